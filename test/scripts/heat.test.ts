import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type CogOptions, writeCog } from '../../scripts/city/raster/cog.ts';
import { register } from '../../scripts/verbs/heat.ts';
import { coolingCapacity, heatMitigation } from '../../src/forecast/heat/cooling.ts';
import { readCells } from '../../src/layers/raster/derive/cells.ts';
import { openRaster } from '../../src/layers/raster/read.ts';
import { Problem } from '../../src/problem/problem.ts';
import { gdal, hasGdal } from '../gdal.ts';

const dir = mkdtempSync(join(tmpdir(), 'heat-'));
afterAll(() => rmSync(dir, { recursive: true }));
const at = (name: string): string => join(dir, name);

async function twin(...args: string[]) {
  const program = new Command('twin');
  register(program);
  const quiet = (command: Command): void => {
    command.exitOverride().configureOutput({ writeErr: () => {} });
    for (const child of command.commands) quiet(child);
  };
  quiet(program);
  let stdout = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const say = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    await program.parseAsync(args, { from: 'user' });
    return { answer: JSON.parse(stdout) as Record<string, unknown>, error: undefined };
  } catch (error) {
    return { answer: {} as Record<string, unknown>, error };
  } finally {
    write.mockRestore();
    say.mockRestore();
  }
}

const [cols, rows] = [32, 24];
/** A park in a town, and a corner that is not known. */
const codes = Float32Array.from({ length: cols * rows }, (_, i) => {
  const [x, y] = [i % cols, Math.floor(i / cols)];
  if (x < 2 && y < 2) return 255;
  return x > 4 && x < 18 && y > 4 && y < 16 ? 2 : (x + y) % 2;
});
const tif = (name: string, data: Float32Array, more: Partial<CogOptions> = {}): string => {
  const options: CogOptions = {
    width: cols,
    height: rows,
    bands: 1,
    type: 'float32',
    data,
    crs: 'EPSG:25832',
    geotransform: [690_000, 20, 0, 5_335_000, 0, -20],
    overviews: 'nearest',
    ...more,
  };
  writeFileSync(at(name), writeCog(options));
  return at(name);
};
const lulc = tif('lulc.tif', codes, { noData: 255 });
const et0 = tif(
  'et0.tif',
  codes.map((_, i) => 4 + (i % cols) / cols),
);
writeFileSync(
  at('table.csv'),
  'lucode,shade,kc,albedo,green_area,building_intensity\n0,.1,.3,.2,0,.6\n1,0,.2,.3,0,.9\n2,.9,1,.2,1,0\n',
);
const cooling = (...more: string[]) =>
  twin(
    ...['heat', 'cooling', '--lulc', lulc, '--et0', et0, '--table', at('table.csv')],
    ...['--distance', '100', '--out', at('out.tif'), '--json', ...more],
  );
const written = async (): Promise<Float64Array> => {
  const raster = await openRaster(at('out.tif'));
  const box = { left: 0, top: 0, right: raster.info.width, bottom: raster.info.height };
  return (await readCells(raster, 0, 0, box)).values;
};
const of = (by: Readonly<Record<number, number>>) =>
  Float64Array.from(codes, (code) => by[code] ?? Number.NaN);
const expected = (distance: number) => {
  const surface = {
    shade: of({ 0: 0.1, 1: 0, 2: 0.9 }),
    kc: of({ 0: 0.3, 1: 0.2, 2: 1 }),
    albedo: of({ 0: 0.2, 1: 0.3, 2: 0.2 }),
    et0: Float64Array.from(codes, (_, i) => Math.fround(4 + (i % cols) / cols)),
  };
  const cc = coolingCapacity(surface);
  const grid = { name: '', cols, rows, width: 20, height: 20 };
  return { cc, ...heatMitigation(cc, of({ 0: 0, 1: 0, 2: 1 }), grid, distance) };
};

