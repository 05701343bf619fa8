import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ByteSource, memorySource } from '../../../src/layers/raster/bytes.ts';
import type { Raster } from '../../../src/layers/raster/raster.ts';
import { openRaster } from '../../../src/layers/raster/read.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { gdal, hasGdal, ourCells, random, rawRaster } from './gdal.ts';
import { anatomy, type Mutation, mutate } from './mutate.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutated-'));
afterAll(() => rmSync(folder, { recursive: true }));
const size = [97, 61] as const;
const each = 25;

/** Files by name: type and creation options; a checksum is in the data of zlib and LERC only. */
const files = [
  [
    'deflate',
    'UInt16',
    true,
    'COMPRESS=DEFLATE',
    'PREDICTOR=2',
    'TILED=YES',
    'BLOCKXSIZE=32',
    'BLOCKYSIZE=32',
  ],
  ['lzw', 'Float32', false, 'COMPRESS=LZW', 'PREDICTOR=3', 'BLOCKYSIZE=8'],
  ['none', 'Byte', false, 'TILED=YES', 'BLOCKXSIZE=64', 'BLOCKYSIZE=32'],
  [
    'zstd',
    'Int16',
    false,
    'COMPRESS=ZSTD',
    'TILED=YES',
    'BLOCKXSIZE=48',
    'BLOCKYSIZE=48',
    'INTERLEAVE=BAND',
  ],
  ['lerc', 'Float32', true, 'COMPRESS=LERC', 'TILED=YES', 'BLOCKXSIZE=32', 'BLOCKYSIZE=32'],
  ['packbits', 'Byte', false, 'COMPRESS=PACKBITS', 'BLOCKYSIZE=16'],
  [
    'jpeg',
    'Byte',
    false,
    'COMPRESS=JPEG',
    'PHOTOMETRIC=YCBCR',
    'TILED=YES',
    'BLOCKXSIZE=32',
    'BLOCKYSIZE=32',
  ],
  ['big', 'Int32', true, 'COMPRESS=DEFLATE', 'BIGTIFF=YES', 'ENDIANNESS=BIG', 'BLOCKYSIZE=5'],
] as const;

/**
 * Tags whose every value makes some sense, so that no reader can know the right one: what samples
 * mean (photometric 262, predictor 317, palette 320, extra samples 338, sample format 339), the place
 * (33550 to 34737), GDAL's texts, and which page is an overview (254).
 */
const undecidable = new Set([
  ...[254, 262, 317, 320, 338, 339, 33550, 33922, 34264, 34735, 34736, 34737, 42112, 42113],
]);

interface Reading {
  readonly width: number;
  readonly height: number;
  readonly cells: readonly number[];
}

async function read(raster: Raster): Promise<Reading> {
  const { width, height } = raster.info;
  const { samples } = await ourCells(raster, 0);
  const { blocks } = raster;
  await blocks.at(-1)!.block(0, 0, 0);
  for (const block of blocks) block.dispose();
  return { width, height, cells: samples };
}

/** Cells that both have agree. */
function agree(a: Reading, b: Reading): boolean {
  for (let y = 0; y < Math.min(a.height, b.height); y++)
    for (let x = 0; x < Math.min(a.width, b.width); x++)
      if (!Object.is(a.cells[y * a.width + x], b.cells[y * b.width + x])) return false;
  return true;
}

/** Why no reader could know that the cells are wrong; undefined where one could. */
function excuse(file: Uint8Array, { from, to }: Mutation, checksum: boolean): string | undefined {
  const hit = anatomy(file).stretches.filter((s) => s.from < to && s.to > from);
  const tag = hit.find((s) => undecidable.has(s.tag));
  if (tag !== undefined) return `tag ${tag.tag} has no wrong value`;
  if (hit.some((s) => s.tag === -1 || s.tag === 347) && !checksum)
    return 'cells without a checksum';
  return undefined;
}

describe.skipIf(!hasGdal)('a damaged GeoTIFF', () => {
  beforeAll(() => {
    for (const [name, type, , ...options] of files) {
      const Numbers = {
        Byte: Uint8Array,
        UInt16: Uint16Array,
        Int16: Int16Array,
        Int32: Int32Array,
        Float32: Float32Array,
      }[type];
      const bands = name === 'jpeg' ? 3 : name === 'zstd' ? 2 : 1;
      const data = new Numbers(size[0] * size[1] * bands).map(
        (_, i) => ((i % 97) * 3 + i / 97) % 251,
      );
      rawRaster(join(folder, `${name}.vrt`), type, size, data);
      gdal(
        'gdal_translate',
        ...['-q', '-a_srs', 'EPSG:32632', '-a_ullr', '680000', '4930000', '680970', '4929390'],
        ...options.flatMap((option) => ['-co', option]),
        ...[join(folder, `${name}.vrt`), join(folder, `${name}.tif`)],
      );
      gdal('gdaladdo', '-q', join(folder, `${name}.tif`), '2');
    }
  });

  it.each(files.map(([name, , checksum]) => [name, checksum] as const))(
    `of %s gives a problem that names it or a right picture, ${each} times`,
    async (name, checksum) => {
      const file = new Uint8Array(readFileSync(join(folder, `${name}.tif`)));
      const original = await read(await openRaster(memorySource('whole', file)));
      const next = random(name.length * 1000 + name.charCodeAt(0));
      const outcomes = { problem: 0, right: 0, excused: 0 };
      for (let i = 0; i < each; i++) {
        const mutation = mutate(file, i, next);
        const title = `${name} ${i}: ${mutation.what}`;
        let most = 0;
        const source: ByteSource = {
          name: `${name}-${i}.tif`,
          read: (offset, length) => {
            most += length;
            return memorySource('', mutation.bytes).read(offset, length);
          },
        };
        try {
          const raster = await openRaster(source);
          const reading = await read(raster);
          const reason = excuse(file, mutation, checksum);
          if (agree(original, reading)) outcomes.right += 1;
          else {
            expect(reason, `${title} is wrong in silence`).toBeDefined();
            outcomes.excused += 1;
          }
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          expect(error.message, title).toContain(`${name}-${i}.tif`);
          expect(
            [
              'rasterNotTiff',
              'rasterDecode',
              'rasterTruncated',
              'rasterFormat',
              'rasterNoPlace',
              'rasterGcps',
              'unknownCrs',
            ],
            title,
          ).toContain(error.code);
          outcomes.problem += 1;
        }
        expect(most, `${title}: bytes asked for`).toBeLessThan(64 * 2 ** 20);
      }
      expect(outcomes.problem).toBeGreaterThan(0);
      expect(outcomes.right).toBeGreaterThan(0);
    },
    60_000,
  );
});
