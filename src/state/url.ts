import type { Entry } from '../catalogue/entry.ts';
import type { LeverValues } from '../scenario/lever.ts';
import type { RoadChange } from '../scenario/roadChange.ts';
import { packEntries, unpackEntries } from './addedLink.ts';
import { packRoads, unpackRoads } from './roadsLink.ts';
import { longestName } from './scenarioFile.ts';
import type { CameraPose, CompareSide } from './view.ts';

/** Everything of a view that a link restores. Absent fields stay at the city's defaults. */
export interface LinkState {
  readonly city?: string;
  readonly pose?: CameraPose;
  readonly side?: CompareSide;
  /** Clock, Unix seconds. */
  readonly time?: number;
  readonly levers?: LeverValues;
  /** Roads that are shut or slowed down. */
  readonly roads?: readonly RoadChange[];
  /** What a person called the scenario. */
  readonly scenario?: string;
  /** Visible layers from top to bottom with the settings that differ from their defaults. */
  readonly layers?: readonly LinkLayer[];
  readonly active?: string;
  /** Datasets that a person added; a link carries those that have an address. */
  readonly added?: readonly Entry[];
  /** Place of the swipe's divider, 0 to 1. */
  readonly swipe?: number;
  /** False where each side of the swipe keeps a scale of its own. */
  readonly sharedScale?: boolean;
}

export interface LinkLayer {
  readonly id: string;
  readonly params: Readonly<Record<string, string | number | boolean | readonly number[]>>;
}

const sides: readonly CompareSide[] = ['a', 'b', 'diff'];
const trim = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

function writePose(p: CameraPose): string {
  return [
    trim(p.lon, 6),
    trim(p.lat, 6),
    trim(p.height, 1),
    trim(p.heading, 1),
    trim(p.pitch, 1),
  ].join(',');
}

function readPose(text: string): CameraPose | undefined {
  const parts = text.split(',').map(Number);
  const [lon, lat, height, heading, pitch] = parts;
  if (parts.length !== 5 || !parts.every(Number.isFinite)) return undefined;
  if (Math.abs(lon!) > 180 || Math.abs(lat!) > 90 || Math.abs(pitch!) > 90) return undefined;
  return { lon: lon!, lat: lat!, height: height!, heading: heading!, pitch: pitch! };
}

/** `~` separates settings, so it is escaped too. */
const encode = (text: string): string => encodeURIComponent(text).replaceAll('~', '%7E');

/** One layer as `id` or `id~param=value~…`; lists are written `1:2`. */
function writeLayer({ id, params }: LinkLayer): string {
  const settings = Object.entries(params).map(([key, value]) => {
    const text = typeof value === 'object' ? `${value.join(':')}:` : String(value);
    return `~${encode(key)}=${encode(text)}`;
  });
  return encode(id) + settings.join('');
}

function readValue(text: string): string | number | boolean | readonly number[] {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === ':') return [];
  if (text.endsWith(':')) return text.slice(0, -1).split(':').map(Number);
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readLayer(text: string): LinkLayer {
  const [id = '', ...settings] = text.split('~');
  const params = settings.flatMap((setting) => {
    const at = setting.indexOf('=');
    if (at < 1) return [];
    const key = decode(setting.slice(0, at));
    return key === '__proto__' ? [] : [[key, readValue(decode(setting.slice(at + 1)))] as const];
  });
  return { id: decode(id), params: Object.fromEntries(params) };
}

/** A view as the fragment of a link, without `#`. */
export function writeLink(state: LinkState): string {
  const parts: [string, string][] = [];
  if (state.city !== undefined) parts.push(['city', encodeURIComponent(state.city)]);
  if (state.pose !== undefined) parts.push(['cam', writePose(state.pose)]);
  if (state.layers !== undefined) parts.push(['layers', state.layers.map(writeLayer).join(';')]);
  if (state.active !== undefined) parts.push(['active', encodeURIComponent(state.active)]);
  if (state.swipe !== undefined) parts.push(['swipe', trim(state.swipe, 3)]);
  if (state.sharedScale === false) parts.push(['scale', 'own']);
  if (state.side !== undefined) parts.push(['side', state.side]);
  if (state.time !== undefined) parts.push(['t', new Date(state.time * 1000).toISOString()]);
  for (const [id, value] of Object.entries(state.levers ?? {})) {
    parts.push([`l.${encodeURIComponent(id)}`, String(value)]);
  }
  if (state.scenario !== undefined) parts.push(['scenario', encode(state.scenario)]);
  const roads = packRoads(state.roads ?? []);
  if (roads !== undefined) parts.push(['roads', roads]);
  const added = packEntries(state.added ?? []);
  if (added !== undefined) parts.push(['added', added]);
  return parts.map(([key, value]) => `${key}=${value}`).join('&');
}

/** Reads a link's fragment; whatever is malformed or unknown is left out, never thrown. */
export function readLink(fragment: string): LinkState {
  const entries = fragment
    .replace(/^#/, '')
    .split('&')
    .flatMap((part) => {
      const at = part.indexOf('=');
      return at < 1 ? [] : [[part.slice(0, at), part.slice(at + 1)] as const];
    });
  const get = (key: string): string | undefined => entries.find(([k]) => k === key)?.[1];
  const city = get('city');
  const pose = readPose(get('cam') ?? '');
  const side = sides.find((s) => s === get('side'));
  const time = Date.parse(decode(get('t') ?? '')) / 1000;
  const layers = get('layers');
  const active = get('active');
  const added = unpackEntries(get('added') ?? '');
  const roads = unpackRoads(get('roads') ?? '');
  const scenario = decode(get('scenario') ?? '')
    .trim()
    .slice(0, longestName);
  const swipe = Number(get('swipe') || Number.NaN);
  const levers = entries.flatMap(([key, value]) => {
    const number = Number(value);
    return key.startsWith('l.') && value !== '' && Number.isFinite(number)
      ? [[decode(key.slice(2)), number] as const]
      : [];
  });
  return {
    ...(city ? { city: decode(city) } : {}),
    ...(pose ? { pose } : {}),
    ...(side ? { side } : {}),
    ...(Number.isFinite(time) ? { time } : {}),
    ...(levers.length > 0 ? { levers: Object.fromEntries(levers) } : {}),
    ...(roads.length > 0 ? { roads } : {}),
    ...(scenario === '' ? {} : { scenario }),
    ...(layers === undefined ? {} : { layers: layers.split(';').filter(Boolean).map(readLayer) }),
    ...(active ? { active: decode(active) } : {}),
    ...(added.length > 0 ? { added } : {}),
    ...(swipe >= 0 && swipe <= 1 ? { swipe } : {}),
    ...(get('scale') === 'own' ? { sharedScale: false } : {}),
  };
}
