import { describe, expect, it } from 'vitest';
import { airHour, hourOf, readAirYear } from '../../../src/forecast/heat/hour/weather.ts';
import { saturationPressure } from '../../../src/forecast/heat/vapour.ts';
import { clearYear } from './epw.ts';

const year = readAirYear(clearYear(), 'town.epw');
const at = (iso: string): number => Date.parse(iso) / 1000;

describe('an hour of a typical year', () => {
  it('is the row of the standard time of the place, whatever the year', () => {
    expect(hourOf(year, at('2031-01-01T00:30:00+01:00'))).toBe(0);
    expect(hourOf(year, at('2025-07-15T14:00:00+02:00'))).toBe(
      (31 + 28 + 31 + 30 + 31 + 30 + 14) * 24 + 13,
    );
    expect(hourOf(year, at('2024-12-31T23:59:00+01:00'))).toBe(8759);
    expect(hourOf(year, at('2024-02-29T10:00:00+01:00'))).toBe(
      hourOf(year, at('2024-02-28T10:00:00+01:00')),
    );
  });

  it('has air, sun and evaporation of that row', () => {
    const noon = airHour(year, hourOf(year, at('2025-07-15T12:00:00Z')));
    expect(noon.vapour).toBeCloseTo((saturationPressure(noon.temperature) * 0.5) / 1000, 4);
    expect(noon.sun).toBeGreaterThan(60);
    expect(noon.leaves).toBe(true);
    expect(noon.et0).toBeGreaterThan(0.4);
    expect(noon.et0).toBeLessThan(1.2);
    const night = airHour(year, hourOf(year, at('2025-01-15T23:00:00Z')));
    expect(night).toMatchObject({ sun: 0, beam: 0, leaves: false });
    expect(night.et0).toBeLessThan(0.1);
    expect(night.longwave).toBeLessThan(noon.longwave);
  });

  it('takes the given heat island for a hot day, and less where there is less sun', () => {
    const july = airHour(year, hourOf(year, at('2025-07-20T12:00:00Z'))).island;
    const december = airHour(year, hourOf(year, at('2025-12-20T12:00:00Z'))).island;
    expect(july).toBeCloseTo(1, 1);
    expect(december).toBeLessThan(july);
  });

  it('makes up for humidity and sky radiation that a file misses', () => {
    const dewOnly = readAirYear(
      clearYear(() => ({ 7: 10, 8: 999 })),
      'town.epw',
    );
    expect(dewOnly.vapour[4000]).toBeCloseTo(saturationPressure(10) / 1000, 4);
    const told = readAirYear(
      clearYear(() => ({ 12: 321 })),
      'town.epw',
    );
    expect(told.longwave[4000]).toBe(321);
    const cloudy = readAirYear(
      clearYear(() => ({ 23: 10 })),
      'town.epw',
    );
    expect(cloudy.longwave[4000]!).toBeGreaterThan(year.longwave[4000]!);
    const gap = readAirYear(
      clearYear((i) => (i === 5 ? { 7: 99.9, 8: 999 } : {})),
      'town.epw',
    );
    expect(gap.vapour[5]).toBe(gap.vapour[4]);
  });
});
