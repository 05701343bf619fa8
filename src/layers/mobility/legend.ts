import type { Entry } from '../../catalogue/entry.ts';
import type { Text } from '../../channel/text.ts';
import type { Legend, LegendClass } from '../layer.ts';
import type { ServiceClock } from './clock.ts';
import { lineColours, modeOf, routeName } from './colours.ts';
import { delayClasses, statePaints } from './delay.ts';
import type { Network } from './feed.ts';
import type { Notice } from './notices.ts';
import type { Colouring } from './options.ts';
import { addDays } from './zone.ts';

/** What the legend tells of the vehicles on the map. */
export interface Shown {
  /** Vehicles under way; undefined while the day is being sorted. */
  readonly count: number | undefined;
  /** Runs that the graphics card has no room for. */
  readonly left: number;
  /** Whether a live feed tells of vehicles. */
  readonly live: boolean;
  /** Seconds after which a vehicle's last word is stale. */
  readonly staleAfter: number;
}

export function mobilityLegend(
  entry: Entry,
  network: Network,
  clock: ServiceClock,
  colouring: Colouring,
  shown: Shown,
  notices: readonly Notice[],
): Legend {
  const { date } = clock;
  const note = joined([...shownNotes(shown, colouring), ...feedNotes(clock, notices)]);
  return {
    title: entry.title,
    unit: '',
    ...(date === undefined ? {} : { window: { start: date, end: addDays(date, 1) } }),
    source: { en: entry.attribution, de: entry.attribution },
    classes: classesOf(network, colouring),
    ...(note === undefined ? {} : { note }),
  };
}

function classesOf(network: Network, colouring: Colouring): LegendClass[] {
  if (colouring === 'line') return lineClasses(network);
  if (colouring === 'mode') return modeClasses(network);
  if (colouring === 'state') return stateClasses;
  return [
    ...delayClasses.map(({ label, color }, code) => ({ code, label, color })),
    { code: delayClasses.length, label: notLive, color: statePaints.timetable },
  ];
}

function lineClasses(network: Network): LegendClass[] {
  const { routes } = network;
  const colours = lineColours(network);
  return routes.ids
    .map((_, route) => {
      const { label } = modeOf(routes.types[route]!);
      const name = routeName(network, route);
      const both: Text = { en: `${label.en} ${name}`, de: `${label.de} ${name}` };
      return { code: route, label: both, color: colours[route]! };
    })
    .sort((a, b) => a.label.en.localeCompare(b.label.en, 'en', { numeric: true }));
}

function modeClasses({ routes }: Network): LegendClass[] {
  const classes = new Map<string, LegendClass>();
  for (const type of routes.types) {
    const { id, label, color } = modeOf(type);
    if (!classes.has(id)) classes.set(id, { code: classes.size, label, color });
  }
  return [...classes.values()];
}

const notLive: Text = { en: 'timetable only', de: 'nur nach Fahrplan' };
const stateClasses: LegendClass[] = [
  { code: 0, label: { en: 'live', de: 'live' }, color: statePaints.live },
  {
    code: 1,
    label: { en: 'live, but silent by now', de: 'live, aber verstummt' },
    color: statePaints.stale,
  },
  { code: 2, label: notLive, color: statePaints.timetable },
  {
    code: 3,
    label: { en: 'live, on no known trip', de: 'live, ohne bekannte Fahrt' },
    color: statePaints.stray,
  },
];

function shownNotes({ count, left, live, staleAfter }: Shown, colouring: Colouring): Text[] {
  const notes: Text[] = [];
  if (count !== undefined) {
    const [en, de] = [count.toLocaleString('en'), count.toLocaleString('de')];
    notes.push(
      count === 1
        ? { en: '1 vehicle is under way.', de: '1 Fahrzeug ist unterwegs.' }
        : { en: `${en} vehicles are under way.`, de: `${de} Fahrzeuge sind unterwegs.` },
    );
  }
  if (live) {
    const paler = colouring === 'line' || colouring === 'mode';
    notes.push({
      en: `Double ring: the vehicle reported its place.${paler ? ' Paler: timetable only.' : ''} Faded: silent for over ${staleAfter}\u00a0s. Diamond: on no known trip.`,
      de: `Doppelter Ring: Das Fahrzeug meldet seinen Ort.${paler ? ' Blasser: nur nach Fahrplan.' : ''} Durchscheinend: seit über ${staleAfter}\u00a0s still. Raute: ohne bekannte Fahrt.`,
    });
  }
  if (left > 0) {
    notes.push({
      en: `${left.toLocaleString('en')} trips are not drawn: the graphics card has no room for them.`,
      de: `${left.toLocaleString('de')} Fahrten sind nicht gezeichnet: Die Grafikkarte hat dafür keinen Platz.`,
    });
  }
  return notes;
}

function feedNotes({ asked, date }: ServiceClock, notices: readonly Notice[]): Text[] {
  const notes: Text[] = [];
  if (date === undefined) {
    notes.push({
      en: 'The timetable has no service date: lines and stops only.',
      de: 'Der Fahrplan hat keinen Betriebstag: nur Linien und Haltestellen.',
    });
  } else if (date !== asked) {
    notes.push({
      en: `No service on ${asked}: the timetable of ${date} is shown instead.`,
      de: `Kein Betrieb am ${asked}: Gezeigt wird der Fahrplan vom ${date}.`,
    });
  }
  const errors = notices
    .filter(({ severity }) => severity === 'ERROR')
    .reduce((sum, { total }) => sum + total, 0);
  if (errors > 0) {
    notes.push({
      en: `${errors} entries of the timetable cannot be used.`,
      de: `${errors} Einträge des Fahrplans sind nicht brauchbar.`,
    });
  }
  return notes;
}

function joined(notes: readonly Text[]): Text | undefined {
  if (notes.length === 0) return undefined;
  const all = (language: 'en' | 'de'): string => notes.map((n) => n[language]).join(' ');
  return { en: all('en'), de: all('de') };
}
