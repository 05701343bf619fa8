import { describe, expect, it } from 'vitest';
import { crosses } from '../../../src/ui/analysis/crosses.ts';

const ring = (...places: readonly (readonly [number, number])[]) =>
  places.map(([lon, lat]) => ({ lon, lat }));

describe('a drawn ring', () => {
  it('crosses itself as a bow tie, and not as a square or a crooked polygon', () => {
    expect(crosses(ring([0, 0], [1, 1], [1, 0], [0, 1]))).toBe(true);
    expect(crosses(ring([0, 0], [1, 0], [1, 1], [0, 1]))).toBe(false);
    expect(crosses(ring([0, 0], [4, 0], [4, 4], [2, 1], [0, 4]))).toBe(false);
    expect(crosses(ring([0, 0], [1, 1]))).toBe(false);
  });

  it('crosses itself by its last edge too', () => {
    expect(crosses(ring([0, 0], [2, 0], [2, 2], [1, -1]))).toBe(true);
  });
});
