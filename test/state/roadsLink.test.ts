import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoadChange } from '../../src/scenario/roadChange.ts';
import { pack } from '../../src/state/packed.ts';
import { mostChanges, packRoads, readRoadChanges, unpackRoads } from '../../src/state/roadsLink.ts';
import { readLink, writeLink } from '../../src/state/url.ts';

const degrees = (most: number) =>
  fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((micro) => micro / 1e6);

const roads = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), {
  minLength: 1,
  maxLength: 20,
});

const area = fc.array(fc.record({ lon: degrees(180), lat: degrees(90) }), {
  minLength: 3,
  maxLength: 12,
});

const kinds = fc.oneof(
  fc.constant({ kind: 'closed' as const }),
  fc.integer({ min: 5, max: 130 }).map((speed) => ({ kind: 'speed' as const, speed })),
);

const changes: fc.Arbitrary<readonly RoadChange[]> = fc
  .array(fc.tuple(kinds, roads, fc.option(area, { nil: undefined })), { maxLength: 8 })
  .map((all) =>
    all.map(([kind, ids, ring], i) => ({
      id: String(i + 1),
      ...kind,
      roads: ids,
      ...(ring === undefined ? {} : { area: ring }),
    })),
  );

const good = { kind: 'closed', roads: ['a'] };

describe('roads in a link', () => {
  it('come back as they were changed', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const link = writeLink({ city: 'bologna', roads: all });
        expect(readLink(`#${link}`).roads ?? []).toEqual(all);
      }),
    );
  });

  it('are left out where there are none', () => {
    expect(packRoads([])).toBeUndefined();
    expect(unpackRoads('')).toEqual([]);
  });

  it('never throw, whatever the link says', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(unpackRoads(text))));
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(unpackRoads(pack(value)))));
  });

  it('refuse what is no change of a road, and keep the rest', () => {
    const hostile: readonly unknown[] = [
      { kind: 'opened', roads: ['a'] },
      { kind: 'closed', roads: [] },
      { kind: 'closed', roads: [7] },
      { kind: 'closed', roads: ['x'.repeat(101)] },
      { kind: 'closed', roads: 'a' },
      { kind: 'closed', roads: ['a'], speed: 30 },
      { kind: 'closed', roads: ['a'], onclick: 'x' },
      { kind: 'speed', roads: ['a'] },
      { kind: 'speed', roads: ['a'], speed: -1 },
      { kind: 'speed', roads: ['a'], speed: 1e9 },
      { kind: 'speed', roads: ['a'], speed: null },
      { kind: 'closed', roads: ['a'], area: [[0, 0]] },
      {
        kind: 'closed',
        roads: ['a'],
        area: [
          [0, 0],
          [1, 91],
          [1, 0],
        ],
      },
      null,
      7,
    ];
    for (const one of hostile)
      expect(readRoadChanges([one, good]), JSON.stringify(one)).toEqual([{ id: '1', ...good }]);
  });

  it('are bounded in number, and in what a few bytes may unfold to', () => {
    expect(readRoadChanges(new Array(1000).fill(good))).toHaveLength(mostChanges);
    const bomb = pack([{ kind: 'closed', roads: new Array(100_000).fill('0'.repeat(40)) }]);
    expect(bomb.length).toBeLessThan(64 * 1024);
    expect(unpackRoads(bomb)).toEqual([]);
  });

  it('name each road once', () => {
    expect(readRoadChanges([{ kind: 'closed', roads: ['a', 'b', 'a'] }])[0]?.roads).toEqual([
      'a',
      'b',
    ]);
  });
});
