import { type RoadNetwork, roadClasses } from '../../channel/roads.ts';
import { Problem } from '../../problem/problem.ts';
import { largestConnected } from './connected.ts';
import { type Gateway, gatewaysOf } from './gateways.ts';
import type { CityZones } from './inputs.ts';
import type { TrafficModel } from './model.ts';
import { CityPlane } from './plane.ts';
import { type JobsFrom, type Zone, zoningOf } from './zoning.ts';

/**
 * The city as traffic sees it. Nodes: centres of zones, then gateways, then the road network's nodes.
 * Links: those of the road network in its order, then connectors between centres and roads.
 */
export interface TrafficGraph {
  readonly roads: RoadNetwork;
  readonly plane: CityPlane;
  readonly zones: readonly Zone[];
  readonly gateways: readonly Gateway[];
  readonly jobsFrom: JobsFrom;
  /** Number of centres: zones and gateways. */
  readonly centres: number;
  readonly nodes: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Kilometres; 0 on connectors of gateways. */
  readonly length: Float64Array;
  /** Minutes without traffic. */
  readonly freeFlow: Float64Array;
  /** 1 where a node lies in the area of the city charge. */
  readonly charged: Uint8Array;
}

/** Roads where no trip begins or ends. */
const through = new Set([roadClasses.indexOf('motorway'), roadClasses.indexOf('trunk')]);
/** Speed on the way from a door to the modelled road, km/h. */
const connectorSpeed = 20;

/** @throws Problem `trafficRoads`, `trafficZones` */
export function graphOf(
  roads: RoadNetwork,
  city: CityZones,
  model: TrafficModel,
  files: { readonly roads: string; readonly zones: string },
): TrafficGraph {
  const { nodes, links } = roads;
  if (links.count === 0 || nodes.count === 0)
    throw new Problem('trafficRoads', { file: files.roads, detail: 'it has no road' });
  const plane = new CityPlane(mean(nodes.lon), mean(nodes.lat));
  const access = accessNodes(roads);
  if (access.length === 0)
    throw new Problem('trafficRoads', {
      file: files.roads,
      detail: 'no street is for local traffic',
    });
  const places = {
    node: access,
    lon: Float64Array.from(access, (node) => nodes.lon[node]!),
    lat: Float64Array.from(access, (node) => nodes.lat[node]!),
  };
  const { zones, jobsFrom } = zoningOf(city, places, plane, model);
  if (zones.length < 2) throw new Problem('trafficZones', { file: files.zones });
  const gateways = gatewaysOf(roads, plane, model.calibration?.gateways);
  const centres = zones.length + gateways.length;

  const extra: { from: number; to: number; length: number }[] = [];
  zones.forEach((zone, z) => {
    for (const node of zone.nodes) {
      const length = distanceTo(roads, plane, node, zone.x, zone.y) / 1000;
      extra.push({ from: z, to: centres + node, length });
      extra.push({ from: centres + node, to: z, length });
    }
  });
  gateways.forEach(({ entries, exits }, g) => {
    const centre = zones.length + g;
    for (const node of entries) extra.push({ from: centre, to: centres + node, length: 0 });
    for (const node of exits) extra.push({ from: centres + node, to: centre, length: 0 });
  });
  const count = links.count + extra.length;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const length = new Float64Array(count);
  const freeFlow = new Float64Array(count);
  for (let link = 0; link < links.count; link++) {
    from[link] = centres + links.from[link]!;
    to[link] = centres + links.to[link]!;
    length[link] = roads.roads.length[links.road[link]!]! / 1000;
    freeFlow[link] = (60 * length[link]!) / Math.max(1, links.freeSpeed[link]!);
  }
  extra.forEach((connector, i) => {
    const link = links.count + i;
    from[link] = connector.from;
    to[link] = connector.to;
    length[link] = connector.length;
    freeFlow[link] = (60 * connector.length) / connectorSpeed;
  });
  return {
    roads,
    plane,
    zones,
    gateways,
    jobsFrom,
    centres,
    nodes: centres + nodes.count,
    from,
    to,
    length,
    freeFlow,
    charged: chargedNodes(roads, plane, zones, centres, model.chargeRadius),
  };
}

/** Nodes that all others can be reached from and that lie on a street of local traffic. */
function accessNodes({ nodes, roads, links }: RoadNetwork): Int32Array {
  const core = largestConnected(nodes.count, links.from, links.to);
  const local = new Uint8Array(nodes.count);
  for (let link = 0; link < links.count; link++)
    if (!through.has(roads.class[links.road[link]!]!))
      local[links.from[link]!] = local[links.to[link]!] = 1;
  const found: number[] = [];
  for (let node = 0; node < nodes.count; node++)
    if (core[node] === 1 && local[node] === 1) found.push(node);
  return Int32Array.from(found);
}

function chargedNodes(
  { nodes }: RoadNetwork,
  plane: CityPlane,
  zones: readonly Zone[],
  centres: number,
  radius: number,
): Uint8Array {
  let [x, y, weight] = [0, 0, 0];
  for (const zone of zones) {
    const w = zone.population + zone.jobs;
    x += w * zone.x;
    y += w * zone.y;
    weight += w;
  }
  const inside = (px: number, py: number): number =>
    Math.hypot(px - x / weight, py - y / weight) <= radius ? 1 : 0;
  const charged = new Uint8Array(centres + nodes.count);
  zones.forEach((zone, z) => {
    charged[z] = inside(zone.x, zone.y);
  });
  for (let node = 0; node < nodes.count; node++)
    charged[centres + node] = inside(plane.x(nodes.lon[node]!), plane.y(nodes.lat[node]!));
  return charged;
}

const distanceTo = (
  { nodes }: RoadNetwork,
  plane: CityPlane,
  node: number,
  x: number,
  y: number,
): number => Math.hypot(plane.x(nodes.lon[node]!) - x, plane.y(nodes.lat[node]!) - y);

const mean = (values: Float64Array): number =>
  values.reduce((sum, v) => sum + v, 0) / values.length;
