import { describe, expect, it } from 'vitest';
import { horizonCount, sectorCount } from '../../../src/channel/envelope.ts';
import { aspectsOf, slopeTilt } from '../../../src/forecast/energy/city/aspects.ts';
import { referenceYear, scheduleSlots } from '../../../src/forecast/energy/city/calendar.ts';
import { cityPlace } from '../../../src/forecast/energy/city/climate.ts';
import { withHolidays } from '../../../src/forecast/energy/city/holidays.ts';
import {
  citySun,
  sectorAzimuth,
  sunColumns,
  writeSun,
} from '../../../src/forecast/energy/city/sun.ts';
import { planeShade } from '../../../src/forecast/solar/horizon.ts';
import { planeYear } from '../../../src/forecast/solar/plane.ts';
import { readEpw } from '../../../src/forecast/weather.ts';
import { syntheticTable } from '../table.ts';
import { syntheticEnvelope } from './envelope.ts';
import { town, townWeather } from './town.ts';

const { sky } = cityPlace(readEpw(townWeather(), 'town.epw'));
const envelope = syntheticEnvelope(syntheticTable(40));
const aspects = aspectsOf(envelope);
const sun = citySun(sky, aspects);
const columns = sunColumns(sky.hours);
const sum = (of: ArrayLike<number>): number => Array.from(of).reduce((s, v) => s + v, 0);

/** Mean light of some planes by the general model, with its own horizon test and sky view. */
function general(
  planes: readonly { tilt: number; azimuth: number; share: number }[],
  horizon: Float32Array,
): Float64Array {
  const mean = new Float64Array(sky.hours);
  for (const { share, ...plane } of planes) {
    const year = planeYear(sky, plane, undefined, planeShade(sky, horizon, plane));
    for (let i = 0; i < sky.hours; i++)
      mean[i]! += share * (year.beam[i]! + year.sky[i]! + year.ground[i]!);
  }
  return mean;
}

describe('light on the walls and roofs of a building', () => {
  it('is that of the general model on its own planes, above its own horizon', () => {
    for (let b = 0; b < 40; b++) {
      writeSun(columns, sun, aspects, b, 1);
      const row = (of: Float32Array, n: number): Float32Array => of.subarray(b * n, b * n + n);
      const sides = (of: Float32Array, tilt: number, total: number) =>
        Array.from(of, (area, s) => ({ tilt, azimuth: sectorAzimuth(s), share: area / total }));
      const walls = row(envelope.walls, sectorCount);
      const wall = general(
        sides(walls, 90, sum(walls)).filter((p) => p.share > 0),
        row(envelope.wallHorizon, horizonCount),
      );
      const slopes = row(envelope.slopes, sectorCount);
      const roof = sum(slopes) + envelope.flat[b]!;
      const tilt = slopeTilt(envelope.tilt[b]!);
      const planes = [
        ...sides(slopes, tilt, roof),
        { tilt: 0, azimuth: 0, share: envelope.flat[b]! / roof },
      ];
      const top = general(
        planes.filter((p) => p.share > 0),
        row(envelope.roofHorizon, horizonCount),
      );
      for (const [ours, theirs] of [
        [columns.upright, wall],
        [columns.level, top],
      ] as const) {
        // The view of the sky is summed over fewer azimuths here; the sun's own light is the same.
        expect(Math.abs(sum(ours) / sum(theirs) - 1), `building ${b}`).toBeLessThan(0.004);
        let worst = 0;
        ours.forEach((v, i) => {
          worst = Math.max(worst, Math.abs(v - theirs[i]!));
        });
        expect(worst, `building ${b}`).toBeLessThan(6);
      }
    }
  });

  it('equals the general model to 1e-6 where nothing obstructs it', () => {
    const open = {
      ...envelope,
      wallHorizon: new Float32Array(40 * 36),
      roofHorizon: new Float32Array(40 * 36),
    };
    const free = aspectsOf(open);
    writeSun(columns, citySun(sky, free), free, 0, 1);
    const walls = envelope.walls.subarray(0, sectorCount);
    const planes = Array.from(walls, (area, s) => ({
      tilt: 90,
      azimuth: sectorAzimuth(s),
      share: area / sum(walls),
    }));
    const theirs = general(planes, new Float32Array(36));
    columns.upright.forEach((v, i) => {
      expect(Math.abs(v - theirs[i]!)).toBeLessThan(1e-4);
    });
    expect(free.wallSky[0]).toBeCloseTo(1, 6);
    expect(free.roofSky[0]).toBeCloseTo(1, 6);
  });

  it('is nought by night, scales with the sun and falls with the horizon', () => {
    writeSun(columns, sun, aspects, 3, 1);
    const before = columns.upright.slice();
    for (let i = 0; i < sky.hours; i++)
      if (sky.global[i] === 0) expect(columns.upright[i]! + columns.level[i]!).toBe(0);
    writeSun(columns, sun, aspects, 3, 0.9);
    expect(columns.upright.every((v, i) => Math.abs(v - 0.9 * before[i]!) < 1e-9)).toBe(true);
    const hidden = aspectsOf({
      ...envelope,
      wallHorizon: envelope.wallHorizon.map((h) => h + 10),
    });
    writeSun(columns, citySun(sky, hidden), hidden, 3, 1);
    expect(columns.upright.every((v, i) => v <= before[i]! + 1e-9)).toBe(true);
    expect(sum(columns.upright)).toBeLessThan(sum(before));
  });

  it('comes from all sides alike where areas are not known', () => {
    const unknown = aspectsOf({ ...envelope, walls: envelope.walls.map(() => Number.NaN) });
    expect([...unknown.walls.subarray(0, 8)]).toEqual(new Array(8).fill(1 / 8));
  });
});

