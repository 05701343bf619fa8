import { sectorCount } from '../../../channel/envelope.ts';
import { hashed } from '../../random.ts';
import type { SkyYear } from '../../solar/sky.ts';
import type { Weather } from '../../weather.ts';
import { flatRoof } from './aspects.ts';
import {
  addYield,
  type PlaneYield,
  planeYield,
  type RoofSight,
  yearlyYield,
} from './planeYield.ts';
import { sectorAzimuth } from './sun.ts';
import type { CityView } from './view.ts';

/** On level roofs modules stand at this tilt, half of them to the east and half to the west. */
const rackTilt = 10;
/** A plane bears modules on this share at most: edges, windows and chimneys take the rest; own assumption. */
const mostOfPlane = 0.75;
/** Roofs of a group whose mean course is taken for all of it. */
const drawn = 24;
/** Roofs that lose more of their yield to the horizon than this are told apart from the open ones. */
const shady = 0.1;

/** The roofs of a city as places for modules; rows by building. */
export interface CityRoofs {
  /** kWh a year with modules on all that suits them, and their power, kW. */
  readonly yielded: Float32Array;
  readonly power: Float32Array;
  /** Roofs of a like course: each one's group, and the courses as shares of the year by hour. */
  readonly group: Uint8Array;
  readonly shapes: readonly Float64Array[];
  /** The own course of a building's roof. */
  shapeOf(building: number): Float64Array;
}

/** What a roof takes: share of its area under modules, their efficiency, and the seed of what is drawn. */
export interface Covering {
  readonly share: number;
  readonly efficiency: number;
  readonly seed: number;
}

/** Roofs of which only the area is known: all of one course. @param perArea kWh a year of a square metre */
export function evenRoofs(
  roofArea: Float32Array,
  shape: Float64Array,
  perArea: number,
  { share, efficiency }: Covering,
): CityRoofs {
  return {
    yielded: roofArea.map((area) => area * perArea),
    power: roofArea.map((area) => area * share * efficiency),
    group: new Uint8Array(roofArea.length),
    shapes: [shape],
    shapeOf: () => shape,
  };
}

/** Roofs with their own planes and horizons; modules lie on the best planes first. */
export function planarRoofs(
  { aspects, sun }: CityView,
  sky: SkyYear,
  weather: Pick<Weather, 'temperature' | 'wind'>,
  roofArea: Float32Array,
  { share: covered, efficiency, seed }: Covering,
): CityRoofs {
  const { ring, roofs, tiltOf, tilts, roofHorizon, roofSky } = aspects;
  const known = new Map<number, readonly PlaneYield[]>();
  const make = (tilt: number, azimuth: number): PlaneYield =>
    planeYield(sky, sun, ring, weather, { tilt, azimuth });
  const racks = -1;
  /** Modules of a place on the roof: one plane, or the two of racks, in equal parts. */
  const planesAt = (place: number): readonly PlaneYield[] => {
    const found =
      known.get(place) ??
      (place === racks
        ? [make(rackTilt, 90), make(rackTilt, 270)]
        : [make(tilts[Math.floor(place / sectorCount)]!, sectorAzimuth(place % sectorCount))]);
    known.set(place, found);
    return found;
  };
  const sightOf = (b: number): RoofSight => ({
    horizon: roofHorizon,
    at: b * ring,
    ring,
    skySeen: roofSky[b]!,
  });
  const specific = (place: number, sight: RoofSight): number => {
    const planes = planesAt(place);
    return planes.reduce((sum, plane) => sum + yearlyYield(plane, sight) / planes.length, 0);
  };
  /** Places with modules, best first: sector, kW, and kWh a year of a kW. */
  const modules = (b: number) => {
    if (!(roofArea[b]! > 0)) return [];
    const sight = sightOf(b);
    const places: { sector: number; place: number; share: number; yearly: number }[] = [];
    for (let sector = 0; sector <= sectorCount; sector++) {
      const share = roofs[b * (sectorCount + 1) + sector]!;
      if (!(share > 0)) continue;
      const place = sector === flatRoof ? racks : tiltOf[b]! * sectorCount + sector;
      places.push({ sector, place, share, yearly: specific(place, sight) });
    }
    places.sort((x, y) => y.yearly - x.yearly || x.sector - y.sector);
    let left = covered;
    return places.flatMap(({ sector, place, share, yearly }) => {
      const taken = Math.min(left, share * mostOfPlane);
      left -= taken;
      return taken > 0 ? [{ sector, place, yearly, power: taken * roofArea[b]! * efficiency }] : [];
    });
  };
  const add = (to: Float64Array, b: number): void => {
    for (const { place, power } of modules(b)) {
      const planes = planesAt(place);
      for (const plane of planes) addYield(to, plane, power / planes.length, sun, sightOf(b));
    }
  };
  const n = roofArea.length;
  const [yielded, power] = [new Float32Array(n), new Float32Array(n)];
  const group = new Uint8Array(n);
  const members = Array.from({ length: 2 * (sectorCount + 1) }, () => [] as number[]);
  const open: RoofSight = { horizon: new Uint8Array(ring), at: 0, ring, skySeen: 1 };
  const inTheOpen = new Map<number, number>();
  for (let b = 0; b < n; b++) {
    let [most, sector, without]: [number, number, number] = [0, flatRoof, 0];
    for (const at of modules(b)) {
      if (!inTheOpen.has(at.place)) inTheOpen.set(at.place, specific(at.place, open));
      power[b]! += at.power;
      yielded[b]! += at.power * at.yearly;
      without += at.power * inTheOpen.get(at.place)!;
      if (at.power > most) [most, sector] = [at.power, at.sector];
    }
    group[b] = 2 * sector + (yielded[b]! < (1 - shady) * without ? 1 : 0);
    if (yielded[b]! > 0) members[group[b]!]!.push(b);
  }
  const shapes = members.map((all) => {
    const sum = new Float64Array(sky.hours);
    const count = Math.min(drawn, all.length);
    for (let i = 0; i < count; i++)
      add(sum, all.length <= drawn ? all[i]! : all[Math.floor(hashed(i, 43, seed) * all.length)]!);
    return normalised(sum);
  });
  const shapeOf = (b: number): Float64Array => {
    const sum = new Float64Array(sky.hours);
    add(sum, b);
    return normalised(sum);
  };
  return { yielded, power, group, shapes, shapeOf };
}

function normalised(hours: Float64Array): Float64Array {
  const total = hours.reduce((sum, v) => sum + v, 0);
  return total > 0 ? hours.map((v) => v / total) : hours;
}
