import earcut from 'earcut';
import type { Point } from '../../plan.ts';
import type { Part, Prism, RoofForm, Strip } from './draft.ts';
import { distance, lerp } from './geometry.ts';

type Vertex = readonly [number, number, number];
const wall = 0;
const roof = 1;

/** Collects the triangles of one building. */
export class MeshBuilder {
  readonly positions: number[] = [];
  readonly indices: number[] = [];
  readonly surface: number[] = [];
  readonly ornament: number[] = [];
  isOrnament = false;

  polygon(points: readonly Vertex[], surface: 0 | 1, triangles?: readonly number[]): void {
    const first = this.positions.length / 3;
    for (const p of points) this.positions.push(p[0], p[1], p[2]);
    const list = triangles ?? fan(points.length);
    for (let k = 0; k < list.length; k += 3) {
      const [a, b, c] = [list[k]!, list[k + 1]!, list[k + 2]!];
      const area = triangleArea(points[a]!, points[b]!, points[c]!);
      if (area < 1e-4) continue;
      this.indices.push(first + a, first + b, first + c);
      this.surface.push(surface);
      this.ornament.push(this.isOrnament ? 1 : 0);
    }
  }
}

function fan(n: number): number[] {
  const out: number[] = [];
  for (let k = 1; k < n - 1; k++) out.push(0, k, k + 1);
  return out;
}

function triangleArea(a: Vertex, b: Vertex, c: Vertex): number {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
  return Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
}

/** Cross-section from the street side (0) to the back (1), heights as shares of the rise. */
const profiles: Record<Exclude<RoofForm, 'saw'>, readonly Point[]> = {
  flat: [
    [0, 0],
    [1, 0],
  ],
  gable: [
    [0, 0],
    [0.5, 1],
    [1, 0],
  ],
  hip: [
    [0, 0],
    [0.5, 1],
    [1, 0],
  ],
  mansard: [
    [0, 0],
    [0.11, 0.68],
    [0.5, 1],
    [0.89, 0.68],
    [1, 0],
  ],
  shed: [
    [0, 0],
    [1, 1],
  ],
  barrel: [
    [0, 0],
    [0.07, 0.5],
    [0.25, 0.87],
    [0.5, 1],
    [0.75, 0.87],
    [0.93, 0.5],
    [1, 0],
  ],
};

function sawProfile(width: number): Point[] {
  const teeth = Math.max(2, Math.round(width / 8));
  const out: Point[] = [[0, 0]];
  for (let k = 0; k < teeth; k++) out.push([k / teeth, 1], [(k + 1) / teeth, 0]);
  return out;
}

function addStrip(mesh: MeshBuilder, strip: Strip, ground: number, base: number): void {
  const { outer, inner, form } = strip;
  const n = outer.length - 1;
  const profile = form === 'saw' ? sawProfile(distance(outer[0]!, inner[0]!)) : profiles[form];
  const m = profile.length - 1;
  const eave = ground + strip.eave;
  const low = strip.bottom === undefined ? base : ground + strip.bottom;
  const depth = distance(outer[0]!, inner[0]!);
  const pull = (i: number): { towards: number; share: number } | undefined => {
    const start = i === 0 && strip.hipStart;
    const end = i === n && strip.hipEnd;
    if (!start && !end) return undefined;
    const towards = start ? 1 : n - 1;
    const run = distance(
      lerp(outer[i]!, inner[i]!, 0.5),
      lerp(outer[towards]!, inner[towards]!, 0.5),
    );
    const both = n === 1 && strip.hipStart && strip.hipEnd;
    return { towards, share: Math.min(both ? 0.47 : 0.9, (depth * 0.5) / run) };
  };
  const at = (i: number, j: number): Vertex => {
    const [t, h] = profile[j]!;
    let p = lerp(outer[i]!, inner[i]!, t);
    const hip = j > 0 && j < m ? pull(i) : undefined;
    if (hip)
      p = lerp(p, lerp(outer[hip.towards]!, inner[hip.towards]!, t), hip.share * Math.min(1, h));
    return [p[0], p[1], eave + h * strip.rise];
  };
  const foot = (p: Point): Vertex => [p[0], p[1], low];
  for (let i = 0; i < n; i++) {
    mesh.polygon([foot(outer[i]!), foot(outer[i + 1]!), at(i + 1, 0), at(i, 0)], wall);
    mesh.polygon([foot(inner[i + 1]!), foot(inner[i]!), at(i, m), at(i + 1, m)], wall);
    for (let j = 0; j < m; j++) {
      const glazed = profile[j]![0] === profile[j + 1]![0];
      mesh.polygon([at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)], glazed ? wall : roof);
    }
  }
  const line = (i: number): Vertex[] => profile.map((_, j) => at(i, j));
  addCap(mesh, [foot(inner[0]!), foot(outer[0]!), ...line(0)], strip.hipStart === true);
  addCap(mesh, [foot(outer[n]!), foot(inner[n]!), ...line(n).reverse()], strip.hipEnd === true);
}

