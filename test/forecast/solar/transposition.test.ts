import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planeYear } from '../../../src/forecast/solar/plane.ts';
import {
  airMass,
  extraterrestrial,
  groundReflected,
  groundView,
  hayDavies,
  incidenceCosine,
  isotropic,
  perez,
  skyView,
} from '../../../src/forecast/solar/transposition.ts';
import { clearYear } from './year.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const inputs = fc
  .record({
    beam: number(0, 1000),
    diffuse: number(0, 600),
    zenith: number(0, 89.9),
    sunAzimuth: number(0, 360),
    tilt: number(0, 90),
    azimuth: number(0, 360),
    day: fc.integer({ min: 1, max: 366 }),
  })
  .map((r) => ({
    ...r,
    extra: extraterrestrial(r.day),
    incidence: incidenceCosine(r.tilt, r.azimuth, r.zenith, r.sunAzimuth),
  }));

describe('transposition', () => {
  it('gives the sky diffuse irradiance that pvlib publishes', () => {
    const noon = {
      beam: 939.95469881,
      diffuse: 118.45831879,
      extra: extraterrestrial(175),
      zenith: 10.56413562,
      incidence: incidenceCosine(40, 180, 10.56413562, 144.76567754),
      tilt: 40,
    };
    expect(extraterrestrial(175)).toBeCloseTo(1321.1655834833093, 9);
    expect(Math.abs(perez(noon) - 109.084332)).toBeLessThan(1e-4);
    expect(Math.abs(hayDavies(noon) - 102.9949)).toBeLessThan(1e-3);
    expect(airMass(10.56413562)).toBeCloseTo(1.01688136, 7);
    expect(airMass(91)).toBeNaN();
  });

  it('is never negative and nothing without diffuse light', () => {
    fc.assert(
      fc.property(inputs, (s) => {
        expect(perez(s)).toBeGreaterThanOrEqual(0);
        expect(hayDavies({ ...s, beam: Math.min(s.beam, s.extra) })).toBeGreaterThanOrEqual(0);
        expect(perez({ ...s, diffuse: 0 })).toBe(0);
        expect(perez({ ...s, zenith: 95 })).toBe(0);
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves the diffuse light of a level plane as it is, the sun above 5 degrees', () => {
    fc.assert(
      fc.property(inputs, (s) => {
        const zenith = Math.min(s.zenith, 84.9);
        const level = { ...s, zenith, tilt: 0, incidence: incidenceCosine(0, 0, zenith, 0) };
        expect(perez(level)).toBeCloseTo(s.diffuse, 6);
        expect(isotropic(s.diffuse, 0)).toBe(s.diffuse);
        expect(hayDavies(level)).toBeCloseTo(s.diffuse, 6);
      }),
      { numRuns: 2000 },
    );
  });

  it('is isotropic where no light comes from the sun itself, for Hay and Davies', () => {
    fc.assert(
      fc.property(inputs, (s) => {
        expect(hayDavies({ ...s, beam: 0 })).toBeCloseTo(isotropic(s.diffuse, s.tilt), 9);
      }),
    );
  });

  it('shares the half space between sky and ground', () => {
    for (const tilt of [0, 30, 90, 180])
      expect(skyView(tilt) + groundView(tilt)).toBeCloseTo(1, 12);
    expect(groundReflected(800, 0.2, 90)).toBeCloseTo(80, 9);
  });

  it('over a year gives what the single formulas give by hour', () => {
    const sky = clearYear();
    const plane = { tilt: 40, azimuth: 200 };
    const year = planeYear(sky, plane);
    for (const i of [8, 12, 16].map((hour) => 100 * 24 + hour)) {
      const zenith = (Math.acos(sky.up[i]!) * 180) / Math.PI;
      const azimuth = (Math.atan2(sky.east[i]!, sky.north[i]!) * 180) / Math.PI;
      const incidence = incidenceCosine(plane.tilt, plane.azimuth, zenith, azimuth);
      const extra = extraterrestrial(101);
      const s = { beam: 600, diffuse: 100, extra, zenith, incidence, tilt: plane.tilt };
      expect(year.sky[i]).toBeCloseTo(perez(s), 6);
      expect(year.beam[i]).toBeCloseTo(600 * Math.max(0, incidence), 6);
      const global = 100 + 600 * sky.up[i]!;
      expect(year.ground[i]).toBeCloseTo(groundReflected(global, 0.2, plane.tilt), 6);
    }
  });
});
