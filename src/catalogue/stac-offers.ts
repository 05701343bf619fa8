import type { TimeWindow } from '../channel/channel.ts';
import type { Bounds } from '../geo/bounds.ts';
import { asProblem, Problem } from '../problem/problem.ts';
import type { Distribution, Entry } from './entry.ts';
import { clipped, entryId } from './ogc-entry.ts';
import { licenceNotStated, type Offer } from './service.ts';
import { assetKeys, assetUrl, isVisual, tiffRank } from './stac-asset.ts';
import { hintsOf, type StacCollection, type StacItem, type StacProvider } from './stac-read.ts';
import { standards } from './standards.ts';

/** An item with the address that its relative ones are resolved against. */
export interface PlacedItem {
  readonly item: StacItem;
  readonly base: string;
}

/**
 * Items as datasets: one for each cell of a satellite's grid (`grid:code`), or one in all, with a raster
 * per item in order of time. `collection` tells title, licence and providers, where it is known.
 */
export function stacOffers(
  items: readonly PlacedItem[],
  collection: StacCollection | undefined,
  url: string,
): readonly Offer[] {
  const groups = new Map<string, PlacedItem[]>();
  for (const placed of items) {
    const code = placed.item.properties['grid:code'];
    const key = typeof code === 'string' ? code : '';
    groups.set(key, [...(groups.get(key) ?? []), placed]);
  }
  return [...groups].map(([code, group]) => offerOf(code, inTime(group), collection, url));
}

function offerOf(
  code: string,
  items: readonly PlacedItem[],
  collection: StacCollection | undefined,
  url: string,
): Offer {
  const [first] = items;
  const named = items.length === 1 ? stringOf(first!.item.properties.title) : undefined;
  const whole = collection?.title ?? collection?.id ?? first!.item.collection ?? url;
  const base = items.length === 1 ? (named ?? first!.item.id) : whole;
  const title = code === '' || items.length === 1 ? base : `${base}, ${code}`;
  const keys = [...new Set(items.flatMap(({ item }) => assetKeys(item)))];
  const abstract = (
    collection?.description ??
    stringOf(first!.item.properties.description) ??
    ''
  ).trim();
  const described = { id: code || first!.item.id, title, abstract, path: [] };
  const entryOf = (key: string): Entry => entry(items, key, title, abstract, collection, url);
  if (keys.length === 0) {
    const known = Object.entries(first!.item.assets)
      .map(([key, { type }]) => (type === undefined ? key : `${key} ${type}`))
      .join(', ');
    const problem = new Problem('stacAsset', {
      file: url,
      item: first!.item.id,
      known: clipped(known, 300) || '–',
    });
    return { ...described, problem, variants: [], entryOf };
  }
  const { ready, problem } = reachable(keys, entryOf, url);
  if (ready.length === 0) return { ...described, problem: problem!, variants: [], entryOf };
  const times = items.map(({ item }) => windowOf(item)?.start ?? '').filter(Boolean);
  return {
    ...described,
    entry: ready[0]!.entry,
    variants: ready.map(({ key }) => ({ value: key, label: labelOf(items, key) })),
    ...(times.length > 1 && {
      times: { count: times.length, first: times[0]!, last: times.at(-1)! },
    }),
    entryOf,
  };
}

/** Assets that a page can fetch, and why the others cannot be. */
function reachable(keys: readonly string[], entryOf: (key: string) => Entry, url: string) {
  let problem: Problem | undefined;
  const ready = keys.flatMap((key) => {
    try {
      return [{ key, entry: entryOf(key) }];
    } catch (error) {
      problem ??= asProblem(error, url);
      return [];
    }
  });
  return { ready, problem };
}

function labelOf(items: readonly PlacedItem[], key: string): string {
  const title = items.map(({ item }) => item.assets[key]?.title).find((t) => t !== undefined);
  return title === undefined || title === key ? key : `${title} (${key})`;
}

