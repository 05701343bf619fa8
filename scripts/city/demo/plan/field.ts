import type { Point } from '../../plan.ts';
import { bounds, distance } from './geometry.ts';
import { smoothstep } from './noise.ts';
import type { Site } from './site.ts';
import type { Terrain } from './terrain.ts';

/** Cross field: the four directions that streets take at a point. */
export type Field = (p: Point) => number;

interface Pull {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly cos: number;
  readonly sin: number;
}

const spacing = 24;

/**
 * Field of one large face: streets follow its edges, contours where it is steep, and the
 * straight grid of planned quarters. Angle in radians, one of the four.
 */
export function createField(ring: readonly Point[], site: Site, terrain: Terrain): Field {
  const pulls: Pull[] = ring.map((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    const angle = 4 * Math.atan2(b[1] - a[1], b[0] - a[0]);
    return {
      x: (a[0] + b[0]) / 2,
      y: (a[1] + b[1]) / 2,
      length: distance(a, b),
      cos: Math.cos(angle),
      sin: Math.sin(angle),
    };
  });
  const exact = (x: number, y: number): Point => {
    let c = 0;
    let s = 0;
    for (const pull of pulls) {
      const dx = pull.x - x;
      const dy = pull.y - y;
      const d = Math.sqrt(dx * dx + dy * dy);
      if (d > 900) continue;
      const weight = (pull.length * Math.exp(-d / 110)) / (40 + d);
      c += weight * pull.cos;
      s += weight * pull.sin;
    }
    const norm = Math.hypot(c, s);
    if (norm > 1e-12) {
      c /= norm;
      s /= norm;
    }
    for (const grid of site.grids) {
      const weight =
        3 *
        smoothstep(0, 0.4, 1 - Math.hypot(x - grid.center[0], y - grid.center[1]) / grid.radius);
      c += weight * Math.cos(4 * grid.angle);
      s += weight * Math.sin(4 * grid.angle);
    }
    const steep = terrain.slope([x, y]);
    if (steep > 0.05) {
      const e = 40;
      const gx = terrain.height([x + e, y]) - terrain.height([x - e, y]);
      const gy = terrain.height([x, y + e]) - terrain.height([x, y - e]);
      const weight = Math.min(2.2, 18 * (steep - 0.05));
      const angle = 4 * Math.atan2(gx, -gy);
      c += weight * Math.cos(angle);
      s += weight * Math.sin(angle);
    }
    return [c, s];
  };
  const box = bounds(ring);
  const cols = Math.ceil((box.maxX - box.minX) / spacing) + 3;
  const rows = Math.ceil((box.maxY - box.minY) / spacing) + 3;
  const cosines = new Map<number, Point>();
  const node = (c: number, r: number): Point => {
    const key = r * cols + c;
    let value = cosines.get(key);
    if (!value) {
      value = exact(box.minX + (c - 1) * spacing, box.minY + (r - 1) * spacing);
      cosines.set(key, value);
    }
    return value;
  };
  return ([x, y]) => {
    const fx = Math.max(0, Math.min(cols - 1.01, (x - box.minX) / spacing + 1));
    const fy = Math.max(0, Math.min(rows - 1.01, (y - box.minY) / spacing + 1));
    const c = Math.floor(fx);
    const r = Math.floor(fy);
    const tx = fx - c;
    const ty = fy - r;
    const [a, b, d, e] = [node(c, r), node(c + 1, r), node(c, r + 1), node(c + 1, r + 1)];
    const mix = (k: 0 | 1): number =>
      (a[k] * (1 - tx) + b[k] * tx) * (1 - ty) + (d[k] * (1 - tx) + e[k] * tx) * ty;
    return Math.atan2(mix(1), mix(0)) / 4 + 0.16 * site.noise(x + 4e4, y, 380);
  };
}
