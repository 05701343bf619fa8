import type { Text } from '../../channel/text.ts';
import { flagOf, idOf, type Json, numberOf, objects, textOf, timeOf } from './json.ts';

/** What is allowed in a zone; undefined where a rule does not say. */
export interface ZoneRule {
  /** Ids of the vehicle types that it is for; all where empty. */
  readonly types: readonly string[];
  readonly start: boolean | undefined;
  readonly end: boolean | undefined;
  readonly through: boolean | undefined;
  /** km/h. */
  readonly fastest: number | undefined;
  /** Vehicles must be left at stations. */
  readonly atStation: boolean | undefined;
}

/** Positions as interleaved lon,lat in WGS 84 degrees; the first ring is the outer one, others are holes. */
export type Polygon = readonly Float64Array[];

export interface Zone {
  readonly name: Text | undefined;
  readonly polygons: readonly Polygon[];
  readonly rules: readonly ZoneRule[];
  /** Unix seconds between which it holds. */
  readonly from: number;
  readonly to: number;
}

export interface Zones {
  readonly zones: readonly Zone[];
  /** Rules wherever no zone says otherwise (3.0). */
  readonly everywhere: readonly ZoneRule[];
  /** Zones without a usable shape, and those beyond what can be drawn. */
  readonly left: number;
}

/** Corners in all that are drawn. */
const mostCorners = 300_000;

/** geofencing_zones.json of 2.1 to 3.0. */
export function zonesOf(data: Json): Zones {
  const collection = data.geofencing_zones as Json | undefined;
  const features = objects(collection?.features);
  const zones: Zone[] = [];
  let corners = 0;
  for (const feature of features) {
    const polygons = polygonsOf(feature.geometry as Json | undefined);
    corners += polygons.flat().reduce((sum, ring) => sum + ring.length / 2, 0);
    if (polygons.length === 0 || corners > mostCorners) continue;
    const properties = (feature.properties ?? {}) as Json;
    zones.push({
      name: textOf(properties.name),
      polygons,
      rules: objects(properties.rules).map(ruleOf),
      from: timeOf(properties.start) ?? Number.NEGATIVE_INFINITY,
      to: timeOf(properties.end) ?? Number.POSITIVE_INFINITY,
    });
  }
  return {
    zones,
    everywhere: objects(data.global_rules).map(ruleOf),
    left: features.length - zones.length,
  };
}

function ruleOf(rule: Json): ZoneRule {
  const types = rule.vehicle_type_ids ?? rule.vehicle_type_id;
  // In 2.x one word stands for starting and ending.
  const ride = flagOf(rule.ride_allowed);
  return {
    types: Array.isArray(types) ? types.map(idOf) : [],
    start: flagOf(rule.ride_start_allowed) ?? ride,
    end: flagOf(rule.ride_end_allowed) ?? ride,
    through: flagOf(rule.ride_through_allowed),
    fastest: numberOf(rule.maximum_speed_kph),
    atStation: flagOf(rule.station_parking),
  };
}

function polygonsOf(geometry: Json | undefined): Polygon[] {
  const { type, coordinates } = geometry ?? {};
  const all = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : [];
  if (!Array.isArray(all)) return [];
  return all.flatMap((polygon: unknown) => {
    if (!Array.isArray(polygon)) return [];
    const rings = polygon.map(ringOf);
    const sound = rings.filter((ring) => ring !== undefined);
    return rings[0] === undefined ? [] : [sound];
  });
}

function ringOf(ring: unknown): Float64Array | undefined {
  if (!Array.isArray(ring) || ring.length < 4) return undefined;
  const lonLat = new Float64Array(ring.length * 2);
  for (const [i, position] of ring.entries()) {
    const [lon, lat] = Array.isArray(position) ? position : [];
    if (!(Math.abs(Number(lon)) <= 180 && Math.abs(Number(lat)) <= 90)) return undefined;
    lonLat.set([Number(lon), Number(lat)], i * 2);
  }
  return lonLat;
}

/** Whether a place lies in a zone: an odd number of its edges lies to the east. */
export function isIn({ polygons }: Zone, lon: number, lat: number): boolean {
  return polygons.some((rings) => {
    let inside = false;
    for (const ring of rings) {
      for (let i = 0; i + 3 < ring.length; i += 2) {
        const [x0, y0, x1, y1] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
        if (y0 > lat !== y1 > lat && lon < x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0))
          inside = !inside;
      }
    }
    return inside;
  });
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf({ polygons }: Zone): Box {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [outer] of polygons) {
    for (let i = 0; i < outer!.length; i += 2) {
      box[0] = Math.min(box[0], outer![i]!);
      box[1] = Math.min(box[1], outer![i + 1]!);
      box[2] = Math.max(box[2], outer![i]!);
      box[3] = Math.max(box[3], outer![i + 1]!);
    }
  }
  return box;
}

/** Zones in as few groups as go without boxes that overlap inside a group, in their order. */
export function apart(zones: readonly Zone[]): readonly (readonly Zone[])[] {
  const groups: { zones: Zone[]; boxes: Box[] }[] = [];
  for (const zone of zones) {
    const box = boxOf(zone);
    const meets = (other: Box): boolean =>
      box[0] <= other[2] && other[0] <= box[2] && box[1] <= other[3] && other[1] <= box[3];
    const free = groups.find(({ boxes }) => !boxes.some(meets));
    if (free === undefined) groups.push({ zones: [zone], boxes: [box] });
    else {
      free.zones.push(zone);
      free.boxes.push(box);
    }
  }
  return groups.map((group) => group.zones);
}

/** What a zone means at a glance, the strictest of its first rule. */
export type ZoneKind = 'closed' | 'noEnd' | 'slow' | 'open';

export function kindOf({ rules }: Pick<Zone, 'rules'>): ZoneKind {
  // The first rule that fits a vehicle takes precedence.
  const rule = rules[0];
  if (rule?.through === false) return 'closed';
  if (rule?.end === false || rule?.start === false || rule?.atStation === true) return 'noEnd';
  return rule?.fastest === undefined ? 'open' : 'slow';
}
