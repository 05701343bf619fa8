import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outOfRange, stressOf, utci, utciRange } from '../../../src/forecast/heat/utci.ts';
import { utciRows } from '../../../src/forecast/heat/utciRows.ts';
import { saturationPressure } from '../../../src/forecast/heat/vapour.ts';

describe('UTCI', () => {
  it('is that of other programs in examples that they print', () => {
    // pythermalcomfort's tests at 50 %; those were made with ln(1 + T) in the vapour pressure, up to .03 too high here.
    for (const [tdb, tr, wind, value] of [
      [25, 25, 1, 24.6],
      [19, 24, 1, 20],
      [27, 22, 1, 25.5],
      [27, 22, 16, 15.8],
    ] as const)
      expect(Math.abs(utci({ tdb, tr, rh: 50, wind })! - value)).toBeLessThan(0.1);
    // Its polynomial alone, at a vapour pressure of 1.5 kPa and radiation 1 K above air.
    for (const [tdb, value] of [
      [25, 24.73],
      [27, 26.57],
    ] as const) {
      const rh = (100 * 1500) / saturationPressure(tdb);
      expect(utci({ tdb, tr: tdb + 1, rh, wind: 1 })).toBeCloseTo(value, 2);
    }
  });

  it('is that of the published Fortran program, term by term', () => {
    // Evaluated from the terms of UTCI_a002 as printed, with Hardy's vapour pressure.
    const points = [
      [-40.6, -67.8, 43, 14.3, -78.304789],
      [49.3, 105.2, 33, 2.5, 66.087767],
      [-45.7, -5.3, 59, 16.7, -85.089626],
      [41.3, 108.3, 11, 16.5, 54.767149],
      [36.1, 85.9, 82, 13.7, 51.723678],
      [-40.6, -67.8, 43, 14.3, -78.304789],
    ] as const;
    for (const [tdb, tr, rh, wind, value] of points)
      expect(utci({ tdb, tr, rh, wind })).toBeCloseTo(value, 5);
  });

  it('has all terms up to degree 6 in four variables', () => {
    expect(utciRows.length).toBe(84);
    expect(utciRows.flat().length).toBe(210);
  });

  it('has no value beyond what it was fitted for, and a number within', () => {
    const air = { tdb: 20, tr: 20, rh: 50, wind: 1 };
    expect(outOfRange({ ...air, tdb: -50.01, tr: -50 })).toBe('tdb');
    expect(outOfRange({ ...air, tr: 90.1 })).toBe('difference');
    expect(outOfRange({ ...air, tr: -10.1 })).toBe('difference');
    expect(outOfRange({ ...air, wind: 0.49 })).toBe('wind');
    expect(outOfRange({ ...air, wind: 17.01 })).toBe('wind');
    expect(outOfRange({ ...air, rh: 101 })).toBe('rh');
    expect(outOfRange({ tdb: 45, tr: 45, rh: 90, wind: 1 })).toBe('vapour');
    expect(utci({ ...air, wind: Number.NaN })).toBeUndefined();
    expect(utci({ ...air, wind: 0.5 })).toBeDefined();
    const [[t0, t1], [d0, d1], [w0, w1]] = [utciRange.tdb, utciRange.difference, utciRange.wind];
    const within = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        within(t0, t1),
        within(d0 + 1e-9, d1 - 1e-9),
        within(0, 100),
        within(w0, w1),
        (tdb, difference, rh, wind) => {
          const value = utci({ tdb, tr: tdb + difference, rh, wind });
          const dry = saturationPressure(tdb) * (rh / 100) <= 5000;
          expect(value !== undefined && Number.isFinite(value)).toBe(dry);
        },
      ),
    );
  });

  it('is classed by the scale of thermal stress', () => {
    expect(stressOf(-41)).toBe('extreme cold stress');
    expect(stressOf(9.1)).toBe('no thermal stress');
    expect(stressOf(26)).toBe('no thermal stress');
    expect(stressOf(26.1)).toBe('moderate heat stress');
    expect(stressOf(46.1)).toBe('extreme heat stress');
  });
});

describe('saturation vapour pressure', () => {
  it('is that of the tables', () => {
    // IAPWS-95 at the triple point, 20 °C and 100 °C.
    expect(saturationPressure(0.01)).toBeCloseTo(611.657, 2);
    expect(Math.abs(saturationPressure(20) - 2339.3)).toBeLessThan(0.3);
    expect(Math.abs(saturationPressure(100) - 101_418)).toBeLessThan(30);
  });
});
