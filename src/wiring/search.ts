import { asJson, fetchFile } from '../catalogue/fetch.ts';
import { standards } from '../catalogue/standards.ts';
import type { RoadNetwork } from '../channel/roads.ts';
import { type FeatureTable, numbers } from '../channel/table.ts';
import type { Bounds } from '../geo/bounds.ts';
import type { OpenContext } from '../layers/layer.ts';
import { boundsOfRoads, middleOf } from '../scenario/roads.ts';
import { cityStore, type SearchItem } from '../state/city.ts';
import { streetPrefix } from '../state/roads.ts';
import type { CityInputs } from './forecast/model.ts';

/** Every building with an address or id, for the search box. */
export function buildingItems(table: FeatureTable): readonly SearchItem[] {
  const { id, address } = table.columns;
  const lon = numbers(table, 'lon');
  const lat = numbers(table, 'lat');
  const ground = numbers(table, 'ground');
  if (id?.kind !== 'text' || lon === undefined || lat === undefined) return [];
  return id.values.map((own, gid) => {
    const street = address?.kind === 'text' ? address.values[gid] : undefined;
    return {
      id: own,
      title: street === undefined || street === '' ? own : street,
      kind: 'building',
      lon: lon[gid]!,
      lat: lat[gid]!,
      height: ground?.[gid] ?? 0,
      gid,
    };
  });
}

interface Shape {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly coordinates?: unknown } | null;
}

function boundsOf(coordinates: unknown): Bounds | undefined {
  const flat = (
    Array.isArray(coordinates) ? coordinates.flat(Number.POSITIVE_INFINITY) : []
  ).filter((n): n is number => typeof n === 'number');
  if (flat.length < 4) return undefined;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    west = Math.min(west, flat[i]!);
    east = Math.max(east, flat[i]!);
    south = Math.min(south, flat[i + 1]!);
    north = Math.max(north, flat[i + 1]!);
  }
  return [west, south, east, north];
}

/** Every named polygon of a district collection; positions must be two-dimensional (RFC 7946, 3.1.1). */
export function districtItems(collection: unknown): readonly SearchItem[] {
  const features = (collection as { features?: readonly Shape[] } | null)?.features ?? [];
  return features.flatMap((feature) => {
    const { id, name } = feature.properties ?? {};
    const bounds = boundsOf(feature.geometry?.coordinates);
    if (typeof name !== 'string' || bounds === undefined) return [];
    const [west, south, east, north] = bounds;
    const item: SearchItem = {
      id: String(id ?? name),
      title: name,
      kind: 'district',
      lon: (west + east) / 2,
      lat: (south + north) / 2,
      bounds,
    };
    return [item];
  });
}

/** Every street with a name, at its longest road and with the bounds of all of them. */
export function streetItems({ roads }: RoadNetwork): readonly SearchItem[] {
  const rows = new Map<string, number[]>();
  roads.name.forEach((name, row) => {
    if (name === '') return;
    const own = rows.get(name);
    if (own === undefined) rows.set(name, [row]);
    else own.push(row);
  });
  return [...rows].map(([name, own]) => {
    const longest = own.reduce((a, b) => (roads.length[b]! > roads.length[a]! ? b : a));
    return {
      id: `${streetPrefix}${name}`,
      title: name,
      kind: 'road',
      ...middleOf(roads, longest),
      bounds: boundsOfRoads(roads, own),
    };
  });
}

/** Items with the height of the ground where they are. */
async function onGround(
  items: readonly SearchItem[],
  heights: OpenContext['heights'],
): Promise<readonly SearchItem[]> {
  const found = await heights(Float64Array.from(items.flatMap(({ lon, lat }) => [lon, lat])));
  return items.map((item, i) => ({ ...item, height: found[i] ?? 0 }));
}

/** Fills the search box with the city's buildings, streets and districts; what cannot be read is left out. */
export async function indexCity(
  { catalogue, buildings, roads }: CityInputs,
  heights: OpenContext['heights'],
  signal: AbortSignal,
): Promise<void> {
  const add = (items: readonly SearchItem[]): void => {
    if (signal.aborted) return;
    cityStore.setState((s) => ({ searchItems: [...s.searchItems, ...items] }));
  };
  const districts = catalogue.entries
    .flatMap((e) => e.distributions)
    .find((d) => d.conformsTo.includes(standards.districts));
  if (districts !== undefined) {
    // The districts layer reports its own failure in its row; the search only lacks their names.
    const read = fetchFile(districts.accessUrl, asJson, signal);
    await read.then((json) => add(districtItems(json))).catch(() => undefined);
  }
  // The road layer and the traffic model report roads that cannot be read.
  const network = await roads().catch(() => undefined);
  if (network !== undefined) add(await onGround(streetItems(network), heights));
  const table = await buildings.catch(() => undefined);
  if (table !== undefined) add(buildingItems(table));
}
