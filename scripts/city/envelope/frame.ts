import type { HeightGrid } from '../plan.ts';
import type { ToLonLatHeight } from '../table.ts';

/** A height grid in a city's plane, with its north-west corner, m. */
export interface Dem extends HeightGrid {
  readonly west: number;
  readonly north: number;
}

/** Where a city's plane lies: its way to WGS 84, and the height of its ground, where there is a model of it. */
export interface Site {
  readonly toLonLatHeight: ToLonLatHeight;
  readonly dem?: Dem | undefined;
}

/** A local frame whose y axis points to true north: m east and north of a point of the plane. */
export interface Frame {
  readonly x0: number;
  readonly y0: number;
  /** Cosine and sine of the angle from true north to the plane's own north, clockwise. */
  readonly cos: number;
  readonly sin: number;
}

/**
 * The frame around a point of the plane. The plane's own north is turned by the meridian convergence there
 * (below a degree in a city's UTM zone, ten and more in a continental projection).
 */
export function northFrame(x0: number, y0: number, to: ToLonLatHeight): Frame {
  const [lon, lat] = to(x0, y0, 0);
  const [lonUp, latUp] = to(x0, y0 + 100, 0);
  const turn = Math.atan2((lonUp - lon) * Math.cos((lat * Math.PI) / 180), latUp - lat);
  return { x0, y0, cos: Math.cos(turn), sin: Math.sin(turn) };
}

export function toFrame({ x0, y0, cos, sin }: Frame, x: number, y: number): [number, number] {
  return [(x - x0) * cos + (y - y0) * sin, (y - y0) * cos - (x - x0) * sin];
}

/** Height of the ground at a point of a frame, m: bilinear, NaN outside the grid. */
export type GroundAt = (x: number, y: number) => number;

export function groundOf(dem: Dem, { x0, y0, cos, sin }: Frame): GroundAt {
  const { cell, cols, rows, heights, west, north } = dem;
  return (x, y) => {
    const u = (x0 + x * cos - y * sin - west) / cell;
    const v = (north - y0 - y * cos - x * sin) / cell;
    if (!(u >= 0 && v >= 0 && u <= cols && v <= rows)) return Number.NaN;
    const s = Math.min(cols - 1, Math.max(0, u - 0.5));
    const t = Math.min(rows - 1, Math.max(0, v - 0.5));
    const i = Math.min(cols - 2, Math.floor(s));
    const j = Math.min(rows - 2, Math.floor(t));
    const at = j * cols + i;
    const [a, b] = [s - i, t - j];
    const upper = heights[at]! * (1 - a) + heights[at + 1]! * a;
    const lower = heights[at + cols]! * (1 - a) + heights[at + cols + 1]! * a;
    return upper * (1 - b) + lower * b;
  };
}
