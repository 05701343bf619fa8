import fc from 'fast-check';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Polygon } from '../../../scripts/city/plan.ts';
import { cleanFootprints } from '../../../scripts/city/real/footprints/clean.ts';
import {
  crossesItself,
  inside,
  mend,
  polygonArea,
  tidyRing,
} from '../../../scripts/city/real/footprints/rings.ts';
import { distanceToSegment } from '../../../scripts/city/real/footprints/streets.ts';

type XY = readonly [number, number];
const box = (x: number, y: number, w: number, h: number): XY[] => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];
const polygon = (outer: readonly XY[], ...holes: (readonly XY[])[]): Polygon => ({ outer, holes });
const collection = (
  ...features: readonly { ring: readonly XY[]; height?: unknown; id?: string }[]
): FeatureCollection => ({
  type: 'FeatureCollection',
  features: features.map(({ ring, height, id }, i) => ({
    type: 'Feature',
    properties: { id: id ?? `b${i}`, height },
    geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!].map(([x, y]) => [x, y])] },
  })),
});
const clean = (input: FeatureCollection) =>
  cleanFootprints(input, {
    project: (x, y) => [x, y],
    heightProperty: 'height',
    idProperty: 'id',
    lowest: 2,
    highest: 200,
  });

describe('cleaning footprints', () => {
  it('believes a sensible height and counts every other one', () => {
    const heights = [12, 0, null, 0.4, 900, 'ten'];
    const { footprints, defects } = clean(
      collection(...heights.map((height, i) => ({ ring: box(i * 20, 0, 10, 10), height }))),
    );
    expect(footprints.map((f) => f.height)).toEqual([12, NaN, NaN, NaN, NaN, NaN]);
    expect(defects).toMatchObject({ zeroHeight: 1, noHeight: 2, lowHeight: 1, absurdHeight: 1 });
  });

  it('does not believe a tower on a sliver', () => {
    const { footprints, defects } = clean(collection({ ring: box(0, 0, 1.6, 1.6), height: 80 }));
    expect(defects.slender).toBe(1);
    expect(footprints[0]?.height).toBeNaN();
  });

  it('leaves out a repeated outline wherever it starts, and keeps the greater height', () => {
    const ring = box(0, 0, 10, 10);
    const turned = [...ring.slice(2), ...ring.slice(0, 2)].reverse();
    const { footprints, defects } = clean(
      collection({ ring, height: 5 }, { ring: turned, height: 9 }),
    );
    expect(defects.duplicate).toBe(1);
    expect(footprints.map((f) => [f.id, f.height])).toEqual([['b0', 9]]);
  });

  it('tells footprints of one identifier apart', () => {
    const { footprints, defects } = clean(
      collection(
        { ring: box(0, 0, 9, 9), height: 5, id: 'x' },
        { ring: box(20, 0, 9, 9), height: 5, id: 'x' },
      ),
    );
    expect(footprints.map((f) => f.id)).toEqual(['x', 'x-2']);
    expect(defects.sameId).toBe(1);
  });

  it('counts overlapping pairs and shapes without area', () => {
    const { footprints, defects } = clean(
      collection(
        { ring: box(0, 0, 10, 10), height: 5 },
        { ring: box(5, 0, 10, 10), height: 5 },
        { ring: box(15, 0, 10, 10), height: 5 },
        { ring: box(50, 0, 0.5, 0.5), height: 5 },
      ),
    );
    expect(footprints).toHaveLength(3);
    expect(defects).toMatchObject({ overlapping: 1, degenerate: 1 });
  });

  it('mends a bow tie to its larger half', () => {
    const bow: XY[] = [
      [0, 0],
      [20, 10],
      [20, 0],
      [0, 5],
    ];
    const { footprints, defects } = clean(collection({ ring: bow, height: 5 }));
    expect(defects.crossing).toBe(1);
    const [mended] = footprints;
    expect(crossesItself(mended!.polygon.outer)).toBe(false);
    expect(mended!.area).toBeCloseTo(66.67, 1);
  });

  it('keeps courtyards as holes', () => {
    const input = collection({ ring: box(0, 0, 10, 10), height: 5 });
    const shape = input.features[0]!.geometry as { coordinates: number[][][] };
    shape.coordinates.push([...box(3, 3, 4, 4), [3, 3] as const].map(([x, y]) => [x, y]));
    expect(clean(input).footprints[0]).toMatchObject({ area: 84 });
  });
});

describe('rings', () => {
  it('lose repeated points and spikes and turn as asked', () => {
    const ring = tidyRing(
      [
        [0, 0],
        [0, 0.001],
        [0, 10],
        [10, 10],
        [15, 10],
        [10, 10],
        [10, 0],
        [0, 0],
      ],
      1,
    );
    expect(ring).toHaveLength(4);
    expect(polygonArea(polygon(ring))).toBe(100);
  });

  it('mended never cross themselves and never grow beyond their box', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 8 }), (points) => {
        const mended = mend(polygon(points));
        if (mended === undefined) return;
        expect(polygonArea(mended)).toBeGreaterThan(0);
        expect(polygonArea(mended)).toBeLessThanOrEqual(900);
      }),
      { numRuns: 200 },
    );
  });

  it('know what is inside', () => {
    expect(inside([5, 5], box(0, 0, 10, 10))).toBe(true);
    expect(inside([15, 5], box(0, 0, 10, 10))).toBe(false);
  });
});

it('a point is as far from a segment as from its nearest place', () => {
  expect(distanceToSegment([5, 3], [0, 0], [10, 0])).toBe(3);
  expect(distanceToSegment([13, 4], [0, 0], [10, 0])).toBe(5);
  expect(distanceToSegment([3, 4], [0, 0], [0, 0])).toBe(5);
});
