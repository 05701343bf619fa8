import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../scripts/city/catalogue.ts';
import { writeCog } from '../../../scripts/city/raster/cog.ts';
import { buildCity } from '../../../scripts/city/real/build.ts';
import { type Recipe, readRecipe } from '../../../scripts/city/real/recipe.ts';
import { sharedPath } from '../../shared.ts';

let folder: string;
const progress = () => undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twinscape-build-'));
});
afterEach(() => rm(folder, { recursive: true }));

const text = (en: string) => ({ en, de: en });

/** Writes sources and a recipe of them; gives the recipe's path. */
async function made(
  sources: Record<string, Uint8Array | string>,
  datasets: readonly object[],
): Promise<string> {
  await mkdir(join(folder, 'sources'));
  const list = [];
  for (const [file, content] of Object.entries(sources)) {
    const bytes = Buffer.from(content);
    await writeFile(join(folder, 'sources', file), bytes);
    list.push({
      id: file.replace(/\..*/, ''),
      url: `https://example.org/${file}`,
      file,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      licence: { url: 'https://example.org/cc0', name: 'CC0' },
      publisher: 'Publisher',
      attribution: `© ${file}`,
    });
  }
  const recipe = {
    schema: 'urn:twinscape:recipe:1',
    id: 'madeup',
    title: text('Made up'),
    description: text('A made-up city'),
    timeZone: 'Europe/Rome',
    bounds: [8.99, 44.99, 9.01, 45.01],
    crs: 'EPSG:32632',
    sources: list,
    datasets,
  };
  const path = join(folder, 'recipe.json');
  await writeFile(path, JSON.stringify(recipe));
  return path;
}

const blocks = JSON.stringify({
  type: 'FeatureCollection',
  features: [0, 0.001, 0.002].map((d, i) => ({
    type: 'Feature',
    properties: { id: `h${i}`, height: [10, 0, 5][i] },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [9 + d, 45],
          [9.0002 + d, 45],
          [9.0002 + d, 45.0002],
          [9 + d, 45.0002],
          [9 + d, 45],
        ],
      ],
    },
  })),
});
const buildings = {
  id: 'buildings',
  step: 'footprints-to-3dtiles',
  sources: ['blocks'],
  theme: 'buildings',
  title: text('Buildings'),
  description: text('Buildings'),
};
const heat = {
  id: 'heat',
  step: 'raster-to-cog',
  sources: ['heat24', 'heat25'],
  theme: 'environment',
  title: text('Heat'),
  description: text('Heat'),
  noData: 0,
  periods: [
    { start: '2024-06-01', end: '2024-09-01' },
    { start: '2025-06-01', end: '2025-09-01' },
  ],
};
const tiff = (noData?: number) =>
  writeCog({
    width: 8,
    height: 8,
    bands: 1,
    type: 'float32',
    data: Float32Array.from({ length: 64 }, (_, i) => (i < 8 ? 0 : 20 + i / 10)),
    crs: 'EPSG:32632',
    geotransform: [499_000, 100, 0, 4_984_000, 0, -100],
    overviews: 'nearest',
    ...(noData === undefined ? {} : { noData }),
  });

