import type { Point } from '../../plan.ts';
import { distance, shift } from './geometry.ts';
import { createNoise, type Noise } from './noise.ts';
import { spline } from './polyline.ts';
import { between, createRandom, type Random } from './random.ts';
import { basinRing, createRibbonDistance, type Ribbon } from './ribbon.ts';
import type { LandUse, Settings, Size } from './settings.ts';

/** A turned ellipse set aside for one land use. */
export interface Patch {
  readonly use: LandUse;
  readonly center: Point;
  readonly axis: Point;
  readonly radii: Point;
}

/** An old settlement that streets and density gather around. */
export interface Nucleus {
  readonly center: Point;
  /** Factor on the main nucleus's zone radii. */
  readonly scale: number;
  readonly kind: 'city' | 'town' | 'village';
}

/** A quarter laid out as a straight grid. */
export interface GridQuarter {
  readonly center: Point;
  readonly radius: number;
  readonly angle: number;
}

/** Where the city lies: the authored frame, moved, mirrored and roughened by the seed. */
export interface Site {
  readonly size: Size;
  readonly seed: number;
  readonly settings: Settings;
  readonly center: Point;
  /** From the authored frame (metres from the centre, river bend in the north) to the plan. */
  readonly place: (p: Point) => Point;
  readonly noise: Noise;
  readonly river: Ribbon;
  readonly rail: Ribbon;
  readonly basin: readonly Point[] | undefined;
  readonly station: Point;
  readonly nuclei: readonly Nucleus[];
  readonly patches: readonly Patch[];
  readonly grids: readonly GridQuarter[];
}

const riverCourse: readonly Point[] = [
  [-2959, -735],
  [-2355, -752],
  [-1861, -807],
  [-1367, -615],
  [-928, -121],
  [-598, 373],
  [-269, 703],
  [60, 785],
  [445, 703],
  [774, 373],
  [994, -11],
  [1268, -395],
  [1762, -615],
  [2146, -587],
  [2531, -478],
  [3036, -450],
];
const railCourse: readonly Point[] = [
  [-2959, -1823],
  [-2190, -1768],
  [-1312, -1592],
  [-500, -1415],
  [90, -1370],
  [680, -1405],
  [1213, -1521],
  [1982, -1768],
  [2531, -1850],
  [3036, -1921],
];
const basinCourse: readonly Point[] = [
  [1620, -560],
  [1690, -790],
  [1900, -915],
  [2380, -950],
];
const patchCourse: readonly (readonly [LandUse, number, number, number, number])[] = [
  ['park', -790, 930, 300, 250],
  ['park', 1290, -30, 230, 330],
  ['park', -1290, -330, 300, 240],
  ['park', -860, -960, 230, 170],
  ['park', 330, -640, 110, 90],
  ['cemetery', 620, 1560, 210, 160],
  ['allotment', -1330, -1260, 260, 130],
  ['allotment', 1250, -1760, 300, 120],
  ['allotment', -2350, 1050, 200, 150],
  ['sport', 1030, 980, 190, 130],
  ['sport', -420, -1790, 200, 120],
  ['slab', -2250, 280, 520, 380],
  ['slab', 2130, 620, 480, 330],
  ['slab', 420, -2080, 500, 270],
  ['slab', -1150, 1720, 330, 210],
  ['industry', 1900, -1130, 820, 520],
  ['industry', -1750, -1560, 520, 170],
  ['cbd', 70, -1090, 430, 250],
];

function extended(path: readonly Point[], reach: number, random: Random): Point[] {
  const out = [...path];
  const grow = (a: Point, b: Point): Point[] => {
    const base = Math.atan2(b[1] - a[1], b[0] - a[0]);
    const phase = between(random, 0, 6.28);
    const points: Point[] = [];
    let at = b;
    for (let k = 1; k * 620 < reach; k++) {
      const angle = base + 0.62 * (Math.sin(phase + k * 0.45) - Math.sin(phase));
      at = shift(at, [Math.cos(angle), Math.sin(angle)], 620);
      points.push(at);
    }
    return points;
  };
  out.push(...grow(out[out.length - 2]!, out[out.length - 1]!));
  out.unshift(...grow(out[1]!, out[0]!).reverse());
  return out;
}

