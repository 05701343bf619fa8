import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromArrayBuffer } from 'geotiff';
import { writeCog } from '../../scripts/city/raster/cog.ts';
import { say } from '../../scripts/io.ts';
import { memorySource } from '../../src/layers/raster/bytes.ts';
import { openRaster } from '../../src/layers/raster/read.ts';
import { readWindow } from '../../src/layers/raster/window.ts';
import { type BenchRow, benchRow } from './row.ts';

const side = 1024;
const runs = 9;
const layouts = [
  ['float32 DEFLATE predictor 3', 'Float32', 'COMPRESS=DEFLATE', 'PREDICTOR=3'],
  ['float32 ZSTD predictor 3', 'Float32', 'COMPRESS=ZSTD', 'PREDICTOR=3'],
  ['float32 LERC', 'Float32', 'COMPRESS=LERC', 'MAX_Z_ERROR=0.01'],
  ['int16 LZW predictor 2', 'Int16', 'COMPRESS=LZW', 'PREDICTOR=2'],
  ['uint8 PackBits', 'Byte', 'COMPRESS=PACKBITS'],
  ['uint8 without compression', 'Byte', 'COMPRESS=NONE'],
] as const;

/** Terrain-like heights: what compresses as rasters of a city do. */
const heights = (): Float32Array =>
  Float32Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [i % side, Math.floor(i / side)];
    const wave = 60 * Math.sin(x / 90) * Math.cos(y / 70) + 8 * Math.sin(x / 7 + y / 11);
    return Math.round((100 + wave + ((i * 2654435761) % 97) / 97) * 10) / 10;
  });

/**
 * The whole of a tiled GeoTIFF of 1024 x 1024 cells, opened and decoded from memory: our reader to
 * physical values with nodata as NaN, geotiff.js 3.0.5 `readRasters` to its samples.
 */
export async function cases(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'decode-'));
  try {
    const rows: BenchRow[] = [];
    for (const { name, file } of makeFiles(folder)) rows.push(await measure(name, file));
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function makeFiles(folder: string): { name: string; file: Uint8Array }[] {
  const crs = 'EPSG:32632';
  const geotransform = [680000, 10, 0, 4930000, 0, -10] as const;
  const grid = { width: side, height: side, bands: 1, crs, geotransform } as const;
  const plain = writeCog({ ...grid, type: 'float32', data: heights(), overviews: 'average' });
  if (spawnSync('gdal_translate', ['--version']).status !== 0) {
    say('GDAL is not on this machine: only the file of our own writer is measured');
    return [{ name: 'float32 of our own writer', file: plain }];
  }
  const base = join(folder, 'base.tif');
  writeFileSync(base, plain);
  return layouts.map(([name, type, ...options]) => {
    const out = join(folder, `${name.replaceAll(' ', '-')}.tif`);
    const creation = ['TILED=YES', ...options].flatMap((option) => ['-co', option]);
    execFileSync('gdal_translate', ['-q', '-ot', type, ...creation, base, out]);
    return { name, file: new Uint8Array(readFileSync(out)) };
  });
}

async function measure(name: string, file: Uint8Array): Promise<BenchRow> {
  const ours = async (): Promise<number> => {
    const raster = await openRaster(memorySource('bench.tif', file));
    const box = { left: 0, top: 0, right: side, bottom: side };
    const { values } = await readWindow(raster, 0, 0, box, side * side);
    for (const level of raster.blocks) level.dispose();
    return values[side * 500 + 500]!;
  };
  const buffer = file.slice().buffer as ArrayBuffer;
  const peer = async (): Promise<number> => {
    const image = await (await fromArrayBuffer(buffer)).getImage();
    const [band] = (await image.readRasters()) as unknown as [ArrayLike<number>];
    return band[side * 500 + 500]!;
  };
  if ((await ours()) !== (await peer())) throw new Error(`${name}: the readers disagree`);
  const [own, other]: [number[], number[]] = [[], []];
  for (let i = 0; i < runs; i++) {
    own.push(await time(ours));
    other.push(await time(peer));
  }
  return benchRow(
    { name: 'rasterDecode', case: name, peerName: 'geotiff.js', unit: 'ms' },
    own,
    other,
  );
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
