import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CityMeta,
  type EntryInput,
  readCatalogue,
  writeCatalogue,
} from '../../scripts/city/catalogue.ts';
import { writeRoot } from '../../scripts/city/root.ts';
import { parseBox, writeBox } from '../../src/catalogue/box.ts';
import { loadCatalogue, parseCatalogue, parseRootCatalogue } from '../../src/catalogue/load.ts';
import { searchEntries } from '../../src/catalogue/search.ts';
import { standards } from '../../src/catalogue/standards.ts';
import type { Bounds } from '../../src/geo/bounds.ts';

const url = 'https://city.example/tilesets/x/catalogue.jsonld';
const dir = mkdtempSync(join(tmpdir(), 'twin-catalogue-'));
const licence = { url: 'https://creativecommons.org/licenses/by/4.0/', name: 'CC BY 4.0' };
const city: CityMeta = {
  id: 'x',
  title: { en: 'Milan', de: 'Mailand' },
  description: { en: 'A city', de: 'Eine Stadt' },
  bounds: [9, 45, 9.3, 45.6],
  synthetic: false,
  timeZone: 'Europe/Rome',
  publisher: 'City of Milan',
  licence,
};
const heat: EntryInput = {
  id: 'lst',
  title: { en: 'Surface temperature', de: 'Oberflächentemperatur' },
  description: { en: 'Hot roofs', de: 'Heiße Dächer' },
  theme: 'environment',
  attribution: '© Landsat',
  bounds: [9.1, 45.1, 9.2, 45.2],
  temporal: { start: '2016-06-01', end: '2025-09-01' },
  variable: {
    id: 'landSurfaceTemperature',
    name: { en: 'LST', de: 'Temperatur' },
    unit: 'degC',
    min: 21.5,
    max: 49,
  },
  ramp: 'heat',
  shown: true,
  defects: [{ en: '3 cells without a value', de: '3 Zellen ohne Wert' }],
  highValue: true,
  source: 'https://example.org/lst.tif',
  distributions: [
    {
      path: 'rasters/lst 2016.tif',
      mediaType: 'image/tiff',
      conformsTo: [standards.cog, 'http://www.opengis.net/def/crs/EPSG/0/32632'],
      temporal: { start: '2016-06-01', end: '2016-09-01' },
      title: { en: '2016' },
      noData: -9999,
    },
    { path: 'https://example.org/wmts', mediaType: 'application/xml', conformsTo: [] },
  ],
};
let document: Record<string, unknown>;