/** End of a strip: two points at the foot, then the roof line from the second back to the first. */
function addCap(mesh: MeshBuilder, points: readonly Vertex[], hip: boolean): void {
  const [a, b] = [points[0]!, points[1]!];
  if (hip) {
    const rise = points[points.length - 1]!;
    mesh.polygon([a, b, points[2]!, rise], wall);
    mesh.polygon([rise, ...points.slice(2, -1)], roof);
    return;
  }
  if (points.length <= 5) {
    const middle = points.length === 5 ? [1, 2, 3, 1, 3, 0, 0, 3, 4] : undefined;
    mesh.polygon(points, wall, middle);
    return;
  }
  const width = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const along = (p: Vertex): number =>
    ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / width;
  mesh.polygon(points, wall, triangulated(points.map((p): Point => [along(p), p[2]])));
}

/** Triangles of a simple ring, counter-clockwise. */
function triangulated(ring: readonly Point[]): number[] {
  const triangles = earcut(ring.flat());
  for (let k = 0; k < triangles.length; k += 3) {
    const [a, b, c] = [ring[triangles[k]!]!, ring[triangles[k + 1]!]!, ring[triangles[k + 2]!]!];
    if ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) < 0) {
      const held = triangles[k + 1]!;
      triangles[k + 1] = triangles[k + 2]!;
      triangles[k + 2] = held;
    }
  }
  return triangles;
}

function addPrism(mesh: MeshBuilder, prism: Prism, ground: number, base: number): void {
  const { ring } = prism;
  const low = prism.bottom === undefined ? base : ground + prism.bottom;
  const top = ground + prism.top;
  const middle: Point = [
    ring.reduce((s, p) => s + p[0], 0) / ring.length,
    ring.reduce((s, p) => s + p[1], 0) / ring.length,
  ];
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    mesh.polygon(
      [
        [a[0], a[1], low],
        [b[0], b[1], low],
        [b[0], b[1], top],
        [a[0], a[1], top],
      ],
      wall,
    );
    if (prism.apex !== undefined) {
      mesh.polygon(
        [
          [a[0], a[1], top],
          [b[0], b[1], top],
          [middle[0], middle[1], ground + prism.apex],
        ],
        roof,
      );
    }
  }
  if (prism.apex === undefined) {
    mesh.polygon(
      ring.map((p): Vertex => [p[0], p[1], top]),
      roof,
      triangulated(ring),
    );
  }
}

/** Adds one part; `ground` is the height its own heights count from, `base` where walls start. */
export function addPart(mesh: MeshBuilder, part: Part, ground: number, base: number): void {
  mesh.isOrnament = part.ornament === true;
  if (part.kind === 'strip') addStrip(mesh, part, ground, base);
  else addPrism(mesh, part, ground, base);
}

/** Highest point of a part above the ground, metres. */
export const topOf = (part: Part): number =>
  part.kind === 'strip' ? part.eave + part.rise : Math.max(part.top, part.apex ?? 0);
