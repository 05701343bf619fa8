import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  airTemperature,
  coolingByIntensity,
  coolingCapacity,
  heatMitigation,
} from '../../../src/forecast/heat/cooling.ts';
import { decayMean } from '../../../src/forecast/heat/decay.ts';
import { discSum } from '../../../src/forecast/heat/disc.ts';
import { cellsIn } from '../../../src/forecast/heat/grid.ts';
import { measures, withCover } from '../../../src/forecast/heat/levers.ts';
import { uniform } from '../../../src/forecast/random.ts';
import { around, gridOf } from './cells.ts';

const drawn = (length: number, seed: number, holes = 0): Float64Array => {
  const next = uniform(seed);
  return Float64Array.from({ length }, () => (next() < holes ? Number.NaN : next()));
};
const farthest = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, value, i) => {
    if (Number.isNaN(value) !== Number.isNaN(b[i]!)) return Number.POSITIVE_INFINITY;
    return Number.isNaN(value) ? most : Math.max(most, Math.abs(value - b[i]!));
  }, 0);
const place = fc.record({
  cols: fc.integer({ min: 1, max: 23 }),
  rows: fc.integer({ min: 1, max: 23 }),
  height: fc.constantFrom(10, 15, 20),
  distance: fc.double({ min: 5.1, max: 90, noNaN: true }),
  seed: fc.integer(),
  holes: fc.constantFrom(0, 0.3),
});

