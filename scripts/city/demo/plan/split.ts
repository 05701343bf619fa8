import type { Point, StreetClass } from '../../plan.ts';
import type { EdgeKind } from './arrangement.ts';
import type { Face, FaceMap } from './faces.ts';
import { createField, type Field } from './field.ts';
import {
  centroid,
  crossing,
  direction,
  distance,
  inside,
  left,
  type OrientedBox,
  orientedBox,
  shift,
  signedArea,
} from './geometry.ts';
import { simplified } from './polyline.ts';
import { between, createRandom, type Random } from './random.ts';
import { grains, isOpenLand, type LandUse } from './settings.ts';
import type { Site } from './site.ts';
import type { Terrain } from './terrain.ts';
import { majorityUse, type Zoning } from './zones.ts';

const step = 12;

interface Hit {
  readonly point: Point;
  readonly side: number;
  readonly share: number;
  readonly sine: number;
}

/** Follows the field from a point until it meets the ring. */
function trace(
  start: Point,
  heading: Point,
  ring: readonly Point[],
  field: Field,
  wobble: number,
  random: Random,
): { path: Point[]; hit: Hit } | undefined {
  const path: Point[] = [start];
  let at = start;
  let along = heading;
  for (let k = 0; k < 1200; k++) {
    let angle = field(at) + (wobble > 0 ? between(random, -wobble, wobble) : 0);
    const want = Math.atan2(along[1], along[0]);
    angle += (Math.PI / 2) * Math.round((want - angle) / (Math.PI / 2));
    along = [Math.cos(angle), Math.sin(angle)];
    const next = shift(at, along, step);
    let best: Hit | undefined;
    let nearest = 2;
    for (let i = 0; i < ring.length; i++) {
      const a = ring[i]!;
      const b = ring[(i + 1) % ring.length]!;
      const c = crossing(at, next, a, b);
      if (c && c.t < nearest) {
        nearest = c.t;
        const d = direction(a, b);
        best = {
          point: shift(at, along, step * c.t),
          side: i,
          share: c.u,
          sine: Math.abs(along[0] * d[1] - along[1] * d[0]),
        };
      }
    }
    if (best) return { path, hit: best };
    path.push(next);
    at = next;
  }
  return undefined;
}

/** A cut: where it leaves the loop, the points between and where it comes back. */
interface Cut {
  readonly from: Hit | number;
  readonly to: Hit | number;
  readonly middle: readonly Point[];
}

function findCut(
  ring: readonly Point[],
  box: OrientedBox,
  use: LandUse,
  field: Field,
  random: Random,
): Cut | undefined {
  const core = use === 'core';
  const area = signedArea(ring);
  const middle = centroid(ring);
  const snap = core ? 9 : Math.min(26, 0.24 * box.width);
  for (let attempt = 0; attempt < 26; attempt++) {
    const desperate = attempt >= 14;
    const lowest = isOpenLand(use) || desperate ? 0.42 : 0.6;
    const swing = between(random, 0.02, 0.34) * (random() < 0.5 ? -1 : 1) * (attempt < 6 ? 0.5 : 1);
    const aside = desperate ? between(random, -0.25, 0.25) * box.width : 0;
    const start = shift(shift(middle, box.axis, swing * box.length), left(box.axis), aside);
    if (!inside(start, ring)) continue;
    const wobble = core ? 0.25 : 0;
    const one = trace(start, left(box.axis), ring, field, wobble, random);
    const two = trace(start, shift([0, 0], left(box.axis), -1), ring, field, wobble, random);
    if (!one || !two) continue;
    const end = (hit: Hit): Hit | number | undefined => {
      const a = hit.side;
      const b = (hit.side + 1) % ring.length;
      const da = distance(hit.point, ring[a]!);
      const db = distance(hit.point, ring[b]!);
      const near = da < db ? a : b;
      if (Math.min(da, db) < snap) return near;
      return hit.sine < lowest ? undefined : hit;
    };
    const from = end(two.hit);
    const to = end(one.hit);
    if (from === undefined || to === undefined) continue;
    const pointOf = (e: Hit | number): Point => (typeof e === 'number' ? ring[e]! : e.point);
    const [head, tail] = [pointOf(from), pointOf(to)];
    const clear = (p: Point): boolean =>
      distance(p, head) > (typeof from === 'number' ? snap : 4) &&
      distance(p, tail) > (typeof to === 'number' ? snap : 4);
    const traced = [...two.path.slice(1).reverse(), ...one.path].filter(clear);
    const line = simplified([head, ...traced, tail], core ? 1.2 : 3.2);
    if (isSound(ring, line, from, to, area, desperate ? 0.08 : 0.13))
      return { from, to, middle: line.slice(1, -1) };
  }
  return undefined;
}

