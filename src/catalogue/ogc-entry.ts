import type { TimeWindow } from '../channel/channel.ts';
import type { Bounds } from '../geo/bounds.ts';
import type { Distribution, Entry, ServiceAccess, Theme } from './entry.ts';
import { licenceNotStated } from './service.ts';

/** What makes an entry of a layer of a map service. */
export interface LayerFacts {
  readonly url: string;
  readonly standard: string;
  readonly mediaType: string;
  readonly service: ServiceAccess;
  readonly title: string;
  readonly abstract: string;
  readonly theme: Theme;
  readonly bounds: Bounds;
  readonly publisher: string;
  readonly attribution?: string;
  /** Fees and access constraints, as the service words them. */
  readonly terms: readonly string[];
  readonly temporal?: TimeWindow;
}

/** The layer as an entry that a catalogue or a link can carry. */
export function layerEntry(facts: LayerFacts): Entry {
  const { url, service, temporal } = facts;
  const distribution: Distribution = {
    accessUrl: url,
    mediaType: facts.mediaType,
    conformsTo: [facts.standard],
    service,
    ...(temporal && { temporal }),
  };
  const title = { en: facts.title };
  return {
    id: entryId(service.layer ?? facts.title, JSON.stringify([url, service])),
    title,
    description: facts.abstract === '' ? title : { en: clipped(facts.abstract, 2000) },
    theme: facts.theme,
    licence: licenceOf(facts.terms, url),
    publisher: clipped(facts.publisher, 300),
    attribution: clipped(facts.attribution ?? facts.publisher, 300),
    bounds: facts.bounds,
    ...(temporal && { temporal }),
    shown: true,
    synthetic: false,
    distributions: [distribution],
    defects: [],
  };
}

/** A readable id that differs where the address or what is asked differs. */
export function entryId(name: string, identity: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${slug || 'layer'}-${hash(identity)}`;
}

/** FNV-1a, 32 bits, in base 36. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(36);
}

export const clipped = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** Words that mean that nothing is said (OGC 06-042, 7.2.4.2: "none" for no fees or constraints). */
const silent = /^(none|no conditions apply|n\/a|-|unknown|keine|conditions unknown)?\.?$/i;

/** The licence that the terms name: an address in them, else their words; else that none is stated. */
export function licenceOf(terms: readonly string[], url: string): Entry['licence'] {
  const said = terms.map((text) => text.trim()).filter((text) => !silent.test(text));
  const address = said.map((text) => /https?:\/\/[^\s"'<>)}\]]+/.exec(text)?.[0]).find(Boolean);
  const licenceUrl = address === undefined || !URL.canParse(address) ? url : address;
  const [name] = said;
  return { url: licenceUrl, name: name === undefined ? licenceNotStated : clipped(name, 200) };
}

/** Bounds that can be believed; the whole world where a service states none or nonsense. */
export function boundsOf(
  stated: readonly unknown[] | undefined,
  world: Bounds = [-180, -90, 180, 90],
): Bounds {
  const [west, south, east, north] = (stated ?? []).map(Number);
  const all = [west, south, east, north];
  if (!all.every((side) => side !== undefined && Number.isFinite(side))) return world;
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(-most, value));
  const box: Bounds = [clamp(west!, 180), clamp(south!, 90), clamp(east!, 180), clamp(north!, 90)];
  return box[1] < box[3] && box[0] !== box[2] ? box : world;
}
