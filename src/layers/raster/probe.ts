import type { BlockSource, Raster } from './raster.ts';
import { bilinearSampler } from './sample.ts';
import { decoder, readWindow } from './window.ts';

/** What a raster says of a place: `null` on nodata and outside; column and row of full resolution, fractional. */
export interface Probe {
  readonly value: number | null;
  readonly col: number;
  readonly row: number;
  readonly inside: boolean;
}

/** Value of the cell that a place (WGS 84 degrees) lies in, at full resolution and full precision. */
export async function probeRaster(
  raster: Raster,
  lon: number,
  lat: number,
  band = 0,
): Promise<Probe> {
  const [col, row] = raster.toPixel(lon, lat);
  const { width, height } = raster.info;
  if (!(col >= 0 && col < width && row >= 0 && row < height))
    return { value: null, col, row, inside: false };
  const reader = raster.blocks[0]!;
  const bx = Math.floor(col / reader.blockWidth);
  const by = Math.floor(row / reader.blockHeight);
  const block = await reader.block(bx, by, band);
  const x = Math.floor(col) - bx * reader.blockWidth;
  const y = Math.floor(row) - by * reader.blockHeight;
  const sample = block.samples[(y * block.width + x) * block.stride + reader.bandOffset(band)]!;
  const value = decoder(raster)(sample);
  return { value: Number.isNaN(value) ? null : value, col, row, inside: true };
}

const mostSamples = 65536;
/** 256 MiB of heights: places far apart in a very large raster are then read from every second cell. */
const mostPointCells = 64 * 2 ** 20;

/** A level of more cells is not read whole for its range: a large file without overviews has no other. */
const mostWholeCells = 4 * 2 ** 20;
const mostBlocks = 64;

/** Values spread over the whole image, from its coarsest overview; NaN left out. For range and histogram. */
export async function sampleRaster(raster: Raster, band = 0): Promise<Float32Array> {
  const level = raster.blocks.length - 1;
  const boxes = sampleBoxes(raster.blocks[level]!);
  const most = mostSamples / boxes.length;
  const parts = await Promise.all(
    boxes.map(async (box) => {
      const { values } = await readWindow(raster, level, band, box);
      const every = Math.max(1, Math.ceil(values.length / most));
      return values.filter((value, i) => i % every === 0 && !Number.isNaN(value));
    }),
  );
  const kept = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    kept.set(part, at);
    at += part.length;
  }
  return kept;
}

type Box = Parameters<typeof readWindow>[3];

/** The whole level, or blocks spread evenly over one that is too large for that. */
function sampleBoxes({ width, height, blockWidth, blockHeight }: BlockSource): readonly Box[] {
  if (width * height <= mostWholeCells) return [{ left: 0, top: 0, right: width, bottom: height }];
  const cols = Math.ceil(width / blockWidth);
  const rows = Math.ceil(height / blockHeight);
  const across = Math.min(cols, Math.max(Math.sqrt(mostBlocks), Math.floor(mostBlocks / rows)));
  const down = Math.min(rows, Math.floor(mostBlocks / across));
  return Array.from({ length: across * down }, (_, i) => {
    const left = Math.floor((((i % across) + 0.5) * cols) / across) * blockWidth;
    const top = Math.floor(((Math.floor(i / across) + 0.5) * rows) / down) * blockHeight;
    return { left, top, right: left + blockWidth, bottom: top + blockHeight };
  });
}

/** Bilinear values of an image level at places (interleaved degrees); NaN outside and on nodata. */
export async function samplePoints(
  raster: Raster,
  lonLat: Float64Array,
  level: number,
): Promise<Float32Array> {
  const count = lonLat.length / 2;
  const { width, height } = raster.info.levels[level]!;
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let i = 0; i < count; i++) {
    const [col, row] = raster.toPixel(lonLat[2 * i]!, lonLat[2 * i + 1]!);
    xs[i] = (col * width) / raster.info.width;
    ys[i] = (row * height) / raster.info.height;
    if (!(xs[i]! >= 0 && xs[i]! <= width && ys[i]! >= 0 && ys[i]! <= height)) continue;
    box.left = Math.min(box.left, xs[i]! - 1);
    box.right = Math.max(box.right, xs[i]! + 2);
    box.top = Math.min(box.top, ys[i]! - 1);
    box.bottom = Math.max(box.bottom, ys[i]! + 2);
  }
  const out = new Float32Array(count).fill(Number.NaN);
  if (box.left > box.right) return out;
  const sample = bilinearSampler(await readWindow(raster, level, 0, box, mostPointCells));
  for (let i = 0; i < count; i++) out[i] = sample(xs[i]!, ys[i]!);
  return out;
}