describe('building a city from a recipe', () => {
  it('writes a catalogue of every dataset with its defects, licence and attribution', async () => {
    const recipe = await made(
      { 'blocks.geojson': blocks, 'heat24.tif': tiff(), 'heat25.tif': tiff(-1) },
      [buildings, heat],
    );
    const out = join(folder, 'city');
    const report = await buildCity({ recipe, out, from: join(folder, 'sources'), progress });
    expect(report).toMatchObject({ city: 'madeup', entries: ['buildings', 'heat'], failed: [] });
    expect(report.defects.map((d) => [d.code, d.count])).toEqual([
      ['zeroHeight', 1],
      ['useAndYearUnknown', 3],
      ['noDataUndeclared', 8],
    ]);
    const { entries, timeZone } = await readCatalogue(out);
    expect(timeZone).toBe('Europe/Rome');
    const raster = entries.find((e) => e.id === 'heat')!;
    expect(raster.distributions.map((d) => d.noData)).toEqual([0, undefined]);
    expect(raster.distributions.map((d) => d.temporal?.start)).toEqual([
      '2024-06-01',
      '2025-06-01',
    ]);
    expect(raster.attribution).toBe('© heat24.tif; © heat25.tif');
    const [first] = entries.find((e) => e.id === 'buildings')!.defects;
    expect(first?.en).toMatch(/^1 footprints have the height 0: drawn 3 m high/);
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/part/));
  });

  it('goes on without a source that is missing, and says what it cost', async () => {
    const recipe = await made(
      { 'blocks.geojson': blocks, 'heat24.tif': tiff(), 'heat25.tif': tiff() },
      [buildings, heat],
    );
    await rm(join(folder, 'sources/blocks.geojson'));
    await rm(join(folder, 'sources/heat25.tif'));
    const out = join(folder, 'city');
    const report = await buildCity({ recipe, out, from: join(folder, 'sources'), progress });
    expect(report.entries).toEqual(['heat']);
    expect(report.failed).toEqual([
      { dataset: 'buildings', problem: expect.stringContaining('blocks.geojson') },
    ]);
    expect(report.sources.map((s) => s.ok)).toEqual([false, true, false]);
    const [entry] = (await readCatalogue(out)).entries;
    expect(entry?.distributions).toHaveLength(1);
  });

  it('leaves the old city in place where nothing can be made', async () => {
    const recipe = await made({ 'blocks.geojson': '{"type": "oops"}' }, [buildings]);
    const out = join(folder, 'city');
    await mkdir(out);
    await writeFile(join(out, 'catalogue.jsonld'), '{}');
    await expect(
      buildCity({ recipe, out, from: join(folder, 'sources'), progress }),
    ).rejects.toMatchObject({ code: 'cityEmpty' });
    expect(await readFile(join(out, 'catalogue.jsonld'), 'utf8')).toBe('{}');
  });

  it('never empties a folder that is no city', async () => {
    const recipe = await made({ 'blocks.geojson': blocks }, [buildings]);
    const out = join(folder, 'papers');
    await mkdir(out);
    await writeFile(join(out, 'thesis.txt'), 'x');
    await expect(
      buildCity({ recipe, out, from: join(folder, 'sources'), progress }),
    ).rejects.toMatchObject({ code: 'outNotCity' });
    expect(existsSync(join(out, 'thesis.txt'))).toBe(true);
  });

  it('adds counts up by hour and leaves unknown what two hours share', async () => {
    const rows = [
      '2024-01-01 00:00:00;7;0;2;10',
      '2024-01-01 00:00:00;7;1;4;5',
      '2024-10-27 02:00:00;7;0;2;99',
      '2024-07-01 08:00:00;7;0;2;40',
    ];
    const csv = `datetime;MTSStationID;DirectionCode;VehicleType;TransitCount\n${rows.join('\n')}\n`;
    const point = (name: number) => ({
      type: 'Feature',
      properties: { NAME: name },
      geometry: { type: 'Point', coordinates: [9, 45] },
    });
    const recipe = await made(
      {
        'places.geojson': JSON.stringify({
          type: 'FeatureCollection',
          features: [point(7), point(8)],
        }),
        'counts.zip': zipSync({ 'counts.csv': strToU8(csv) }),
      },
      [{ ...buildings, id: 'traffic', step: 'counts', sources: ['places', 'counts'] }],
    );
    const out = join(folder, 'city');
    const report = await buildCity({ recipe, out, from: join(folder, 'sources'), progress });
    const codes = Object.fromEntries(report.defects.map((d) => [d.code, d.count]));
    expect(codes).toEqual({ stationWithoutCounts: 1, hourMissing: 8782, hourAmbiguous: 1 });
    const lines = (await readFile(join(out, 'mobility/traffic.csv'), 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(8785);
    expect(lines.slice(0, 3)).toEqual(['time,7', '2023-12-31T23:00Z,15', '2024-01-01T00:00Z,']);
    expect(lines).toContain('2024-07-01T06:00Z,40');
  });
});

describe('the shipped recipes, on the published files', () => {
  const from = sharedPath('data');

  /** The shipped recipe with some of its datasets. */
  async function part(name: string, ids: readonly string[]): Promise<string> {
    const recipe: Recipe = await readRecipe(name);
    // Street names would cost seconds and are no part of what is looked at.
    const datasets = recipe.datasets
      .filter((d) => ids.includes(d.id))
      .map((d) => (d.id === 'buildings' ? { ...d, sources: ['footprints'] } : d));
    const used = new Set(datasets.flatMap((d) => d.sources));
    const path = join(folder, `${name}.json`);
    const sources = recipe.sources.filter((s) => used.has(s.id));
    await writeFile(path, JSON.stringify({ ...recipe, sources, datasets }));
    return path;
  }

  it.skipIf(from === undefined)('build Milan’s houses', { timeout: 60_000 }, async () => {
    const recipe = await part('milan', ['buildings']);
    const out = join(folder, 'milan');
    const report = await buildCity({ recipe, out, from: from!, progress });
    expect(report.failed).toEqual([]);
    const codes = Object.fromEntries(report.defects.map((d) => [d.code, d.count]));
    expect(codes).toMatchObject({ zeroHeight: 46, noHeight: 16, lowHeight: 20, duplicate: 12 });
  });

  it.skipIf(from === undefined)('build Bologna’s rasters', { timeout: 60_000 }, async () => {
    const recipe = await part('bologna', ['lst', 'albedo', 'districts']);
    const out = join(folder, 'bologna');
    const report = await buildCity({ recipe, out, from: from!, progress });
    expect(report.failed).toEqual([]);
    const { entries } = await readCatalogue(out);
    expect(entries.find((e) => e.id === 'lst')?.distributions).toHaveLength(6);
    expect(entries.find((e) => e.id === 'albedo')?.distributions[0]?.noData).toBe(0);
    const codes = Object.fromEntries(report.defects.map((d) => [d.code, d.count]));
    expect(codes).toMatchObject({
      noDataUndeclared: 117_778,
      attributeNull: 1890,
    });
    const districts = JSON.parse(await readFile(join(out, 'districts/districts.geojson'), 'utf8'));
    expect(districts.features).toHaveLength(90);
    const temperatures = districts.features.map(
      (f: { properties: { surface_temperature: number } }) => f.properties.surface_temperature,
    );
    expect(Math.min(...temperatures)).toBeGreaterThan(30);
    expect(Math.max(...temperatures)).toBeLessThan(50);
  });
});
