import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verdictOf } from '../../src/ui/format/difference.ts';
import { formatShare, formatStep, formatValue, roundingStep } from '../../src/ui/format/number.ts';
import { formatClock, formatDay, formatWindow } from '../../src/ui/format/window.ts';

test('a figure is rounded to what its interval can tell', () => {
  const text = (v: number, lo: number, hi: number) => formatStep(v, roundingStep(v, lo, hi), 'en');
  expect(text(11_934, 10_400, 13_600)).toBe('11,900');
  expect(text(34.61, 33.9, 35.4)).toBe('34.6');
  expect(text(41.2, 35, 49)).toBe('41');
  expect(text(0.0312, 0.021, 0.044)).toBe('0.031');
});

test('German groups and points the other way round', () => {
  expect(formatStep(11_934, 100, 'de')).toBe('11.900');
  expect(formatStep(2.4, 0.1, 'de')).toBe('2,4');
  expect(formatShare(0.62, 'de')).toBe('62\u00a0%');
});

test('minus is U+2212, zero has no sign, and an unknown number is a dash', () => {
  expect(formatStep(-4800, 100, 'en')).toBe('−4,800');
  expect(formatStep(-0.2, 1, 'en')).toBe('0');
  expect([-750, 750].map((v) => formatStep(v, 100, 'en'))).toEqual(['−800', '800']);
  expect(formatStep(Number.NaN, 1, 'en')).toBe('–');
  expect(formatValue(-1.25, 'en')).toBe('−1.25');
});

test('years are never grouped', () => {
  expect(formatValue(2040, 'en', 'a')).toBe('2040');
  expect(formatValue(2040, 'en')).toBe('2,040');
});

test('rounding never moves a value by more than half its step', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
      (value, half) => {
        const step = roundingStep(value, value - half, value + half);
        const shown = Number(formatStep(value, step, 'en').replace(/,/g, '').replace('−', '-'));
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(step / 2 + 1e-9 * Math.abs(value));
        expect(step).toBeLessThanOrEqual(half / 4);
      },
    ),
  );
});

test('windows are said as people say them', () => {
  const en = (start: string, end: string) => formatWindow({ start, end }, 'en', 'Europe/Berlin');
  expect(en('2040-01-01', '2041-01-01')).toBe('2040');
  expect(en('2023-01-01', '2025-01-01')).toMatch(/^2023\s?–\s?2024$/);
  expect(en('2024-07-01', '2024-08-01')).toBe('July 2024');
  expect(en('2035-07-17', '2035-07-18')).toBe('17 July 2035');
  expect(en('2024-06-01', '2024-09-01')).toMatch(/^June\s?–\s?August 2024$/);
  expect(formatWindow({ start: '2035-07-17', end: '2035-07-18' }, 'de')).toBe('17. Juli 2035');
  expect(en('whenever', '2024')).toContain('whenever');
});

test('an instant window is told in the zone of the city', () => {
  const text = formatWindow(
    { start: '2035-07-17T12:00:00Z', end: '2035-07-17T14:00:00Z' },
    'en',
    'Europe/Berlin',
  );
  expect(text).toContain('14:00');
  expect(text).toContain('16:00');
});

test('a year in local midnights is still a year', () => {
  const window = { start: '2023-12-31T23:00:00Z', end: '2024-12-31T23:00:00Z' };
  expect(formatWindow(window, 'en', 'Europe/Berlin')).toBe('2024');
});

test('the clock reads local time', () => {
  const noon = Date.UTC(2024, 6, 17, 12) / 1000;
  expect(formatClock(noon, 'en', 'Europe/Rome')).toBe('14:00');
  expect(formatDay(noon, 'en', 'Europe/Rome')).toBe('17 July 2024');
});

test('“clearly” needs the whole interval on one side of zero', () => {
  expect(verdictOf({ value: -5, lower: -8, upper: -1 })).toBe('clear');
  expect(verdictOf({ value: -5, lower: -12, upper: 1 })).toBe('none');
  expect(verdictOf({ value: 0, lower: 0, upper: 0 })).toBe('same');
});
