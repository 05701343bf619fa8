import type { CityPlan, Point } from '../../plan.ts';
import { randomStream } from '../random.ts';
import type { Demand } from './demand.ts';
import { distance, type StreetGraph } from './graph.ts';
import { timeZone } from './gtfs.ts';
import type { ToLonLat } from './index.ts';
import type { Places } from './lines.ts';

const version = '2.3';
const peoplePerStation = 1500;
const apart = 300;
const most = 60;
/** Seconds for which a reader may keep the recording: a day, since it never changes. */
const ttl = 86_400;

interface Station {
  readonly id: string;
  readonly name: string;
  readonly point: Point;
  readonly capacity: number;
  readonly bikes: number;
  readonly electric: number;
  readonly disabled: number;
}

/**
 * A bike-share recording as GBFS 2.3 files by name.
 * @param recorded Unix seconds of the recording
 */
export function gbfsFiles(
  plan: CityPlan,
  graph: StreetGraph,
  demand: Demand,
  places: Places,
  toLonLat: ToLonLat,
  recorded: number,
): { readonly files: Readonly<Record<string, object>>; readonly stations: number } {
  const stations = placeStations(plan, graph, demand, places);
  const feed = (data: object): object => ({ last_updated: recorded, ttl, version, data });
  const names = ['system_information', 'vehicle_types', 'station_information', 'station_status'];
  const feeds = names.map((name) => ({ name, url: `${name}.json` }));
  return {
    stations: stations.length,
    files: {
      // Addresses are relative so that the city folder works wherever it is served.
      'gbfs.json': feed({ de: { feeds }, en: { feeds } }),
      'system_information.json': feed({
        system_id: `${plan.name.toLowerCase()}-bikes`,
        language: 'de',
        name: `Stadtrad ${plan.name} (synthetic)`,
        operator: `Verkehrsbetriebe ${plan.name} (synthetic)`,
        timezone: timeZone,
        license_url: 'https://creativecommons.org/publicdomain/zero/1.0/',
      }),
      'vehicle_types.json': feed({ vehicle_types: vehicleTypes }),
      'station_information.json': feed({
        stations: stations.map(({ id, name, point, capacity }) => {
          const [lon, lat] = toLonLat(...point);
          const degrees = (value: number): number => Math.round(value * 1e6) / 1e6;
          return { station_id: id, name, lat: degrees(lat), lon: degrees(lon), capacity };
        }),
      }),
      'station_status.json': feed({
        stations: stations.map((station) => statusOf(station, recorded)),
      }),
    },
  };
}

const vehicleTypes = [
  { vehicle_type_id: 'bike', form_factor: 'bicycle', propulsion_type: 'human', name: 'Stadtrad' },
  {
    vehicle_type_id: 'ebike',
    form_factor: 'bicycle',
    propulsion_type: 'electric_assist',
    max_range_meters: 60_000,
    name: 'Stadtrad E',
  },
] as const;

function statusOf(station: Station, recorded: number): object {
  const { id, capacity, bikes, electric, disabled } = station;
  return {
    station_id: id,
    num_bikes_available: bikes,
    vehicle_types_available: [
      { vehicle_type_id: 'bike', count: bikes - electric },
      { vehicle_type_id: 'ebike', count: electric },
    ],
    num_bikes_disabled: disabled,
    num_docks_available: capacity - bikes - disabled,
    is_installed: true,
    is_renting: true,
    is_returning: true,
    last_reported: recorded - (Number(id) % 7) * 11,
  };
}

/** Stations at junctions where most people are, some way from each other; in the morning the centre fills up. */
function placeStations(
  plan: CityPlan,
  graph: StreetGraph,
  demand: Demand,
  { centre, station }: Places,
): Station[] {
  const random = randomStream(plan.seed ^ 0x62696b65);
  const wanted = Math.max(6, Math.min(most, Math.round(demand.total / peoplePerStation)));
  const nodes = [...graph.main].sort(
    (a, b) => demand.around(graph.nodes[b]!) - demand.around(graph.nodes[a]!) || a - b,
  );
  if (station !== undefined) nodes.unshift(graph.nearest(station));
  const stations: Station[] = [];
  const reach = Math.max(...plan.extent) / 2;
  for (const node of nodes) {
    if (stations.length >= wanted) break;
    const point = graph.nodes[node]!;
    if (stations.some((other) => distance(other.point, point) < apart)) continue;
    const names = [...new Set(graph.edges[node]!.map(({ street }) => street.name))].filter(Boolean);
    const capacity = 10 + 2 * Math.floor(random() * 9);
    const out = Math.min(1, distance(point, centre) / reach);
    const share = Math.min(1, Math.max(0, 0.85 - 0.9 * out + (random() - 0.5) * 0.5));
    const disabled = random() < 0.15 ? 1 : 0;
    const bikes = Math.round(share * (capacity - disabled));
    stations.push({
      id: String(stations.length + 1),
      name: names.slice(0, 2).join(' / ') || `Station ${stations.length + 1}`,
      point,
      capacity,
      bikes,
      electric: Math.round(bikes * 0.3 * random()),
      disabled,
    });
  }
  return stations;
}
