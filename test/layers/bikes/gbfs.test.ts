import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGbfs } from '../../../src/layers/bikes/gbfs.ts';
import { Problem } from '../../../src/problem/problem.ts';

const index = 'https://bikes.example/gbfs/gbfs.json';
const feeds = ['system_information', 'station_information', 'station_status'].map((name) => ({
  name,
  url: `${name}.json`,
}));

/** Answers by the last part of the address. */
const answering = (files: Readonly<Record<string, unknown>>) => async (url: string) =>
  files[url.slice(url.lastIndexOf('/') + 1)];

const v2 = {
  'gbfs.json': { last_updated: 1, ttl: 0, version: '2.3', data: { de: { feeds } } },
  'system_information.json': { data: { name: 'Stadtrad' } },
  'station_information.json': {
    data: {
      stations: [
        { station_id: '1', name: 'Markt', lat: 48.9, lon: 9.95, capacity: 12 },
        { station_id: '2', name: 'Nowhere', capacity: 12 },
        { station_id: '3', name: 'Silent', lat: 48.91, lon: 9.96 },
      ],
    },
  },
  'station_status.json': {
    last_updated: 1_781_071_800,
    data: {
      stations: [
        {
          station_id: '1',
          num_bikes_available: 5,
          num_docks_available: 7,
          is_renting: true,
          last_reported: 1_781_071_700,
        },
      ],
    },
  },
};

describe('reading GBFS', () => {
  it('joins stations of 2.3 with their availability, by addresses relative to the index', async () => {
    const { system, recorded, stations, unplaced } = await readGbfs(index, answering(v2));
    expect([system, recorded, unplaced]).toEqual(['Stadtrad', 1_781_071_800, 1]);
    expect(stations[0]).toEqual({
      id: '1',
      name: 'Markt',
      lon: 9.95,
      lat: 48.9,
      capacity: 12,
      bikes: 5,
      docks: 7,
      renting: true,
      reported: 1_781_071_700,
    });
    expect(stations[1]).toMatchObject({ id: '3', bikes: undefined, renting: false });
  });

  it('reads 3.0, where feeds have no language and times are texts', async () => {
    const v3 = {
      'gbfs.json': { version: '3.0', data: { feeds } },
      'system_information.json': { data: { name: [{ text: 'City bikes', language: 'en' }] } },
      'station_information.json': {
        data: {
          stations: [{ station_id: 'x', name: [{ text: 'Gate', language: 'en' }], lat: 1, lon: 2 }],
        },
      },
      'station_status.json': {
        last_updated: '2026-06-10T06:10:00Z',
        data: { stations: [{ station_id: 'x', num_vehicles_available: 3, is_renting: true }] },
      },
    };
    const { system, recorded, stations } = await readGbfs(index, answering(v3));
    expect([system, recorded]).toEqual(['City bikes', 1_781_071_800]);
    expect(stations[0]).toMatchObject({ name: 'Gate', bikes: 3, renting: true });
  });

  it('names the file that is no feed', async () => {
    const failure = await readGbfs(index, async () => []).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'gbfsFeed', params: { file: index } });
    const missing = await readGbfs(
      index,
      answering({ ...v2, 'station_status.json': 'gone' }),
    ).catch((error: unknown) => error);
    expect(missing).toMatchObject({
      params: { file: 'https://bikes.example/gbfs/station_status.json' },
    });
  });

  it('reads any JSON or refuses it with a Problem', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        fc.jsonValue(),
        fc.boolean(),
        async (about, stations, sound) => {
          const files = {
            ...v2,
            'gbfs.json': sound ? v2['gbfs.json'] : about,
            'station_information.json': { data: { stations } },
          };
          const result = await readGbfs(index, answering(files)).catch((error: unknown) => error);
          if (result instanceof Error) expect(result).toBeInstanceOf(Problem);
          else expect(result).toHaveProperty('stations');
        },
      ),
    );
  });
});
