import type { RoadNetwork } from '../../channel/roads.ts';
import type { CityZones } from './inputs.ts';
import { CityPlane } from './plane.ts';
import { districtFinder } from './zones.ts';

/**
 * How much of each link lies in which district: the parts of link `l` are `start[l]` up to `start[l + 1]`,
 * each a district and the share of the link's length, 0 to 1; what lies in no district has no part.
 */
export interface DistrictLinks {
  /** Number of districts. */
  readonly count: number;
  readonly start: Int32Array;
  readonly district: Int32Array;
  readonly share: Float64Array;
}

/** Length of road that is taken as lying in one district, metres. */
const piece = 50;

/** Parts of a city's links by district, to within `piece` metres at the borders. */
export function districtLinksOf({ roads, links }: RoadNetwork, zones: CityZones): DistrictLinks {
  const find = districtFinder(zones);
  const parts: (readonly (readonly [district: number, share: number])[])[] = [];
  for (let road = 0; road < roads.count; road++) {
    const lengths = lengthsIn(roads, road, find);
    const total = [...lengths.values()].reduce((sum, length) => sum + length, 0);
    parts.push(
      [...lengths].flatMap(([district, length]) =>
        district < 0 || total === 0 ? [] : [[district, length / total] as const],
      ),
    );
  }
  const start = new Int32Array(links.count + 1);
  const district: number[] = [];
  const share: number[] = [];
  for (let link = 0; link < links.count; link++) {
    for (const [d, part] of parts[links.road[link]!]!) {
      district.push(d);
      share.push(part);
    }
    start[link + 1] = district.length;
  }
  return {
    count: zones.count,
    start,
    district: Int32Array.from(district),
    share: Float64Array.from(share),
  };
}

/** Metres of a road by district, -1 where none. */
function lengthsIn(
  { start, lon, lat }: RoadNetwork['roads'],
  road: number,
  find: (lon: number, lat: number) => number,
): Map<number, number> {
  const lengths = new Map<number, number>();
  const first = start[road]!;
  const plane = new CityPlane(lon[first]!, lat[first]!);
  for (let i = first; i + 1 < start[road + 1]!; i++) {
    const [x, y] = [lon[i]!, lat[i]!];
    const [dx, dy] = [lon[i + 1]! - x, lat[i + 1]! - y];
    const metres = Math.hypot(plane.x(x + dx) - plane.x(x), plane.y(y + dy) - plane.y(y));
    const pieces = Math.max(1, Math.ceil(metres / piece));
    for (let p = 0; p < pieces; p++) {
      const along = (p + 0.5) / pieces;
      const district = find(x + along * dx, y + along * dy);
      lengths.set(district, (lengths.get(district) ?? 0) + metres / pieces);
    }
  }
  return lengths;
}
