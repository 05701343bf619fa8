import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastAtMost, lineOf, projectStops } from '../../../src/layers/mobility/geometry.ts';

const degrees = fc.double({ min: 0, max: 0.05, noNaN: true });
const lines = fc.array(fc.tuple(degrees, degrees), { minLength: 2, maxLength: 12 }).map((points) =>
  lineOf(
    Float64Array.from(points, ([x]) => 10 + x),
    Float64Array.from(points, ([, y]) => 45 + y),
  ),
);

it('never places a stop before the one it follows, nor beyond the line', () => {
  fc.assert(
    fc.property(
      lines,
      fc.array(fc.tuple(degrees, degrees), { minLength: 1, maxLength: 10 }),
      (line, stops) => {
        const { along } = projectStops(
          line,
          Float64Array.from(stops, ([x]) => 10 + x),
          Float64Array.from(stops, ([, y]) => 45 + y),
        );
        for (let i = 1; i < along.length; i += 1)
          expect(along[i]).toBeGreaterThanOrEqual(along[i - 1]!);
        expect(along[0]).toBeGreaterThanOrEqual(0);
        expect(along.at(-1)).toBeLessThanOrEqual(line.distance.at(-1)! + 1e-6);
      },
    ),
  );
});

it('finds stops that lie on the line, in order, with no distance left', () => {
  fc.assert(
    fc.property(
      lines,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 }),
      (line, shares) => {
        const length = line.distance.at(-1)!;
        const wanted = shares.map((share) => share * length).sort((a, b) => a - b);
        const point = (values: Float64Array, at: number): number => {
          const i = Math.min(lastAtMost(line.distance, at, 0, values.length), values.length - 2);
          const step = line.distance[i + 1]! - line.distance[i]!;
          const share = step > 0 ? (at - line.distance[i]!) / step : 0;
          return values[i]! + share * (values[i + 1]! - values[i]!);
        };
        const { farthest } = projectStops(
          line,
          Float64Array.from(wanted, (at) => point(line.lon, at)),
          Float64Array.from(wanted, (at) => point(line.lat, at)),
        );
        expect(farthest).toBeLessThan(1);
      },
    ),
  );
});

it('places far more stops than any trip has without comparing all of them', () => {
  const many = 6000;
  const wave = (n: number) => Float64Array.from({ length: n }, (_, i) => 45 + Math.sin(i / 9) / 99);
  const east = Float64Array.from({ length: many }, (_, i) => 10 + i / many);
  const { along } = projectStops(lineOf(east, wave(many)), east, wave(many));
  expect(along.every((at, i) => i === 0 || at >= along[i - 1]!)).toBe(true);
});

it('follows a loop that uses one street twice', () => {
  const line = lineOf(
    Float64Array.of(10, 10.02, 10.02, 10.01, 10.01),
    Float64Array.of(45, 45, 45.01, 45.01, 44.99),
  );
  const lon = Float64Array.of(10.012, 10.02, 10.0101);
  const lat = Float64Array.of(45.0001, 45.008, 45);
  const { along } = projectStops(line, lon, lat);
  expect(along[0]).toBeCloseTo(line.distance[1]! * 0.6, 0);
  expect(along[2]).toBeCloseTo((line.distance[3]! + line.distance[4]!) / 2, 0);
});
