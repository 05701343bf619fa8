import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Raster } from '../../../src/layers/raster/raster.ts';

export const hasGdal = spawnSync('gdallocationinfo', ['--version']).status === 0;
if (!hasGdal) process.stderr.write('skipped: GDAL (gdal-bin) is not on this machine\n');

/** Arrays by GDAL's name of the type. */
export const arrays = {
  Byte: Uint8Array,
  UInt16: Uint16Array,
  Int16: Int16Array,
  UInt32: Uint32Array,
  Int32: Int32Array,
  UInt64: BigUint64Array,
  Int64: BigInt64Array,
  Float32: Float32Array,
  Float64: Float64Array,
} as const;
export type GdalType = keyof typeof arrays;
export type Cells =
  | Uint8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigUint64Array
  | BigInt64Array
  | Float32Array
  | Float64Array;

export const gdal = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] }).toString();

/** Files that GDAL makes, two at a time; those it refuses to are left out of the answer. */
export function make(
  folder: string,
  jobs: readonly { readonly out: string; readonly command: readonly string[] }[],
): Set<string> {
  const lines = jobs.map(({ out, command }) => {
    const quoted = command.map((word) => `'${word}'`).join(' ');
    return `${quoted} >/dev/null 2>&1 && echo '${out}'`;
  });
  const list = join(folder, 'jobs.txt');
  writeFileSync(list, `${lines.join('\n')}\n`);
  const made = spawnSync('xargs', ['-a', list, '-P', '2', '-d', '\n', '-I{}', 'sh', '-c', '{}']);
  return new Set(made.stdout.toString().trim().split('\n'));
}

/** A raster of raw numbers that GDAL reads: `data` holds one band after another. */
export function rawRaster(
  path: string,
  type: GdalType,
  [width, height]: readonly [number, number],
  data: Cells,
  interpretation: readonly string[] = [],
): void {
  const raw = `${path}.raw`;
  writeFileSync(raw, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  const size = data.BYTES_PER_ELEMENT;
  const bands = data.length / (width * height);
  const xml = Array.from(
    { length: bands },
    (_, band) =>
      `<VRTRasterBand dataType="${type}" band="${band + 1}" subClass="VRTRawRasterBand">${
        interpretation[band] ? `<ColorInterp>${interpretation[band]}</ColorInterp>` : ''
      }<SourceFilename relativeToVRT="1">${basename(raw)}</SourceFilename>` +
      `<ImageOffset>${band * width * height * size}</ImageOffset><PixelOffset>${size}</PixelOffset>` +
      `<LineOffset>${width * size}</LineOffset><ByteOrder>LSB</ByteOrder></VRTRasterBand>`,
  );
  writeFileSync(
    path,
    `<VRTDataset rasterXSize="${width}" rasterYSize="${height}">${xml.join('')}</VRTDataset>`,
  );
}

/** GDAL's own reading of every cell of one band of each of several rasters of one size, in one call. */
export function gdalCells(
  folder: string,
  type: GdalType,
  [width, height]: readonly [number, number],
  bands: readonly { readonly file: string; readonly band: number | 'mask' }[],
): Cells[] {
  const xml = bands.map(
    ({ file, band }, i) =>
      `<VRTRasterBand dataType="${type}" band="${i + 1}"><SimpleSource><SourceFilename>${file}` +
      `</SourceFilename><SourceBand>${band === 'mask' ? 'mask,1' : band + 1}</SourceBand></SimpleSource></VRTRasterBand>`,
  );
  const vrt = join(folder, `read-${type}.vrt`);
  const size = `rasterXSize="${width}" rasterYSize="${height}"`;
  writeFileSync(vrt, `<VRTDataset ${size}>${xml.join('')}</VRTDataset>`);
  const out = join(folder, `read-${type}.dat`);
  // ENVI has no 64-bit integers; those of the tests are exact as doubles.
  const written = type.endsWith('Int64') ? 'Float64' : type;
  gdal('gdal_translate', '-q', '-of', 'ENVI', '-ot', written, vrt, out);
  const { buffer } = new Uint8Array(readFileSync(out));
  const count = width * height;
  const Numbers = arrays[written];
  return bands.map((_, i) => new Numbers(buffer, i * count * Numbers.BYTES_PER_ELEMENT, count));
}

/** Our reading of every sample of one band, and which cells a mask calls known. */
export async function ourCells(
  raster: Raster,
  band: number,
  level = 0,
): Promise<{ samples: number[]; valid: number[] }> {
  const reader = raster.blocks[level]!;
  const { width, height, blockWidth, blockHeight } = reader;
  const samples = new Array<number>(width * height);
  const valid = new Array<number>(width * height).fill(1);
  for (let by = 0; by * blockHeight < height; by++)
    for (let bx = 0; bx * blockWidth < width; bx++) {
      const block = await reader.block(bx, by, band);
      const shift = reader.bandOffset(band);
      for (let y = 0; y < Math.min(blockHeight, height - by * blockHeight); y++)
        for (let x = 0; x < Math.min(blockWidth, width - bx * blockWidth); x++) {
          const at = (by * blockHeight + y) * width + bx * blockWidth + x;
          const cell = y * block.width + x;
          samples[at] = block.samples[cell * block.stride + shift]!;
          if (block.valid !== undefined) valid[at] = block.valid[cell]!;
        }
    }
  return { samples, valid };
}

/** A seeded stream of numbers in [0, 1). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
