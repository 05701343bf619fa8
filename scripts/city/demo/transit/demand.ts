import type { CityPlan, Point, Ring } from '../../plan.ts';

const cell = 250;
const jobsPerSquareMetre = 1 / 60;

/** People who live or work around a place, from the buildings, on a 250 m grid. */
export class Demand {
  readonly #cells = new Map<string, number>();
  readonly total: number;

  constructor(plan: CityPlan) {
    let total = 0;
    for (const { footprint, population, floorArea } of plan.buildings) {
      const people = (population ?? 0) + (population ? 0 : floorArea * jobsPerSquareMetre);
      const key = keyOf(footprint.outer[0]!);
      this.#cells.set(key, (this.#cells.get(key) ?? 0) + people);
      total += people;
    }
    this.total = total;
  }

  /** People in the nine cells around a point. */
  around([x, y]: Point): number {
    let sum = 0;
    for (const dx of [-cell, 0, cell]) {
      for (const dy of [-cell, 0, cell]) sum += this.#cells.get(keyOf([x + dx, y + dy])) ?? 0;
    }
    return sum;
  }
}

const keyOf = ([x, y]: Point): string => `${Math.floor(x / cell)} ${Math.floor(y / cell)}`;

export function middleOf(points: Ring): Point {
  const sum = points.reduce<Point>((s, p) => [s[0] + p[0], s[1] + p[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

/** Middle of the old core, else of the plan. */
export function centreOf(plan: CityPlan): Point {
  const core = plan.blocks.filter(({ zone }) => zone === 'core');
  if (core.length === 0) return [plan.extent[0] / 2, plan.extent[1] / 2];
  return middleOf(core.map(({ polygon }) => middleOf(polygon.outer)));
}

/** The main station: the platforms, else the railway's point nearest to the centre; undefined without a railway. */
export function stationOf(plan: CityPlan, centre: Point): Point | undefined {
  const platforms = plan.areas.filter(({ kind }) => kind === 'platform');
  if (platforms.length > 0) {
    return middleOf(platforms.map(({ polygon }) => middleOf(polygon.outer)));
  }
  const far = (p: Point): number => Math.hypot(p[0] - centre[0], p[1] - centre[1]);
  return plan.railway
    .flat()
    .reduce<Point | undefined>(
      (best, point) => (best === undefined || far(point) < far(best) ? point : best),
      undefined,
    );
}
