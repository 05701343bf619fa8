import type bindings from 'gtfs-realtime-bindings';
import type { Text } from '../../../channel/text.ts';
import type { LiveEntity } from './message.ts';
import { type TripRef, tripRef } from './reports.ts';

type IAlert = bindings.transit_realtime.IAlert;

/** What an alert is about: all that is given must fit. */
export interface Selector {
  readonly route: string;
  readonly routeType: number | undefined;
  readonly direction: number | undefined;
  readonly stop: string;
  readonly trip: TripRef | undefined;
  /** It names an agency only: it holds for all its lines. */
  readonly agency: string;
}

export interface AlertReport {
  readonly id: string;
  readonly header: Text;
  readonly description: Text | undefined;
  /** Unix seconds, from inclusive to exclusive, infinite where open. */
  readonly periods: readonly (readonly [number, number])[];
  readonly selectors: readonly Selector[];
}

interface Translated {
  readonly translation?: readonly { readonly text?: string; readonly language?: string | null }[];
}

/** Longer texts than this are no message to passengers. */
const longest = 1000;

/** English and German of a translated text; the first there is stands for one that is missing. */
export function translatedText(value: unknown): Text | undefined {
  const all = ((value as Translated | undefined)?.translation ?? []).filter((t) => t.text);
  if (all.length === 0) return undefined;
  const of = (language: string): string =>
    (all.find((t) => t.language?.toLowerCase().startsWith(language)) ?? all[0]!)
      .text!.trim()
      .slice(0, longest);
  return { en: of('en'), de: of('de') };
}

/** An alert with a text to show; undefined for other entities and alerts without one. */
export function alertReport(entity: LiveEntity): AlertReport | undefined {
  const alert = entity.alert as IAlert | undefined;
  const description = translatedText(alert?.descriptionText);
  const header = translatedText(alert?.headerText) ?? description;
  if (alert === undefined || header === undefined) return undefined;
  return {
    id: entity.id,
    header,
    description: description?.en === header.en ? undefined : description,
    periods: (alert.activePeriod ?? []).map(({ start, end }) => [
      Number(start ?? 0) || Number.NEGATIVE_INFINITY,
      Number(end ?? 0) || Number.POSITIVE_INFINITY,
    ]),
    selectors: (alert.informedEntity ?? []).map((selector) => ({
      agency: selector.agencyId ?? '',
      route: selector.routeId ?? '',
      routeType: selector.routeType ?? undefined,
      direction: selector.directionId ?? undefined,
      stop: selector.stopId ?? '',
      trip: tripRef(selector.trip),
    })),
  };
}

/** Whether an alert holds at an instant; one without periods always does. */
export const isActive = ({ periods }: AlertReport, time: number): boolean =>
  periods.length === 0 || periods.some(([start, end]) => time >= start && time < end);

/** What may be affected by an alert: a vehicle on its trip, or a stop. */
export interface Affected {
  readonly trip?: string;
  readonly route?: string;
  readonly routeType?: number;
  readonly direction?: number;
  readonly stop?: string;
}

/** Whether an alert is about something. An alert for a stop of a route is about both together. */
export function isAbout({ selectors }: AlertReport, thing: Affected): boolean {
  return selectors.some((s) => {
    const trip = s.trip?.trip ?? '';
    const route = s.route || (s.trip?.route ?? '');
    const fits = <T>(asked: T, empty: T, has: T | undefined): boolean =>
      asked === empty || asked === has;
    // A stop stands for itself whatever line calls there, a vehicle is not affected by a stop alone.
    const ofStop = thing.stop !== undefined && s.stop !== '';
    if (ofStop) return s.stop === thing.stop;
    if (thing.stop !== undefined || s.stop !== '') return false;
    return (
      fits(trip, '', thing.trip) &&
      fits(route, '', thing.route) &&
      fits(s.routeType, undefined, thing.routeType) &&
      fits(s.direction, undefined, thing.direction)
    );
  });
}
