import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sunPosition } from '../../../src/forecast/solar/spa.ts';
import { irradianceTime, midHour, timeZoneOf } from '../../../src/forecast/solar/suntime.ts';
import { readEpw } from '../../../src/forecast/weather.ts';
import { sharedPath } from '../../shared.ts';

const place = { latitude: 45, longitude: 8, elevation: 250, timeZone: 1 };

/** Clear sky whose components close at `offset` hours after the start of each row. */
function taken(offset: number) {
  const at = (i: number): number => {
    const time = Date.UTC(2002, 0, 1) + (i - 1 + offset) * 3_600_000;
    return Math.max(0, Math.sin((sunPosition(time, place).elevation * Math.PI) / 180));
  };
  const height = Float64Array.from({ length: 8760 }, (_, i) =>
    Math.floor(i / 24) % 12 === 0 ? at(i) : 0,
  );
  const beam = height.map((s) => (s > 0 ? 700 : 0));
  const diffuse = height.map((s) => (s > 0 ? 90 : 0));
  return { ...place, beam, diffuse, global: height.map((s, i) => diffuse[i]! + beam[i]! * s) };
}

describe('time of irradiance within a row', () => {
  it('is the middle of the hour where the components close there', () => {
    expect(irradianceTime(taken(0.5))).toBe(midHour);
  });

  it('is found where rows hold instants', () => {
    for (const offset of [0, 1.18, -0.4])
      expect(Math.abs(irradianceTime(taken(offset)) - offset)).toBeLessThan(0.03);
  });

  it('is the middle where the components tell nothing', () => {
    const none = new Float64Array(8760);
    expect(irradianceTime({ ...place, beam: none, diffuse: none, global: none })).toBe(midHour);
    const odd = taken(0.5);
    const doubled = { ...odd, global: odd.global.map((v) => 3 * v) };
    expect(irradianceTime(doubled)).toBe(midHour);
  });

  const files = [
    ['ref/buildings/725650TYCST.epw', 0.5],
    // Its header says UTC+1 and an offset of -0.8239 h from the end of the second hour.
    ['data/weather/pvgis_tmy_45.000_8.000_2005_2023.epw', 2 - 0.8239],
  ] as const;
  for (const [name, expected] of files) {
    const file = sharedPath(name);
    it.runIf(file !== undefined)(`is ${expected.toFixed(2)} in ${name.split('/').pop()}`, () => {
      const weather = readEpw(readFileSync(file!, 'utf8'), name);
      expect(Math.abs(irradianceTime(weather) - expected)).toBeLessThan(0.05);
    });
  }
});

describe('time zone of a file', () => {
  /** Light while the sun is up at `longitude` in a place that keeps UTC + `zone`. */
  const lit = (longitude: number, latitude: number, zone: number) => {
    const where = { latitude, longitude, elevation: 0 };
    const diffuse = Float64Array.from({ length: 8760 }, (_, i) => {
      if (Math.floor(i / 24) % 12 !== 0) return 0;
      const middle = Date.UTC(2002, 0, 1) + (i + 0.5 - zone) * 3_600_000;
      return sunPosition(middle, where).elevation > -1 ? 80 : 0;
    });
    return { ...where, diffuse, beam: new Float64Array(8760) };
  };

  it('is that of the longitude where the light says nothing else', () => {
    expect(timeZoneOf(lit(-105.18, 39.7, -7))).toBe(-7);
    expect(timeZoneOf(lit(9.19, 45.5, 1))).toBe(1);
    expect(timeZoneOf({ ...lit(9.19, 45.5, 1), diffuse: new Float64Array(8760).fill(1) })).toBe(1);
  });

  it('is that of the light where a country keeps another', () => {
    expect(timeZoneOf(lit(-3.7, 40.4, 1))).toBe(1);
    expect(timeZoneOf(lit(87.6, 43.8, 8))).toBe(8);
    expect(timeZoneOf(lit(77.2, 28.6, 5.5))).toBe(5.5);
  });
});
