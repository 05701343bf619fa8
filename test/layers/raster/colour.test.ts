import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rampLut } from '../../../src/channel/ramp.ts';
import { stepLimits, unitOf } from '../../../src/channel/scale.ts';
import { colourTile, type TileStyle } from '../../../src/layers/raster/colour.ts';
import type { ValueTile } from '../../../src/layers/raster/tile.ts';

const tile = (...values: readonly number[]): ValueTile =>
  ({ values: Float32Array.from(values), size: Math.sqrt(values.length) }) as ValueTile;

/** A table whose red tells its own row; opaque. */
const numbered = Uint8Array.from({ length: 256 * 4 }, (_, i) =>
  i % 4 === 0 ? i / 4 : i % 4 === 3 ? 255 : 0,
);

/** Row of `numbered` that each value is painted by, -1 where it is clear. */
const rows = (style: Omit<TileStyle, 'lut'>, ...values: readonly number[]): number[] => {
  const pixels = colourTile(tile(...values), { lut: numbered, ...style });
  return values.map((_, i) => (pixels[i * 4 + 3] === 0 ? -1 : pixels[i * 4]!));
};

describe('colours of a value tile', () => {
  it('run over the domain, clamp at its ends and leave out what is not known', () => {
    expect(rows({ domain: [0, 255] }, -9, 0, 100.4, 255, 1e9, Number.NaN)).toEqual([
      0, 0, 100, 255, 255, -1,
    ]);
    expect(rows({ domain: [0, 1] }, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toEqual([
      0, 255,
    ]);
  });

  it('run over the logarithm of a positive domain, without zero and below', () => {
    const decades = rows({ domain: [1, 1000], log: true }, 1, 10, 100, 1000, 1e7, 0.1, 0, -5);
    expect(decades).toEqual([0, 85, 170, 255, 255, 0, -1, -1]);
    expect(rows({ domain: [1, 1000], log: true }, Number.NaN)).toEqual([-1]);
  });

  it('lie at most one row beside the exact logarithm', () => {
    const value = fc.float({ min: Math.fround(1e-6), max: Math.fround(1e6), noNaN: true });
    const low = fc.float({ min: Math.fround(1e-5), max: 100, noNaN: true });
    const ratio = fc.double({ min: 1.5, max: 1e8, noNaN: true });
    fc.assert(
      fc.property(value, low, ratio, (v, from, by) => {
        const domain = [from, from * by] as const;
        const [row] = rows({ domain, log: true }, v);
        expect(Math.abs(row! - unitOf(v, domain, 'log') * 255)).toBeLessThanOrEqual(1.01);
      }),
    );
  });

  it('change exactly at the limits of steps', () => {
    const limits = stepLimits([24, 48], 6);
    const style = { domain: [24, 48], limits } as const;
    expect(rows(style, 10, 27.99, 28, 43.9, 44, 99, Number.NaN)).toEqual([0, 0, 1, 4, 5, 5, -1]);
    expect(rows({ ...style, log: true }, 0, 28)).toEqual([-1, 1]);
  });

  it('find the same step as counting the limits does', () => {
    const low = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    const span = fc.double({ min: 1e-2, max: 1e4, noNaN: true });
    const place = fc.double({ min: -0.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(low, span, place, fc.integer({ min: 3, max: 12 }), (from, width, at, steps) => {
        const domain = [from, from + width] as const;
        const limits = stepLimits(domain, steps);
        const near = [from + width * at, ...limits].map(Math.fround);
        const counted = near.map((value) => limits.filter((limit) => value >= limit).length);
        expect(rows({ domain, limits }, ...near)).toEqual(counted);
      }),
    );
  });

  it('are left out below and above the values that are asked for, ends inclusive', () => {
    const style = { domain: [0, 255], only: [24, 31] } as const;
    expect(rows(style, 23.9, 24, 31, 31.1)).toEqual([-1, 24, 31, -1]);
    expect(rows({ domain: [0, 255], only: [24, Number.POSITIVE_INFINITY] }, 9, 99)).toEqual([
      -1, 99,
    ]);
  });

  it('stand by class code up to 65535, and other codes are not drawn', () => {
    const style = { codes: [11100, 50000, 65535] };
    expect(rows(style, 50000, 11100, 65535, 11101, 70000, -1, Number.NaN)).toEqual([
      1, 0, 2, -1, -1, -1, -1,
    ]);
    expect(rows({}, 0, 7, 255, 256, -1)).toEqual([0, 7, 255, -1, -1]);
  });

  it('give a clear pixel the colour of its neighbour, so that filtering draws no rim', () => {
    const pixels = colourTile(tile(9, Number.NaN, 4, 4), { lut: numbered, domain: [0, 255] });
    expect([...pixels.subarray(4, 8)]).toEqual([9, 0, 0, 0]);
  });

  it('are blended where several cells make a pixel', () => {
    const lut = rampLut('grey').slice();
    const pixels = colourTile(tile(0, 0, 255, Number.NaN), { lut, supersample: 2 });
    const mean = (c: number): number => Math.floor((2 * lut[c]! + lut[255 * 4 + c]!) / 3);
    expect([...pixels]).toEqual([mean(0), mean(1), mean(2), 191]);
  });
});
