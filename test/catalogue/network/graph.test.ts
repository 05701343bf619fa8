import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestStrongPart } from '../../../src/catalogue/network/connected.ts';
import { metres, roadGraph } from '../../../src/catalogue/network/graph.ts';
import type { RoadLine } from '../../../src/catalogue/network/road.ts';
import { roadFacts, speedOf } from '../../../src/catalogue/network/tags.ts';

type Tags = Record<string, string>;

/** A way through numbered nodes that lie on a grid of a thousandth of a degree, ten a row. */
const way = (id: string, nodes: readonly number[], tags: Tags = {}): RoadLine => ({
  id,
  nodes,
  tags: { highway: 'residential', ...tags },
  path: nodes.map((n) => [11 + (n % 10) / 1000, 44 + Math.floor(n / 10) / 1000]),
});

/** A ring of four streets through 0, 3, 33 and 30. */
const ring = [way('n', [30, 33]), way('e', [33, 3]), way('s', [3, 0]), way('w', [0, 30])];

describe('tags of a road', () => {
  const facts = (tags: Tags) => {
    const found = roadFacts({ highway: 'residential', ...tags });
    if (typeof found === 'string') throw new Error(found);
    return found;
  };
  const ways = (tags: Tags): string => {
    const { forward, backward } = facts(tags);
    return `${forward ? 'f' : ''}${backward ? 'b' : ''}`;
  };

  it('goes the way that oneway, roundabouts and motorways say', () => {
    expect(ways({})).toBe('fb');
    expect(ways({ oneway: 'yes' })).toBe('f');
    expect(ways({ oneway: '-1' })).toBe('b');
    expect(ways({ junction: 'roundabout' })).toBe('f');
    expect(ways({ junction: 'roundabout', oneway: '-1' })).toBe('b');
    expect(ways({ highway: 'motorway' })).toBe('f');
    expect(ways({ highway: 'motorway', oneway: 'no' })).toBe('fb');
    expect(ways({ highway: 'motorway_link' })).toBe('fb');
    expect(roadFacts({ highway: 'primary', oneway: 'reversible' })).toBe('reversible');
  });

  it('leaves out what cars may not use, by the most particular key', () => {
    expect(roadFacts({ highway: 'cycleway' })).toBe('otherClass');
    expect(roadFacts({ highway: 'residential', access: 'private' })).toBe('access');
    expect(roadFacts({ highway: 'residential', motor_vehicle: 'no' })).toBe('access');
    expect(ways({ access: 'no', motor_vehicle: 'yes' })).toBe('fb');
    expect(ways({ access: 'destination' })).toBe('fb');
    expect(roadFacts({ highway: 'service', service: 'parking_aisle' })).toBe('parking');
    expect(roadFacts({ highway: 'pedestrian', area: 'yes' })).toBe('otherClass');
    expect(roadFacts({ highway: 'service', area: 'yes' })).toBe('area');
  });

  it('shares lanes between the directions and says when it had to guess', () => {
    const lanes = (tags: Tags) => [facts(tags).forward?.lanes, facts(tags).backward?.lanes];
    expect(lanes({ lanes: '4' })).toEqual([2, 2]);
    expect(lanes({ lanes: '3' })).toEqual([1, 1]);
    expect(lanes({ lanes: '3', 'lanes:forward': '2' })).toEqual([2, 1]);
    expect(lanes({ lanes: '3', 'lanes:forward': '2', 'lanes:backward': '1' })).toEqual([2, 1]);
    expect(lanes({ lanes: '3', oneway: 'yes', 'lanes:psv': '1' })).toEqual([2, undefined]);
    expect(lanes({ lanes: '3;2', oneway: 'yes' })).toEqual([2, undefined]);
    expect(facts({ lanes: '2' }).assumedLanes).toBe(false);
    expect(facts({ lanes: 'many' }).assumedLanes).toBe(true);
    expect(facts({}).assumedSpeed).toBe(true);
    // One lane for both directions carries half of it each.
    expect(facts({ lanes: '1' }).forward?.capacity).toBe(
      facts({ lanes: '2' }).forward!.capacity / 2,
    );
  });

  it('reads limits in every unit and by name', () => {
    expect(speedOf('50')).toBe(50);
    expect(speedOf('30 mph')).toBeCloseTo(48.28, 2);
    expect(speedOf('10 knots')).toBeCloseTo(18.52, 2);
    expect(speedOf('IT:urban')).toBe(50);
    expect(speedOf('IT:rural')).toBe(90);
    expect(speedOf('DE:zone30')).toBe(30);
    expect(speedOf('DE:zone:30')).toBe(30);
    expect(speedOf('walk')).toBe(7);
    expect(speedOf('30;50')).toBe(40);
    for (const unknown of ['signals', 'none', '', '0', '999', 'XX:urban', 'toString:urban'])
      expect(speedOf(unknown)).toBeUndefined();
    expect(facts({ maxspeed: '30', 'maxspeed:backward': '50' }).backward?.speed).toBe(50);
    expect(facts({ 'source:maxspeed': 'IT:urban' }).forward?.speed).toBe(50);
  });

  it('takes the class of a link road from its main road, and the most important of several', () => {
    expect(facts({ highway: 'primary_link' })).toMatchObject({ class: 'primary', link: true });
    expect(facts({ highway: 'tertiary;secondary' }).class).toBe('secondary');
  });

  it('keeps unsigned side roads within the limit of built-up areas', () => {
    const speed = (highway: string) => {
      const found = roadFacts({ highway }, { urbanLimit: 50 });
      return typeof found === 'string' ? undefined : found.forward?.speed;
    };
    expect(speed('primary')).toBe(50);
    expect(speed('residential')).toBe(30);
    expect(speed('motorway')).toBe(120);
  });
});

