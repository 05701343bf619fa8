/** A north-up raster of square cells in a projected CRS; row 0 is the north edge. */
export interface BurnGrid {
  readonly width: number;
  readonly height: number;
  /** Easting of the west edge and northing of the north edge, metres. */
  readonly west: number;
  readonly north: number;
  /** Cell size, metres. */
  readonly cell: number;
}

/** Any raster that values are burnt into, row-major, `width * height` cells. */
export type BurnTarget = Uint8Array | Uint16Array | Float32Array;
type XY = readonly [x: number, y: number];

/**
 * Writes `value` into every cell whose centre lies inside the rings (even-odd rule, so that inner
 * rings are holes in any winding). Rings are open or closed, in the grid's CRS.
 */
export function burnPolygon(
  target: BurnTarget,
  grid: BurnGrid,
  rings: readonly (readonly XY[])[],
  value: number,
): void {
  const { width, height, west, north, cell } = grid;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const ring of rings)
    for (const [, y] of ring) {
      const row = (north - y) / cell;
      if (row < top) top = row;
      if (row > bottom) bottom = row;
    }
  const first = Math.max(0, Math.ceil(top - 0.5));
  const last = Math.min(height - 1, Math.floor(bottom - 0.5));
  if (!(last >= first)) return;
  const crossings: number[][] = Array.from({ length: last - first + 1 }, () => []);
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xa, ya] = ring[j]!;
      const [xb, yb] = ring[i]!;
      const ra = (north - ya) / cell;
      const rb = (north - yb) / cell;
      if (ra === rb) continue;
      // A centre exactly on a vertex belongs to one of the two edges: half-open in row direction.
      const from = Math.max(first, Math.ceil(Math.min(ra, rb) - 0.5));
      const to = Math.min(last, Math.ceil(Math.max(ra, rb) - 0.5) - 1);
      const slope = (xb - xa) / (rb - ra);
      for (let row = from; row <= to; row++)
        crossings[row - first]!.push((xa + (row + 0.5 - ra) * slope - west) / cell);
    }
  for (const [i, columns] of crossings.entries()) {
    columns.sort((a, b) => a - b);
    const start = (first + i) * width;
    for (let c = 0; c + 1 < columns.length; c += 2) {
      const from = Math.max(0, Math.ceil(columns[c]! - 0.5));
      const to = Math.min(width, Math.ceil(columns[c + 1]! - 0.5));
      if (to > from) target.fill(value, start + from, start + to);
    }
  }
}

/** Writes `value` along a line `lineWidth` metres wide, with round joins and ends. */
export function burnLine(
  target: BurnTarget,
  grid: BurnGrid,
  path: readonly XY[],
  lineWidth: number,
  value: number,
): void {
  // Narrower than a cell's diagonal, a line would break into dots.
  const half = Math.max(lineWidth, grid.cell * Math.SQRT2) / 2;
  for (let i = 0; i < path.length; i++) {
    const [x, y] = path[i]!;
    burnPolygon(target, grid, [disc(x, y, half)], value);
    const next = path[i + 1];
    if (next === undefined) continue;
    const length = Math.hypot(next[0] - x, next[1] - y);
    if (length === 0) continue;
    const dx = ((next[0] - x) / length) * half;
    const dy = ((next[1] - y) / length) * half;
    const quad: XY[] = [
      [x - dy, y + dx],
      [next[0] - dy, next[1] + dx],
      [next[0] + dy, next[1] - dx],
      [x + dy, y - dx],
    ];
    burnPolygon(target, grid, [quad], value);
  }
}

const unitDisc = Array.from({ length: 12 }, (_, i): XY => {
  const angle = (i / 12) * 2 * Math.PI;
  return [Math.cos(angle), Math.sin(angle)];
});

const disc = (x: number, y: number, radius: number): XY[] =>
  unitDisc.map(([dx, dy]) => [x + dx * radius, y + dy * radius]);
