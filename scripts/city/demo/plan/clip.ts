import {
  Clipper,
  EndType,
  FillRule,
  JoinType,
  type Path64,
  type Paths64,
  type Point64,
} from 'clipper2-ts';
import type { Point, Polygon, Ring } from '../../plan.ts';
import { inside, signedArea } from './geometry.ts';

/** Clipper works on whole numbers: centimetres. */
const scale = 100;

const toPath = (ring: Ring): Path64 =>
  ring.map(([x, y]): Point64 => ({ x: Math.round(x * scale), y: Math.round(y * scale) }));
const toRing = (path: Path64): Point[] => path.map((p): Point => [p.x / scale, p.y / scale]);
const ringsOf = (polygons: readonly Polygon[]): Paths64 =>
  polygons.flatMap((p) => [toPath(p.outer), ...p.holes.map(toPath)]);

function toPolygons(paths: Paths64): Polygon[] {
  const outers: { outer: Point[]; holes: Point[][]; area: number }[] = [];
  const holes: Point[][] = [];
  for (const path of paths) {
    if (path.length < 3) continue;
    const ring = toRing(path);
    const area = signedArea(ring);
    if (area > 0) outers.push({ outer: ring, holes: [], area });
    else if (area < 0) holes.push(ring);
  }
  outers.sort((a, b) => a.area - b.area);
  for (const hole of holes) outers.find((o) => inside(hole[0]!, o.outer))?.holes.push(hole);
  return outers.map(({ outer, holes: inner }) => ({ outer, holes: inner }));
}

export const polygon = (outer: Ring): Polygon => ({ outer, holes: [] });

export const union = (polygons: readonly Polygon[]): Polygon[] =>
  toPolygons(Clipper.union(ringsOf(polygons), FillRule.NonZero));

export const difference = (from: readonly Polygon[], off: readonly Polygon[]): Polygon[] =>
  toPolygons(Clipper.difference(ringsOf(from), ringsOf(off), FillRule.NonZero));

export const intersection = (a: readonly Polygon[], b: readonly Polygon[]): Polygon[] =>
  toPolygons(Clipper.intersect(ringsOf(a), ringsOf(b), FillRule.NonZero));

/** Grows (or, below zero, shrinks) polygons by `metres` with mitred corners. */
export function inflated(polygons: readonly Polygon[], metres: number): Polygon[] {
  const paths = ringsOf(polygons);
  return toPolygons(
    Clipper.inflatePaths(paths, metres * scale, JoinType.Miter, EndType.Polygon, 2.5),
  );
}

/** Same with rounded corners. */
export function rounded(polygons: readonly Polygon[], metres: number): Polygon[] {
  const paths = ringsOf(polygons);
  return toPolygons(
    Clipper.inflatePaths(paths, metres * scale, JoinType.Round, EndType.Polygon, 2, 12),
  );
}

/** The band within half a width of a path, with round ends where asked. */
export function band(path: readonly Point[], width: number, roundEnds = true): Polygon[] {
  const end = roundEnds ? EndType.Round : EndType.Butt;
  return toPolygons(
    Clipper.inflatePaths([toPath(path)], (width / 2) * scale, JoinType.Round, end, 2, 12),
  );
}

/** Drops points within `tolerance` metres of the line between their neighbours. */
export function tidied(p: Polygon, tolerance: number): Polygon {
  const tidy = (ring: Ring): Point[] =>
    toRing(Clipper.simplifyPath(toPath(ring), tolerance * scale, true));
  return {
    outer: tidy(p.outer),
    holes: p.holes.map(tidy).filter((ring) => ring.length >= 3),
  };
}

/** Area without holes, m2. */
export const areaOf = (p: Polygon): number =>
  Math.abs(signedArea(p.outer)) - p.holes.reduce((sum, h) => sum + Math.abs(signedArea(h)), 0);

/** Clipper stadium of one straight street piece, counter-clockwise. */
export function stadium(a: Point, b: Point, radius: number): Polygon {
  const heading = Math.atan2(b[1] - a[1], b[0] - a[0]);
  const outer: Point[] = [];
  for (const [end, turn] of [
    [b, -Math.PI / 2],
    [a, Math.PI / 2],
  ] as const) {
    for (let k = 0; k <= 8; k++) {
      const angle = heading + turn + (Math.PI * k) / 8;
      outer.push([end[0] + radius * Math.cos(angle), end[1] + radius * Math.sin(angle)]);
    }
  }
  return polygon(outer);
}
