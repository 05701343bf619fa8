import type { TileId } from '../../geo/tile.ts';
import { Problem } from '../../problem/problem.ts';
import { ByteCache } from './cache.ts';
import { colourTile, type TileStyle } from './colour.ts';
import { type Elevation, openElevation } from './elevation.ts';
import { type Probe, probeRaster, sampleRaster } from './probe.ts';
import type { Raster, RasterHints, RasterInfo } from './raster.ts';
import { openRaster } from './read.ts';
import { fadeRim } from './rim.ts';
import { type Resample, readTile, type ValueTile } from './tile.ts';

export interface Opened {
  readonly id: number;
  readonly info: RasterInfo;
  /** Values spread over the image, for range and histogram. */
  readonly sample: Float32Array;
}

const tileSize = 256;
const capBytes = 128 * 2 ** 20;

/**
 * Opened rasters and their value tiles; one engine per worker, or per Node process. A value tile is
 * kept, so that another ramp or range only colours it again.
 */
export class RasterEngine {
  readonly #rasters = new Map<number, Raster>();
  readonly #elevations = new Map<number, Promise<Elevation>>();
  readonly #tiles = new ByteCache<ValueTile>(capBytes, (tile) => tile.values.byteLength);
  #next = 1;

  async open(source: string | Blob, hints: RasterHints): Promise<Opened> {
    const raster = await openRaster(
      typeof source === 'string' ? source : blobSource(source),
      hints,
    );
    const sample = await sampleRaster(raster);
    const id = this.#next++;
    this.#rasters.set(id, raster);
    return { id, info: raster.info, sample };
  }

  /** RGBA pixels of a map tile, 256 x 256, row 0 north. */
  async tile(id: number, tile: TileId, resample: Resample, style: TileStyle): Promise<Uint8Array> {
    const size = tileSize * (style.supersample ?? 1);
    const key = `${id}/${resample}/${size}/${tile.scheme}/${tile.level}/${tile.x}/${tile.y}`;
    const raster = this.#raster(id);
    const values = await this.#tiles.get(key, () => readTile(raster, tile, { resample, size }));
    const pixels = colourTile(values, style);
    if (style.rim !== undefined) fadeRim(pixels, raster, tile, style.rim);
    return pixels;
  }

  probe(id: number, lon: number, lat: number): Promise<Probe> {
    return probeRaster(this.#raster(id), lon, lat);
  }

  /** Heights at interleaved degrees from the level that fits places `spacing` degrees apart. */
  async heights(id: number, lonLat: Float64Array, spacing: number): Promise<Float32Array> {
    let elevation = this.#elevations.get(id);
    if (elevation === undefined) {
      elevation = openElevation(this.#raster(id));
      this.#elevations.set(id, elevation);
    }
    return (await elevation).heights(lonLat, spacing);
  }

  close(id: number): void {
    for (const reader of this.#rasters.get(id)?.blocks ?? []) reader.dispose();
    this.#rasters.delete(id);
    this.#elevations.delete(id);
    this.#tiles.drop(`${id}/`);
  }

  #raster(id: number): Raster {
    const raster = this.#rasters.get(id);
    if (raster === undefined) throw new Problem('cancelled', { file: `raster ${id}` });
    return raster;
  }
}

const blobSource = (blob: Blob) => ({
  name: blob instanceof File ? blob.name : 'dropped file',
  read: (offset: number, length: number) => blob.slice(offset, offset + length).arrayBuffer(),
});
