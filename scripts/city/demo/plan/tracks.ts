import type { Point, Polygon } from '../../plan.ts';
import { band, intersection, polygon } from './clip.ts';
import { distance } from './geometry.ts';
import { lengthOf } from './polyline.ts';
import { ribbonSides } from './ribbon.ts';
import type { Site } from './site.ts';

const gauge = 4.6;

/** A line beside the railway's middle, where the railway is wide enough for it. */
function beside(
  site: Site,
  offset: number,
  margin: number,
  keep: (p: Point) => boolean,
): Point[][] {
  const { path, halfWidths } = site.rail;
  const out: Point[][] = [];
  let run: Point[] = [];
  const [w, h] = site.settings.extent;
  const flush = (): void => {
    if (run.length > 1 && lengthOf(run) > 60) out.push(run);
    run = [];
  };
  for (let i = 0; i < path.length; i++) {
    const a = path[Math.max(0, i - 1)]!;
    const b = path[Math.min(path.length - 1, i + 1)]!;
    const l = distance(a, b) || 1;
    const p: Point = [
      path[i]![0] - ((b[1] - a[1]) / l) * offset,
      path[i]![1] + ((b[0] - a[0]) / l) * offset,
    ];
    const within = p[0] >= 0 && p[1] >= 0 && p[0] <= w && p[1] <= h;
    if (within && halfWidths[i]! > Math.abs(offset) + margin && keep(p)) run.push(p);
    else flush();
  }
  flush();
  return out;
}

/** Where platforms lie between the tracks, by their distance from the railway's middle. */
function platformOffsets(site: Site): number[] {
  const half = Math.max(...site.rail.halfWidths);
  const out: number[] = [];
  for (let o = 3 * gauge; o < half - 6; o += 3.1 * gauge) out.push(o, -o);
  return out;
}

/** Middle lines of the tracks: two on the open line, more through the station. */
export function createTracks(site: Site): Point[][] {
  const half = Math.max(...site.rail.halfWidths);
  const platforms = platformOffsets(site);
  const reach = platformReach(site);
  const out: Point[][] = [];
  for (let k = 0; (k + 0.5) * gauge < half - 3; k++) {
    for (const sign of [1, -1]) {
      const offset = sign * (k + 0.5) * gauge;
      const besidePlatform = platforms.some((p) => Math.abs(p - offset) < 3.2);
      const keep = (p: Point): boolean => !besidePlatform || distance(p, site.station) > reach + 30;
      out.push(...beside(site, offset, 3, k === 0 ? () => true : keep));
    }
  }
  return out;
}

const platformReach = (site: Site): number => (site.size === 'small' ? 75 : 165);

/** Platforms between the tracks at the station, inside the railway's ground. */
export function createPlatforms(site: Site): Polygon[] {
  const reach = platformReach(site);
  const sides = ribbonSides(site.rail);
  const ground = polygon([...sides[1], ...[...sides[0]].reverse()]);
  const strips = platformOffsets(site).flatMap((offset) =>
    beside(site, offset, 4, (p) => distance(p, site.station) < reach).flatMap((line) =>
      band(line, 6.4, false),
    ),
  );
  return intersection(strips, [ground]);
}
