import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayKindAt,
  type LocalHours,
  localHours,
  ownCourse,
  profileOf,
} from '../../../src/layers/stations/profile.ts';
import type { Stations } from '../../../src/layers/stations/read.ts';
import { stationSeries } from '../../../src/layers/stations/series.ts';

const rome = 'Europe/Rome';
const hour = 3600;
const unix = (iso: string): number => Date.parse(iso) / 1000;

const stations = (start: string, values: readonly number[]): Stations => ({
  list: [
    {
      id: 'a',
      name: 'A',
      lon: 11,
      lat: 44,
      weekday: new Float32Array(24).fill(Number.NaN),
      weekend: new Float32Array(24).fill(5),
    },
  ],
  start: unix(start),
  hours: values.length,
  values: Float32Array.from(values),
});
const local = ({ start, hours }: Stations): LocalHours => localHours(start, hours, rome);

describe('local hours', () => {
  it('are what Intl says of every hour, over both changes of clocks', () => {
    const start = unix('2024-03-29T23:00Z');
    const hours = 24 * 230;
    const { ofWeek, day } = localHours(start, hours, rome);
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: rome,
      hourCycle: 'h23',
      weekday: 'short',
      hour: '2-digit',
      dateStyle: undefined,
      day: '2-digit',
      month: '2-digit',
    });
    const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    const dates = new Map<number, string>();
    for (let i = 0; i < hours; i += 1) {
      const part = Object.fromEntries(
        format.formatToParts((start + i * hour) * 1000).map(({ type, value }) => [type, value]),
      );
      expect(ofWeek[i]).toBe(names.indexOf(part.weekday!) * 24 + Number(part.hour));
      const date = `${part.day} ${part.month}`;
      expect(dates.get(day[i]!) ?? date).toBe(date);
      dates.set(day[i]!, date);
    }
  });
});

describe('a station’s profile', () => {
  it('parts working days, Saturdays and Sundays by the city’s clocks', () => {
    // From Monday 00:00 in Rome: every hour holds the day of the week, Monday 1.
    const values = Array.from({ length: 14 * 24 }, (_, i) => (Math.floor(i / 24) % 7) + 1);
    const given = stations('2024-06-02T22:00Z', values);
    const of = (kind: 'working' | 'saturday' | 'sunday') => profileOf(given, 0, local(given), kind);
    expect([...of('saturday').values]).toEqual(Array(24).fill(6));
    expect([...of('sunday').values]).toEqual(Array(24).fill(7));
    const working = of('working');
    expect([...working.values]).toEqual(Array(24).fill(3));
    expect(working.lower[0]).toBe(1);
    expect(working.upper[0]).toBe(5);
    expect([working.count, working.missing]).toEqual([10, 0]);
    expect(profileOf(given, 0, local(given), 'week')).toMatchObject({ count: 2, missing: 0 });
  });

  it('leaves out what was not measured, and says how much that is', () => {
    const values = Array.from({ length: 48 }, (_, i) => (i < 24 ? 10 : i < 36 ? Number.NaN : 30));
    const given = stations('2024-06-02T22:00Z', values);
    const { values: mean, count, missing } = profileOf(given, 0, local(given), 'working');
    expect([mean[3], mean[20], count, missing]).toEqual([10, 20, 2, 0.25]);
    const none = profileOf(given, 0, local(given), 'sunday');
    expect([Number.isNaN(none.values[0]!), none.count, none.missing]).toEqual([true, 0, 1]);
  });

  it('keeps mean between its percentiles’ extremes, whatever is measured', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 5000 }), { nil: Number.NaN }), {
          minLength: 24,
          maxLength: 400,
        }),
        (values) => {
          const given = stations('2024-06-02T22:00Z', values);
          const { values: mean, lower, upper } = profileOf(given, 0, local(given), 'week');
          for (let h = 0; h < 168; h += 1) {
            expect(Number.isNaN(mean[h]!)).toBe(Number.isNaN(lower[h]!));
            if (!Number.isNaN(mean[h]!)) expect(lower[h]!).toBeLessThanOrEqual(upper[h]!);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the clock’s own day', () => {
  const values = Array.from({ length: 7 * 24 }, (_, i) => i);
  const given = stations('2024-06-02T22:00Z', values);

  it('is the local day around the clock, with its dates', () => {
    const own = ownCourse(given, 0, local(given), unix('2024-06-05T10:30Z'), 'day')!;
    expect([...own.values]).toEqual(Array.from({ length: 24 }, (_, i) => 48 + i));
    expect(own.window).toEqual({
      start: '2024-06-04T22:00:00.000Z',
      end: '2024-06-05T22:00:00.000Z',
    });
    expect(dayKindAt(given, local(given), unix('2024-06-08T10:30Z'))).toBe('saturday');
  });

  it('is not known outside the measured period', () => {
    expect(ownCourse(given, 0, local(given), unix('2026-01-01T00:00Z'), 'day')).toBeUndefined();
    expect(dayKindAt(given, local(given), unix('2020-01-01T00:00Z'))).toBeUndefined();
  });

  it('goes with the profile of its own kind of day, and with the week', () => {
    const series = stationSeries(given, 0, local(given), unix('2024-06-08T10:30Z'), 'veh/h');
    expect(series.map(({ label, own }) => [label.en, own !== undefined])).toEqual([
      ['Working day', false],
      ['Saturday', true],
      ['Sunday', false],
      ['Week', true],
    ]);
  });

  it('gives way to the days that the dataset states where nothing hourly is known', () => {
    const silent = stations('2024-06-02T22:00Z', Array(48).fill(Number.NaN));
    const series = stationSeries(silent, 0, local(silent), silent.start, 'veh/h');
    expect(series.map(({ label, count, values: v }) => [label.en, count, v[0]])).toEqual([
      ['Saturday', 0, 5],
      ['Sunday', 0, 5],
    ]);
  });
});
