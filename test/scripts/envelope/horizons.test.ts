import { describe, expect, it } from 'vitest';
import type { Ring } from '../../../scripts/city/plan.ts';
import { at, block, box, degrees, envelopeOf, rectangle } from './houses.ts';

/** Half a degree: the step to which horizons are kept leaves a quarter. */
const expectDegrees = (found: number, wanted: number): void => {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(0.5);
};

describe('horizons of buildings', () => {
  it('rise to atan(h / d) before a wall of known height and distance', async () => {
    for (const [height, distance] of [
      [20, 30],
      [12, 60],
      [45, 15],
      [8, 10],
    ] as const) {
      const long = box(-400, -distance - 10, 810, 10, height);
      const e = await envelopeOf([box(0, 0, 10, 10, 6), long]);
      expectDegrees(at(e.wallHorizon, 0, 180), degrees((height - 3) / distance));
      expectDegrees(at(e.roofHorizon, 0, 180), degrees((height - 6.5) / (distance + 5)));
      expect(at(e.wallHorizon, 0, 0)).toBe(0);
      // An endless wall falls with the cosine of the azimuth from its normal.
      expectDegrees(
        at(e.roofHorizon, 0, 140),
        degrees(((height - 6.5) / (distance + 5)) * Math.cos((40 * Math.PI) / 180)),
      );
    }
  });

  it('of a street canyon are those of the wall across, for walls and not for roofs', async () => {
    const [width, height] = [20, 15];
    const row = (y: number) => Array.from({ length: 41 }, (_, k) => box(10 * k, y, 10, 12, height));
    const e = await envelopeOf([...row(0), ...row(12 + width)]);
    const middle = 20;
    expectDegrees(at(e.wallHorizon, middle, 0), degrees(height / 2 / width));
    expectDegrees(
      at(e.wallHorizon, middle, 60),
      degrees((height / 2 / width) * Math.cos(Math.PI / 3)),
    );
    expect(at(e.wallHorizon, middle, 180)).toBe(0);
    expect(Math.max(...e.roofHorizon)).toBe(0);
  });

  it('do not have the building itself before its own walls', async () => {
    const e = await envelopeOf([box(0, 0, 14, 9, 30)]);
    expect(Math.max(...e.wallHorizon, ...e.roofHorizon)).toBe(0);
  });

  it('have the wing across a court, weighted by the walls that look there', async () => {
    const [height, wide] = [16, 12];
    const court = rectangle(14, 14, wide, wide).toReversed();
    const e = await envelopeOf([block(rectangle(0, 0, 40, 40), height, [court])]);
    const across = degrees(height / 2 / wide);
    const share = wide / (wide + 40);
    for (const azimuth of [0, 90, 180, 270])
      expectDegrees(at(e.wallHorizon, 0, azimuth), share * across);
  });

  it('have the other wing of an L in the corner', async () => {
    const ring: Ring = [
      [0, 0],
      [30, 0],
      [30, 10],
      [10, 10],
      [10, 30],
      [0, 30],
    ];
    const e = await envelopeOf([block(ring, 12)]);
    // Seen from the middle of the notch's east-facing wall, (10, 20), the south wing ends the sky at 135.
    expect(at(e.wallHorizon, 0, 130)).toBeGreaterThan(5);
    expect(at(e.wallHorizon, 0, 230)).toBe(0);
  });

  it('see a terrace house past its neighbours, whose walls stand in line with its own', async () => {
    const e = await envelopeOf([0, 1, 2, 3, 4].map((k) => box(6 * k, 0, 6, 12, 9)));
    expect(Math.max(...e.wallHorizon.subarray(72, 108))).toBe(0);
  });

  it('rise with a hill to the south, and with the ground that a low house stands below', async () => {
    const [cell, size] = [25, 200];
    const heights = Float32Array.from({ length: size * size }, (_, i) => {
      const y = (size / 2 - Math.floor(i / size) - 0.5) * cell;
      return Math.min(200, Math.max(0, -y - 200) * Math.tan((15 * Math.PI) / 180));
    });
    const half = (size * cell) / 2;
    const dem = { cell, cols: size, rows: size, heights, west: -half, north: half };
    const e = await envelopeOf([box(-5, -5, 10, 10, 8)], { dem });
    const crest = 200 / Math.tan((15 * Math.PI) / 180) + 200;
    expectDegrees(at(e.roofHorizon, 0, 180), degrees((200 - 8.5) / crest));
    expectDegrees(at(e.wallHorizon, 0, 180), degrees((200 - 4) / crest));
    expect(at(e.roofHorizon, 0, 0)).toBe(0);
  });
});
