import { buildingUses } from '../../channel/table.ts';
import { clusters, nearest, spread } from './clusters.ts';
import type { CityZones } from './inputs.ts';
import type { TrafficModel } from './model.ts';
import type { CityPlane } from './plane.ts';
import { districtFinder } from './zones.ts';

/** Parts of districts where trips begin and end. */
export interface Zone {
  readonly district: number;
  /** Middle, metres on the city's plane. */
  readonly x: number;
  readonly y: number;
  readonly population: number;
  readonly jobs: number;
  /** Mean distance from the middle to where people are, metres. */
  readonly radius: number;
  /** Road nodes by which its traffic enters the network. */
  readonly nodes: readonly number[];
}

/** Road nodes where local traffic may begin and end. */
export interface AccessNodes {
  readonly node: Int32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/** Where jobs by district are from. */
export type JobsFrom = 'districts' | 'buildings' | 'assumption';

const connectors = 6;

/**
 * Parts districts into about `model.zones` zones, more where more people live and work, so that traffic
 * does not enter the network at a few places only: by k-means over buildings, or over road nodes where
 * there are no buildings.
 */
export function zoningOf(
  city: CityZones,
  access: AccessNodes,
  plane: CityPlane,
  model: TrafficModel,
): { readonly zones: readonly Zone[]; readonly jobsFrom: JobsFrom } {
  const places = access.node.length;
  const px = Float64Array.from(access.lon, (lon) => plane.x(lon));
  const py = Float64Array.from(access.lat, (lat) => plane.y(lat));
  const find = districtFinder(city);
  const nodesOf: number[][] = city.rings.map(() => []);
  for (let i = 0; i < places; i++) {
    const d = find(access.lon[i]!, access.lat[i]!);
    if (d >= 0) nodesOf[d]!.push(i);
  }
  const { jobs, from: jobsFrom, byBuilding } = jobsOf(city, nodesOf, model);
  const buildingsOf: number[][] = city.rings.map(() => []);
  city.buildings?.district.forEach((d, b) => {
    if (d >= 0) buildingsOf[d]!.push(b);
  });
  const weights = city.population.map((p, d) => p + jobs[d]!);
  const total = weights.reduce((a, b) => a + b, 0);
  const zones: Zone[] = [];
  for (let d = 0; d < city.count; d++) {
    if (!(weights[d]! > 0) || places === 0) continue;
    const own = nodesOf[d]!;
    const wanted = Math.round((model.zones * weights[d]!) / total);
    const k = Math.max(1, Math.min(wanted, Math.floor(own.length / 3)));
    const points = pointsOf(city, buildingsOf[d]!, byBuilding, own, plane, px, py);
    const parts = clusters(points, Math.min(k, points.x.length));
    const shareOf = partShares(points, parts.of, parts.x.length);
    const nodePart = own.map((i) => nearest(parts.x, parts.y, px[i]!, py[i]!));
    for (let c = 0; c < parts.x.length; c++) {
      if (!(shareOf.all[c]! > 0)) continue;
      const [x, y] = [parts.x[c]!, parts.y[c]!];
      const near = own.filter((_, i) => nodePart[i] === c);
      const chosen =
        near.length > 0
          ? spread(
              near.map((i) => px[i]!),
              near.map((i) => py[i]!),
              x,
              y,
              connectors,
            ).map((i) => access.node[near[i]!]!)
          : [access.node[nearest(px, py, x, y)]!];
      zones.push({
        district: d,
        x,
        y,
        population: city.population[d]! * shareOf.people[c]!,
        jobs: jobs[d]! * shareOf.jobs[c]!,
        radius: shareOf.radius(c, x, y),
        nodes: chosen,
      });
    }
  }
  return { zones, jobsFrom };
}

interface District {
  readonly x: number[];
  readonly y: number[];
  readonly weight: number[];
  readonly people: number[];
  readonly jobs: number[];
}

function pointsOf(
  city: CityZones,
  buildings: readonly number[],
  jobs: Float64Array | undefined,
  nodes: readonly number[],
  plane: CityPlane,
  px: Float64Array,
  py: Float64Array,
): District {
  const b = city.buildings;
  const points: District = { x: [], y: [], weight: [], people: [], jobs: [] };
  if (b !== undefined)
    for (const i of buildings) {
      const people = b.population[i]! > 0 ? b.population[i]! : 0;
      const work = jobs?.[i] ?? 0;
      if (people + work === 0) continue;
      points.x.push(plane.x(b.lon[i]!));
      points.y.push(plane.y(b.lat[i]!));
      points.weight.push(people + work);
      points.people.push(people);
      points.jobs.push(work);
    }
  if (points.x.length > 0) return points;
  for (const i of nodes) {
    points.x.push(px[i]!);
    points.y.push(py[i]!);
    points.weight.push(1);
    points.people.push(1);
    points.jobs.push(1);
  }
  return points.x.length > 0
    ? points
    : // A district without a road: its people start at the road that is nearest to it.
      { x: [px[0]!], y: [py[0]!], weight: [1], people: [1], jobs: [1] };
}

function partShares(points: District, of: Int32Array, k: number) {
  const sums = (values: readonly number[], otherwise: readonly number[]): Float64Array => {
    const by = new Float64Array(k);
    const total = values.reduce((a, b) => a + b, 0);
    const used = total > 0 ? values : otherwise;
    const whole = used.reduce((a, b) => a + b, 0);
    used.forEach((v, i) => {
      by[of[i]!]! += v / whole;
    });
    return by;
  };
  return {
    all: sums(points.weight, points.weight),
    people: sums(points.people, points.weight),
    jobs: sums(points.jobs, points.weight),
    radius: (c: number, x: number, y: number): number => {
      let sum = 0;
      let weight = 0;
      for (let i = 0; i < points.x.length; i++) {
        if (of[i] !== c) continue;
        sum += points.weight[i]! * Math.hypot(points.x[i]! - x, points.y[i]! - y);
        weight += points.weight[i]!;
      }
      return Math.max(50, weight > 0 ? sum / weight : 0);
    },
  };
}

/** Jobs by district: as told, else by floor area and use, else per inhabitant and street corner. */
function jobsOf(city: CityZones, nodesOf: readonly (readonly number[])[], model: TrafficModel) {
  const b = city.buildings;
  const byBuilding = b?.floorArea.map((area, i) => {
    const per = model.areaPerJob[buildingUses[b.use[i]!] ?? 'residential'];
    return per > 0 && area > 0 ? area / per : 0;
  });
  const told = city.jobs.some((jobs) => jobs > 0);
  if (told)
    return {
      jobs: city.jobs.map((j) => (j > 0 ? j : 0)),
      from: 'districts' as const,
      byBuilding,
    };
  if (byBuilding?.some((jobs) => jobs > 0)) {
    const jobs = new Float64Array(city.count);
    byBuilding.forEach((j, i) => {
      const d = b!.district[i]!;
      if (d >= 0) jobs[d]! += j;
    });
    return { jobs, from: 'buildings' as const, byBuilding };
  }
  const people = city.population.reduce((a, c) => a + c, 0);
  const corners = nodesOf.reduce((a, nodes) => a + nodes.length, 0);
  const jobs = city.population.map(
    (p, d) =>
      model.jobsPerInhabitant *
      (0.5 * p + 0.5 * (corners > 0 ? (people * nodesOf[d]!.length) / corners : p)),
  );
  return { jobs, from: 'assumption' as const, byBuilding: undefined };
}
