import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, type Channel, steadyFlow } from '../../../src/forecast/flood/channel.ts';
import { uniform } from '../../../src/forecast/random.ts';

const cells = 60;
const roughBed = (seed: number): Float64Array => {
  const next = uniform(seed);
  return Float64Array.from({ length: cells }, () => 2 * next());
};
const closed = { cell: 5, manning: 0.033, rain: 0, inflow: 0 };

describe('shallow water in a channel', () => {
  it('keeps a lake at rest over any bed, with islands', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.5, max: 3, noNaN: true }), (seed, level) => {
        const bed = roughBed(seed);
        const flow = {
          depth: bed.map((z) => Math.max(0, level - z)),
          discharge: new Float64Array(cells),
        };
        const before = flow.depth.slice();
        for (let i = 0; i < 100; i++) advance({ ...closed, bed }, flow);
        for (const [i, h] of flow.depth.entries())
          expect(Math.abs(h - before[i]!)).toBeLessThan(1e-9);
        for (const q of flow.discharge) expect(Math.abs(q)).toBeLessThan(1e-9);
      }),
      { numRuns: 20 },
    );
  });

  it('loses and makes no water, and no depth below zero', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 0.01, noNaN: true }),
        (seed, inflow, rain) => {
          const bed = roughBed(seed).map((z, i) => z / 10 - i * 0.02);
          const channel: Channel = { ...closed, bed, inflow, rain, level: bed[cells - 1]! + 0.2 };
          const flow = { depth: new Float64Array(cells), discharge: new Float64Array(cells) };
          const volume = () => flow.depth.reduce((sum, h) => sum + h * channel.cell, 0);
          let given = 0;
          for (let i = 0; i < 200; i++) {
            const { seconds, entered, left } = advance(channel, flow);
            given += seconds * (entered - left + rain * cells * channel.cell);
          }
          expect(Math.abs(volume() - given)).toBeLessThan(1e-6 * Math.max(1, volume()));
          expect(flow.depth.every((h) => h >= 0 && Number.isFinite(h))).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('comes to the normal depth of Manning on an even slope', () => {
    const [slope, inflow, manning] = [0.002, 1.5, 0.03];
    const normal = ((inflow * manning) / Math.sqrt(slope)) ** (3 / 5);
    const bed = Float64Array.from({ length: cells }, (_, i) => -i * 5 * slope);
    const { depth, discharge, change } = steadyFlow({
      ...closed,
      bed,
      manning,
      inflow,
      level: bed[cells - 1]! + normal,
    });
    expect(change).toBeLessThan(1e-8);
    for (let i = 10; i < cells - 5; i++) {
      expect(Math.abs(depth[i]! / normal - 1)).toBeLessThan(0.01);
      expect(Math.abs(discharge[i]! - inflow)).toBeLessThan(0.02);
    }
  });
});
