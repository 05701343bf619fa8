import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRaster } from '../../../src/layers/raster/read.ts';
import {
  arrays,
  type Cells,
  type GdalType,
  gdalCells,
  hasGdal,
  make,
  ourCells,
  random,
  rawRaster,
} from './gdal.ts';

const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
afterAll(() => rmSync(folder, { recursive: true }));
const size = [97, 61] as const;
const bands = 2;

/** Type of the file, by what GDAL reads it as and the creation options that make it. */
const types: readonly (readonly [name: string, type: GdalType, ...options: string[]])[] = [
  ['uint8', 'Byte'],
  ['uint16', 'UInt16'],
  ['int16', 'Int16'],
  ['uint32', 'UInt32'],
  ['int32', 'Int32'],
  ['uint64', 'UInt64'],
  ['int64', 'Int64'],
  ['float32', 'Float32'],
  ['float64', 'Float64'],
  ['float16', 'Float32', 'NBITS=16'],
  ['int8', 'Byte', 'PIXELTYPE=SIGNEDBYTE'],
  ['uint8 in 1 bit', 'Byte', 'NBITS=1'],
  ['uint8 in 2 bits', 'Byte', 'NBITS=2'],
  ['uint8 in 4 bits', 'Byte', 'NBITS=4'],
  ['uint16 in 12 bits', 'UInt16', 'NBITS=12'],
];
const codecs = ['NONE', 'LZW', 'DEFLATE', 'ZSTD', 'PACKBITS', 'LERC', 'LERC_DEFLATE', 'LERC_ZSTD'];
const layouts = [
  ['TILED=YES', 'BLOCKXSIZE=32', 'BLOCKYSIZE=64', 'INTERLEAVE=PIXEL'],
  ['BLOCKYSIZE=7', 'INTERLEAVE=BAND', 'ENDIANNESS=BIG'],
  ['TILED=YES', 'BLOCKXSIZE=64', 'BLOCKYSIZE=32', 'INTERLEAVE=BAND', 'BIGTIFF=YES'],
  ['BLOCKYSIZE=16', 'INTERLEAVE=PIXEL', 'ENDIANNESS=BIG', 'BIGTIFF=YES'],
  ['TILED=YES', 'BLOCKXSIZE=16', 'BLOCKYSIZE=16', 'INTERLEAVE=PIXEL', 'ENDIANNESS=BIG'],
];
/** Corners in the CRS that lie where it is used. */
const places = [
  ['EPSG:3035', 4321000, 3210000],
  ['EPSG:32632', 680000, 4930000],
  ['EPSG:25833', 390000, 5820000],
  ['EPSG:27700', 530000, 180000],
  ['EPSG:2154', 652000, 6862000],
  ['EPSG:28992', 121000, 487000],
  ['EPSG:21781', 683000, 247000],
  ['EPSG:4326', 11.3, 44.5],
  ['EPSG:3857', 1263000, 5542000],
] as const;

interface Case {
  readonly name: string;
  readonly title: string;
  readonly type: GdalType;
  readonly file: string;
  readonly place: (typeof places)[number];
  readonly cell: number;
  readonly command: readonly string[];
}

const cases: Case[] = [];
for (const [name, type, ...options] of types)
  for (const codec of codecs)
    for (const predictor of [1, 2, 3]) {
      const i = cases.length;
      if (predictor > 1 && !['LZW', 'DEFLATE', 'ZSTD'].includes(codec)) continue;
      if (predictor === 3 && !name.startsWith('float')) continue;
      // Every codec and predictor for the common types; of the others each codec once in a while.
      const whole = ['uint8', 'int16', 'float32', 'float64'].includes(name);
      if (!whole && (codecs.indexOf(codec) + predictor + types.findIndex(([t]) => t === name)) % 3)
        continue;
      const place = places[i % places.length]!;
      const cell = place[0] === 'EPSG:4326' ? 0.0003 : 30;
      const file = join(folder, `${i}.tif`);
      const creation = [`COMPRESS=${codec}`, ...options, ...layouts[i % layouts.length]!];
      if (predictor > 1) creation.push(`PREDICTOR=${predictor}`);
      const corners = [place[1], place[2], place[1] + cell * size[0], place[2] - cell * size[1]];
      cases.push({
        ...{ name, type, file, place, cell },
        title: `${name} ${codec} predictor ${predictor} ${layouts[i % layouts.length]!.join(' ')}`,
        command: [
          ...['gdal_translate', '-q', '-a_srs', place[0], '-a_ullr', ...corners.map(String)],
          ...creation.flatMap((option) => ['-co', option]),
          ...[join(folder, `${name.replaceAll(' ', '')}.vrt`), file],
        ],
      });
    }