describe('means around a cell', () => {
  it('are those of every cell weighted one by one, with holes and edges left out', () => {
    fc.assert(
      fc.property(place, ({ cols, rows, height, distance, seed, holes }) => {
        const grid = gridOf(cols, rows, 10, height);
        const values = drawn(cols * rows, seed, holes);
        const decay = cellsIn(distance, grid);
        const slow = around(values, grid, (d) => (d <= 5 * decay ? Math.exp(-d / decay) : 0));
        const want = slow.sum.map((sum, i) => sum / slow.weights[i]!);
        expect(farthest(decayMean(values, grid, distance), want)).toBeLessThan(1e-12);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same where a raster is larger than a tile of the transform', () => {
    const grid = gridOf(1300, 3);
    const values = drawn(1300 * 3, 5, 0.1);
    const fast = decayMean(values, grid, 60);
    for (const at of [0, 511, 512, 700, 1299, 1300 + 640, 2600 + 1299]) {
      if (Number.isNaN(values[at]!)) continue;
      let [sum, weights] = [0, 0];
      for (const [j, value] of values.entries()) {
        const d = Math.hypot(
          (j % 1300) - (at % 1300),
          Math.floor(j / 1300) - Math.floor(at / 1300),
        );
        if (Number.isNaN(value) || d > 30) continue;
        sum += value * Math.exp(-d / 6);
        weights += Math.exp(-d / 6);
      }
      expect(fast[at]).toBeCloseTo(sum / weights, 12);
    }
  });

  it('leave an even field even, and values themselves where the distance is below half a cell', () => {
    const grid = gridOf(9, 7);
    const even = new Float64Array(63).fill(21.5);
    expect(farthest(decayMean(even, grid, 40), even)).toBeLessThan(1e-12);
    const values = drawn(63, 3, 0.2);
    expect(decayMean(values, grid, 4)).toEqual(values);
  });

  it('change little where a distance of many cells is measured in blocks', () => {
    const [cols, rows] = [420, 300];
    const grid = gridOf(cols, rows, 1);
    // Parks and streets of 37 x 23 cells, and holes.
    const values = drawn(cols * rows, 7, 0.05).map((v, i) => {
      const park = (Math.floor((i % cols) / 37) + Math.floor(i / cols / 23)) % 3 === 0;
      return Number.isNaN(v) ? v : park ? 0.7 + 0.2 * v : 0.2 * v;
    });
    const blocks = decayMean(values, grid, 100);
    const kernel = (d: number): number => (d <= 500 ? Math.exp(-d / 100) : 0);
    for (let k = 0; k < 24; k++) {
      const at = (k * 2099 + 13) % (cols * rows);
      if (Number.isNaN(values[at]!)) {
        expect(blocks[at]).toBeNaN();
        continue;
      }
      let [sum, weights] = [0, 0];
      for (const [j, value] of values.entries()) {
        if (Number.isNaN(value)) continue;
        const [dx, dy] = [(j % cols) - (at % cols), Math.floor(j / cols) - Math.floor(at / cols)];
        const w = kernel(Math.sqrt(dx * dx + dy * dy));
        sum += w * value;
        weights += w;
      }
      expect(Math.abs(blocks[at]! - sum / weights)).toBeLessThan(1e-3);
    }
  });

  it('take a distance larger than the raster, and a raster of one cell', () => {
    const values = drawn(30 * 20, 3, 0.1);
    const grid = gridOf(30, 20, 1);
    const known = values.filter((v) => !Number.isNaN(v));
    const mean = known.reduce((a, b) => a + b, 0) / known.length;
    for (const distance of [60, 500, 100_000]) {
      const far = decayMean(values, grid, distance);
      const off = Math.max(...far.filter((v) => !Number.isNaN(v)).map((v) => Math.abs(v - mean)));
      expect(off).toBeLessThan(distance > 1000 ? 0.002 : 0.1);
      const sums = discSum(values, grid, distance);
      expect(sums.every((v, i) => Number.isNaN(v) === Number.isNaN(values[i]!))).toBe(true);
    }
    expect([...decayMean(Float64Array.of(0.4), gridOf(1, 1), 1e6)]).toEqual([0.4]);
  });
});

describe('sums within a distance', () => {
  it('are those of every cell counted one by one, the edge filled up', () => {
    fc.assert(
      fc.property(place, ({ cols, rows, height, distance, seed, holes }) => {
        const grid = gridOf(cols, rows, 10, height);
        const values = drawn(cols * rows, seed, holes).map((v) =>
          Number.isNaN(v) ? v : +(v > 0.5),
        );
        const radius = cellsIn(distance, grid);
        const within = (d: number): number => +(d <= radius);
        const slow = around(values, grid, within);
        const wide = gridOf(2 * radius + 1, 2 * radius + 1, 10, height);
        const middle = 2 * radius * (radius + 1);
        const disc = around(new Float64Array(wide.cols * wide.rows), wide, within).weights[middle]!;
        const want = slow.sum.map((sum, i) => (sum * disc) / slow.weights[i]!);
        expect(farthest(discSum(values, grid, distance), want)).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('round distances to whole cells, halves to the even one', () => {
    const grid = gridOf(1, 1, 30);
    expect([44, 45, 75, 90, 105, 106].map((d) => cellsIn(d, grid))).toEqual([1, 2, 2, 3, 4, 4]);
    expect(cellsIn(90, gridOf(1, 1, 30, 10))).toBe(9);
  });
});

describe('urban cooling', () => {
  const cols = 40;
  const grid = gridOf(cols, cols);
  const flat = (value: number) => new Float64Array(cols * cols).fill(value);
  const street = { shade: flat(0.1), albedo: flat(0.2), kc: flat(0.3), green: flat(0) };

  it('counts its weights by their sum, and leaves unknown evapotranspiration out of the largest', () => {
    const et0 = flat(4);
    et0[3] = 8;
    et0[4] = Number.NaN;
    const cc = coolingCapacity({ ...street, et0 }, { shade: 3, albedo: 1, eti: 1 });
    expect(cc[0]).toBeCloseTo(0.6 * 0.1 + 0.2 * 0.2 + (0.2 * 0.3 * 4) / 8, 15);
    expect(cc[3]).toBeCloseTo(0.6 * 0.1 + 0.2 * 0.2 + 0.2 * 0.3, 15);
    expect(cc[4]).toBeNaN();
    expect(coolingByIntensity(Float64Array.of(0.3, Number.NaN))).toEqual(
      Float64Array.of(0.7, Number.NaN),
    );
  });

  it('lets a park cool its surroundings from 2 ha on, never warm them', () => {
    const park = (side: number) =>
      flat(0).map(
        (_, i) => +(i % cols >= 10 && i % cols < 10 + side && i >= 400 && i < (10 + side) * cols),
      );
    const hmOf = (green: Float64Array, distance: number) => {
      const cc = green.map((g) => (g === 1 ? 0.9 : 0.01));
      return { cc, ...heatMitigation(cc, green, grid, distance) };
    };
    // 14 x 14 cells of 100 m2 are 1.96 ha, 20 x 20 are 4 ha.
    const small = hmOf(park(14), 100);
    expect(small.hm).toEqual(small.cc);
    expect(small.greenHectares[17 * cols + 17]).toBeCloseTo(1.96, 9);
    const large = hmOf(park(20), 150);
    const beside = 20 * cols + 9;
    expect(large.greenHectares[beside]).toBeGreaterThan(2);
    expect(large.hm[beside]).toBe(large.ccPark[beside]);
    expect(large.hm[beside]).toBeGreaterThan(0.01);
    expect(large.hm.every((hm, i) => hm >= large.cc[i]!)).toBe(true);
    expect(large.hm[0]).toBe(0.01);
  });

  it('shares out the heat island within its ends', () => {
    const hm = drawn(cols * cols, 11);
    const air = { reference: 25, heatIsland: 3, mixing: 50 };
    const mixed = airTemperature(hm, air, grid);
    expect(mixed.every((t) => t >= 25 && t <= 28)).toBe(true);
    const still = airTemperature(hm, { ...air, mixing: 0 }, grid);
    expect(still[7]).toBeCloseTo(25 + (1 - hm[7]!) * 3, 12);
  });

  it('cools more with more canopy, green roofs and cool roofs, in a straight line', () => {
    const et0 = flat(4);
    const at = (name: keyof typeof measures, share: number | Float64Array): number =>
      coolingCapacity({ ...withCover(street, measures[name], share), et0 })[0]!;
    for (const name of Object.keys(measures) as (keyof typeof measures)[]) {
      const [none, half, all] = [at(name, 0), at(name, 0.5), at(name, 1)];
      expect(none).toBe(coolingCapacity({ ...street, et0 })[0]);
      if (name !== 'greenRoof') expect(all).toBeGreaterThan(none);
      expect(half).toBeCloseTo((none + all) / 2, 14);
      expect(at(name, flat(Number.NaN))).toBe(none);
      expect(at(name, 2)).toBe(all);
    }
    expect(withCover(street, measures.coolRoof, 1).shade).toBe(street.shade);
  });
});