function createNuclei(site: Omit<Site, 'nuclei' | 'grids'>, random: Random): Nucleus[] {
  const { settings, place, center, size } = site;
  const nuclei: Nucleus[] = [{ center, scale: settings.scale, kind: 'city' }];
  if (size === 'small') return nuclei;
  nuclei.push({
    center: place([between(random, -1640, -1480), between(random, 880, 1010)]),
    scale: 0.38 * settings.scale,
    kind: 'town',
  });
  const [w, h] = settings.extent;
  const toRiver = createRibbonDistance(site.river, settings.extent);
  const toRail = createRibbonDistance(site.rail, settings.extent);
  const scatter = (count: number, kind: 'town' | 'village', gap: number, clear: number): void => {
    let placed = 0;
    for (let tries = 0; tries < count * 60 && placed < count; tries++) {
      const p: Point = [between(random, 0.05, 0.95) * w, between(random, 0.05, 0.95) * h];
      const scale = kind === 'town' ? between(random, 0.4, 0.9) : between(random, 0.2, 0.3);
      if (distance(p, center) < clear || toRiver(p) < 120 || toRail(p) < 150) continue;
      if (nuclei.some((n) => distance(n.center, p) < gap)) continue;
      if (site.patches.some((patch) => depthIn(patch, p) > -0.7)) continue;
      nuclei.push({ center: p, scale, kind });
      placed++;
    }
  };
  scatter(settings.towns, 'town', 1900, 3900);
  scatter(settings.villages, 'village', 1050, 2350 * settings.scale);
  return nuclei;
}

export function createSite(size: Size, seed: number, settings: Settings): Site {
  const random = createRandom(seed, 1);
  const { scale, extent } = settings;
  const mirrorX = random() < 0.5 ? -1 : 1;
  const mirrorY = random() < 0.35 ? -1 : 1;
  const turn = between(random, -0.17, 0.17);
  const center: Point = [
    extent[0] / 2 - mirrorX * 40 * scale,
    extent[1] / 2 - mirrorY * 110 * scale,
  ];
  const place = ([x, y]: Point): Point => {
    const mx = mirrorX * x * scale;
    const my = mirrorY * y * scale;
    return [
      center[0] + mx * Math.cos(turn) - my * Math.sin(turn),
      center[1] + mx * Math.sin(turn) + my * Math.cos(turn),
    ];
  };
  const noise = createNoise(seed, 1);
  const jitter = ([x, y]: Point, by: number): Point => [
    x + between(random, -by, by),
    y + between(random, -by, by),
  ];
  const reach = Math.max(...extent) * 0.75;
  const swell = between(random, 0.88, 1.08);
  const course = riverCourse.map(([x, y]) => jitter(place([x, y > 0 ? y * swell : y]), 45 * scale));
  const riverPath = spline(extended(course, reach, random), 25);
  const railPath = spline(
    extended(
      railCourse.map((p) => jitter(place(p), 22 * scale)),
      reach,
      random,
    ),
    25,
  );
  const station = place([90, -1370]);
  const yard = Math.max(260, 520 * scale);
  const patches = patchCourse.map(([use, x, y, rx, ry]): Patch => {
    const angle = turn + between(random, -0.3, 0.3);
    const grow = between(random, 0.88, 1.14);
    return {
      use,
      center: place(jitter([x, y], 45)),
      axis: [Math.cos(angle), Math.sin(angle)],
      radii: [Math.max(95, rx * scale) * grow, Math.max(75, ry * scale) * grow],
    };
  });
  const basinPath = spline(basinCourse.map(place), 25);
  const base = {
    size,
    seed,
    settings,
    center,
    place,
    noise,
    river: {
      path: riverPath,
      halfWidths: riverPath.map(
        ([x, y]) => settings.riverHalfWidth * (1 + 0.26 * noise(x, y, 900)),
      ),
    },
    rail: {
      path: railPath,
      halfWidths: railPath.map(
        (p) =>
          (size === 'small' ? 8 : 11) +
          (size === 'small' ? 17 : 34) * Math.exp(-((distance(p, station) / yard) ** 2)),
      ),
    },
    basin: settings.harbour ? basinRing(basinPath, 27 * Math.sqrt(scale)) : undefined,
    station,
    patches,
  };
  const grids = (
    [
      [260, 1180, 520],
      [1500, 520, 430],
      [-350, -1000, 300],
      [-1500, 200, 420],
    ] as const
  ).map(([x, y, radius]) => ({
    center: place(jitter([x, y], 90)),
    radius: radius * scale,
    angle: between(random, 0, Math.PI / 2),
  }));
  return { ...base, grids, nuclei: createNuclei(base, random) };
}

/** How deep a point lies in a patch: 1 at its centre, 0 on its edge, at least -1 far off. */
export function depthIn(patch: Patch, p: Point): number {
  const dx = p[0] - patch.center[0];
  const dy = p[1] - patch.center[1];
  const far = Math.max(patch.radii[0], patch.radii[1]) * 2;
  if (dx > far || dy > far || dx < -far || dy < -far) return -1;
  const u = (dx * patch.axis[0] + dy * patch.axis[1]) / patch.radii[0];
  const v = (-dx * patch.axis[1] + dy * patch.axis[0]) / patch.radii[1];
  return 1 - Math.sqrt(u * u + v * v);
}
