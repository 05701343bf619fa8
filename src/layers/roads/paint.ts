import type { Channel } from '../../channel/channel.ts';
import { type RoadNetwork, roadClasses } from '../../channel/roads.ts';
import {
  channelLut,
  classLut,
  classPlace,
  domainOf,
  isDifference,
  stepAt,
  type Theme,
} from '../painted.ts';
import { cellCount, notKnown } from '../valueTexture.ts';
import { classLooks } from './classes.ts';
import { marks } from './shader.ts';

/** Road ids that the scenario closes or slows down. */
export interface RoadMarks {
  readonly closed: ReadonlySet<string>;
  readonly slowed: ReadonlySet<string>;
}

/** Numbers per link in the texture: place on the ramp, CSS pixels, mark, rank of the class. */
export const cellSize = 4;
/** The mark among them. */
export const markPlace = 2;

/** Channel whose size the width tells. */
export const flowChannel = 'road.flow';
/** CSS pixels of one direction at no traffic and at the top of the domain. */
const flowWidth = [0.7, 7] as const;

/** Whether a channel has values for just as many links as a network. */
export const fitsLinks = ({ values, steps = 1 }: Channel, { links }: RoadNetwork): boolean =>
  values.length === links.count * steps;

/**
 * What the texture holds of each link (`cellSize` numbers, whole rows). Without a channel a link has its
 * class's place. A link is `notKnown` where its value is NaN, or is a difference whose interval holds
 * zero. Its width tells `flow` where that is given, its class otherwise.
 */
export function linkCells(
  { roads, links }: RoadNetwork,
  channel: Channel | undefined,
  flow: Channel | undefined,
  time: number,
  changed: RoadMarks | undefined,
): Float32Array {
  const cells = new Float32Array(cellCount(links.count) * cellSize);
  const widths = Float32Array.from(roadClasses, (name) => classLooks[name].width);
  const places = Float32Array.from(roadClasses, (_, kind) => classPlace(kind));
  const mark = changed && markOf(roads.id, changed);
  for (let l = 0, at = 0; l < links.count; l++, at += cellSize) {
    const road = links.road[l]!;
    const kind = roads.class[road]!;
    cells[at] = places[kind]!;
    cells[at + 1] = widths[kind]!;
    if (mark !== undefined) cells[at + markPlace] = mark[road]!;
    cells[at + 3] = roadClasses.length - kind;
  }
  if (channel !== undefined) fillPlaces(cells, links.count, channel, time);
  if (flow !== undefined) fillWidths(cells, links.count, flow, time);
  return cells;
}

function fillPlaces(cells: Float32Array, count: number, channel: Channel, time: number): void {
  const { offset, stride } = stepAt(channel, time);
  const { values, lower, upper } = channel;
  const [low, high] = domainOf(channel);
  const scale = 1 / (high - low || 1);
  const unclear = isDifference(channel) && lower !== undefined && upper !== undefined;
  for (let l = 0, at = 0, from = offset; l < count; l++, at += cellSize, from += stride) {
    const share = (values[from]! - low) * scale;
    // What is not a number is neither below nor above.
    const place = share >= 0 ? (share > 1 ? 1 : share) : share < 0 ? 0 : notKnown;
    const grey = unclear && lower[from]! <= 0 && upper[from]! >= 0;
    cells[at] = grey ? notKnown : place;
  }
}

function fillWidths(cells: Float32Array, count: number, flow: Channel, time: number): void {
  const { offset, stride } = stepAt(flow, time);
  const { values } = flow;
  const [low, high] = domainOf(flow);
  const scale = 1 / (Math.max(Math.abs(low), Math.abs(high)) || 1);
  const [least, most] = flowWidth;
  for (let l = 0, at = 1, from = offset; l < count; l++, at += cellSize, from += stride) {
    const share = Math.abs(values[from]!) * scale;
    cells[at] = share > 0 ? least + (most - least) * (share > 1 ? 1 : share) : least;
  }
}

function markOf(ids: readonly string[], { closed, slowed }: RoadMarks): Uint8Array {
  return Uint8Array.from(ids, (id) =>
    closed.has(id) ? marks.closed : slowed.has(id) ? marks.slowed : marks.none,
  );
}

/** 256 sRGB colours, RGBA bytes, that go with `linkCells`. */
export const linkLut = (channel: Channel | undefined, theme: Theme): Uint8Array =>
  channel === undefined
    ? classLut(roadClasses.map((name) => classLooks[name][theme]))
    : channelLut(channel, theme);
