import type { Point } from '../../plan.ts';
import { distance, lerp, shift } from './geometry.ts';
import { spline } from './polyline.ts';
import { between, type Random } from './random.ts';
import type { Site } from './site.ts';
import type { Terrain } from './terrain.ts';

/**
 * The one of several drafts of a path that runs least along the river or the railway; none where
 * even that one has more than `limit` points beside them.
 */
export function leastAwkward(
  terrain: Terrain,
  draft: () => Point[],
  limit = Number.POSITIVE_INFINITY,
): Point[] {
  let best: Point[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 7; k++) {
    const path = draft();
    let cost = 0;
    for (const p of path) {
      if (terrain.toRiver(p) < 24) cost++;
      if (terrain.toRail(p) < 24) cost++;
    }
    if (cost < least) {
      least = cost;
      best = path;
    }
  }
  return least > limit ? [] : best;
}

/** Authored ring around the centre: radii along authored x and y, roughened by `wobble`. */
export function loop(
  site: Site,
  middle: Point,
  rx: number,
  ry: number,
  wobble: number,
  count: number,
  random: Random,
): Point[] {
  const points: Point[] = [];
  for (let k = 0; k < count; k++) {
    const a = (2 * Math.PI * (k + between(random, -0.12, 0.12))) / count;
    const f = 1 + between(random, -wobble, wobble);
    points.push(site.place([middle[0] + rx * f * Math.cos(a), middle[1] + ry * f * Math.sin(a)]));
  }
  return spline(points, 28, true);
}

/** A road that sets out at a bearing of the authored frame and wanders beyond the border. */
export function radial(site: Site, bearing: number, from: number, random: Random): Point[] {
  const reach = (Math.hypot(...site.settings.extent) * 0.75) / site.settings.scale;
  const points: Point[] = [];
  let angle = (bearing * Math.PI) / 180;
  const bend = between(random, -0.1, 0.1);
  for (let r = from; r < reach; r += r < 1500 ? 420 : 700) {
    points.push(site.place([r * Math.cos(angle), r * Math.sin(angle)]));
    angle += (bend + between(random, -0.06, 0.06)) * (r < 1200 ? 0.5 : 1);
  }
  return spline(points, 28);
}

/** A crooked old street between two points. */
export function crooked(a: Point, b: Point, sway: number, random: Random): Point[] {
  const n = Math.max(2, Math.round(distance(a, b) / 90));
  const side: Point = [-(b[1] - a[1]) / distance(a, b), (b[0] - a[0]) / distance(a, b)];
  const points: Point[] = [];
  for (let k = 0; k <= n; k++) {
    const off = k === 0 || k === n ? 0 : between(random, -sway, sway);
    points.push(shift(lerp(a, b, k / n), side, off));
  }
  return spline(points, 25);
}

export function marketLoop(center: Point, radius: number, random: Random): Point[] {
  const turn = between(random, 0, Math.PI / 2);
  const ring: Point[] = [];
  for (let k = 0; k < 4; k++) {
    const a = turn + (k * Math.PI) / 2 + between(random, -0.22, 0.22);
    const r = radius * between(random, 0.9, 1.18);
    ring.push([center[0] + r * Math.cos(a), center[1] + r * Math.sin(a)]);
  }
  return ring;
}
