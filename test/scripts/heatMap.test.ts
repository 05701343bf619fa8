import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCatalogue } from '../../scripts/city/catalogue.ts';
import { writeCog } from '../../scripts/city/raster/cog.ts';
import { runStressMap, type StressRun } from '../../scripts/heat/utciMap.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { readCells } from '../../src/layers/raster/derive/cells.ts';
import { openRaster } from '../../src/layers/raster/read.ts';
import { seed, town } from '../forecast/heat/city/city.ts';
import { clearYear } from '../forecast/heat/epw.ts';

const dirs: string[] = [];
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true }))));

const { grid, landCover } = town();
const text = { en: 'Test town' };

/** A city folder with a land cover and a heat model, and nothing else but weather. */
async function cityFolder(weather: boolean): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'twin-heat-'));
  dirs.push(dir);
  for (const folder of ['rasters', 'models', 'energy']) await mkdir(join(dir, folder));
  const cog = writeCog({
    width: grid.cols,
    height: grid.rows,
    bands: 1,
    type: 'uint8',
    data: Uint8Array.from(landCover),
    crs: grid.crs,
    geotransform: grid.geotransform,
    overviews: 'nearest',
  });
  await writeFile(join(dir, 'rasters/cover.tif'), cog);
  await writeFile(join(dir, 'models/heat.json'), JSON.stringify({ ...seed('demo'), samples: 8 }));
  await writeFile(join(dir, 'energy/town.epw'), clearYear());
  const entry = (id: string, path: string, mediaType: string, standard: string) => ({
    id,
    title: text,
    description: text,
    theme: 'environment' as const,
    distributions: [{ path, mediaType, conformsTo: [standard] }],
  });
  await writeCatalogue(dir, {
    city: {
      id: 'town',
      title: text,
      description: text,
      bounds: [10.3, 49.6, 10.5, 49.7],
      synthetic: true,
      timeZone: 'Europe/Berlin',
      publisher: 'Test',
      licence: { url: 'https://creativecommons.org/publicdomain/zero/1.0/', name: 'CC0 1.0' },
    },
    entries: [
      entry('land-cover', 'rasters/cover.tif', 'image/tiff', standards.cog),
      entry('urban-heat', 'models/heat.json', 'application/json', standards.heatModel),
      ...(weather ? [entry('weather', 'energy/town.epw', 'text/csv', standards.epw)] : []),
    ],
  });
  return dir;
}

let dir = '';
beforeAll(async () => {
  dir = await cityFolder(true);
});
const map = (change: Partial<StressRun> = {}) =>
  runStressMap({
    dir,
    time: '2025-07-15T14:00',
    what: 'utci',
    out: join(dir, 'out.tif'),
    ...change,
  });
const written = async (): Promise<Float64Array> => {
  const raster = await openRaster(join(dir, 'out.tif'));
  const box = { left: 0, top: 0, right: grid.cols, bottom: grid.rows };
  return (await readCells(raster, 0, 0, box)).values;
};

describe('twin heat utci-map', () => {
  it('writes the hour by cell, and says weather, classes and interval', async () => {
    const answer = await map();
    expect(answer).toMatchObject({
      unit: 'Cel',
      crs: 'EPSG:32632',
      width: grid.cols,
      height: grid.rows,
      samples: 8,
      window: { start: '2025-07-15T12:00:00.000Z', end: '2025-07-15T13:00:00.000Z' },
      nodataShare: 0,
    });
    const values = await written();
    expect(values.every((v) => v > 20 && v < 50)).toBe(true);
    const { utci, lower, upper } = answer.mean_C;
    expect(utci).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 3);
    expect(lower!).toBeLessThan(utci!);
    expect(upper!).toBeGreaterThan(utci!);
    const shares = Object.values(answer.stress);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(answer.change_K).toEqual({ mean: 0, lower: 0, upper: 0 });
  });

  it('takes a zone as it is given, and levers and other results', async () => {
    expect((await map({ time: '2025-07-15T12:59Z' })).window.start).toBe(
      '2025-07-15T12:00:00.000Z',
    );
    const levers = join(dir, 'levers.json');
    await writeFile(levers, JSON.stringify({ street_trees: 40 }));
    const { change_K, unit } = await map({ levers, what: 'difference' });
    expect(unit).toBe('K');
    expect(change_K.upper!).toBeLessThan(0);
    const values = await written();
    expect(values.reduce((a, b) => a + b, 0) / values.length).toBeCloseTo(change_K.mean!, 3);
    const radiant = await map({ what: 'radiant' });
    expect(radiant.max).toBeGreaterThan(50);
  });

  it('tells a time that is none, a lever that it does not know, and a city without weather', async () => {
    await expect(map({ time: 'noon' })).rejects.toMatchObject({ code: 'heatTime' });
    const levers = join(dir, 'wrong.json');
    await writeFile(levers, JSON.stringify({ retrofit_rate: 1 }));
    await expect(map({ levers })).rejects.toThrow(/retrofit_rate/);
    const bare = await cityFolder(false);
    await expect(map({ dir: bare })).rejects.toMatchObject({ code: 'heatWeather' });
  });
});
