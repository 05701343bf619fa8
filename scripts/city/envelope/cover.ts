/** Heights of bodies along a line: columns that it passes through, by stretches of it. */
export interface Cover {
  /** Where on the line the stretch begins and ends, m. */
  readonly from: number;
  readonly to: number;
  /** Height there, m; straight between. */
  readonly start: number;
  readonly end: number;
}

/** A level line: the point at `t` is `(x + t * ux, y + t * uy)`. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly ux: number;
  readonly uy: number;
}

/** Stretches shorter than this do not count, m. */
const shortest = 1e-6;

/** Adds to `out` the columns (as in `Solid`) that a line passes through between `low` and `high`. */
export function addCovers(
  columns: Float64Array,
  { x, y, ux, uy }: Line,
  low: number,
  high: number,
  out: Cover[],
): void {
  for (let i = 0; i < columns.length; i += 9) {
    let from = low;
    let to = high;
    for (let k = 0; k < 6; k += 2) {
      const ax = columns[i + k]!;
      const ay = columns[i + k + 1]!;
      const ex = columns[i + ((k + 2) % 6)]! - ax;
      const ey = columns[i + ((k + 3) % 6)]! - ay;
      // Left of the side: value + t * slope >= 0.
      const value = ex * (y - ay) - ey * (x - ax);
      const slope = ex * uy - ey * ux;
      if (Math.abs(slope) < 1e-12) {
        if (value < 0) to = from;
      } else if (slope > 0) from = Math.max(from, -value / slope);
      else to = Math.min(to, -value / slope);
    }
    if (to - from < shortest) continue;
    const [z, gx, gy] = [columns[i + 6]!, columns[i + 7]!, columns[i + 8]!];
    const heightAt = (t: number): number => z + gx * (x + t * ux) + gy * (y + t * uy);
    out.push({ from, to, start: heightAt(from), end: heightAt(to) });
  }
}

/** Height of a cover at a place of its line, m. */
export const coverAt = ({ from, to, start, end }: Cover, t: number): number =>
  start + ((end - start) * (t - from)) / (to - from);
