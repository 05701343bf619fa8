import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  datedOf,
  feedsOf,
  placesOf,
  regionsOf,
  statusOf,
  typesOf,
  vehiclesOf,
} from '../../../src/layers/bikes/gbfs.ts';
import { typeText, zoneFields } from '../../../src/layers/bikes/words.ts';
import { apart, isIn, kindOf, zonesOf } from '../../../src/layers/bikes/zones.ts';
import { Problem } from '../../../src/problem/problem.ts';

const index = 'https://bikes.example/gbfs/gbfs.json';
const feeds = [
  { name: 'station_information', url: 'station_information.json' },
  { name: 'station_status', url: 'https://other.example/status.json' },
];
const bytes = (json: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(json));

describe('the auto-discovery file', () => {
  const addresses = [
    ['station_information', 'https://bikes.example/gbfs/station_information.json'],
    ['station_status', 'https://other.example/status.json'],
  ];

  it('lists feeds below a language in 2.x, and without one in 3.0', () => {
    expect([...feedsOf({ version: '2.3', data: { de: { feeds } } }, index)]).toEqual(addresses);
    expect([...feedsOf({ version: '3.0', data: { feeds } }, index)]).toEqual(addresses);
  });

  it('is refused with its name where it lists nothing', () => {
    for (const json of [[], {}, { data: {} }, { data: { de: { feeds: 'none' } } }])
      expect(() => feedsOf(json, index)).toThrow(index);
  });
});

describe('station feeds', () => {
  it('say where stations are, and count those without a place', () => {
    const { places, unplaced } = placesOf({
      stations: [
        { station_id: '1', name: 'Markt', lat: 48.9, lon: 9.95, capacity: 12, region_id: 'c' },
        { station_id: 2, name: [{ text: 'Gate', language: 'en' }], lat: 1, lon: 2 },
        { station_id: '3', name: 'Nowhere' },
        { station_id: '4', name: 'Off', lat: 148, lon: 2 },
      ],
    });
    expect(places).toEqual([
      { id: '1', name: 'Markt', lon: 9.95, lat: 48.9, capacity: 12, region: 'c' },
      { id: '2', name: 'Gate', lon: 2, lat: 1, capacity: undefined, region: '' },
    ]);
    expect(unplaced).toBe(2);
  });

  it('say what is available, in the words of 2.x and of 3.0', () => {
    const two = statusOf({
      stations: [
        {
          station_id: '1',
          num_bikes_available: 5,
          num_bikes_disabled: 1,
          num_docks_available: 7,
          is_renting: 1,
          is_installed: 0,
          last_reported: 1_781_071_700,
        },
      ],
    });
    expect(two.get('1')).toMatchObject({ bikes: 5, disabled: 1, docks: 7, renting: true });
    expect(two.get('1')).toMatchObject({ installed: false, reported: 1_781_071_700 });
    const three = statusOf({
      stations: [
        {
          station_id: '1',
          num_vehicles_available: 3,
          is_renting: true,
          last_reported: '2026-06-10T06:10:00Z',
          vehicle_types_available: [{ vehicle_type_id: 'e', count: 2 }],
        },
      ],
    });
    expect(three.get('1')).toMatchObject({ bikes: 3, docks: undefined, reported: 1_781_071_800 });
    expect(three.get('1')!.byType.get('e')).toBe(2);
  });

  it('say how old they are and how long they hold', () => {
    const feed = { last_updated: '2026-06-10T06:10:00Z', ttl: 60, data: { stations: [] } };
    for (const last_updated of [feed.last_updated, '2026-06-10T08:10:00+02:00', 1_781_071_800])
      expect(datedOf(bytes({ ...feed, last_updated }), 'x', placesOf)).toMatchObject({
        updated: 1_781_071_800,
        ttl: 60,
      });
  });
});

