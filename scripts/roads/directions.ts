import type { LonLatPoint, RoadLine } from '../../src/catalogue/network/road.ts';
import { Nearby } from './nearby.ts';

/** Carriageways of one road, and of roads bundled with it, lie within this distance, metres. */
const bundle = 60;
/** Nearer lines are the line itself or one that it goes on as, metres. */
const apart = 4;
const parallelTo = 0.95;
/** Places along a line that are looked at, metres apart, and the share of them that must agree. */
const step = 30;
const agreed = 0.6;
/** Cosine of the largest angle at which a ramp joins a carriageway. */
const acute = 0.5;

const dual = new Set(['motorway', 'trunk', 'primary', 'secondary']);
const sideOf = new Set(['motorway', 'trunk']);

/**
 * Directions of carriageways by right-hand traffic: more of the parallel lines of the same class lie to the
 * left of a direction of travel than to its right. Lines without a parallel are open both ways.
 */
export function carriageways(
  lines: readonly RoadLine[],
  all: readonly RoadLine[],
  latitude: number,
): readonly RoadLine[] {
  const byClass = new Map<string, Nearby>();
  const nearbyOf = (name: string): Nearby => {
    const known = byClass.get(name);
    if (known !== undefined) return known;
    const own = all.filter(({ tags }) => tags.highway === name).map(({ path }) => path);
    const made = new Nearby(own, latitude);
    byClass.set(name, made);
    return made;
  };
  return lines.map((line) => {
    const { tags, path } = line;
    const name = tags.highway ?? '';
    if (tags.oneway !== undefined || name.endsWith('_link')) return line;
    if (!dual.has(name)) return line;
    const near = nearbyOf(name);
    let [left, right, places] = [0, 0, 0];
    for (let i = 1; i < path.length; i++) {
      const [ax, ay] = near.plane(path[i - 1]!);
      const [bx, by] = near.plane(path[i]!);
      const [dx, dy] = [bx - ax, by - ay];
      const count = Math.max(1, Math.round(Math.hypot(dx, dy) / step));
      for (let p = 0; p < count; p++) {
        const t = (p + 0.5) / count;
        const sides = near
          .around(ax + t * dx, ay + t * dy, dx, dy, sideOf.has(name) ? bundle : bundle / 2)
          .filter((n) => n.distance > apart && Math.abs(n.parallel) > parallelTo)
          .reduce((sum, n) => sum + Math.sign(n.offset), 0);
        places++;
        if (sides > 0) left++;
        if (sides < 0) right++;
      }
    }
    const oneway = left >= agreed * places ? 'yes' : right >= agreed * places ? '-1' : 'no';
    return { ...line, tags: { ...tags, oneway } };
  });
}

/** Directions of ramps: they leave or join a carriageway in its direction of travel. */
export function ramps(
  lines: readonly RoadLine[],
  base: readonly RoadLine[],
  latitude: number,
): readonly RoadLine[] {
  const plane = new Nearby([], latitude);
  const travel = new Map<string | number, (readonly [number, number])[]>();
  for (const { tags, path, nodes } of [...base, ...lines]) {
    const back = tags.oneway === '-1';
    if (!back && tags.oneway !== 'yes' && tags.oneway !== '1') continue;
    for (const [i, node] of nodes.entries()) {
      if (node === undefined) continue;
      const own = unit(plane, path[Math.max(0, i - 1)]!, path[Math.min(path.length - 1, i + 1)]!);
      const sign = back ? -1 : 1;
      travel.set(node, [...(travel.get(node) ?? []), [sign * own[0], sign * own[1]]]);
    }
  }
  return lines.map((line) => {
    const { tags, path, nodes } = line;
    if (tags.oneway !== undefined || !tags.highway?.endsWith('_link')) return line;
    const vote = (node: string | number, course: readonly [number, number]): number => {
      const along = (travel.get(node) ?? []).map(([x, y]) => x * course[0] + y * course[1]);
      const strongest = along.reduce((m, c) => (Math.abs(c) > Math.abs(m) ? c : m), 0);
      return Math.abs(strongest) > acute ? Math.sign(strongest) : 0;
    };
    const votes =
      vote(nodes[0]!, unit(plane, path[0]!, path[1]!)) +
      vote(nodes.at(-1)!, unit(plane, path.at(-2)!, path.at(-1)!));
    if (votes === 0) return line;
    return { ...line, tags: { ...tags, oneway: votes > 0 ? 'yes' : '-1' } };
  });
}

function unit(plane: Nearby, a: LonLatPoint, b: LonLatPoint): readonly [number, number] {
  const [ax, ay] = plane.plane(a);
  const [bx, by] = plane.plane(b);
  const length = Math.hypot(bx - ax, by - ay) || 1;
  return [(bx - ax) / length, (by - ay) / length];
}
