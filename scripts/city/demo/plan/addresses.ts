import type { Point } from '../../plan.ts';
import type { Draft } from './draft.ts';
import type { FaceMap } from './faces.ts';
import { cross, distance, dot, segmentDistance } from './geometry.ts';
import { edgeOf, type Network } from './streets.ts';

interface Place {
  readonly stroke: number;
  readonly along: number;
  readonly left: boolean;
  readonly name: string;
}

/** House addresses: odd numbers on the left of a street, even ones on the right, rising along it. */
export function createAddresses(
  drafts: readonly Draft[],
  map: FaceMap,
  network: Network,
): string[] {
  const place = (draft: Draft): Place => {
    const { loop } = map.faces[draft.face]!;
    let best: { a: number; b: number; d: number } | undefined;
    for (let i = 0; i < loop.length; i++) {
      const a = loop[i]!;
      const b = loop[(i + 1) % loop.length]!;
      const held = network.edges.get(edgeOf(a, b));
      if (!held) continue;
      const minor = network.streets[held.street]!.class === 'path' ? 400 : 0;
      const d = segmentDistance(draft.front, map.nodes[a]!, map.nodes[b]!) + minor;
      if (!best || d < best.d) best = { a, b, d };
    }
    if (!best) return nearest(draft.front, network);
    const held = network.edges.get(edgeOf(best.a, best.b))!;
    return onStreet(draft.front, network, held.street);
  };
  const places = drafts.map(place);
  const sides = new Map<string, number[]>();
  places.forEach((p, i) => {
    const key = `${p.name} ${p.left}`;
    const list = sides.get(key);
    if (list) list.push(i);
    else sides.set(key, [i]);
  });
  const out: string[] = new Array(drafts.length);
  for (const list of sides.values()) {
    list.sort((i, j) => {
      const [a, b] = [places[i]!, places[j]!];
      return a.stroke - b.stroke || a.along - b.along || i - j;
    });
    list.forEach((i, k) => {
      const p = places[i]!;
      out[i] = `${p.name} ${2 * k + (p.left ? 1 : 2)}`;
    });
  }
  return out;
}

function onStreet(front: Point, network: Network, id: number): Place {
  const street = network.streets[id]!;
  const stroke = network.strokes[id]!;
  let best = Number.POSITIVE_INFINITY;
  let along = 0;
  let leftSide = true;
  let start = 0;
  for (let i = 1; i < street.path.length; i++) {
    const a = street.path[i - 1]!;
    const b = street.path[i]!;
    const length = distance(a, b);
    const d = segmentDistance(front, a, b);
    if (d < best && length > 0) {
      best = d;
      const v: Point = [front[0] - a[0], front[1] - a[1]];
      const u: Point = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
      along = start + Math.max(0, Math.min(length, dot(u, v)));
      leftSide = cross(u, v) > 0;
    }
    start += length;
  }
  return {
    stroke: stroke.stroke,
    along: stroke.start + (stroke.forward ? along : start - along),
    left: leftSide === stroke.forward,
    name: street.name,
  };
}

function nearest(front: Point, network: Network): Place {
  let best = 0;
  let near = Number.POSITIVE_INFINITY;
  for (const street of network.streets) {
    if (street.class === 'path') continue;
    for (const p of street.path) {
      const d = distance(p, front);
      if (d < near) {
        near = d;
        best = street.id;
      }
    }
  }
  return onStreet(front, network, best);
}