describe('a road graph', () => {
  it('cuts ways where they meet, not where they only cross', () => {
    const { roads } = roadGraph([...ring, way('bar', [0, 11, 22, 33]), way('x', [30, 21, 12, 3])]);
    expect(roads.map((r) => r.id).sort()).toEqual(['bar', 'e', 'n', 's', 'w', 'x']);
    const crossing = roadGraph([...ring, way('bar', [0, 11, 33]), way('x', [30, 11, 3])]);
    expect(crossing.report.roads).toBe(8);
    expect(crossing.report.links).toBe(16);
    expect(crossing.report.nodes).toBe(5);
  });

  it('joins pieces of one kind where nothing else meets, and keeps the course', () => {
    const lines = [...ring, way('a', [0, 11]), way('b', [22, 11]), way('c', [22, 33])];
    const { roads, report } = roadGraph(lines);
    expect(report.merged).toBe(4);
    const bar = roads.find((r) => r.id === 'a')!;
    expect(bar.path).toHaveLength(4);
    expect(bar.length).toBeCloseTo(metres(way('', [0, 11, 22, 33]).path), 6);
    const named = roadGraph([...ring, way('a', [0, 11]), way('b', [11, 33], { name: 'B' })]);
    expect(named.roads.filter((r) => ['a', 'b'].includes(r.id))).toHaveLength(2);
  });

  it('turns a one-way piece round when it joins one that was drawn the other way', () => {
    const oneWay = [way('a', [0, 11], { oneway: 'yes' }), way('b', [33, 11], { oneway: '-1' })];
    const { roads } = roadGraph([...ring, ...oneWay]);
    const bar = roads.find((r) => r.id === 'a')!;
    expect(bar.path).toHaveLength(3);
    expect([bar.forward !== undefined, bar.backward !== undefined]).toEqual([true, false]);
    expect(bar.path[0]).toEqual([11, 44]);
  });

  it('leaves out what cannot be left or reached, and counts it', () => {
    const trap = way('trap', [33, 44], { oneway: 'yes' });
    const island = way('island', [77, 78]);
    const { roads, report } = roadGraph([
      ...ring,
      trap,
      island,
      way('path', [0, 1], { highway: 'path' }),
    ]);
    expect(roads.map((r) => r.id)).not.toContain('trap');
    expect(report.unreachable.roads).toBe(2);
    expect(report.left.otherClass).toBe(1);
  });

  it('opens rings, so that no link leads from a node to itself', () => {
    const { roads } = roadGraph([...ring, way('loop', [33, 44, 45, 35, 33])]);
    expect(roads.every((r) => r.from !== r.to)).toBe(true);
    expect(roads.filter((r) => r.id.startsWith('loop'))).toHaveLength(2);
  });

  it('gives parts of one way ids of their own', () => {
    const { roads } = roadGraph([...ring, way('bar', [0, 11, 33]), way('x', [30, 11, 3])]);
    expect(new Set(roads.map((r) => r.id)).size).toBe(roads.length);
  });

  it('leads no road across a bollard, and reaches both sides of it from their own ends', () => {
    const blocked = { ...way('mid', [0, 11, 22, 33]), barriers: new Set([2]) };
    const { roads, report } = roadGraph([...ring, blocked]);
    const parts = roads.filter(({ id }) => id.startsWith('mid'));
    expect(parts.map(({ path }) => path.length).sort()).toEqual([2, 3]);
    const ends = roads.flatMap(({ from, to }) => [from, to]);
    const dead = [...new Set(ends)].filter((n) => ends.filter((e) => e === n).length === 1);
    expect(dead).toHaveLength(2);
    expect(report.barriers).toBe(1);
    expect(roadGraph([...ring, way('mid', [0, 11, 22, 33])]).report.barriers).toBe(0);
  });

  it('is strongly connected, with courses that end in its nodes, whatever the ways', () => {
    const node = fc.integer({ min: 0, max: 59 });
    const tags = fc.constantFrom<Tags>({}, { oneway: 'yes' }, { oneway: '-1' }, { lanes: '4' });
    const lines = fc.array(fc.tuple(fc.array(node, { minLength: 2, maxLength: 6 }), tags), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(lines, (drawn) => {
        const { roads } = roadGraph(drawn.map(([nodes, t], i) => way(`w${i}`, nodes, t)));
        const places = new Map<number, string>();
        const links = roads.flatMap((r) => [
          ...(r.forward ? [[r.from, r.to] as const] : []),
          ...(r.backward ? [[r.to, r.from] as const] : []),
        ]);
        for (const { from, to, path, length } of roads) {
          for (const [n, p] of [
            [from, path[0]],
            [to, path.at(-1)],
          ] as const) {
            expect(places.get(n) ?? String(p)).toBe(String(p));
            places.set(n, String(p));
          }
          expect(length).toBeGreaterThan(0);
        }
        expect([...largestStrongPart(places.size, links)].every((inside) => inside === 1)).toBe(
          true,
        );
        expect(new Set(roads.map((r) => r.id)).size).toBe(roads.length);
      }),
      { numRuns: 200 },
    );
  });
});
