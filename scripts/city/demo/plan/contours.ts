import type { Point, Polygon } from '../../plan.ts';
import { areaOf, intersection, polygon, tidied } from './clip.ts';
import { type Box, signedArea } from './geometry.ts';

/** Rings around where a function is above 0, by marching squares with linear interpolation. */
function rings(value: (p: Point) => number, box: Box, cell: number): Point[][] {
  const cols = Math.ceil((box.maxX - box.minX) / cell) + 3;
  const rows = Math.ceil((box.maxY - box.minY) / cell) + 3;
  const at = (c: number, r: number): Point => [
    box.minX + (c - 1) * cell,
    box.minY + (r - 1) * cell,
  ];
  const field = new Float64Array(cols * rows);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const rim = c === 0 || r === 0 || c === cols - 1 || r === rows - 1;
      field[r * cols + c] = rim ? -1 : value(at(c, r)) || -1e-9;
    }
  }
  const between = (c0: number, r0: number, c1: number, r1: number): Point => {
    const a = field[r0 * cols + c0]!;
    const b = field[r1 * cols + c1]!;
    const t = a / (a - b);
    const [p, q] = [at(c0, r0), at(c1, r1)];
    return [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
  };
  const next = new Map<number, { to: number; from: Point }>();
  const horizontal = (c: number, r: number): number => 2 * (r * cols + c);
  const vertical = (c: number, r: number): number => 2 * (r * cols + c) + 1;
  for (let r = 0; r < rows - 1; r++) {
    for (let c = 0; c < cols - 1; c++) {
      const sw = field[r * cols + c]! > 0 ? 1 : 0;
      const se = field[r * cols + c + 1]! > 0 ? 2 : 0;
      const ne = field[(r + 1) * cols + c + 1]! > 0 ? 4 : 0;
      const nw = field[(r + 1) * cols + c]! > 0 ? 8 : 0;
      const code = sw | se | ne | nw;
      if (code === 0 || code === 15) continue;
      const sides = {
        s: [horizontal(c, r), between(c, r, c + 1, r)] as const,
        e: [vertical(c + 1, r), between(c + 1, r, c + 1, r + 1)] as const,
        n: [horizontal(c, r + 1), between(c, r + 1, c + 1, r + 1)] as const,
        w: [vertical(c, r), between(c, r, c, r + 1)] as const,
      };
      for (const [from, to] of moves[code]!) {
        next.set(sides[from][0], { to: sides[to][0], from: sides[from][1] });
      }
    }
  }
  const out: Point[][] = [];
  for (const start of next.keys()) {
    const ring: Point[] = [];
    for (let at2 = start; ; ) {
      const link = next.get(at2);
      if (!link) break;
      next.delete(at2);
      ring.push(link.from);
      at2 = link.to;
    }
    if (ring.length > 2) out.push(ring);
  }
  return out;
}

type Side = 's' | 'e' | 'n' | 'w';
/** Ways through a cell with the inside on the left, by which corners are inside (sw 1, se 2, ne 4, nw 8). */
const moves: Readonly<Record<number, readonly (readonly [Side, Side])[]>> = {
  1: [['s', 'w']],
  2: [['e', 's']],
  3: [['e', 'w']],
  4: [['n', 'e']],
  5: [
    ['s', 'e'],
    ['n', 'w'],
  ],
  6: [['n', 's']],
  7: [['n', 'w']],
  8: [['w', 'n']],
  9: [['s', 'n']],
  10: [
    ['w', 's'],
    ['e', 'n'],
  ],
  11: [['e', 'n']],
  12: [['w', 'e']],
  13: [['s', 'e']],
  14: [['w', 's']],
};

/** Where a function is above 0 within a polygon, as polygons of at least `least` m2. */
export function contour(
  value: (p: Point) => number,
  within: Polygon,
  box: Box,
  cell: number,
  least: number,
): Polygon[] {
  const found = rings(value, box, cell);
  if (found.length === 0) return [];
  const outers = found.filter((r) => signedArea(r) > 0).map(polygon);
  const holes = found.filter((r) => signedArea(r) < 0);
  const all = [{ outer: [], holes: [] }, ...outers, ...holes.map((r) => polygon(r))].filter(
    (p) => p.outer.length > 0,
  );
  return intersection(all, [within])
    .filter((p) => areaOf(p) >= least)
    .map((p) => tidied(p, 1.2));
}
