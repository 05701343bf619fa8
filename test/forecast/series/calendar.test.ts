import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, dayClass } from '../../../src/forecast/series/calendar.ts';
import { forecastSeries } from '../../../src/forecast/series/forecast.ts';
import { countryOf, publicHolidays } from '../../../src/forecast/series/holidays.ts';

const day = 24;
/** Monday. */
const start = Date.UTC(2026, 2, 2) / 1000;
const hours = 10 * 7 * day;
const holidays = new Set(['2026-04-03', '2026-04-06', '2026-05-01']);
const calendar = calendarOf(start, 3600, hours + 48, 'UTC', holidays);

/** Working days 100 by day, Sundays and holidays 60. */
const load = (t: number): number => {
  const level = [100, 80, 60][dayClass(calendar, t)]!;
  return level * (1 + 0.3 * Math.sin((2 * Math.PI * (t % day)) / day)) + ((t * 7919) % 13) / 10;
};
const options = { horizon: 48, seasons: [24, 168], level: 95, method: 'auto' } as const;
const at = (iso: string): number => (Date.parse(iso) / 1000 - start) / 3600;
const meanError = (origin: number, known: boolean): number => {
  const values = Float64Array.from({ length: origin }, (_, t) => load(t));
  const { mean } = forecastSeries(values, { ...options, ...(known && { calendar }) });
  return mean.reduce((sum, v, h) => sum + Math.abs(v - load(origin + h)) / 48, 0);
};

describe('calendar of a load', () => {
  it('classes days as working days, Saturdays, and Sundays with holidays', () => {
    const of = (iso: string) => dayClass(calendar, at(iso));
    expect(of('2026-03-05T12:00:00Z')).toBe(0);
    expect(of('2026-03-07T12:00:00Z')).toBe(1);
    expect(of('2026-03-08T12:00:00Z')).toBe(2);
    expect(of('2026-04-03T00:00:00Z')).toBe(2);
    expect(of('2026-04-03T23:00:00Z')).toBe(2);
    expect(of('2026-04-04T00:00:00Z')).toBe(1);
  });

  it('takes the date of the city, not of Greenwich', () => {
    const rome = calendarOf(Date.UTC(2026, 4, 1, 21) / 1000, 3600, 3, 'Europe/Rome', holidays);
    expect([...rome.holiday]).toEqual([1, 0, 0]);
    expect([...rome.weekday]).toEqual([5, 6, 6]);
  });

  it('foresees a holiday, with earlier ones in the history or with none', () => {
    const first = at('2026-04-03T00:00:00Z');
    expect(meanError(first, true)).toBeLessThan(0.5 * meanError(first, false));
    const later = at('2026-05-01T00:00:00Z');
    expect(meanError(later, true)).toBeLessThan(0.35 * meanError(later, false));
  });

  it('is not led astray the week after a holiday', () => {
    const origin = at('2026-04-10T00:00:00Z');
    expect(meanError(origin, true)).toBeLessThan(0.5 * meanError(origin, false));
  });

  it('never gives anything but numbers within their interval', () => {
    const input = fc.record({
      count: fc.integer({ min: 2, max: 900 }),
      free: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 20 }),
      scale: fc.double({ min: 0, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(input, ({ count, free, scale }) => {
        const dates = new Set(
          free.map((d) => new Date((start + d * 86_400) * 1000).toISOString().slice(0, 10)),
        );
        const own = calendarOf(start, 3600, count + 48, 'Europe/Berlin', dates);
        const values = Float64Array.from({ length: count }, (_, t) => scale * ((t * 31) % 17));
        const { mean, lower, upper } = forecastSeries(values, { ...options, calendar: own });
        mean.forEach((v, h) => {
          expect(Number.isFinite(v)).toBe(true);
          expect(lower[h]!).toBeLessThanOrEqual(v);
          expect(upper[h]!).toBeGreaterThanOrEqual(v);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('refuses a calendar that ends before the horizon', () => {
    const short = calendarOf(start, 3600, 400, 'UTC', holidays);
    const values = Float64Array.from({ length: 400 }, (_, t) => load(t));
    expect(() => forecastSeries(values, { ...options, calendar: short })).toThrow(RangeError);
  });
});

describe('public holidays', () => {
  it('are those of a country or a region', async () => {
    const german = await publicHolidays('de', 2026, 2026);
    for (const date of ['2026-01-01', '2026-04-03', '2026-05-14', '2026-10-03', '2026-12-26'])
      expect(german.has(date), date).toBe(true);
    expect(german.has('2026-06-04')).toBe(false);
    expect((await publicHolidays('DE-BY', 2026, 2026)).has('2026-06-04')).toBe(true);
    expect((await publicHolidays('IT', 2025, 2026)).has('2025-04-25')).toBe(true);
  });

  it('name a country or region that there is not', async () => {
    for (const code of ['XX', 'DE-XX', ''])
      await expect(publicHolidays(code, 2026, 2026), code).rejects.toMatchObject({
        code: 'calendarCountry',
      });
  });

  it('belong to the country whose clocks a time zone names', async () => {
    expect(await countryOf('Europe/Berlin')).toBe('DE');
    expect(await countryOf('Europe/Rome')).toBe('IT');
    expect(await countryOf('Etc/UTC')).toBeUndefined();
  });
});