beforeAll(async () => {
  mkdirSync(join(dir, 'x/rasters'), { recursive: true });
  writeFileSync(join(dir, 'x/rasters/lst 2016.tif'), 'abc');
  await writeCatalogue(join(dir, 'x'), { city, entries: [heat] });
  document = JSON.parse(readFileSync(join(dir, 'x/catalogue.jsonld'), 'utf8'));
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('a written catalogue', () => {
  it('reads back as it was meant, with size and checksum of its files', async () => {
    const catalogue = await parseCatalogue(document, url);
    const { publisher, licence: own, ...of } = city;
    expect(catalogue).toMatchObject({ ...of, url, problems: [] });
    const [entry] = catalogue.entries;
    const { distributions, source: _source, highValue: _highValue, ...said } = heat;
    expect(entry).toMatchObject({ ...said, licence: own, publisher, synthetic: false });
    expect(entry!.distributions).toEqual([
      {
        title: { en: '2016' },
        accessUrl: 'https://city.example/tilesets/x/rasters/lst%202016.tif',
        mediaType: 'image/tiff',
        conformsTo: distributions[0]!.conformsTo,
        byteSize: 3,
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        temporal: { start: '2016-06-01', end: '2016-09-01' },
        noData: -9999,
        crs: 'EPSG:32632',
      },
      { accessUrl: 'https://example.org/wmts', mediaType: 'application/xml', conformsTo: [] },
    ]);
  });

  it('is the same in every JSON-LD serialisation', async () => {
    const wanted = await parseCatalogue(document, url);
    const options = { base: url } as object;
    const expanded = await jsonld.expand(document as never, options);
    const flattened = await jsonld.flatten(document as never, undefined, options);
    const graph = { '@graph': (flattened as unknown as unknown[]).slice().reverse() };
    for (const form of [expanded, flattened, graph])
      expect(await parseCatalogue(form, url)).toEqual(wanted);
  });

  it('has the properties that DCAT-AP 3 asks for', async () => {
    const text = JSON.stringify(await jsonld.expand(document as never, { base: url } as object));
    for (const iri of [
      'http://data.europa.eu/eli/reg_impl/2023/138/oj',
      'http://publications.europa.eu/resource/authority/data-theme/ENVI',
      'https://www.iana.org/assignments/media-types/image/tiff',
      'http://spdx.org/rdf/terms#checksumAlgorithm_sha256',
      'http://www.w3.org/ns/dqv#hasQualityAnnotation',
    ])
      expect(text).toContain(iri);
  });

  it('refuses a file that is not there', async () => {
    const lost = {
      ...heat,
      distributions: [{ ...heat.distributions[0]!, path: 'rasters/none.tif' }],
    };
    const at = join(dir, 'lost');
    mkdirSync(at);
    await expect(writeCatalogue(at, { city, entries: [lost] })).rejects.toThrow(/none\.tif/);
    rmSync(at, { recursive: true });
  });

  it('is listed by the root with its title and address', async () => {
    expect(await writeRoot(dir)).toEqual(['x']);
    const root = JSON.parse(readFileSync(join(dir, 'catalogue.jsonld'), 'utf8'));
    expect(
      await parseRootCatalogue(root, 'https://city.example/tilesets/catalogue.jsonld'),
    ).toEqual([{ id: 'x', title: city.title, url, synthetic: false }]);
  });

  it('leaves a broken city out of the list and says so', async () => {
    mkdirSync(join(dir, 'broken'));
    writeFileSync(join(dir, 'broken/catalogue.jsonld'), '{');
    const said: string[] = [];
    expect(await writeRoot(dir, (message) => said.push(message))).toEqual(['x']);
    expect(said[0]).toMatch(/^broken is left out/);
    await expect(readCatalogue(join(dir, 'broken'))).rejects.toThrow(/not a JSON document/);
    rmSync(join(dir, 'broken'), { recursive: true });
  });

  it('is searched by words of any language, with small slips', async () => {
    const catalogue = await parseCatalogue(document, url);
    for (const query of ['temperature', 'oberflachen', 'temperatrue', 'hot roofs', ''])
      expect(searchEntries(catalogue, query).map((e) => e.id)).toEqual(['lst']);
    expect(searchEntries(catalogue, 'bicycle')).toEqual([]);
  });
});

/** The document with one change in its only dataset. */
function broken(change: (dataset: Record<string, unknown>) => void): unknown {
  const copy = structuredClone(document);
  const datasets = copy['dcat:dataset'] as Record<string, unknown>[];
  const second = structuredClone(datasets[0]!);
  second['@id'] = '#good';
  datasets.push(second);
  change(datasets[0]!);
  return copy;
}

describe('a wrong catalogue', () => {
  it.each<[string, (d: Record<string, unknown>) => void, RegExp]>([
    [
      'a licence',
      (d) => {
        delete d['dct:license'];
        for (const x of d['dcat:distribution'] as Record<string, unknown>[])
          delete x['dct:license'];
      },
      /dataset “Surface temperature” has no dct:license\. Add it, for example/,
    ],
    ['a title', (d) => delete d['dct:title'], /dataset “lst” has no dct:title/],
    ['distributions', (d) => delete d['dcat:distribution'], /has no dcat:distribution/],
    [
      'an address',
      (d) => delete (d['dcat:distribution'] as Record<string, unknown>[])[0]!['dcat:accessURL'],
      /has no dcat:accessURL/,
    ],
    [
      'a readable box',
      (d) => {
        d['dct:spatial'] = { '@type': 'dct:Location', 'dcat:bbox': 'somewhere' };
      },
      /dct:spatial that cannot be read: somewhere\. Write it like/,
    ],
    [
      'a period in order',
      (d) => {
        d['dct:temporal'] = { 'dcat:startDate': '2024-01-01', 'dcat:endDate': 'soon' };
      },
      /dct:temporal that cannot be read: 2024-01-01 \/ soon/,
    ],
  ])('names the dataset without %s and keeps the others', async (_, change, message) => {
    const catalogue = await parseCatalogue(broken(change), url);
    expect(catalogue.entries.map((e) => e.id)).toEqual(['good']);
    expect(catalogue.problems).toHaveLength(1);
    expect(catalogue.problems![0]!.message).toMatch(message);
    expect(catalogue.problems![0]!.message).toContain(url);
  });

  it('keeps the first of two datasets of one id', async () => {
    const copy = broken(() => undefined) as { 'dcat:dataset': Record<string, unknown>[] };
    copy['dcat:dataset'][1]!['@id'] = 'https://elsewhere.example/lst';
    const { entries, problems } = await parseCatalogue(copy, url);
    expect(entries).toHaveLength(1);
    expect(problems![0]!.message).toMatch(/two datasets have the id “lst”/);
  });

  it.each([
    ['nothing', null, /no object or array/],
    ['a number', 3, /not a JSON document/],
    ['an empty object', {}, /describes no city/],
    ['an empty list', [], /describes no city/],
    [
      'a remote context',
      { '@context': 'https://evil.example/c.jsonld', '@type': 'X' },
      /context https:\/\/evil/,
    ],
    ['a broken context', { '@context': { a: { '@id': 5 } } }, /not valid JSON-LD/],
    ['no title', { '@type': 'http://www.w3.org/ns/dcat#Catalog' }, /no dct:title/],
  ])('says what is wrong with %s', async (_, json, message) => {
    await expect(parseCatalogue(json, url)).rejects.toThrow(message);
  });

  it('never fails with anything but a problem, whatever JSON it gets', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        fc.constantFrom(
          'dct:title',
          'dct:spatial',
          'dcat:distribution',
          'dct:temporal',
          'schema:variableMeasured',
        ),
        async (value, key) => {
          const copy = structuredClone(document);
          (copy['dcat:dataset'] as Record<string, unknown>[])[0]![key] = value;
          const result = await parseCatalogue(copy, url).catch((error: Error) => error.name);
          if (typeof result === 'string') expect(result).toBe('Problem');
          else for (const p of result.problems!) expect(p.code).not.toBe('unexpected');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says what the network said', async () => {
    await expect(loadCatalogue('http://127.0.0.1:9/c.jsonld')).rejects.toThrow(/does not answer/);
    const stopped = AbortSignal.abort();
    await expect(loadCatalogue('http://127.0.0.1:9/c.jsonld', stopped)).rejects.toThrow(
      /cancelled/,
    );
  });
});

describe('boxes', () => {
  it('are read back from what is written', () => {
    const lon = fc.double({ min: -180, max: 180, noNaN: true });
    const lat = fc.double({ min: -90, max: 90, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(lon, lat, lon, lat), ([a, b, c, d]) => {
        const box: Bounds = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
        expect(parseBox(writeBox(box))).toEqual(box.map((v) => v + 0));
      }),
    );
  });

  it.each([
    [
      '<http://www.opengis.net/def/crs/EPSG/0/4326> POLYGON((45 9, 46 9, 46 10, 45 9))',
      [9, 45, 10, 46],
    ],
    ['ENVELOPE(9, 10, 46, 45)', [9, 45, 10, 46]],
    ['{"type":"Polygon","coordinates":[[[9,45],[10,46],[9,46],[9,45]]]}', [9, 45, 10, 46]],
    ['POLYGON((9 95, 10 95, 10 96))', undefined],
    ['POINT(9 45)', undefined],
    ['{', undefined],
    ['', undefined],
  ])('reads %s', (raw, bounds) => {
    expect(parseBox(raw)).toEqual(bounds);
  });
});
