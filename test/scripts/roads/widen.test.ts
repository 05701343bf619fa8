import { describe, expect, it } from 'vitest';
import { scaledToResidents } from '../../../scripts/city/real/districts/residents.ts';
import { widen } from '../../../scripts/roads/widen.ts';
import { roadGraph } from '../../../src/catalogue/network/graph.ts';
import { outsideLinks } from '../../../src/catalogue/network/outside.ts';
import type { RoadLine } from '../../../src/catalogue/network/road.ts';

/** About 10 m north, and east at 44.5 degrees. */
const north = 9e-5;
const east = 1.26e-4;

const line = (id: string, highway: string, path: [number, number][], oneway?: string): RoadLine => {
  const at = path.map(([x, y]): [number, number] => [11 + x * east, 44.5 + y * north]);
  const tags = oneway === undefined ? { highway } : { highway, oneway };
  return {
    id,
    tags,
    path: at,
    nodes: at.map(([lon, lat]) => `${lon.toFixed(7)},${lat.toFixed(7)}`),
  };
};

describe('a network that is widened by another source', () => {
  const base = [
    line('a', 'secondary', [
      [0, 0],
      [50, 0],
      [100, 0],
    ]),
  ];

  it('keeps what is known and adds what is not, joined at the very point', () => {
    const further = [
      line('same', 'secondary', [
        [0, 0.2],
        [50, 0.2],
        [100, 0.2],
      ]),
      line('new', 'primary', [
        [50.1, 0.1],
        [50, 80],
      ]),
      line('small', 'residential', [
        [50, 0],
        [50, -80],
      ]),
    ];
    const found = widen(base, further);
    expect(found.lines.map(({ id }) => id)).toEqual(['a', 'wnew']);
    expect(found.kilometres).toBeCloseTo(0.8, 1);
    const { roads } = roadGraph(found.lines);
    expect(roads.map(({ id }) => id)).toContain('wnew');
    expect(found.lines[1]!.path[0]).toEqual(base[0]!.path[1]);
  });

  it('takes the part of a line that runs on where the known road ends', () => {
    const onward = line('on', 'secondary', [
      [0, 0],
      [50, 0],
      [100, 0],
      [180, 10],
    ]);
    const { lines } = widen(base, [onward]);
    expect(lines[1]!.path).toHaveLength(2);
    expect(lines[1]!.path[0]).toEqual(base[0]!.path[2]);
  });

  it('reads the direction of a carriageway from the one beside it, by right-hand traffic', () => {
    const further = [
      line('north', 'trunk', [
        [200, 3],
        [300, 3],
      ]),
      line('south', 'trunk', [
        [200, 0],
        [300, 0],
      ]),
      line('alone', 'primary', [
        [200, 60],
        [300, 60],
      ]),
    ];
    const ways = Object.fromEntries(
      widen(base, further).lines.map(({ id, tags }) => [id, tags.oneway]),
    );
    // Westward in the north, eastward in the south: oncoming traffic is on the left.
    expect(ways).toMatchObject({ wnorth: '-1', wsouth: 'yes', walone: 'no' });
  });

  it('opens a guessed one-way road that would cut off what lies behind it', () => {
    const further = [
      line('out', 'secondary', [
        [100, 0],
        [200, 0],
      ]),
      line('beside', 'secondary', [
        [110, 2],
        [190, 2],
      ]),
    ];
    const out = widen(base, further).lines.find(({ id }) => id === 'wout');
    expect(out!.tags.oneway).toBe('no');
  });
});

describe('what lies outside an extract', () => {
  it('joins main roads that end, but no street that ends', () => {
    const links = [
      { from: 0, to: 1, class: 'motorway' as const },
      { from: 2, to: 0, class: 'motorway' as const },
      { from: 0, to: 3, class: 'residential' as const },
    ];
    expect(outsideLinks(4, links)).toEqual([
      [1, 4],
      [4, 2],
    ]);
  });
});

describe('people of areas', () => {
  it('are scaled to counted residents, by group where its number is told', () => {
    const scaled = scaledToResidents(Float64Array.of(10, 30, 20, 40), ['a', 'a', 'b', null], {
      total: 200,
      groups: { a: 80 },
    });
    expect([...scaled]).toEqual([20, 60, 40, 80]);
  });
});
