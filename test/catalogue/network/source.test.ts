import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { networkOf } from '../../../src/catalogue/network/build.ts';
import { roadFormat } from '../../../src/catalogue/network/format.ts';
import { shutsCarsOut } from '../../../src/catalogue/network/osmPbf.ts';
import { readRoadLines } from '../../../src/catalogue/network/source.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { sharedPath } from '../../shared.ts';

const street = (coordinates: readonly (readonly number[])[], properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
});
const collection = (features: readonly object[], more: object = {}): Uint8Array =>
  strToU8(JSON.stringify({ type: 'FeatureCollection', ...more, features }));
const east = [
  [11, 44],
  [11.01, 44],
];
const residential = { highway: 'residential' };

describe('a road source', () => {
  it('is known by how it begins, whatever it is called', () => {
    expect(roadFormat(strToU8('SQLite format 3\0'), 'roads.bin')).toBe('GeoPackage');
    expect(roadFormat(strToU8('\0\0\0\r\n\tOSMHeader'), 'x')).toBe('OpenStreetMap PBF');
    expect(roadFormat(strToU8('{}'), 'x.json')).toBe('GeoJSON');
  });

  it('is read from a zip, too', async () => {
    const bytes = zipSync({ 'a/roads.geojson': collection([street(east, residential)]) });
    const { lines } = await readRoadLines(bytes, 'roads.zip');
    expect(lines.map(({ tags }) => tags.highway)).toEqual(['residential']);
  });

  it('is projected where a GeoJSON names another coordinate reference system', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32632' } };
    const metres = [
      [686_000, 4_929_000],
      [687_000, 4_929_000],
    ];
    const { lines } = await readRoadLines(collection([street(metres, residential)], { crs }), 'u');
    // gdaltransform -s_srs EPSG:32632 -t_srs EPSG:4326
    expect(lines[0]!.path[0]![0]).toBeCloseTo(11.339_290_9, 5);
    expect(lines[0]!.path[0]![1]).toBeCloseTo(44.490_359_4, 5);
  });

  it('takes lists for several values, however they are written', async () => {
    const tagged = (highway: unknown) => street(east, { highway, maxspeed: ['30', null] });
    const bytes = collection([
      tagged(['tertiary', 'residential']),
      tagged("['tertiary', 'residential']"),
    ]);
    const { lines } = await readRoadLines(bytes, 'x');
    const words = { highway: 'tertiary;residential', maxspeed: '30' };
    expect(lines.map(({ tags }) => tags)).toEqual([words, words]);
  });

  it('says what it lacks to be a network, and how to get it', async () => {
    const read = (bytes: Uint8Array, file = 'x.geojson') => readRoadLines(bytes, file);
    await expect(read(strToU8('{"type":"FeatureCollection"'))).rejects.toMatchObject({
      code: 'roadSource',
      params: { format: 'GeoJSON' },
    });
    const point = { type: 'Feature', geometry: { type: 'Point', coordinates: [11, 44] } };
    await expect(read(collection([point]))).rejects.toMatchObject({
      code: 'roadLines',
      params: { others: 1 },
    });
    await expect(read(collection([street(east)]))).rejects.toMatchObject({ code: 'roadClass' });
    const crs = { properties: { name: 'EPSG:999999' } };
    await expect(read(collection([street(east)], { crs }))).rejects.toMatchObject({
      code: 'roadCrs',
      params: { crs: 'EPSG:999999' },
    });
    await expect(
      read(
        collection([
          street([
            [686_000, 4_929_000],
            [0, 0],
          ]),
        ]),
      ),
    ).rejects.toMatchObject({
      code: 'geojsonCrs',
    });
    await expect(read(strToU8('SQLite format 3\0'), 'x.gpkg')).rejects.toMatchObject({
      code: 'roadSource',
      params: { format: 'GeoPackage' },
    });
    const steps = street(east, { highway: 'steps' });
    const lines = await read(collection([steps]));
    expect(() => networkOf(lines, 'x.geojson')).toThrow(
      expect.objectContaining({ code: 'roadsNone' }),
    );
  });

  it('is refused with a Problem or read, whatever a GeoJSON holds', async () => {
    const shape = fc.oneof(
      fc.jsonValue(),
      fc.record({
        type: fc.constantFrom('LineString', 'MultiLineString'),
        coordinates: fc.jsonValue(),
      }),
    );
    const feature = fc.oneof(
      fc.jsonValue(),
      fc.record({
        properties: fc.oneof(fc.constant({ highway: 'primary' }), fc.jsonValue()),
        geometry: shape,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(feature, { maxLength: 4 }), async (features) => {
        const bytes = collection(features as object[]);
        const error = await readRoadLines(bytes, 'x').catch((e: unknown) => e);
        if (error instanceof Error) expect(error).toBeInstanceOf(Problem);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a barrier on a road', () => {
  it('stops cars by its kind, unless its access says otherwise', () => {
    expect(shutsCarsOut({ highway: 'crossing' })).toBe(false);
    expect(shutsCarsOut({ barrier: 'bollard' })).toBe(true);
    expect(shutsCarsOut({ barrier: 'bollard', bollard: 'rising' })).toBe(false);
    expect(shutsCarsOut({ barrier: 'bollard', motor_vehicle: 'yes' })).toBe(false);
    expect(shutsCarsOut({ barrier: 'gate' })).toBe(false);
    expect(shutsCarsOut({ barrier: 'gate', access: 'private' })).toBe(true);
    expect(shutsCarsOut({ barrier: 'gate', access: 'no', motorcar: 'yes' })).toBe(false);
    expect(shutsCarsOut({ barrier: 'kerb', kerb: 'lowered' })).toBe(false);
    expect(shutsCarsOut({ barrier: 'kerb', kerb: 'raised' })).toBe(true);
  });
});

describe('an OpenStreetMap file', () => {
  const milan = sharedPath('data/milan/milan_italy_small.osm.pbf');

  it.skipIf(milan === undefined)('ends in a Problem where it is cut off or damaged', async () => {
    const whole = new Uint8Array(readFileSync(milan!));
    const damage = fc.record({
      length: fc.constantFrom(20, 1000, 60_000),
      at: fc.integer({ min: 0, max: 400 }),
      value: fc.integer({ min: 0, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ length, at, value }) => {
        const bytes = whole.slice(0, length);
        if (at < length) bytes[at] = value;
        const error = await readRoadLines(bytes, 'x.osm.pbf').catch((e: unknown) => e);
        expect(error).toBeInstanceOf(Problem);
      }),
      { numRuns: 60 },
    );
  });
});