describe('twin heat cooling', () => {
  it('writes the index on the land cover, and says what it is', async () => {
    const { answer, error } = await cooling();
    expect(error).toBeUndefined();
    expect(answer).toMatchObject({
      what: 'cc',
      unit: '1',
      crs: 'EPSG:25832',
      width: cols,
      height: rows,
      distanceCells: 5,
      note: expect.stringMatching(/neither a measured nor a simulated temperature/),
    });
    expect(answer.nodataShare).toBeCloseTo(4 / (cols * rows), 12);
    const { cc } = expected(100);
    const values = await written();
    for (const [i, value] of values.entries())
      if (Number.isNaN(cc[i]!)) expect(value).toBeNaN();
      else expect(Math.abs(value - cc[i]!)).toBeLessThan(1e-6);
  });

  it.runIf(hasGdal)('is read by GDAL with unit, note and provenance', async () => {
    await cooling('--what', 'hm', '--distance', '200');
    const { hm, cc } = expected(200);
    const [x, y] = [20, 10];
    expect(hm[y * cols + x]).toBeGreaterThan(cc[y * cols + x]!);
    const value = gdal('gdallocationinfo', ['-valonly', at('out.tif'), String(x), String(y)]);
    expect(Number(value)).toBeCloseTo(hm[y * cols + x]!, 6);
    const info = gdal('gdalinfo', [at('out.tif')]);
    expect(info).toMatch(/TWIN_METHOD=InVEST urban cooling, factors .*distance 200 m/);
    expect(info).toMatch(/TWIN_NOTE=.*not|neither/);
    expect(info).toMatch(/TWIN_SOURCE_et0_SHA256=[0-9a-f]{64}/);
    expect(info).toMatch(/Unit Type: 1/);
  });

  it('takes evapotranspiration of another grid and place in degrees, known in part', async () => {
    // Two by three cells over the west half of the town.
    const data = new Float32Array(6).fill(5);
    const coarse = tif('coarse.tif', data, {
      width: 2,
      height: 3,
      crs: 'EPSG:4326',
      geotransform: [11.54, 0.008, 0, 48.16, 0, -0.012],
      noData: -1,
    });
    const { answer, error } = await cooling('--et0', coarse);
    expect(error).toBeUndefined();
    expect(answer.et0Max).toBeCloseTo(5, 5);
    const { nodataShare } = answer as { nodataShare: number };
    expect(nodataShare).toBeGreaterThan(0.1);
    expect(nodataShare).toBeLessThan(0.95);
  });

  it('shares out a heat island only where all of it is given', async () => {
    const { answer } = await cooling(...'--what tair --tref 25 --uhi 4 --mixing 60'.split(' '));
    expect(answer).toMatchObject({ unit: 'Cel', note: expect.stringMatching(/not a measured/) });
    expect(answer.min).toBeGreaterThan(25);
    expect(answer.max).toBeLessThan(29);
    const { error } = await cooling('--what', 'tair', '--tref', '25');
    expect(error).toBeInstanceOf(CommanderError);
  });

  it('computes nights from building intensity, and weighs factors as told', async () => {
    const night = (await cooling('--method', 'intensity')).answer;
    expect(night.max).toBe(1);
    expect(night.min).toBeCloseTo(0.1, 6);
    const shade = (await cooling('--weights', '1,0,0')).answer;
    expect([shade.min, shade.max]).toEqual([0, expect.closeTo(0.9, 6)]);
    for (const wrong of ['1,0', '0,0,0', '1,x,0', '2,0,0'])
      expect((await cooling('--weights', wrong)).error, wrong).toBeInstanceOf(CommanderError);
  });

  it('takes any distance, and a raster of one cell', async () => {
    const { answer, error } = await cooling('--distance', '50000', '--what', 'ccpark');
    expect(error).toBeUndefined();
    // Everything is as near as anything else: the mean of the town.
    expect((answer.max as number) - (answer.min as number)).toBeLessThan(0.01);
    const one = { width: 1, height: 1 };
    const cell = tif('one.tif', Float32Array.of(2), { ...one, noData: 255 });
    const water = tif('one-et0.tif', Float32Array.of(5), one);
    const small = await cooling('--lulc', cell, '--et0', water, '--what', 'hm');
    expect(small.error).toBeUndefined();
    expect(small.answer.mean).toBeCloseTo(0.6 * 0.9 + 0.2 * 0.2 + 0.2, 6);
  });

  it('keeps the index within 0 and 1 on evapotranspiration of another CRS and cell size', async () => {
    const data = Float32Array.from({ length: 60 }, (_, i) => 3 + (i % 7));
    const other = tif('other.tif', data, {
      width: 10,
      height: 6,
      crs: 'EPSG:3035',
      geotransform: [4_436_600, 95, 0, 2_782_000, 0, -130],
    });
    for (const what of ['cc', 'ccpark', 'hm']) {
      const { answer, error } = await cooling('--et0', other, '--what', what);
      expect(error, String(error)).toBeUndefined();
      expect(answer.min).toBeGreaterThanOrEqual(0);
      expect(answer.max).toBeLessThanOrEqual(1);
    }
  });

  it('tells degrees, codes without a line and a place of their own', async () => {
    const codeOf = async (...more: string[]) => {
      const { error } = await cooling(...more);
      return error instanceof Problem ? error.code : error;
    };
    const degrees = tif('degrees.tif', codes, {
      crs: 'EPSG:4326',
      geotransform: [11, 0.001, 0, 48, 0, -0.001],
    });
    expect(await codeOf('--lulc', degrees)).toBe('heatDegrees');
    expect(await codeOf('--lulc', tif('open.tif', codes))).toBe('heatClass');
    const away = tif('away.tif', codes, { geotransform: [10_000, 20, 0, 5_335_000, 0, -20] });
    expect(await codeOf('--et0', away)).toBe('heatApart');
    expect(await codeOf('--table', at('none.csv'))).toBe('inputFile');
    expect(await codeOf('--distance', '-1')).toBeInstanceOf(CommanderError);
  });
});

describe('twin heat utci', () => {
  const air = (...more: string[]) =>
    twin('heat', 'utci', ...'--tdb 25 --tr 27 --rh 50 --wind 1 --json'.split(' '), ...more);

  it('prints the index and its class', async () => {
    const { answer } = await air();
    expect(answer).toMatchObject({ unit: 'Cel', stress: 'no thermal stress', outside: null });
    expect(answer.utci).toBeCloseTo(25.2, 1);
    expect((await air('--tdb', '-5', '--tr', '-5')).answer.stress).toMatch(/cold stress/);
  });

  it('has none out of range, and names what is', async () => {
    const { answer, error } = await air('--wind', '0.2');
    expect(error).toBeUndefined();
    expect(answer).toEqual({ utci: null, unit: 'Cel', stress: null, outside: 'wind' });
  });
});