/** Whether a cut stays inside the ring, meets it at open angles and leaves two fair shares. */
function isSound(
  ring: readonly Point[],
  line: readonly Point[],
  from: Hit | number,
  to: Hit | number,
  area: number,
  least: number,
): boolean {
  if (line.length < 2 || distance(line[0]!, line[line.length - 1]!) < 14) return false;
  const n = ring.length;
  const sideOf = (e: Hit | number): number => (typeof e === 'number' ? e : e.side);
  for (let k = 1; k < line.length; k++) {
    const a = line[k - 1]!;
    const b = line[k]!;
    if (distance(a, b) < 2.5) return false;
    for (let i = 0; i < n; i++) {
      const atStart = k === 1 && touches(from, i, n);
      const atEnd = k === line.length - 1 && touches(to, i, n);
      if (!atStart && !atEnd && crossing(a, b, ring[i]!, ring[(i + 1) % n]!)) return false;
    }
  }
  for (const [e, next] of [
    [from, line[1]!],
    [to, line[line.length - 2]!],
  ] as const) {
    if (typeof e !== 'number') continue;
    const p = ring[e]!;
    const out = direction(p, next);
    for (const neighbour of [ring[(e + 1) % n]!, ring[(e + n - 1) % n]!]) {
      const d = direction(p, neighbour);
      if (out[0] * d[0] + out[1] * d[1] > 0.8) return false;
    }
    if (!inside(shift(p, out, 0.5), ring)) return false;
  }
  const a = sideOf(from);
  const b = sideOf(to);
  if (a === b) return false;
  const half: Point[] = [...line];
  const first = typeof to === 'number' ? to + 1 : to.side + 1;
  for (let i = first; ; i++) {
    const index = i % n;
    const stop = typeof from === 'number' ? from : (from.side + 1) % n;
    if (index === stop) break;
    half.push(ring[index]!);
    if (half.length > n + line.length) return false;
  }
  const share = Math.abs(signedArea(half)) / area;
  return share > least && share < 1 - least;
}

const touches = (e: Hit | number, side: number, n: number): boolean =>
  typeof e === 'number' ? side === e || side === (e + n - 1) % n : side === e.side;

function kindOfCut(use: LandUse, box: OrientedBox): EdgeKind {
  const grain = grains[use];
  const wide = box.length > 3 * grain.length;
  const street: StreetClass = isOpenLand(use)
    ? 'path'
    : use === 'core'
      ? 'lane'
      : wide
        ? 'collector'
        : 'local';
  return { kind: 'road', class: street, width: wide ? grain.collector : grain.street };
}

/** Splits every land face along streets until it is as small as its land use wants. */
export function splitFaces(map: FaceMap, site: Site, terrain: Terrain, zoning: Zoning): void {
  for (const parent of [...map.faces]) {
    if (parent.ground !== 'land') continue;
    const random = createRandom(site.seed, 3, parent.id);
    const field = createField(map.ring(parent), site, terrain);
    const stack: Face[] = [parent];
    for (let face = stack.pop(); face; face = stack.pop()) {
      const ring = map.ring(face);
      face.use = majorityUse(zoning, ring);
      const grain = grains[face.use];
      const box = orientedBox(ring);
      const slack = between(random, 0.82, 1.18);
      if (box.length <= grain.length * slack && box.width <= grain.width * slack) continue;
      const cut = findCut(ring, box, face.use, field, random);
      if (!cut) continue;
      const loop = [...face.loop];
      const nodeOf = (e: Hit | number): number =>
        typeof e === 'number'
          ? loop[e]!
          : map.splitEdge(loop[e.side]!, loop[(e.side + 1) % loop.length]!, e.share);
      const from = nodeOf(cut.from);
      const to = nodeOf(cut.to);
      const inner = cut.middle.map((p) => map.nodes.push(p) - 1);
      stack.push(...map.cut(face, [from, ...inner, to], kindOfCut(face.use, box)));
    }
  }
}
