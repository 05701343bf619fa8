import type { HeightGrid, Point } from '../../plan.ts';
import { distance } from './geometry.ts';
import { fractal, smoothstep } from './noise.ts';
import { createRibbonDistance } from './ribbon.ts';
import type { Site } from './site.ts';

/** Ground heights and distances to the fixed lines of the site, metres. */
export interface Terrain {
  readonly dem: HeightGrid;
  /** Ground height, bilinear in `dem`, so that everything stands on the delivered ground. */
  readonly height: (p: Point) => number;
  /** Distance to the river bank; negative in the water. */
  readonly toRiver: (p: Point) => number;
  /** Distance to the railway's edge; negative on it. */
  readonly toRail: (p: Point) => number;
  /** Steepness as metres of rise per metre. */
  readonly slope: (p: Point) => number;
  /** Height of the river's banks along x. */
  readonly level: (p: Point) => number;
}

/** Hills of the authored frame: x, y, height, radius along x and y. */
const hills = [
  [250, 3250, 112, 2500, 1850],
  [-2650, -2750, 75, 1500, 1100],
  [2850, 2300, 60, 1400, 1300],
] as const;

export function createTerrain(site: Site): Terrain {
  const { settings, place, center, noise } = site;
  const [w, h] = settings.extent;
  const toRiver = createRibbonDistance(site.river, settings.extent);
  const toRail = createRibbonDistance(site.rail, settings.extent);
  const near = Math.min(1, Math.max(0.4, settings.scale));
  const level = (p: Point): number => 204 - 0.0007 * p[0];
  const peaks = hills.map(([x, y, rise, rx, ry]) => {
    const at = place([x, y]);
    const axis = place([x + 1, y]);
    const unit = distance(at, axis);
    const u: Point = [(axis[0] - at[0]) / unit, (axis[1] - at[1]) / unit];
    return { at, u, rise: rise * settings.relief, rx: rx * unit, ry: ry * unit };
  });
  const exact = (p: Point): number => {
    const d = toRiver(p);
    if (d <= 0) return level(p) - 2.5;
    const [x, y] = p;
    const open = smoothstep(60 * near, 900 * near, d);
    let z =
      level(p) +
      5 * smoothstep(1, 60 * near, d) +
      10 * settings.relief * smoothstep(80 * near, 900 * near, d);
    const warp = 260 * near;
    const wx = x + warp * fractal(noise, x + 7e4, y, 1500 * near);
    const wy = y + warp * fractal(noise, x, y - 6e4, 1500 * near);
    for (const { at, u, rise, rx, ry } of peaks) {
      const dx = wx - at[0];
      const dy = wy - at[1];
      const q = Math.hypot((dx * u[0] + dy * u[1]) / rx, (-dx * u[1] + dy * u[0]) / ry);
      z += rise * smoothstep(1, 0.12, q) * open;
    }
    if (site.size === 'metro') {
      const far = smoothstep(4500, 8000, distance(p, center));
      z += far * open * 75 * Math.max(0, fractal(noise, x - 3e4, y + 2e4, 5200) + 0.15);
    }
    z += 9 * settings.relief * smoothstep(600 * settings.scale, 0, distance(p, center));
    return (
      z + (9 * settings.relief * fractal(noise, x, y, 700) + 3 * noise(x + 5e3, y, 220)) * open
    );
  };
  const cell = settings.demCell;
  const cols = Math.round(w / cell);
  const rows = Math.round(h / cell);
  const heights = new Float32Array(cols * rows);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      heights[r * cols + c] = exact([(c + 0.5) * cell, h - (r + 0.5) * cell]);
    }
  }
  const height = ([x, y]: Point): number => {
    const fx = Math.max(0, Math.min(cols - 1.001, x / cell - 0.5));
    const fy = Math.max(0, Math.min(rows - 1.001, (h - y) / cell - 0.5));
    const c = Math.floor(fx);
    const r = Math.floor(fy);
    const i = r * cols + c;
    const tx = fx - c;
    const ty = fy - r;
    const north = heights[i]! * (1 - tx) + heights[i + 1]! * tx;
    const south = heights[i + cols]! * (1 - tx) + heights[i + cols + 1]! * tx;
    return north * (1 - ty) + south * ty;
  };
  const slope = ([x, y]: Point): number => {
    const e = cell * 1.5;
    return Math.hypot(
      (height([x + e, y]) - height([x - e, y])) / (2 * e),
      (height([x, y + e]) - height([x, y - e])) / (2 * e),
    );
  };
  return { dem: { cell, cols, rows, heights }, height, toRiver, toRail, slope, level };
}
