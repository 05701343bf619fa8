import fc from 'fast-check';
import { getSpa } from 'nrel-spa';
import { describe, expect, it } from 'vitest';
import { deltaT } from '../../../src/forecast/solar/deltat.ts';
import { sunlitPosition } from '../../../src/forecast/solar/sky.ts';
import { standardAir, sunEphemeris, sunPosition } from '../../../src/forecast/solar/spa.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const place = fc.record({
  latitude: number(-89.9, 89.9),
  longitude: number(-180, 180),
  elevation: number(-400, 8000),
});
const time = number(Date.UTC(1900, 0, 1), Date.UTC(2100, 0, 1));
const sea = (latitude: number, longitude: number) => ({ latitude, longitude, elevation: 0 });

describe('solar position algorithm', () => {
  it('gives the worked example of the report to the printed digits', () => {
    const golden = { latitude: 39.742476, longitude: -105.1786, elevation: 1830.14 };
    const air = { pressure: 820, temperature: 11, refraction: 0.5667 };
    const sun = sunPosition(Date.UTC(2003, 9, 17, 19, 30, 30), golden, air, 67);
    expect(sun.apparentZenith).toBeCloseTo(50.111622, 5);
    expect(sun.azimuth).toBeCloseTo(194.340241, 5);
    expect(sun.elevation).toBeCloseTo(39.872046, 5);
    expect(sun.apparentElevation).toBeCloseTo(39.888378, 5);
  });

  it('gives the intermediate values of the worked example', () => {
    const sun = sunEphemeris(Date.UTC(2003, 9, 17, 19, 30, 30), 67);
    expect(sun.rightAscension).toBeCloseTo(202.22741, 4);
    expect(sun.declination).toBeCloseTo(-9.31434, 4);
    expect(sun.siderealTime).toBeCloseTo(318.51191, 4);
    expect(sun.distance).toBeCloseTo(0.9965422974, 8);
  });

  it('agrees with a port of the C code of NREL at any time and place', () => {
    fc.assert(
      fc.property(time, place, (t, { latitude, longitude, elevation }) => {
        const second = Math.round(t / 1000) * 1000;
        const options = {
          elevation,
          pressure: 900,
          temperature: 5,
          delta_t: 67,
          function: 0,
        } as const;
        const peer = getSpa(new Date(second), latitude, longitude, 0, options);
        const air = { pressure: 900, temperature: 5, refraction: 0.5667 };
        const ours = sunPosition(second, { latitude, longitude, elevation }, air, 67);
        expect(Math.abs(peer.zenith - ours.apparentZenith)).toBeLessThan(1e-5);
        const turned = Math.abs(peer.azimuth - ours.azimuth);
        const across = Math.sin((ours.apparentZenith * Math.PI) / 180);
        expect(Math.min(turned, 360 - turned) * across).toBeLessThan(1e-5);
      }),
      { numRuns: 500 },
    );
  });

  it('stays within its ranges everywhere, with the apparent sun never below the geometric one', () => {
    fc.assert(
      fc.property(time, place, (t, where) => {
        const sun = sunPosition(t, where);
        expect(sun.azimuth).toBeGreaterThanOrEqual(0);
        expect(sun.azimuth).toBeLessThan(360);
        expect(Math.abs(sun.elevation)).toBeLessThanOrEqual(90);
        expect(sun.apparentElevation).toBeGreaterThanOrEqual(sun.elevation - 1e-4);
        expect(sun.apparentElevation - sun.elevation).toBeLessThan(1);
        expect(sun.apparentZenith).toBeCloseTo(90 - sun.apparentElevation, 12);
      }),
      { numRuns: 2000 },
    );
  });

  it('moves less than 0.3 degrees of elevation in a minute', () => {
    fc.assert(
      fc.property(time, place, (t, where) => {
        const air = { ...standardAir, pressure: 0 };
        const [one, two] = [sunPosition(t, where, air), sunPosition(t + 60_000, where, air)];
        expect(Math.abs(one.elevation - two.elevation)).toBeLessThan(0.3);
      }),
      { numRuns: 500 },
    );
  });

  it('stands over the tropics at the solstices and over the equator at the equinox', () => {
    const obliquity = 23.437;
    const [june, december] = [Date.UTC(2020, 5, 20, 21, 44), Date.UTC(2020, 11, 21, 10, 2)];
    expect(Math.abs(sunEphemeris(june).declination - obliquity)).toBeLessThan(0.001);
    expect(Math.abs(sunEphemeris(december).declination + obliquity)).toBeLessThan(0.001);
    expect(sunEphemeris(Date.UTC(2020, 2, 20, 3, 50)).declination).toBeCloseTo(0, 2);
  });

  it('refracts less in thinner air, and not at all far below the horizon', () => {
    const t = Date.UTC(2021, 2, 20, 6, 20);
    const thin = { ...standardAir, pressure: 500 };
    const lift = (air: typeof standardAir): number => {
      const sun = sunPosition(t, sea(0, 0), air);
      return sun.apparentElevation - sun.elevation;
    };
    expect(lift(thin)).toBeLessThan(lift(standardAir));
    expect(lift(thin)).toBeGreaterThan(0);
    const night = sunPosition(Date.UTC(2021, 2, 20, 0, 0), sea(0, 0));
    expect(night.apparentElevation).toBe(night.elevation);
  });
});

describe('delta T', () => {
  it('meets the values of the almanacs', () => {
    const known = [
      [1700, 9],
      [1850, 7],
      [1900, -2.7],
      [1950, 29.1],
      [1990, 56.9],
      [2000, 63.8],
      [2010, 66.1],
      [2020, 69.4],
    ] as const;
    for (const [year, seconds] of known) expect(Math.abs(deltaT(year) - seconds)).toBeLessThan(0.6);
  });

  it('has no step of more than 2 s between its pieces since 1600', () => {
    for (let year = 1601; year < 2100; year++)
      expect(Math.abs(deltaT(year) - deltaT(year - 0.001))).toBeLessThan(2);
  });
});

describe('the sun of an hour', () => {
  it('is that of the middle of its sunlit part at sunrise', () => {
    const london = sea(51.5, 0);
    const sunrise = Date.UTC(2021, 2, 20, 6, 30);
    const middle = sunlitPosition(sunrise - 1_600_000, london);
    const full = sunPosition(sunrise - 1_600_000, london);
    expect(full.elevation).toBeLessThan(0);
    expect(middle?.elevation).toBeGreaterThan(0);
    expect(middle?.elevation).toBeLessThan(5);
  });

  it('is the sun of its middle by day, and none by night and in polar night', () => {
    const noon = Date.UTC(2021, 5, 21, 12, 0);
    const berlin = sea(52.5, 13.4);
    expect(sunlitPosition(noon, berlin)?.elevation).toBeCloseTo(
      sunPosition(noon, berlin).apparentElevation,
      9,
    );
    expect(sunlitPosition(Date.UTC(2021, 5, 21, 0, 0), berlin)).toBeUndefined();
    expect(sunlitPosition(Date.UTC(2021, 11, 21, 12, 0), sea(80, 0))).toBeUndefined();
    expect(sunlitPosition(Date.UTC(2021, 5, 21, 0, 0), sea(80, 0))?.elevation).toBeGreaterThan(0);
  });
});