function entry(
  items: readonly PlacedItem[],
  key: string,
  title: string,
  abstract: string,
  collection: StacCollection | undefined,
  url: string,
): Entry {
  const holding = items.filter(({ item }) => item.assets[key] !== undefined);
  const distributions = holding.map((placed) => distributionOf(placed, key));
  const [first] = holding;
  const asset = first!.item.assets[key]!;
  const hints = hintsOf(first!.item, asset);
  const windows = holding.flatMap(({ item }) => windowOf(item) ?? []);
  const temporal = spanOf(windows);
  const publisher = publisherOf(
    collection?.providers ?? providersIn(first!.item.properties.providers),
    url,
  );
  const licence = licenceOf(first!.item, collection, url);
  const name = asset.title ?? key;
  return {
    id: entryId(title, JSON.stringify([key, distributions.map((d) => d.accessUrl)])),
    title: { en: clipped(`${title}: ${name}`, 200) },
    description: { en: clipped(abstract || title, 2000) },
    theme: 'environment',
    licence,
    publisher,
    attribution: `${publisher}, ${licence.name}`,
    bounds: unionOf(holding.map(({ item }) => boundsOf(item)).filter((box) => box !== undefined)),
    ...(temporal && { temporal }),
    ...(!isVisual(asset) &&
      hints.unit !== undefined && { variable: { id: key, name: { en: name }, unit: hints.unit } }),
    shown: true,
    synthetic: false,
    distributions,
    defects: [],
  };
}

function distributionOf({ item, base }: PlacedItem, key: string): Distribution {
  const asset = item.assets[key]!;
  const { bands: _bands, ...hints } = hintsOf(item, asset);
  const temporal = windowOf(item);
  return {
    title: { en: item.id },
    accessUrl: assetUrl(item, key, base),
    mediaType: 'image/tiff',
    conformsTo: [tiffRank(asset) === 0 ? standards.cog : standards.geotiff],
    ...(temporal && { temporal }),
    ...hints,
  };
}

const stringOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** `datetime`, or the period from `start_datetime` to `end_datetime`. */
export function windowOf({ properties }: StacItem): TimeWindow | undefined {
  const at = stringOf(properties.datetime);
  const start = stringOf(properties.start_datetime) ?? at;
  const end = stringOf(properties.end_datetime) ?? at ?? start;
  if (start === undefined || end === undefined) return undefined;
  return Date.parse(start) <= Date.parse(end) ? { start, end } : undefined;
}

const inTime = (items: readonly PlacedItem[]): readonly PlacedItem[] =>
  items.toSorted((a, b) => startOf(a.item) - startOf(b.item));

const startOf = (item: StacItem): number => Date.parse(windowOf(item)?.start ?? '') || 0;

function spanOf(windows: readonly TimeWindow[]): TimeWindow | undefined {
  if (windows.length === 0) return undefined;
  const starts = windows.map(({ start }) => start).toSorted();
  const ends = windows.map(({ end }) => end).toSorted();
  return { start: starts[0]!, end: ends.at(-1)! };
}

/** Two- and three-dimensional boxes; one across the antimeridian is turned beyond 180 degrees. */
export function boundsOf({ bbox }: StacItem): Bounds | undefined {
  if (bbox?.length !== 4 && bbox?.length !== 6) return undefined;
  const [west, south] = bbox as [number, number];
  const [east, north] = bbox.slice(bbox.length / 2) as [number, number];
  return south <= north ? [west, south, east < west ? east + 360 : east, north] : undefined;
}

function unionOf(all: readonly Bounds[]): Bounds {
  if (all.length === 0) return [-180, -90, 180, 90];
  return [0, 1, 2, 3].map((side) =>
    (side < 2 ? Math.min : Math.max)(...all.map((box) => box[side]!)),
  ) as unknown as Bounds;
}

const providersIn = (value: unknown): readonly StacProvider[] =>
  Array.isArray(value)
    ? value.filter((p): p is StacProvider => typeof (p as StacProvider | null)?.name === 'string')
    : [];

/** Who made the data, before who licenses, processes or merely hosts them. */
function publisherOf(providers: readonly StacProvider[], url: string): string {
  const order = ['producer', 'licensor', 'processor', 'host'];
  const found = order
    .map((role) => providers.find(({ roles }) => roles?.includes(role)))
    .find((p) => p !== undefined);
  return (found ?? providers[0])?.name ?? new URL(url).hostname;
}

/** An SPDX identifier, or what the link `license` leads to. */
function licenceOf(
  item: StacItem,
  collection: StacCollection | undefined,
  url: string,
): Entry['licence'] {
  const said = stringOf(item.properties.license) ?? collection?.license;
  const link = [...item.links, ...(collection?.links ?? [])].find(({ rel }) => rel === 'license');
  const address =
    link !== undefined && URL.canParse(link.href, url) ? new URL(link.href, url) : undefined;
  const web =
    address !== undefined && /^https?:$/.test(address.protocol) ? address.href : undefined;
  const vague = said === undefined || /^(other|proprietary|various)$/i.test(said);
  if (vague)
    return {
      url: web ?? url,
      name: link?.title ?? (web === undefined ? licenceNotStated : 'see link'),
    };
  return { url: web ?? `https://spdx.org/licenses/${encodeURIComponent(said)}.html`, name: said };
}
