import type { TileId } from '../../geo/tile.ts';
import { Problem } from '../../problem/problem.ts';
import { colourTile, type TileStyle } from './colour.ts';
import { openSource } from './derive/open.ts';
import { type Elevation, openElevation } from './elevation.ts';
import type { Urgency } from './lane.ts';
import { readerBytes, setReaderCap } from './memory.ts';
import { mixTiles } from './mix.ts';
import { paintPicture, pictureBands, type Stretch, stretchesOf } from './picture.ts';
import { type Probe, probeRaster, sampleRaster } from './probe.ts';
import type { Raster, RasterHints, RasterInfo } from './raster.ts';
import { fadeRim } from './rim.ts';
import { type Asking, TileStore } from './store.ts';
import { type Resample, readTile, type ValueTile } from './tile.ts';

export interface Opened {
  readonly id: number;
  readonly info: RasterInfo;
  /** Values of the first band spread over the image, for range and histogram. */
  readonly sample: Float32Array;
}

/** What of a raster, or between two, is wanted on a tile. */
export interface TileRequest {
  readonly resample: Resample;
  /** From 0. */
  readonly band: number;
  /** Three or four bands are drawn as the picture that they are, whatever `band` and style say. */
  readonly picture?: boolean;
  /** Another raster towards which the values are mixed linearly, `share` 0..1. */
  readonly towards?: { readonly id: number; readonly share: number };
  readonly urgency: Urgency;
}

interface Open {
  readonly raster: Raster;
  stretches?: Promise<readonly Stretch[]>;
  elevation?: Promise<Elevation>;
}

/** Bytes, until a person says otherwise. */
export const defaultCap = 256 * 2 ** 20;

const tileSize = 256;
/** Share of the cap that value tiles may take; what they are made from has the rest. */
const tilesShare = 0.5;

/** What all open rasters hold together, and may hold, bytes. */
export interface Memory {
  readonly used: number;
  readonly cap: number;
}

/**
 * Opened rasters and their value tiles; one engine per worker, or per Node process. A value tile is
 * kept, so that another ramp or range only colours it again.
 */
export class RasterEngine {
  readonly #open = new Map<number, Open>();
  readonly #tiles = new TileStore(defaultCap * tilesShare);
  #next = 1;
  #cap = 0;

  constructor() {
    this.setCap(defaultCap);
  }

  async open(source: string | Blob, hints: RasterHints, signal?: AbortSignal): Promise<Opened> {
    const raster = await openSource([source, hints], signal);
    const sample = await sampleRaster(raster);
    const id = this.#next++;
    this.#open.set(id, { raster });
    return { id, info: raster.info, sample };
  }

  /** Values of a band spread over the image, for range and histogram. */
  sample(id: number, band: number): Promise<Float32Array> {
    return sampleRaster(this.#opened(id).raster, band);
  }

  /** RGBA pixels of a map tile, 256 x 256, row 0 north. */
  async tile(
    id: number,
    tile: TileId,
    style: TileStyle,
    request: TileRequest,
    signal?: AbortSignal,
  ): Promise<Uint8Array> {
    const open = this.#opened(id);
    const asking = { urgency: request.urgency, signal };
    const size = tileSize * (style.supersample ?? 1);
    let pixels: Uint8Array;
    if (request.picture === true) {
      const bands = pictureBands(open.raster).map((band) =>
        this.#values(id, tile, { ...request, band }, size, asking),
      );
      open.stretches ??= stretchesOf(open.raster);
      pixels = paintPicture(await Promise.all(bands), await open.stretches);
    } else pixels = colourTile(await this.#mixed(id, tile, request, size, asking), style);
    if (style.rim !== undefined) fadeRim(pixels, open.raster, tile, style.rim);
    return pixels;
  }

  /** Reads the values of a tile that may soon be asked for. */
  async prepare(
    id: number,
    tile: TileId,
    request: TileRequest,
    signal?: AbortSignal,
  ): Promise<void> {
    const asking = { urgency: request.urgency, signal };
    const { raster } = this.#opened(id);
    const bands = request.picture === true ? pictureBands(raster) : [request.band];
    await Promise.all(
      bands.map((band) => this.#values(id, tile, { ...request, band }, tileSize, asking)),
    );
  }

  probe(id: number, lon: number, lat: number, band: number): Promise<Probe> {
    return probeRaster(this.#opened(id).raster, lon, lat, band);
  }

  /** Heights at interleaved degrees from the level that fits places `spacing` degrees apart. */
  async heights(id: number, lonLat: Float64Array, spacing: number): Promise<Float32Array> {
    const open = this.#opened(id);
    open.elevation ??= openElevation(open.raster);
    return (await open.elevation).heights(lonLat, spacing);
  }

  memory(): Memory {
    return { used: this.#tiles.bytes + readerBytes(), cap: this.#cap };
  }

  /** Bytes that blocks and value tiles may take together; what is too much is dropped, least recently used first. */
  setCap(bytes: number): void {
    this.#cap = bytes;
    this.#tiles.setCap(bytes * tilesShare);
    setReaderCap(bytes * (1 - tilesShare));
  }

  close(id: number): void {
    for (const reader of this.#open.get(id)?.raster.blocks ?? []) reader.dispose();
    this.#open.delete(id);
    this.#tiles.drop(`${id}/`);
  }

  async #mixed(
    id: number,
    tile: TileId,
    request: TileRequest,
    size: number,
    asking: Asking,
  ): Promise<ValueTile> {
    const { towards } = request;
    const own = this.#values(id, tile, request, size, asking);
    if (towards === undefined) return own;
    const other = this.#values(towards.id, tile, request, size, asking);
    const [from, to] = await Promise.all([own, other]);
    return mixTiles(from, to, towards.share);
  }

  #values(
    id: number,
    tile: TileId,
    { resample, band }: Pick<TileRequest, 'resample' | 'band'>,
    size: number,
    asking: Asking,
  ): Promise<ValueTile> {
    const { raster } = this.#opened(id);
    const { scheme, level, x, y } = tile;
    const key = `${id}/${band}/${resample}/${size}/${scheme}/${level}/${x}/${y}`;
    const make = (stop: AbortSignal) =>
      readTile(raster, tile, { resample, band, size, signal: stop });
    return this.#tiles.get(key, make, asking);
  }

  #opened(id: number): Open {
    const open = this.#open.get(id);
    if (open === undefined) throw new Problem('cancelled', { file: `raster ${id}` });
    return open;
  }
}
