import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoadNetwork } from '../../src/channel/roads.ts';
import type { RoadChange } from '../../src/scenario/roadChange.ts';
import {
  boundsOfRoads,
  measureFor,
  middleOf,
  type RoadMeasure,
  roadsWithin,
  withoutRoads,
  withRoads,
} from '../../src/scenario/roads.ts';

/** Roads by their courses, `[lon, lat]` each. */
function roadsOf(
  courses: readonly (readonly (readonly [number, number])[])[],
): RoadNetwork['roads'] {
  const start = [0];
  for (const course of courses) start.push(start.at(-1)! + course.length);
  const points = courses.flat();
  return {
    count: courses.length,
    id: courses.map((_, i) => `r${i}`),
    name: courses.map(() => ''),
    class: new Uint8Array(courses.length),
    length: new Float32Array(courses.length),
    start: Int32Array.from(start),
    lon: Float64Array.from(points, ([lon]) => lon),
    lat: Float64Array.from(points, ([, lat]) => lat),
  };
}

const closed: RoadMeasure = { kind: 'closed' };
const slow = (speed: number): RoadMeasure => ({ kind: 'speed', speed });
const street = (road: string): string => road.slice(0, 1);

describe('roads as places', () => {
  const roads = roadsOf([
    [
      [11, 44],
      [11, 44],
      [11, 44.01],
      [11, 44.04],
    ],
    [
      [12, 45],
      [12.02, 45],
    ],
  ]);

  it('have their middle half way along their course, whatever the spacing of its points', () => {
    expect(middleOf(roads, 0)).toEqual({ lon: 11, lat: expect.closeTo(44.02, 9) });
    expect(middleOf(roads, 1)).toEqual({ lon: expect.closeTo(12.01, 9), lat: 45 });
  });

  it('have bounds together', () => {
    expect(boundsOfRoads(roads, [0, 1])).toEqual([11, 44, 12.02, 45]);
    expect(boundsOfRoads(roads, [1])).toEqual([12, 45, 12.02, 45]);
  });

  it('lie inside an outline by their middle, in either direction of it', () => {
    const ring = [
      { lon: 10.9, lat: 44.015 },
      { lon: 11.1, lat: 44.015 },
      { lon: 11.1, lat: 44.025 },
      { lon: 10.9, lat: 44.025 },
    ];
    expect(roadsWithin(roads, ring)).toEqual([0]);
    expect(roadsWithin(roads, ring.toReversed())).toEqual([0]);
    expect(roadsWithin(roads, [])).toEqual([]);
  });
});

describe('changes of roads', () => {
  it('gather what is chosen one by one in one street', () => {
    const one = withRoads([], closed, ['a1'], street);
    const two = withRoads(one, closed, ['a2'], street);
    expect(two).toEqual([{ id: '1', kind: 'closed', roads: ['a1', 'a2'] }]);
    const three = withRoads(two, slow(30), ['a3'], street);
    expect(three).toHaveLength(2);
    expect(three[1]).toEqual({ id: '2', kind: 'speed', speed: 30, roads: ['a3'] });
  });

  it('do to a road what was said last', () => {
    const before = withRoads([], closed, ['a1', 'b1'], street);
    const after = withRoads(before, slow(30), ['a1'], street);
    expect(measureFor(after, 'a1')).toEqual(slow(30));
    expect(measureFor(after, 'b1')).toEqual(closed);
    expect(withoutRoads(after, ['a1', 'b1'])).toEqual([]);
  });

  it('keep an area apart from what is chosen by hand', () => {
    const area = [
      { lon: 0, lat: 0 },
      { lon: 1, lat: 0 },
      { lon: 1, lat: 1 },
    ];
    const drawn = withRoads([], closed, ['a1'], street, area);
    const both = withRoads(drawn, closed, ['a2'], street);
    expect(both).toHaveLength(2);
    expect(both[0]?.area).toEqual(area);
  });

  it('leave every road with at most one measure, the last one, and every change with a number of its own', () => {
    const step = fc.tuple(
      fc.oneof(
        fc.constant(closed),
        fc.constantFrom(20, 30, 50).map((speed) => slow(speed)),
      ),
      fc.uniqueArray(fc.constantFrom('a1', 'a2', 'a3', 'b1', 'b2', 'c1'), { minLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let changes: readonly RoadChange[] = [];
        const last = new Map<string, RoadMeasure>();
        for (const [measure, roads] of steps) {
          changes = withRoads(changes, measure, roads, street);
          for (const road of roads) last.set(road, measure);
        }
        const all = changes.flatMap((change) => change.roads);
        expect(new Set(all).size).toBe(all.length);
        expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
        for (const [road, measure] of last) expect(measureFor(changes, road)).toEqual(measure);
      }),
    );
  });
});