describe('vehicles', () => {
  it('are those outside stations, by the names of 2.x and of 3.0', () => {
    const at = { lat: 48.9, lon: 9.95 };
    const two = vehiclesOf({
      bikes: [
        { bike_id: 'a', ...at, is_reserved: false, is_disabled: 1, current_range_meters: 12_000 },
        { bike_id: 'b', ...at, station_id: '1' },
        { bike_id: 'c' },
      ],
    });
    expect(two).toMatchObject([{ id: 'a', disabled: true, reserved: false, range: 12_000 }]);
    const three = vehiclesOf({ vehicles: [{ vehicle_id: 'x', ...at, vehicle_type_id: 's' }] });
    expect(three).toMatchObject([{ id: 'x', type: 's' }]);
  });

  it('are called by their type, or by what it is', () => {
    const types = typesOf({
      vehicle_types: [
        { vehicle_type_id: 'n', name: [{ text: 'Lastenrad E', language: 'de' }] },
        { vehicle_type_id: 's', form_factor: 'scooter_standing', propulsion_type: 'electric' },
      ],
    });
    expect(typeText(types.get('n'))).toEqual({ en: 'Lastenrad E', de: 'Lastenrad E' });
    expect(typeText(types.get('s'))).toEqual({
      en: 'Scooter, electric',
      de: 'Tretroller, elektrisch',
    });
    expect(typeText(undefined).en).toBe('Vehicle');
  });
});

it('regions are named in both languages where the feed is', () => {
  const name = [
    { text: 'Altstadt', language: 'de-DE' },
    { text: 'Old town', language: 'en' },
  ];
  expect(regionsOf({ regions: [{ region_id: '1', name }] }).get('1')).toEqual({
    en: 'Old town',
    de: 'Altstadt',
  });
});

describe('geofencing zones', () => {
  const square = (x: number, y: number, side: number): number[][] => [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ];
  const feature = (
    rules: object[],
    coordinates: unknown = [[square(0, 0, 4), square(1, 1, 1)]],
  ) => ({
    type: 'Feature',
    geometry: { type: 'MultiPolygon', coordinates },
    properties: { name: [{ text: 'Park', language: 'en' }], rules },
  });
  const zones = (features: object[]) =>
    zonesOf({ geofencing_zones: { type: 'FeatureCollection', features } });

  it('hold inside their outline and not in their holes', () => {
    const zone = zones([feature([])]).zones[0]!;
    expect([isIn(zone, 0.5, 0.5), isIn(zone, 1.5, 1.5), isIn(zone, 5, 1)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('are told by the strictest of their first rule, in 2.x and in 3.0', () => {
    const kind = (rule: object): string => kindOf(zones([feature([rule])]).zones[0]!);
    expect(kind({ ride_allowed: false, ride_through_allowed: false })).toBe('closed');
    expect(kind({ ride_allowed: false, ride_through_allowed: true })).toBe('noEnd');
    expect(kind({ ride_start_allowed: true, ride_end_allowed: false })).toBe('noEnd');
    expect(kind({ ride_start_allowed: true, ride_end_allowed: true, maximum_speed_kph: 6 })).toBe(
      'slow',
    );
    expect(kind({ ride_start_allowed: true, ride_end_allowed: true })).toBe('open');
  });

  it('say their rules by vehicle type', () => {
    const { zones: all } = zones([
      feature([
        { vehicle_type_ids: ['s'], ride_through_allowed: false },
        { ride_end_allowed: false, maximum_speed_kph: 20 },
      ]),
    ]);
    const types = typesOf({ vehicle_types: [{ vehicle_type_id: 's', form_factor: 'moped' }] });
    const fields = zoneFields(all[0]!, { types } as Parameters<typeof zoneFields>[1]);
    expect(fields.map(({ label, words }) => [label.en, words?.en])).toEqual([
      ['Moped', 'no riding through'],
      ['All vehicles', 'no ending a ride; at most 20\u00a0km/h'],
    ]);
  });

  it('are drawn in groups without overlap', () => {
    const at = (x: number, side: number): object => feature([], [[square(x, 0, side)]]);
    const { zones: all } = zones([at(0, 10), at(1, 2), at(5, 2), at(20, 1)]);
    const places = apart(all).map((group) => group.map((zone) => all.indexOf(zone)));
    expect(places).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });

  it('are counted where their shape cannot be drawn', () => {
    const bad = [
      feature([], [[[[0, 0]]]]),
      feature([], 'none'),
      feature(
        [],
        [
          [
            [
              [0, 0],
              [1, 'x'],
              [2, 2],
              [0, 0],
            ],
          ],
        ],
      ),
    ];
    expect(zones([feature([]), ...bad])).toMatchObject({ left: 3 });
  });
});

it('any JSON is read or refused with a Problem that names the file', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      for (const read of [placesOf, statusOf, vehiclesOf, typesOf, regionsOf, zonesOf]) {
        for (const body of [json, { data: json }, { data: { stations: json, vehicles: json } }]) {
          try {
            datedOf(bytes(body), 'x.json', read as () => unknown);
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
            expect((error as Problem).params.file).toBe('x.json');
          }
        }
      }
    }),
  );
});