describe('clock and calendar of a city', () => {
  it('keeps standard time and seven days without a time zone', () => {
    const slots = scheduleSlots(8760, 1);
    expect([...slots.subarray(0, 24)]).toEqual(Array.from({ length: 24 }, (_, h) => h));
    expect(slots[5 * 24]).toBe(24);
    expect(slots[6 * 24]).toBe(48);
    expect(slots[7 * 24]).toBe(0);
  });

  it('runs an hour ahead in summer, and takes holidays as Sundays', () => {
    const at = (month: number, day: number, hour: number): number =>
      (Date.UTC(referenceYear(8760), month - 1, day, hour) - Date.UTC(referenceYear(8760), 0, 1)) /
      3_600_000;
    const calendar = { timeZone: 'Europe/Rome', holidays: ['2018-05-01'] };
    const slots = scheduleSlots(8760, 1, calendar);
    expect(slots[at(1, 15, 8)]).toBe(8);
    expect(slots[at(7, 10, 8)]).toBe(9);
    // The clocks go forward on Sunday 25 March at two.
    expect([...slots.subarray(at(3, 25, 1), at(3, 25, 3))]).toEqual([49, 51]);
    expect(slots[at(5, 1, 12)]).toBe(48 + 13);
    expect(slots[at(4, 30, 23)]).toBe(48);
    expect(slots.every((s) => s < 72)).toBe(true);
    // A file in UTC is read by the same clock.
    expect(scheduleSlots(8760, 0, calendar)[at(1, 15, 7)]).toBe(8);
  });

  it('knows the holidays of the country whose clocks the time zone names', async () => {
    const inputs = { ...town(1), timeZone: 'Europe/Rome' };
    const { holidays } = await withHolidays(inputs);
    expect(holidays).toContain('2018-04-25');
    expect((await withHolidays({ ...inputs, weather: undefined })).holidays).toBeUndefined();
    expect((await withHolidays({ ...inputs, timeZone: 'Etc/UTC' })).holidays).toBeUndefined();
  });
});
