import type { Channel } from '../../channel/channel.ts';
import { type RoadNetwork, roadClasses } from '../../channel/roads.ts';
import type { Text } from '../../channel/text.ts';
import type { LonLat } from '../../geo/bounds.ts';
import type { Field, Reading } from '../layer.ts';
import { stepAt } from '../painted.ts';
import { classLooks } from './classes.ts';

const winds: readonly Text[] = [
  { en: 'northbound', de: 'nach Norden' },
  { en: 'north-eastbound', de: 'nach Nordosten' },
  { en: 'eastbound', de: 'nach Osten' },
  { en: 'south-eastbound', de: 'nach Südosten' },
  { en: 'southbound', de: 'nach Süden' },
  { en: 'south-westbound', de: 'nach Südwesten' },
  { en: 'westbound', de: 'nach Westen' },
  { en: 'north-westbound', de: 'nach Nordwesten' },
];

/** Where a link leads, to the nearest of eight winds. */
export function windOf({ nodes, links }: RoadNetwork, link: number): Text {
  const [from, to] = [links.from[link]!, links.to[link]!];
  const north = nodes.lat[to]! - nodes.lat[from]!;
  const east = (nodes.lon[to]! - nodes.lon[from]!) * Math.cos((nodes.lat[to]! * Math.PI) / 180);
  return winds[(Math.round(Math.atan2(east, north) / (Math.PI / 4)) + 8) % 8]!;
}

/** A road's links: one, or one in each direction. */
export const linksOf = ({ road }: RoadNetwork['links'], of: number): readonly number[] =>
  [...road.keys()].filter((link) => road[link] === of);

/** Links of the road that a reading is of; of all roads of its name where it is of a street. */
export function selectedLinks(
  { roads, links }: RoadNetwork,
  { featureId, title }: Pick<Reading, 'featureId' | 'title'>,
): readonly number[] {
  if (featureId === undefined) return [];
  const road = roads.id.indexOf(featureId);
  if (road >= 0) return linksOf(links, road);
  return [...links.road.keys()].filter((link) => roads.name[links.road[link]!] === title);
}

const words = {
  road: { en: 'Road without a name', de: 'Straße ohne Namen' },
  length: { en: 'Length', de: 'Länge' },
  lanes: { en: 'Lanes', de: 'Fahrstreifen' },
  speed: { en: 'Speed without traffic', de: 'Tempo ohne Verkehr' },
  capacity: { en: 'Capacity', de: 'Kapazität' },
  basis: { en: 'Lanes and speed', de: 'Fahrstreifen und Tempo' },
  mapped: { en: 'as mapped', de: 'wie erfasst' },
  assumed: {
    en: 'in part assumed: usual for the class',
    de: 'zum Teil angenommen: für die Klasse üblich',
  },
  oneWay: { en: 'one way', de: 'Einbahn' },
} satisfies Record<string, Text>;

/**
 * What the inspector shows of a road: what it is, and of each direction what differs from the other.
 * @param channels of roads to read out besides, e.g. the one that is painted
 */
export function roadReading(
  layerId: string,
  network: RoadNetwork,
  road: number,
  where: { readonly at: LonLat; readonly height: number },
  channels: readonly Channel[],
  time: number,
): Reading {
  const { roads, links } = network;
  const ways = linksOf(links, road);
  const kind = classLooks[roadClasses[roads.class[road]!]!].label;
  const numbers = (label: Text, values: ArrayLike<number>, unit?: string): Field[] =>
    byDirection(network, ways, label, (l) => ({
      value: values[l]!,
      ...(unit === undefined ? {} : { unit }),
    }));
  const assumed = ways.some((l) => links.assumed[l] === 1) ? words.assumed : words.mapped;
  return {
    layerId,
    title: roads.name[road] === '' ? words.road.en : roads.name[road]!,
    subtitle: ways.length === 1 ? joined(kind, words.oneWay) : kind,
    featureId: roads.id[road]!,
    at: where.at,
    height: where.height,
    fields: [
      ...channels.flatMap((channel) => channelFields(network, ways, channel, time)),
      { label: words.length, value: Math.round(roads.length[road]!), unit: 'm' },
      ...numbers(words.lanes, links.lanes),
      ...numbers(words.speed, links.freeSpeed, 'km/h'),
      ...numbers(words.capacity, links.capacity, 'veh/h'),
      { label: words.basis, value: assumed.en, words: assumed },
    ],
  };
}

const joined = (a: Text, b: Text): Text => ({
  en: `${a.en}, ${b.en}`,
  de: `${a.de ?? a.en}, ${b.de ?? b.en}`,
});

/** One field where both directions say the same, else one for each. */
function byDirection(
  network: RoadNetwork,
  ways: readonly number[],
  label: Text,
  of: (link: number) => Omit<Field, 'label'>,
): Field[] {
  const fields = ways.map(of);
  const same = fields.every((f) => JSON.stringify(f) === JSON.stringify(fields[0]));
  if (same) return fields.slice(0, 1).map((field) => ({ label, ...field }));
  return fields.map((field, i) => ({ label: joined(label, windOf(network, ways[i]!)), ...field }));
}

function channelFields(
  network: RoadNetwork,
  ways: readonly number[],
  channel: Channel,
  time: number,
): Field[] {
  const { offset, stride } = stepAt(channel, time);
  const { values, lower, upper, unit, window } = channel;
  return byDirection(network, ways, channel.title, (l) => {
    const at = l * stride + offset;
    const value = values[at] ?? Number.NaN;
    const known = Number.isFinite(value);
    return {
      value: known ? value : null,
      unit,
      ...(window.start !== '' && { window }),
      ...(known && lower !== undefined && { lower: lower[at]! }),
      ...(known && upper !== undefined && { upper: upper[at]! }),
    };
  });
}
