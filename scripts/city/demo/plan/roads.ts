import type { Point, StreetClass } from '../../plan.ts';
import { distance, lerp } from './geometry.ts';
import { crooked, leastAwkward, loop, marketLoop, radial } from './paths.ts';
import { spline } from './polyline.ts';
import { between, createRandom, type Random } from './random.ts';
import { ribbonSides } from './ribbon.ts';
import type { Nucleus, Site } from './site.ts';
import type { Terrain } from './terrain.ts';

export type LineKind = 'border' | 'bank' | 'rail' | 'road';

/** A line that the ground is cut along. */
export interface SkeletonLine {
  readonly kind: LineKind;
  readonly path: readonly Point[];
  readonly closed: boolean;
  readonly class: StreetClass;
  readonly width: number;
}

const road = (
  path: readonly Point[],
  streetClass: StreetClass,
  width: number,
  closed = false,
): SkeletonLine => ({ kind: 'road', path, closed, class: streetClass, width });

const edge = (kind: LineKind, path: readonly Point[], closed: boolean): SkeletonLine => ({
  kind,
  path,
  closed,
  class: 'local',
  width: 0,
});

/** Market place and crooked streets of a smaller old settlement, and its ring if it is a town. */
function settlement(nucleus: Nucleus, random: Random): SkeletonLine[] {
  const { center, scale, kind } = nucleus;
  const size = kind === 'town' ? 30 : 20;
  const lines = [road(marketLoop(center, size, random), 'local', 10, true)];
  const arms = kind === 'town' ? 5 : 4;
  const first = between(random, 0, 6.28);
  const reach = 860 * scale;
  for (let k = 0; k < arms; k++) {
    const a = first + (2 * Math.PI * (k + between(random, -0.16, 0.16))) / arms;
    const end: Point = [center[0] + reach * Math.cos(a), center[1] + reach * Math.sin(a)];
    const start = lerp(center, end, (0.45 * size) / reach);
    lines.push(road(crooked(start, end, kind === 'town' ? 20 : 12, random), 'collector', 12));
  }
  const ring: Point[] = [];
  for (let k = 0; k < 9; k++) {
    const a = first + (2 * Math.PI * k) / 9;
    const r = (kind === 'town' ? 560 : 700) * scale * between(random, 0.86, 1.16);
    ring.push([center[0] + r * Math.cos(a), center[1] + r * Math.sin(a)]);
  }
  lines.push(road(spline(ring, 28, true), 'collector', kind === 'town' ? 17 : 12, true));
  return lines;
}

/** Roads between neighbouring settlements (Gabriel graph). */
function links(site: Site, random: Random): SkeletonLine[] {
  const all = site.nuclei;
  const lines: SkeletonLine[] = [];
  for (let i = 1; i < all.length; i++) {
    for (let j = i + 1; j < all.length; j++) {
      const a = all[i]!.center;
      const b = all[j]!.center;
      const middle = lerp(a, b, 0.5);
      const radius = distance(a, b) / 2;
      if (radius > 2600 || distance(middle, site.center) < 2100 * site.settings.scale) continue;
      if (all.some((n, k) => k !== i && k !== j && distance(n.center, middle) < radius)) continue;
      const town = all[i]!.kind === 'town' && all[j]!.kind === 'town';
      lines.push(road(crooked(a, b, 26, random), town ? 'arterial' : 'collector', town ? 20 : 13));
    }
  }
  return lines;
}

/** Each outlying settlement reaches the city by a road towards the centre. */
function approaches(site: Site, terrain: Terrain, random: Random): SkeletonLine[] {
  const stop = (site.settings.bypass ? 2000 : 1000) * site.settings.scale;
  return site.nuclei.slice(1).flatMap((n) => {
    const d = distance(n.center, site.center);
    const aside = ([x, y]: Point): Point => [
      x + between(random, -220, 220),
      y + between(random, -220, 220),
    ];
    const far = d > stop * 1.9;
    if (far && site.nuclei.length > 12) return [];
    const end = lerp(n.center, site.center, Math.max(0.35, Math.min(0.9, (d - stop * 0.94) / d)));
    return [
      road(
        leastAwkward(terrain, () => crooked(n.center, aside(end), 30, random), 12),
        'collector',
        14,
      ),
    ];
  });
}

