import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../scripts/city/check/finding.ts';
import { checkCity } from '../../../scripts/city/check.ts';
import { buildDemoCity, type DemoSummary } from '../../../scripts/city/demo/build.ts';

const root = mkdtempSync(join(tmpdir(), 'twin-demo-'));
const city = join(root, 'weidenfurt');
const shares: number[] = [];
let summary: DemoSummary;

beforeAll(async () => {
  const progress = (share: number | undefined): void => void shares.push(share ?? Number.NaN);
  summary = await buildDemoCity({ out: city, size: 'small', seed: 7, progress });
}, 240_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const files = (dir: string): string[] =>
  readdirSync(dir, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(dir, name)).isFile())
    .sort();
const hashes = (dir: string): string[] =>
  files(dir).map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(join(dir, name)))
        .digest('hex')} ${name}`,
  );

describe('the demo city', () => {
  it('has every dataset of the issue and no fault', async () => {
    const report = await checkCity(city);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ ok: true, city: 'weidenfurt', synthetic: true });
    const kinds = report.entries.flatMap((e) => e.distributions.map((d) => d.kind));
    expect(new Set(kinds)).toEqual(
      new Set([
        'heat model',
        'road network',
        'traffic model',
        '3D Tiles',
        'building envelopes',
        'building table',
        'COG',
        'GTFS',
        'GTFS-RT',
        'GBFS',
        'series',
        'EPW',
        'stock model',
        'GeoJSON',
      ]),
    );
    expect(report.entries.find((e) => e.id === 'lst')!.distributions).toHaveLength(10);
  });

  it('says its counts and its progress from 0 to 1', () => {
    expect(summary).toMatchObject({ city: 'weidenfurt', synthetic: true, datasets: 19 });
    expect(summary.buildings).toBeGreaterThan(500);
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares.every((share, i) => i === 0 || share >= shares[i - 1]! - 1e-9)).toBe(true);
  });

  it('is called synthetic in title, description and every dataset, in both languages', () => {
    const catalogue = JSON.parse(readFileSync(join(city, 'catalogue.jsonld'), 'utf8'));
    expect(catalogue['twin:synthetic']).toBe(true);
    expect(catalogue['dct:description'].en).toMatch(/fictional city: generated .* no real place/);
    expect(catalogue['dct:description'].de).toMatch(/erfundene Stadt.* kein wirklicher Ort/);
    for (const dataset of catalogue['dcat:dataset']) {
      expect(dataset['dct:description'].en).toMatch(/synthetic|fictional/i);
      expect(dataset['dct:description'].de).toMatch(/künstlich|erfunden/i);
      expect(dataset['dct:license']['@id']).toMatch(/^https:\/\/creativecommons\.org/);
    }
  });

  it('has the same bytes for the same seed and leaves nothing beside it', async () => {
    const again = join(root, 'again');
    const options = { size: 'small' as const, progress: () => undefined };
    await buildDemoCity({ ...options, out: again, seed: 7 });
    expect(hashes(again)).toEqual(hashes(city));
    rmSync(again, { recursive: true });
    expect(readdirSync(root)).toEqual(['weidenfurt']);
  }, 240_000);

  it('refuses to write over something that is no city', async () => {
    const out = join(root, 'letters');
    mkdirSync(out);
    writeFileSync(join(out, 'love.txt'), 'x');
    const build = buildDemoCity({ out, size: 'small', seed: 7, progress: () => undefined });
    await expect(build).rejects.toThrow(/letters exists and is not a city folder/);
    expect(readdirSync(out)).toEqual(['love.txt']);
    rmSync(out, { recursive: true });
  });
});

type Catalogue = { 'dcat:dataset': (Record<string, unknown> & { '@id': string })[] };

/** A copy of the city with only the given datasets, without sizes and checksums, then broken. */
async function errorsAfter(
  datasets: readonly string[],
  damage: (dir: string, catalogue: Catalogue) => void,
): Promise<readonly Finding[]> {
  const dir = join(root, 'broken');
  cpSync(city, dir, { recursive: true });
  const path = join(dir, 'catalogue.jsonld');
  const catalogue = JSON.parse(readFileSync(path, 'utf8')) as Catalogue;
  catalogue['dcat:dataset'] = catalogue['dcat:dataset'].filter((d) =>
    datasets.includes(d['@id'].slice(1)),
  );
  for (const dataset of catalogue['dcat:dataset'])
    for (const d of dataset['dcat:distribution'] as Record<string, unknown>[]) {
      delete d['dcat:byteSize'];
      delete d['spdx:checksum'];
    }
  damage(dir, catalogue);
  if (existsSync(path)) writeFileSync(path, JSON.stringify(catalogue));
  const report = await checkCity(dir);
  rmSync(dir, { recursive: true });
  expect(report.ok).toBe(false);
  return report.findings.filter((f) => f.severity === 'error');
}

const json = (path: string, change: (content: Record<string, unknown>) => unknown): void => {
  const content = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify(change(content) ?? content));
};

describe('a broken city', () => {
  const cases: [string, string[], (dir: string, catalogue: Catalogue) => void, string, string][] = [
    [
      'a truncated COG',
      ['ground'],
      (dir) => truncateSync(join(dir, 'rasters/ground.tif'), 60_000),
      'rasters/ground.tif',
      'raster',
    ],
    [
      'a file that is no TIFF',
      ['ndvi'],
      (dir) => writeFileSync(join(dir, 'rasters/ndvi.tif'), 'not a picture at all'),
      'rasters/ndvi.tif',
      'raster',
    ],
    [
      'a missing file',
      ['load'],
      (dir) => rmSync(join(dir, 'energy/load.csv')),
      'energy/load.csv',
      'missing',
    ],
    [
      'a missing tile',
      ['trees'],
      (dir) => rmSync(join(dir, 'trees/tiles/0.glb')),
      'trees/tiles/0.glb',
      'missing',
    ],
    [
      'a tile that is no GLB',
      ['trees'],
      (dir) => writeFileSync(join(dir, 'trees/tiles/0.glb'), 'glTF? no'),
      'trees/tiles/0.glb',
      'unreadable',
    ],
    [
      'a dataset without licence',
      ['load'],
      (_, c) => {
        const [dataset] = c['dcat:dataset'];
        delete dataset!['dct:license'];
        for (const d of dataset!['dcat:distribution'] as Record<string, unknown>[])
          delete d['dct:license'];
      },
      'catalogue.jsonld',
      'datasetMissing',
    ],
    [
      'two datasets of one id',
      ['load', 'temperature'],
      (_, c) => {
        c['dcat:dataset'][1]!['@id'] = 'https://other.example/load';
      },
      'catalogue.jsonld',
      'datasetDuplicate',
    ],
    [
      'two districts of one id',
      ['districts'],
      (dir) =>
        json(join(dir, 'districts.geojson'), (content) => {
          const features = content.features as { properties: { id: string } }[];
          features[1]!.properties.id = features[0]!.properties.id;
        }),
      'districts.geojson',
      'idTwice',
    ],
    [
      'GTFS without stops.txt',
      ['transit'],
      (dir) => {
        const path = join(dir, 'mobility/gtfs.zip');
        const { 'stops.txt': _stops, ...rest } = unzipSync(new Uint8Array(readFileSync(path)));
        writeFileSync(path, zipSync(rest));
      },
      'mobility/gtfs.zip',
      'gtfsFile',
    ],
    [
      'a GBFS feed that is not there',
      ['bikes'],
      (dir) => rmSync(join(dir, 'mobility/gbfs/station_information.json')),
      'station_information.json',
      'missing',
    ],
    [
      'an extent elsewhere',
      ['elevation'],
      (_, c) => {
        c['dcat:dataset'][0]!['dct:spatial'] = {
          '@type': 'dct:Location',
          'dcat:bbox': 'POLYGON((1 1, 2 1, 2 2, 1 2, 1 1))',
        };
      },
      'rasters/elevation.tif',
      'extent',
    ],
    [
      'a shortened weather file',
      ['weather'],
      (dir) => truncateSync(join(dir, 'energy/weather.epw'), 40_000),
      'energy/weather.epw',
      'weather',
    ],
    [
      'a table without its time column',
      ['load'],
      (dir) => writeFileSync(join(dir, 'energy/load.csv'), 'hour,load\n0,1\n1,2\n'),
      'energy/load.csv',
      'seriesTimeColumn',
    ],
    [
      'a stock model of another kind',
      ['stock'],
      (dir) => writeFileSync(join(dir, 'energy/stock.json'), '{"format":"x"}'),
      'energy/stock.json',
      'stock',
    ],
    [
      'a building table that is no Parquet',
      ['buildings'],
      (dir) => writeFileSync(join(dir, 'buildings/buildings.parquet'), 'PAR0'),
      'buildings/buildings.parquet',
      'table',
    ],
    [
      'a catalogue that is no JSON',
      [],
      (dir) => {
        rmSync(join(dir, 'catalogue.jsonld'));
        mkdirSync(join(dir, 'catalogue.jsonld.d'));
      },
      'catalogue.jsonld',
      'notFound',
    ],
  ];

  it.each(cases)('is found and named: %s', async (_, datasets, damage, file, code) => {
    const errors = await errorsAfter(datasets, damage);
    const named = errors.find((f) => f.code.startsWith(code) && f.file.endsWith(file));
    expect(named, JSON.stringify(errors)).toBeDefined();
    expect(named!.message.length).toBeGreaterThan(20);
  });

  it('is found by size and checksum, and left-over files by name', async () => {
    const dir = join(root, 'changed');
    cpSync(city, dir, { recursive: true });
    appendFileSync(join(dir, 'energy/load.csv'), '2026-01-01T00:00:00Z,60\n');
    const epw = join(dir, 'energy/weather.epw');
    writeFileSync(epw, readFileSync(epw, 'utf8').replace('CC0', 'CC9'));
    writeFileSync(join(dir, 'notes.txt'), 'forgotten');
    const { findings } = await checkCity(dir);
    rmSync(dir, { recursive: true });
    const said = findings.map((f) => `${f.severity} ${f.code} ${f.file}`);
    expect(said).toContain('error size energy/load.csv');
    expect(said).toContain('error checksum energy/weather.epw');
    expect(said).toContain('warning unused notes.txt');
  });
});
