import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZone } from '../../../src/forecast/energy/hourly/read.ts';
import { Problem } from '../../../src/problem/problem.ts';

const whole = {
  floorArea: 48,
  volume: 129.6,
  massArea: 120,
  heatCapacity: 8e6,
  hIs: 3.45,
  opaque: [
    { area: 60, u: 0.3, azimuth: 180, tilt: 90, absorptance: 0.6 },
    { area: 48, u: 0.04, azimuth: 0, tilt: 180, absorptance: 0, ground: true },
  ],
  windows: [{ area: 12, u: 1.3, g: 0.6, azimuth: 180, tilt: 90, incidence: [-0.2, 0.6, -0.6] }],
  airChanges: 0.4,
  gains: 200,
  heating: 20,
  cooling: null,
};
type Json = Record<string, unknown>;
const changed = (change: Json): Json => ({ ...structuredClone(whole), ...change });
const withPart = (key: 'opaque' | 'windows', change: Json): Json =>
  changed({ [key]: [{ ...whole[key][0], ...change }] });

describe('zone file', () => {
  it('is read with the surfaces of the standard where none are given', () => {
    const zone = readZone(whole, 'z.json');
    expect(zone.surfaceArea).toBe(4.5 * 48);
    expect(zone.opaque.map((p) => p.ground)).toEqual([undefined, 1]);
    expect(zone.windows[0]).toMatchObject({ incidence: [-0.2, 0.6, -0.6], frame: 0, shading: 1 });
    expect([...zone.airChanges]).toEqual(new Array(24).fill(0.4));
    expect(zone.cooling.every(Number.isNaN)).toBe(true);
    expect([zone.maxHeating, zone.maxCooling]).toEqual([Infinity, Infinity]);
  });

  it('takes a number, a day with gaps, or null', () => {
    const day = Array.from({ length: 24 }, (_, h) => (h < 7 ? null : 21));
    const zone = readZone(changed({ heating: day, gains: null, airChanges: null }), 'z.json');
    expect(zone.heating[6]).toBeNaN();
    expect(zone.heating[7]).toBe(21);
    expect(zone.gains[3]).toBe(0);
    expect(zone.airChanges[3]).toBe(0);
  });

  it('asks a part on ground for its area and U value only, and takes a factor for it', () => {
    const ground = changed({ opaque: [{ area: 48, u: 0.5, ground: 0.4 }] });
    expect(readZone(ground, 'z.json').opaque[0]).toMatchObject({ ground: 0.4, area: 48 });
  });

  it('names file, place and mend of what is wrong', () => {
    const without = (key: string): Json =>
      Object.fromEntries(Object.entries(whole).filter(([k]) => k !== key));
    const cases: readonly (readonly [unknown, RegExp])[] = [
      [[], /z\.json: zone must be an object/],
      [changed({ colour: 'red' }), /colour is not a field of a zone.* use one of floorArea/],
      [withPart('opaque', { colour: 1 }), /opaque\[0\]\.colour is not a field/],
      [without('floorArea'), /floorArea is missing\. Add it/],
      [without('cooling'), /cooling is missing/],
      [without('windows'), /windows is missing/],
      [changed({ windows: 3 }), /windows must be a list/],
      [
        changed({ opaque: [{ ...whole.opaque[0], area: undefined }] }),
        /opaque\[0\]\.area is missing/,
      ],
      [withPart('windows', { u: -1 }), /windows\[0\]\.u is -1, outside 0 to 20/],
      [withPart('windows', { g: 1.2 }), /windows\[0\]\.g is 1\.2, outside 0 to 1/],
      [withPart('opaque', { azimuth: 400 }), /opaque\[0\]\.azimuth is 400, outside 0 to 360/],
      [withPart('opaque', { tilt: 'steep' }), /opaque\[0\]\.tilt is "steep", not a number/],
      [withPart('windows', { incidence: [1, null] }), /windows\[0\]\.incidence\[1\] is null/],
      [changed({ volume: 0 }), /volume is 0\. Write a number above 0/],
      [changed({ heating: new Array(23).fill(20) }), /heating has 23 values where a day has 24/],
      [changed({ gains: new Array(24).fill('x') }), /gains\[0\] is "x"/],
      [changed({ cooling: 19 }), /at hour 0 .* \(20 °C\) is above .* \(19 °C\)/],
      [changed({ massArea: 1 }), /massArea is too small/],
    ];
    for (const [json, message] of cases) {
      expect(() => readZone(json, 'z.json')).toThrow(Problem);
      expect(() => readZone(json, 'z.json')).toThrow(message);
    }
  });

  it('throws nothing but Problems on any JSON', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(whole)), fc.jsonValue(), (key, value) => {
        try {
          readZone(changed({ [key]: value }), 'z.json');
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