/** River banks, railway sides, harbour, roads and border: all that the ground is first cut along. */
export function createSkeleton(site: Site, terrain: Terrain): SkeletonLine[] {
  const { settings, place, size } = site;
  const random = createRandom(site.seed, 2);
  const [w, h] = settings.extent;
  const lines: SkeletonLine[] = [
    edge(
      'border',
      [
        [0, 0],
        [w, 0],
        [w, h],
        [0, h],
      ],
      true,
    ),
    ...ribbonSides(site.river).map((side) => edge('bank', side, false)),
    ...ribbonSides(site.rail).map((side) => edge('rail', side, false)),
  ];
  if (site.basin) lines.push(edge('bank', site.basin, true));

  const small = size === 'small';
  lines.push(
    road(loop(site, [0, -10], 590, 560, 0.05, 10, random), 'boulevard', small ? 22 : 32, true),
    road(loop(site, [0, -60], 1230, 1030, 0.07, 12, random), 'arterial', small ? 18 : 26, true),
  );
  if (settings.bypass) {
    lines.push(road(loop(site, [0, 0], 2150, 1950, 0.05, 16, random), 'arterial', 22, true));
  }
  const gates = [88, 150, 205, 262, 318, 24];
  const market = small ? 34 : 44;
  lines.push(road(marketLoop(site.center, market, random), 'local', 11, true));
  for (const bearing of small ? [88, 205, 262, 330] : gates) {
    const a = ((bearing + between(random, -7, 7)) * Math.PI) / 180;
    const end = place([640 * Math.cos(a), 640 * Math.sin(a)]);
    const start = lerp(site.center, end, (0.45 * market) / distance(site.center, end));
    lines.push(road(crooked(start, end, small ? 12 : 24, random), 'collector', small ? 9 : 11));
  }

  const first =
    settings.radials === 6
      ? [88, 150, 205, 246, 330, 30]
      : [88, 126, 170, 206, 240, 292, 330, 4, 36, 62];
  for (const bearing of first.slice(0, settings.radials)) {
    lines.push(
      road(
        leastAwkward(terrain, () => radial(site, bearing + between(random, -8, 8), 540, random)),
        'arterial',
        small ? 16 : 23,
      ),
    );
  }
  if (size === 'metro') {
    for (const bearing of [20, 75, 108, 148, 190, 223, 268, 311, 347]) {
      lines.push(
        road(
          leastAwkward(terrain, () => radial(site, bearing + between(random, -5, 5), 2080, random)),
          'arterial',
          20,
        ),
      );
    }
    for (const reach of [3300, 4700]) {
      lines.push(
        road(loop(site, [0, 0], reach, reach * 0.93, 0.07, 24, random), 'arterial', 20, true),
      );
    }
  }
  if (!small) {
    for (const bearing of [18, 47, 104, 148, 188, 223, 312, 347]) {
      const a = ((bearing + between(random, -5, 5)) * Math.PI) / 180;
      const b = a + between(random, -0.16, 0.16);
      const from = place([1080 * Math.cos(a), 940 * Math.sin(a)]);
      const to = place([2260 * Math.cos(b), 2080 * Math.sin(b)]);
      lines.push(
        road(
          leastAwkward(terrain, () => crooked(from, to, 34, random), 16),
          'collector',
          16,
        ),
      );
    }
  }
  const avenue = place([70, -500]);
  lines.push(
    road(spline([avenue, place([80, -900]), place([88, -1420])], 25), 'boulevard', small ? 20 : 28),
  );
  for (const nucleus of site.nuclei.slice(1)) lines.push(...settlement(nucleus, random));
  lines.push(...links(site, random), ...approaches(site, terrain, random));
  return lines;
}
