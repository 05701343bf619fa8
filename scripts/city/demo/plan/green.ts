import type { Area, Point, Polygon } from '../../plan.ts';
import type { Block } from './blocks.ts';
import { areaOf, band, difference, inflated, intersection, polygon, rounded } from './clip.ts';
import {
  bounds,
  centroid,
  distance,
  inside,
  left,
  lerp,
  rectangle,
  ringDistance,
  shift,
} from './geometry.ts';
import { contains } from './overlap.ts';
import { spline } from './polyline.ts';
import { between, integer, type Random } from './random.ts';

/** The point of a polygon found farthest from its edge, of a number tried. */
function deepest(p: Polygon, tries: number, random: Random): { point: Point; depth: number } {
  const box = bounds(p.outer);
  let best = { point: centroid(p.outer), depth: 0 };
  for (let k = 0; k < tries; k++) {
    const point: Point = [between(random, box.minX, box.maxX), between(random, box.minY, box.maxY)];
    if (!inside(point, p.outer)) continue;
    const depth = ringDistance(point, p.outer);
    if (depth > best.depth) best = { point, depth };
  }
  return best;
}

/** A pond's outline: a circle drawn out and dented. */
function pondRing(center: Point, radius: number, random: Random): Point[] {
  const points: Point[] = [];
  const stretch = between(random, 1.1, 1.5);
  const turn = between(random, 0, Math.PI);
  for (let k = 0; k < 9; k++) {
    const a = (2 * Math.PI * k) / 9;
    const r = radius * between(random, 0.72, 1.05);
    const x = (r * Math.cos(a) * stretch) / 1.3;
    const y = (r * Math.sin(a)) / stretch;
    points.push([
      center[0] + x * Math.cos(turn) - y * Math.sin(turn),
      center[1] + x * Math.sin(turn) + y * Math.cos(turn),
    ]);
  }
  return spline(points, Math.max(3, radius / 6), true);
}

const area = (kind: Area['kind'], p: Polygon, variant: number): Area => ({
  kind,
  polygon: p,
  variant,
});

/** Ponds, a winding round walk and paths to the gates of a park. */
export function parkAreas(block: Block): Area[] {
  const { random, polygon: ground } = block;
  const size = areaOf(ground);
  if (size < 2500) return [];
  const out: Area[] = [];
  const ponds: Polygon[] = [];
  const deep = deepest(ground, 160, random);
  if (size > 22000 && deep.depth > 34) {
    const radius = Math.min(58, deep.depth * 0.58);
    ponds.push(
      ...intersection([polygon(pondRing(deep.point, radius, random))], inflated([ground], -12)),
    );
  }
  const paths: Polygon[] = [];
  const inset = Math.min(26, Math.max(9, deep.depth * 0.3));
  const walk = rounded(rounded([ground], -inset - 14), 14);
  paths.push(...difference(walk, inflated(walk, -3.2)));
  const rim = ground.outer;
  const gates = Math.min(7, 3 + Math.floor(size / 16000));
  const first = integer(random, 0, rim.length - 1);
  const gateAt = (k: number): Point => {
    const wanted = ((first / rim.length + k / gates) % 1) * rim.length;
    const i = Math.floor(wanted);
    return lerp(rim[i]!, rim[(i + 1) % rim.length]!, wanted - i);
  };
  for (let k = 0; k < gates; k++) {
    const a = gateAt(k);
    const b = gateAt(k + Math.max(1, Math.floor(gates / 2)));
    if (distance(a, b) < 40) continue;
    const middle = lerp(
      lerp(a, b, between(random, 0.4, 0.6)),
      deep.point,
      between(random, 0.1, 0.6),
    );
    const side = left([(b[0] - a[0]) / distance(a, b), (b[1] - a[1]) / distance(a, b)]);
    const sway = distance(a, b) * 0.1;
    const curve = spline(
      [
        a,
        shift(lerp(a, middle, 0.5), side, between(random, -sway, sway)),
        middle,
        shift(lerp(middle, b, 0.5), side, between(random, -sway, sway)),
        b,
      ],
      8,
    );
    paths.push(...band(curve, 3));
  }
  if (ponds.length > 0) {
    const shore = inflated(ponds, 7);
    paths.push(...difference(shore, inflated(ponds, 4)));
  }
  const dry = difference(intersection(paths, [ground]), inflated(ponds, 1.5));
  for (const p of ponds) out.push(area('pond', p, random()));
  for (const p of dry) out.push(area('path', p, random()));
  return out;
}

/** Pitches side by side, as many as fit. */
export function sportAreas(block: Block): Area[] {
  const { random, box, polygon: ground } = block;
  const out: Area[] = [];
  const taken: Point[][] = [];
  for (const [l, w] of [
    [104, 68],
    [64, 44],
    [36, 18],
    [24, 12],
  ] as const) {
    for (let row = -box.width / 2; row < box.width / 2; row += 6) {
      for (let along = -box.length / 2; along < box.length / 2; along += 6) {
        if (taken.length > 14) break;
        for (const axis of [box.axis, left(box.axis)]) {
          const center = shift(shift(box.center, box.axis, along), left(box.axis), row);
          const clear = rectangle(center, axis, l + 12, w + 10);
          if (!contains(ground.outer, clear, 0.1) || taken.some((t) => meets(t, clear))) continue;
          taken.push(clear);
          out.push(area('sport', polygon(rectangle(center, axis, l, w)), random()));
        }
      }
    }
  }
  return out;
}

const meets = (a: readonly Point[], b: readonly Point[]): boolean =>
  intersection([polygon(a)], [polygon(b)]).length > 0;

/** Straight paths across a cemetery or between allotments. */
export function gridPaths(block: Block, gap: number, width: number): Area[] {
  const { box, random, polygon: ground } = block;
  const bands: Polygon[] = [];
  const reach = box.length / 2 + 10;
  const rows = Math.max(1, Math.round(box.width / gap));
  for (let k = 0; k < rows; k++) {
    const off = ((k + 0.5) / rows - 0.5) * box.width;
    const middle = shift(box.center, left(box.axis), off);
    bands.push(...band([shift(middle, box.axis, -reach), shift(middle, box.axis, reach)], width));
  }
  const columns = Math.max(1, Math.round(box.length / (gap * 2.4)));
  for (let k = 0; k < columns; k++) {
    const off = ((k + 0.5) / columns - 0.5) * box.length;
    const middle = shift(box.center, box.axis, off);
    const across = left(box.axis);
    bands.push(...band([shift(middle, across, -reach), shift(middle, across, reach)], width));
  }
  return intersection(bands, [ground]).map((p) => area('path', p, random()));
}
