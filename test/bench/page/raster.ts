import { fromUrl, type GeoTIFF } from 'geotiff';
import proj4 from 'proj4';
import { TIFFImageryProvider } from 'tiff-imagery-provider';
import { rampLut } from '../../../src/channel/ramp.ts';
import type { TileId } from '../../../src/geo/tile.ts';
import { httpSource } from '../../../src/layers/raster/bytesHttp.ts';
import { openRemote, type RemoteRaster } from '../../../src/layers/raster/client.ts';
import type { Raster } from '../../../src/layers/raster/raster.ts';
import { openRaster } from '../../../src/layers/raster/read.ts';

/** Both sides of the raster benchmarks, driven by `test/bench/raster.ts`; times in milliseconds. */
const gl = document.querySelector('canvas')!.getContext('webgl2')!;
const texture = gl.createTexture();
gl.bindTexture(gl.TEXTURE_2D, texture);

/** To the graphics card, as Cesium does with what a provider gives. */
function upload(pixels: Uint8Array | TexImageSource): void {
  const { TEXTURE_2D, RGBA, UNSIGNED_BYTE } = gl;
  if (pixels instanceof Uint8Array)
    gl.texImage2D(TEXTURE_2D, 0, RGBA, 256, 256, 0, RGBA, UNSIGNED_BYTE, pixels);
  else gl.texImage2D(TEXTURE_2D, 0, RGBA, RGBA, UNSIGNED_BYTE, pixels);
}

/** Has one texel come back, so that all that was uploaded is. */
function finish(): void {
  gl.finish();
}

const request = { resample: 'bilinear', band: 0, urgency: 'shown' } as const;
const style = (ramp: string) => ({ lut: rampLut(ramp), domain: [15, 45] as const });

type Take = (index: number) => Promise<Uint8Array | TexImageSource>;

/** One tile after the other, each from its request to its texture. */
async function one(take: Take, first: number, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = first; i < first + count; i++) {
    const start = performance.now();
    upload(await take(i));
    finish();
    times.push(performance.now() - start);
  }
  return times;
}

/** All at once, as a globe asks for a view: until the last texture is there. */
async function all(take: Take, first: number, count: number): Promise<number> {
  const start = performance.now();
  const tiles = Array.from({ length: count }, (_, i) => take(first + i));
  await Promise.all(tiles.map(async (tile) => upload(await tile)));
  finish();
  return performance.now() - start;
}

/** Tiles in the middle of a raster, row by row. */
function tilesOf({ info }: RemoteRaster, level: number, cols: number, rows: number): TileId[] {
  const [west, south, east, north] = info.bounds;
  const n = 2 ** level / 180;
  const x = Math.floor(((west + east) / 2 + 180) * n - cols / 2);
  const y = Math.floor((90 - (south + north) / 2) * n - rows / 2);
  return Array.from({ length: cols * rows }, (_, i) => ({
    scheme: 'geographic' as const,
    level,
    x: x + (i % cols),
    y: y + Math.floor(i / cols),
  }));
}

let steps: RemoteRaster[] = [];
let tiles: TileId[] = [];
let at = 0;
let ramp = 'heat';

const ours: Take = (index) => steps[at]!.tile(tiles[index]!, style(ramp), request);

let peers: TIFFImageryProvider[] = [];
let peerSide = 0;
let peerLevel = 0;

const peer: Take = async (index) => {
  const inner = peerSide - 2;
  const x = 1 + (index % inner);
  const y = 1 + Math.floor(index / inner);
  const image = await peers[at]!.requestImage(x, y, peerLevel);
  if (image === undefined) throw new Error(`the peer has no tile ${x}, ${y}, ${peerLevel}`);
  return image as TexImageSource;
};

/** The peer as its manual says for other CRS: proj4, its own workers, tiles as large as the file's. */
function openPeer(url: string, crs: string): Promise<TIFFImageryProvider> {
  const { forward, inverse } = proj4('EPSG:4326', crs);
  return TIFFImageryProvider.fromUrl(url, {
    projFunc: () => ({ project: forward, unproject: inverse }),
    renderOptions: { single: { colorScale: 'inferno', domain: [15, 45] } },
    cacheSize: 1000,
  });
}

let own: Raster;
let tiff: GeoTIFF;

Object.assign(globalThis, {
  async openOurs(
    urls: readonly string[],
    level: number,
    cols: number,
    rows: number,
  ): Promise<void> {
    for (const { close } of steps) close();
    steps = await Promise.all(urls.map((url) => openRemote(url, {})));
    tiles = tilesOf(steps[0]!, level, cols, rows);
  },
  async openPeers(urls: readonly string[], crs: string): Promise<void> {
    for (const provider of peers) provider.destroy();
    peers = await Promise.all(urls.map((url) => openPeer(url, crs)));
    peerLevel = peers[0]!.requestLevels.length - 1;
    peerSide = peers[0]!.tilingScheme.getNumberOfXTilesAtLevel(peerLevel);
  },
  goTo(step: number): void {
    at = step;
  },
  one: (side: 'ours' | 'peer', first: number, count: number) =>
    one(side === 'ours' ? ours : peer, first, count),
  all: (side: 'ours' | 'peer', first: number, count: number) =>
    all(side === 'ours' ? ours : peer, first, count),
  recolourOurs(name: string, count: number): Promise<number> {
    ramp = name;
    return all(ours, 0, count);
  },
  /** The dearest part is spared to it: its file stays open and its bytes cached. */
  recolourPeer(name: 'viridis' | 'inferno', count: number): Promise<number> {
    const provider = peers[at]!;
    provider.plot!.setColorScale(name);
    (provider as unknown as { _imagesCache: Map<string, unknown> })._imagesCache.clear();
    return all(peer, 0, count);
  },
  prepare: (step: number, count: number) =>
    Promise.all(tiles.slice(0, count).map((tile) => steps[step]!.prepare(tile, request))),
  async openDecoders(url: string): Promise<void> {
    own = await openRaster(httpSource(url));
    tiff = await fromUrl(url);
  },
  async decodeOurs(block: number): Promise<number> {
    const across = own.info.width / 256;
    const start = performance.now();
    await own.blocks[0]!.block(block % across, Math.floor(block / across), 0);
    return performance.now() - start;
  },
  async decodePeer(block: number): Promise<number> {
    const across = own.info.width / 256;
    const left = (block % across) * 256;
    const top = Math.floor(block / across) * 256;
    const image = await tiff.getImage();
    const start = performance.now();
    await image.readRasters({ window: [left, top, left + 256, top + 256], samples: [0] });
    return performance.now() - start;
  },
});
