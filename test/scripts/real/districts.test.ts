import { describe, expect, it } from 'vitest';
import type { Point } from '../../../scripts/city/plan.ts';
import { simplifyShared } from '../../../scripts/city/real/districts/simplify.ts';
import { titleCase } from '../../../scripts/city/real/steps/districts.ts';

/** A wavy border between two squares, seen from both sides. */
const border = Array.from({ length: 101 }, (_, i): Point => [100 + Math.sin(i), i]);
const left: Point[] = [[0, 0], ...border, [0, 100]];
const right: Point[] = [[200, 100], ...border.toReversed(), [200, 0]];

describe('thinning district outlines', () => {
  it('keeps the border that two districts share the same for both', () => {
    const [a, b] = simplifyShared([left, right], 0.9);
    const shared = (ring: readonly Point[]) =>
      ring
        .filter(([x]) => x > 50 && x < 150)
        .map(String)
        .sort();
    expect(shared(a!)).toEqual(shared(b!));
    expect(a!.length).toBeLessThan(left.length / 1.5);
  });

  it('keeps every corner that matters', () => {
    const square: Point[] = [
      [0, 0],
      [5, 0.1],
      [10, 0],
      [10, 10],
      [0, 10],
    ];
    const [thin] = simplifyShared([square], 1);
    expect(thin!.map(String).sort()).toEqual(['0,0', '0,10', '10,0', '10,10']);
  });

  it('never takes a small ring away', () => {
    const small: Point[] = [
      [0, 0],
      [0.5, 0],
      [0.5, 0.5],
    ];
    expect(simplifyShared([small], 5)[0]).toHaveLength(3);
  });
});

it('district names read as people write them', () => {
  expect(titleCase('SAN VITALE')).toBe('San Vitale');
  expect(titleCase("VIA DELL'ARTE")).toBe("Via Dell'Arte");
  expect(titleCase('XXI APRILE')).toBe('XXI Aprile');
  expect(titleCase('Already Fine')).toBe('Already Fine');
});
