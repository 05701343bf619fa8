import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/catalogue/entry.ts';
import { districtChannels } from '../../../src/layers/districts/attributes.ts';
import {
  contains,
  labelPlace,
  parseDistricts,
  sizeOf,
} from '../../../src/layers/districts/geojson.ts';
import { sharedPath } from '../../shared.ts';

const square = (x: number, y: number, size: number): number[][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const feature = (properties: object | null, coordinates: unknown, type = 'Polygon'): object => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const collection = (...features: object[]): object => ({ type: 'FeatureCollection', features });
const read = (json: unknown) => parseDistricts(json, 'districts.geojson');

describe('a district file', () => {
  it('gives names, numbers and shapes, and knows nulls as not known', () => {
    const { districts, withoutShape } = read(
      collection(
        feature({ id: 'd1', name: 'Altstadt', population: 900, lst: null }, [square(9, 49, 0.1)]),
        { type: 'Feature', properties: null, geometry: null },
        feature(null, [[square(10, 49, 0.1)], [square(11, 49, 0.1)]], 'MultiPolygon'),
      ),
    );
    expect(withoutShape).toBe(1);
    expect(districts.map((d) => d.name)).toEqual(['Altstadt', '3']);
    expect(districts[0]!.values).toEqual({ population: 900, lst: Number.NaN });
    const channels = districtChannels({ title: { en: 'Districts' } } as Entry, districts);
    expect(channels.map((c) => c.id)).toEqual(['district.population']);
    expect([...channels[0]!.values]).toEqual([900, Number.NaN]);
    expect(channels[0]!.domain![0]).toBeLessThan(900);
    expect(channels[0]!.domain![1]).toBeGreaterThan(900);
    expect(channels[0]!.ramp).toBe('mobility');
  });

  it('knows holes as outside and puts the name inside', () => {
    const [ring] = read(
      collection(feature({ name: 'Ring' }, [square(9, 49, 1), square(9.3, 49.3, 0.4).reverse()])),
    ).districts;
    expect(contains(ring!, 9.1, 49.1)).toBe(true);
    expect(contains(ring!, 9.5, 49.5)).toBe(false);
    expect(contains(ring!, 8.9, 49.5)).toBe(false);
    expect(labelPlace(ring!)[0]).toBeCloseTo(9.5, 6);
    expect(sizeOf(ring!) / 1000).toBeCloseTo(
      111.195 * Math.sqrt(Math.cos((49 * Math.PI) / 180)),
      1,
    );
  });

  it('puts the name inside any convex polygon', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 20 }),
        fc.double({ min: 0, max: 6, noNaN: true }),
        (n, turn) => {
          const ring = Array.from({ length: n }, (_, i) => {
            const angle = turn + (i / n) * 2 * Math.PI;
            return [9 + 0.1 * Math.cos(angle), 49 + 0.1 * Math.sin(angle)];
          });
          const [district] = read(collection(feature({}, [[...ring, ring[0]]]))).districts;
          expect(contains(district!, ...labelPlace(district!))).toBe(true);
        },
      ),
    );
  });

  it.each([
    [{}, /not a GeoJSON FeatureCollection/],
    [null, /not a GeoJSON FeatureCollection/],
    [collection(), /has no polygon/],
    [collection(feature({}, [square(683_000, 4_925_000, 10)])), /not in WGS 84 degrees \(683000/],
    [
      collection(
        feature({}, [
          [
            [9, 49],
            [9, 50],
          ],
        ]),
      ),
      /feature 1: a ring/,
    ],
    [collection(feature({}, 'x')), /feature 1: a ring/],
    [
      {
        ...collection(feature({}, [square(9, 49, 1)])),
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32632' } },
      },
      /EPSG::32632/,
    ],
  ])('names the fault of %j', (json, message) => {
    expect(() => read(json)).toThrow(message);
  });

  const bologna = sharedPath('data/bologna/vector/districts_enriched_2025.geojson');
  it.skipIf(bologna === undefined)('reads the 90 statistical areas of Bologna', () => {
    const { districts } = read(JSON.parse(readFileSync(bologna!, 'utf8')));
    expect(districts).toHaveLength(90);
  });
});
