import type { Direction, LonLatPoint, Road } from './road.ts';

const alike = (a: Direction | undefined, b: Direction | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.lanes === b.lanes &&
    a.speed === b.speed &&
    a.capacity === b.capacity);

const turned = (road: Road): Road => ({
  ...road,
  from: road.to,
  to: road.from,
  path: road.path.toReversed(),
  forward: road.backward,
  backward: road.forward,
});

/**
 * Joins two roads where they alone meet and nothing but their courses changes: same name, class, lanes,
 * speeds and directions. The road that comes first in the list gives the id. A join that would close a
 * ring is left alone.
 */
export function mergeRoads(roads: readonly Road[]): readonly Road[] {
  const merged: (Road | undefined)[] = [...roads];
  const around = new Map<number, number[]>();
  for (const [i, { from, to }] of roads.entries())
    for (const node of [from, to]) around.set(node, [...(around.get(node) ?? []), i]);
  for (const [node, [a, b, ...more]] of around) {
    if (a === undefined || b === undefined || more.length > 0 || a === b) continue;
    const [keep, drop] = a < b ? [a, b] : [b, a];
    const first = merged[keep]!;
    const second = merged[drop]!;
    const joined = join(first, second, node);
    if (joined === undefined) continue;
    merged[keep] = joined;
    merged[drop] = undefined;
    const far = second.from === node ? second.to : second.from;
    around.set(
      far,
      around.get(far)!.map((i) => (i === drop ? keep : i)),
    );
    around.set(node, []);
  }
  return merged.filter((road) => road !== undefined);
}

function join(first: Road, second: Road, node: number): Road | undefined {
  const ahead = first.to === node;
  const [one, two] = ahead
    ? [first, second.from === node ? second : turned(second)]
    : [second.to === node ? second : turned(second), first];
  if (one.from === two.to || one.to !== two.from) return undefined;
  const same =
    first.name === second.name &&
    first.class === second.class &&
    first.link === second.link &&
    alike(one.forward, two.forward) &&
    alike(one.backward, two.backward);
  if (!same) return undefined;
  return {
    ...first,
    from: one.from,
    to: two.to,
    path: [...one.path, ...two.path.slice(1)],
    assumedLanes: first.assumedLanes || second.assumedLanes,
    assumedSpeed: first.assumedSpeed || second.assumedSpeed,
  };
}

/** Cuts roads that end where they begin in two, so that no link leads from a node to itself. */
export function openRings(roads: readonly Road[]): readonly Road[] {
  let node = roads.reduce((most, { from, to }) => Math.max(most, from, to), -1) + 1;
  return roads.flatMap((road) => {
    if (road.from !== road.to) return [road];
    if (road.path.length < 3) return [];
    const middle = halfway(road.path);
    const [head, tail] = [road.path.slice(0, middle + 1), road.path.slice(middle)];
    const between = node++;
    return [
      { ...road, to: between, path: head },
      { ...road, id: `${road.id}-b`, from: between, path: tail },
    ];
  });
}

/** The inner point nearest to the middle of a path. */
function halfway(path: readonly LonLatPoint[]): number {
  const along = [0];
  for (let i = 1; i < path.length; i++)
    along.push(
      along[i - 1]! + Math.hypot(path[i]![0] - path[i - 1]![0], path[i]![1] - path[i - 1]![1]),
    );
  const half = along.at(-1)! / 2;
  let best = 1;
  for (let i = 2; i < path.length - 1; i++)
    if (Math.abs(along[i]! - half) < Math.abs(along[best]! - half)) best = i;
  return best;
}