/** Values over the whole range of the type: plains, ramps, noise, extremes and, of floats, NaN. */
function values(name: string, type: GdalType): Cells {
  const next = random(name.length * 7 + 1);
  const count = size[0] * size[1] * bands;
  const bits = Number(/in (\d+)/.exec(name)?.[1] ?? /\d+/.exec(name)![0]);
  const float = name.startsWith('float');
  const top = float ? 60000 : bits === 64 ? 2 ** 52 : 2 ** bits - 1;
  const low = type.startsWith('Int') ? -(2 ** (Math.min(bits, 53) - 1)) : 0;
  const at = (i: number): number => {
    if (i % 97 < 20) return 1;
    if (float && i % 89 === 3) return Number.NaN;
    if (float) return i % 5 === 0 ? (next() - 0.5) * 1000 : i / 64;
    return Math.round(low + (i % 3 === 0 ? next() * top : (i * 37) % (top + 1)));
  };
  const out = new arrays[type](count);
  for (let i = 0; i < count; i++) {
    const value = at(i);
    out[i] = (typeof out[0] === 'bigint' ? BigInt(value) : value) as never;
  }
  return out;
}

describe.skipIf(!hasGdal)('every type, codec and predictor', () => {
  const expected = new Map<string, readonly Cells[]>();

  beforeAll(() => {
    for (const [name, type] of types)
      rawRaster(join(folder, `${name.replaceAll(' ', '')}.vrt`), type, size, values(name, type));
    const made = make(
      folder,
      cases.map(({ file, command }) => ({ out: file, command })),
    );
    for (const type of Object.keys(arrays) as GdalType[]) {
      const files = cases.filter((c) => c.type === type && made.has(c.file)).map((c) => c.file);
      const cells = gdalCells(
        folder,
        type,
        size,
        files.flatMap((file) => [0, 1].map((band) => ({ file, band }))),
      );
      files.forEach((file, i) => {
        expected.set(file, cells.slice(i * 2, i * 2 + 2));
      });
    }
  }, 120_000);

  it('is made by GDAL for at least 70 of them, over all types, codecs and predictors', () => {
    const made = cases.filter(({ file }) => expected.has(file));
    expect(made.length).toBeGreaterThan(70);
    expect(new Set(made.map(({ name }) => name)).size).toBe(types.length);
    for (const codec of codecs)
      expect(made.some(({ title }) => title.includes(` ${codec} `))).toBe(true);
    for (const [crs] of places) expect(made.some(({ place }) => place[0] === crs)).toBe(true);
  });

  it.each(types.map(([name]) => name))('reads every cell of %s as GDAL does', async (name) => {
    for (const { title, file, place, cell } of cases.filter((c) => c.name === name)) {
      const want = expected.get(file);
      if (want === undefined) continue;
      const raster = await openRaster(file);
      expect(raster.info.crs, title).toBe(place[0]);
      expect(raster.info.sampleType, title).toBe(name.split(' ')[0]);
      const [x, width, , y, , height] = raster.info.geotransform;
      expect(Math.abs(x - place[1]) / cell, title).toBeLessThan(1e-6);
      expect(Math.abs(y - place[2]) / cell, title).toBeLessThan(1e-6);
      expect(width / cell, title).toBeCloseTo(1, 9);
      expect(-height / cell, title).toBeCloseTo(1, 9);
      for (let band = 0; band < bands; band++) {
        const { samples } = await ourCells(raster, band);
        let wrong = 0;
        for (let i = 0; i < samples.length; i++) {
          const cells = want[band]!;
          const value = name === 'int8' ? (Number(cells[i]) << 24) >> 24 : Number(cells[i]);
          if (!Object.is(samples[i], value)) wrong += 1;
        }
        expect(wrong, `${title}, band ${band}`).toBe(0);
      }
    }
  });
});
