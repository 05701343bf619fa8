import type { Point, Ring } from '../../plan.ts';
import { distanceToSegment } from '../footprints/streets.ts';

/**
 * Rings with fewer points, none moved, every line within `tolerance` (metres) of the old one. Lines that
 * two rings share stay shared: they are cut where borders meet and each piece is thinned once, in one
 * direction. Rings are open, in a plane in metres; shared points are equal.
 */
export function simplifyShared(rings: readonly Ring[], tolerance: number): readonly Ring[] {
  const neighbours = new Map<string, Set<string>>();
  for (const ring of rings)
    for (const [i, point] of ring.entries()) {
      const around = neighbours.get(key(point)) ?? new Set();
      around.add(key(ring[(i + 1) % ring.length]!));
      around.add(key(ring[(i + ring.length - 1) % ring.length]!));
      neighbours.set(key(point), around);
    }
  const isJunction = (p: Point): boolean => neighbours.get(key(p))?.size !== 2;
  return rings.map((ring) => {
    const found = ring.flatMap((p, i) => (isJunction(p) ? [i] : []));
    const cuts = found.length >= 2 ? found : ownCuts(ring, found[0]);
    const thin = cuts.flatMap((from, c) => {
      const to = cuts[(c + 1) % cuts.length]!;
      const length = (to - from + ring.length) % ring.length || ring.length;
      const arc = Array.from({ length: length + 1 }, (_, i) => ring[(from + i) % ring.length]!);
      return thinned(arc, tolerance).slice(0, -1);
    });
    return thin.length >= 3 ? thin : ring;
  });
}

const key = ([x, y]: Point): string => `${x},${y}`;

/** Two places to cut a ring that meets others at one point or none: that point or the first by name, and the farthest. */
function ownCuts(ring: Ring, junction: number | undefined): readonly number[] {
  const names = ring.map(key);
  const first = junction ?? names.indexOf(names.toSorted()[0]!);
  const away = ring.map((p) => Math.hypot(p[0] - ring[first]![0], p[1] - ring[first]![1]));
  const far = away.indexOf(Math.max(...away));
  return [first, far].sort((a, b) => a - b);
}

/** Douglas and Peucker (1973), from the end whose name comes first. */
function thinned(arc: Ring, tolerance: number): Ring {
  const turn = key(arc[0]!) > key(arc.at(-1)!);
  const line = turn ? arc.toReversed() : arc;
  const kept = new Set([0, line.length - 1]);
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let span = stack.pop(); span !== undefined; span = stack.pop()) {
    const [from, to] = span;
    let worst = tolerance;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const away = distanceToSegment(line[i]!, line[from]!, line[to]!);
      if (away <= worst) continue;
      worst = away;
      at = i;
    }
    if (at < 0) continue;
    kept.add(at);
    stack.push([from, at], [at, to]);
  }
  const result = line.filter((_, i) => kept.has(i));
  return turn ? result.reverse() : result;
}
