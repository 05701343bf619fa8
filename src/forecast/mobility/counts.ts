import { type RoadNetwork, roadClasses } from '../../channel/roads.ts';
import { CityPlane } from './plane.ts';

/** A counted and a modelled hour at one place, vehicles per hour. */
export interface CountPair {
  readonly station: string;
  readonly observed: number;
  readonly modelled: number;
}

export interface CountComparison {
  /** Squared correlation of observed and modelled; NaN below three places. */
  readonly r2: number;
  /** Vehicles per hour. */
  readonly rmse: number;
  /** Mean GEH, and share of places with a GEH below 5 (DMRB volume 12: 85 % are wanted). */
  readonly geh: number;
  readonly below5: number;
  readonly pairs: readonly (CountPair & { readonly geh: number })[];
}

/** GEH statistic of two hourly flows: sqrt(2 (m - c)^2 / (m + c)). */
export const geh = (modelled: number, counted: number): number =>
  modelled + counted > 0 ? Math.sqrt((2 * (modelled - counted) ** 2) / (modelled + counted)) : 0;

/** How well modelled hours agree with counted ones. */
export function compareCounts(pairs: readonly CountPair[]): CountComparison {
  const n = pairs.length;
  const mean = (of: (p: CountPair) => number): number => pairs.reduce((s, p) => s + of(p), 0) / n;
  const [mo, mm] = [mean((p) => p.observed), mean((p) => p.modelled)];
  let [cross, oo, mmm, squares] = [0, 0, 0, 0];
  for (const { observed, modelled } of pairs) {
    cross += (observed - mo) * (modelled - mm);
    oo += (observed - mo) ** 2;
    mmm += (modelled - mm) ** 2;
    squares += (modelled - observed) ** 2;
  }
  const detailed = pairs.map((p) => ({ ...p, geh: geh(p.modelled, p.observed) }));
  return {
    r2: n < 3 || oo === 0 || mmm === 0 ? Number.NaN : cross ** 2 / (oo * mmm),
    rmse: Math.sqrt(squares / n),
    geh: detailed.reduce((sum, p) => sum + p.geh, 0) / n,
    below5: detailed.filter((p) => p.geh < 5).length / n,
    pairs: detailed,
  };
}

/** A counting station on the map. */
export interface CountStation {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
}

export interface StationMatch {
  readonly station: string;
  /** Links whose flows the station counts together: both directions, and the other carriageway. */
  readonly links: readonly number[];
  readonly road: string;
  readonly class: string;
  /** Metres to the nearest of them. */
  readonly distance: number;
  /**
   * 0 to 1: falls with the distance, and where another main road is nearly as near. Below 0.5 a person
   * should look at it.
   */
  readonly confidence: number;
}

/** Stations of regional counts stand on main roads: residential streets are not looked at. */
const leastClass = roadClasses.indexOf('tertiary');
/** Farthest road, metres, and how far off the other carriageway may lie. */
const reach = 120;
const carriageways = 40;
/** Halves the confidence, metres. */
const half = 40;

/** Finds the road that each station counts: the nearest main one, with its other direction. */
export function matchStations(
  network: RoadNetwork,
  stations: readonly CountStation[],
): readonly (StationMatch | undefined)[] {
  const { roads, links } = network;
  const linksOf: number[][] = Array.from({ length: roads.count }, () => []);
  for (let link = 0; link < links.count; link++) linksOf[links.road[link]!]!.push(link);
  return stations.map(({ id, lon, lat }) => {
    const plane = new CityPlane(lon, lat);
    const near: { road: number; distance: number; bearing: number }[] = [];
    for (let road = 0; road < roads.count; road++) {
      if (roads.class[road]! > leastClass) continue;
      const found = nearestPoint(network, plane, road);
      if (found.distance <= reach) near.push({ road, ...found });
    }
    near.sort((a, b) => a.distance - b.distance);
    const first = near[0];
    if (first === undefined) return undefined;
    const type = roads.class[first.road]!;
    const name = roads.name[first.road]!;
    const direction = (road: number): number | undefined => {
      const own = linksOf[road]!;
      return own.length === 1 ? links.forward[own[0]!]! : undefined;
    };
    const chosen = [first];
    // A one-way carriageway has its other one beside it: same class, other way, near the station.
    if (direction(first.road) !== undefined) {
      const other = near.find(
        (c) =>
          c.road !== first.road &&
          roads.class[c.road] === type &&
          c.distance - first.distance <= carriageways &&
          direction(c.road) !== undefined &&
          Math.abs(Math.cos(c.bearing - first.bearing)) > 0.9 &&
          opposed(c, first, direction(c.road)!, direction(first.road)!),
      );
      if (other !== undefined) chosen.push(other);
    }
    const rival = near.find(
      (c) => !chosen.includes(c) && (roads.name[c.road] !== name || roads.class[c.road] !== type),
    );
    const closeness = 0.5 ** (first.distance / half);
    const clear =
      rival === undefined ? 1 : Math.min(1, 0.4 + (rival.distance - first.distance) / half);
    return {
      station: id,
      links: chosen.flatMap(({ road }) => linksOf[road]!),
      road: roads.id[first.road]!,
      class: roadClasses[type]!,
      distance: first.distance,
      confidence: closeness * clear,
    };
  });
}

/** Whether two one-way roads lead opposite ways, by their courses' bearings and directions. */
const opposed = (
  a: { bearing: number },
  b: { bearing: number },
  forwardA: number,
  forwardB: number,
): boolean => Math.cos(a.bearing - b.bearing) * (forwardA === forwardB ? 1 : -1) < 0;

/** Distance from the plane's middle to a road's course, metres, and the course's bearing there. */
function nearestPoint(
  { roads }: RoadNetwork,
  plane: CityPlane,
  road: number,
): { distance: number; bearing: number } {
  let distance = Number.POSITIVE_INFINITY;
  let bearing = 0;
  for (let p = roads.start[road]!; p + 1 < roads.start[road + 1]!; p++) {
    const [ax, ay] = [plane.x(roads.lon[p]!), plane.y(roads.lat[p]!)];
    const [dx, dy] = [plane.x(roads.lon[p + 1]!) - ax, plane.y(roads.lat[p + 1]!) - ay];
    const length = dx * dx + dy * dy;
    const t = length > 0 ? Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length)) : 0;
    const d = Math.hypot(ax + t * dx, ay + t * dy);
    if (d < distance) [distance, bearing] = [d, Math.atan2(dx, dy)];
  }
  return { distance, bearing };
}
