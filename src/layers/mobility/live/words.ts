import type { Text } from '../../../channel/text.ts';
import type { Field } from '../../layer.ts';
import type { Day } from '../day.ts';
import { runsAt } from '../vehicles.ts';
import { type Affected, type AlertReport, isAbout } from './alerts.ts';
import { staleAfter } from './curve.ts';
import { type LiveStatus, nearNow } from './feed.ts';
import type { LiveView, Stray } from './liveDay.ts';

/** Vehicles on the map at an instant, by what is known of their places. */
export interface LiveCounts {
  /** The vehicle itself reported where it is. */
  readonly reported: number;
  /** Only its times were predicted. */
  readonly predicted: number;
  /** Reported or predicted, but silent for longer than `staleAfter`. */
  readonly stale: number;
  readonly timetable: number;
  readonly cancelled: number;
}

/** @param time Unix seconds */
export function liveCounts(day: Day, time: number): LiveCounts {
  const counts = { reported: 0, predicted: 0, stale: 0, timetable: 0, cancelled: 0 };
  const { live, runs } = day;
  const seconds = time - day.origin;
  for (const run of runsAt(day, seconds)) {
    const heard = live?.heard[run] ?? Number.NaN;
    if (Number.isNaN(heard)) counts.timetable += 1;
    else if (time - heard > staleAfter) counts.stale += 1;
    else if (live?.located[run] === 1) counts.reported += 1;
    else counts.predicted += 1;
  }
  live?.cancelled.forEach((off, run) => {
    if (off === 1 && runs.start[run]! <= seconds && runs.end[run]! >= seconds)
      counts.cancelled += 1;
  });
  return counts;
}

const locales = { en: 'en-GB', de: 'de' } as const;
type Language = keyof typeof locales;
const both = (say: (language: Language) => string): Text => ({ en: say('en'), de: say('de') });

const clock = (language: Language, time: number, timeZone: string, seconds = true): string =>
  new Intl.DateTimeFormat(locales[language], {
    timeZone,
    timeStyle: seconds ? 'medium' : 'short',
  }).format(time * 1000);

const date = (language: Language, time: number, timeZone: string): string =>
  new Intl.DateTimeFormat(locales[language], { timeZone, dateStyle: 'long' }).format(time * 1000);

/** `12 s`, `4 min`, `3 h`. */
export function ageText(seconds: number): string {
  const age = Math.max(0, Math.round(seconds));
  if (age < 120) return `${age}\u00a0s`;
  return age < 7200 ? `${Math.round(age / 60)}\u00a0min` : `${Math.round(age / 3600)}\u00a0h`;
}

/** Where live data come from and how old they are, and what of them is on the map. */
export function liveNote(
  status: LiveStatus,
  view: LiveView | undefined,
  time: number,
  timeZone: string,
): Text {
  const parts = [sourceText(status, time, timeZone)];
  if (view !== undefined) parts.push(countText(liveCounts(view.day, time), view.strays.length));
  if (view !== undefined && view.straight > 0) parts.push(straightText(view.straight));
  if (view !== undefined && view.unknown > 0) parts.push(unknownText(view.unknown));
  parts.push(...leftOut(status, view), ...failures(status, timeZone), ...alertTexts(status.alerts));
  return both((language) => parts.map((part) => part[language] ?? part.en).join(' '));
}

function sourceText(status: LiveStatus, time: number, timeZone: string): Text {
  const { source, timestamp, window } = status;
  const span = (language: Language): string => {
    if (window === undefined) return '';
    const [first, last] = window.map((at) => clock(language, at, timeZone, false));
    return `${date(language, window[0], timeZone)}, ${first}${last === first ? '' : `–${last}`}`;
  };
  const age = timestamp === undefined ? '' : ageText(time - timestamp);
  switch (source) {
    case 'live':
      return { en: `Live, message ${age} old.`, de: `Live, Meldung ${age} alt.` };
    case 'recording':
      return {
        en: `Recorded on ${span('en')}, message ${age} old.`,
        de: `Aufgezeichnet am ${span('de')}, Meldung ${age} alt.`,
      };
    case 'waiting':
      return { en: 'Live: no message yet.', de: 'Live: noch keine Meldung.' };
    case 'away':
      return {
        en: `Live positions are shown while the clock is within ${nearNow / 60}\u00a0min of now: choose “Now” as its speed. At other times vehicles follow the timetable.`,
        de: `Live-Positionen erscheinen, wenn die Uhr höchstens ${nearNow / 60}\u00a0min von jetzt abweicht: Wählen Sie „Jetzt“ als ihr Tempo. Sonst fahren die Fahrzeuge nach Fahrplan.`,
      };
    case 'recorded':
      return {
        en: `Live positions were recorded on ${span('en')}: set the clock there to see them.`,
        de: `Live-Positionen wurden am ${span('de')} aufgezeichnet: Stellen Sie die Uhr dorthin, um sie zu sehen.`,
      };
  }
}

function countText(counts: LiveCounts, strays: number): Text {
  const { reported, predicted, stale, timetable, cancelled } = counts;
  const listed = (parts: readonly (readonly [number, string])[]): string =>
    parts
      .filter(([count], i) => count > 0 || i === 0)
      .map(([count, words]) => `${count} ${words}`)
      .join(', ');
  return {
    en: `${listed([
      [reported, 'where they report to be'],
      [predicted, 'by predicted times'],
      [stale, `stale (silent for over ${staleAfter}\u00a0s)`],
      [timetable, 'by timetable only'],
      [strays, 'away from any known trip'],
      [cancelled, 'cancelled'],
    ])}.`,
    de: `${listed([
      [reported, 'am gemeldeten Ort'],
      [predicted, 'nach vorhergesagten Zeiten'],
      [stale, `veraltet (seit über ${staleAfter}\u00a0s still)`],
      [timetable, 'nur nach Fahrplan'],
      [strays, 'abseits jeder bekannten Fahrt'],
      [cancelled, 'ausgefallen'],
    ])}.`,
  };
}

const straightText = (count: number): Text => ({
  en:
    count === 1
      ? '1 added trip runs straight from stop to stop: no line calls at its stops in that order.'
      : `${count} added trips run straight from stop to stop: no line calls at their stops in that order.`,
  de:
    count === 1
      ? '1 zusätzliche Fahrt verläuft gerade von Halt zu Halt: Keine Linie hält dort in dieser Reihenfolge.'
      : `${count} zusätzliche Fahrten verlaufen gerade von Halt zu Halt: Keine Linie hält dort in dieser Reihenfolge.`,
});

const unknownText = (count: number): Text => ({
  en: `Of ${count} of them the timetable lacks the line; their kind of vehicle is not known and drawn in grey.`,
  de: `Von ${count} davon fehlt die Linie im Fahrplan; ihr Verkehrsmittel ist nicht bekannt und grau gezeichnet.`,
});

/** Says that a vehicle's way is a guess. */
export const straightField: Field = {
  label: { en: 'Added trip', de: 'Zusätzliche Fahrt' },
  notice: true,
  value: null,
  words: {
    en: 'Not in the timetable; drawn straight from stop to stop, since no line calls at its stops in that order.',
    de: 'Nicht im Fahrplan; gerade von Halt zu Halt gezeichnet, da keine Linie dort in dieser Reihenfolge hält.',
  },
};

function leftOut(
  { refusedMessages, refusedEntities }: LiveStatus,
  view: LiveView | undefined,
): Text[] {
  const parts: (readonly [number, string, string])[] = [
    [refusedMessages, 'refused messages', 'abgewiesene Nachrichten'],
    [refusedEntities, 'refused entries', 'abgewiesene Einträge'],
    [
      view?.unmatched ?? 0,
      'trips that the timetable does not know',
      'dem Fahrplan unbekannte Fahrten',
    ],
    [view?.ignored ?? 0, 'impossible times', 'unmögliche Zeiten'],
  ];
  const some = parts.filter(([count]) => count > 0);
  if (some.length === 0) return [];
  return [
    {
      en: `Left out: ${some.map(([count, en]) => `${en} (${count})`).join(', ')}.`,
      de: `Nicht verwendet: ${some.map(([count, , de]) => `${de} (${count})`).join(', ')}.`,
    },
  ];
}

function failures({ failing, next, timestamp }: LiveStatus, timeZone: string): Text[] {
  if (failing === 0) return [];
  const kept = timestamp !== undefined;
  return [
    both((language) => {
      const again = next === undefined ? '' : clock(language, next, timeZone);
      return language === 'en'
        ? `A live feed fails${kept ? '; its last good message stays' : ''}.${again && ` Asked again at ${again}.`}`
        : `Ein Live-Strom fällt aus${kept ? '; seine letzte gute Meldung bleibt' : ''}.${again && ` Nächste Anfrage um ${again}.`}`;
    }),
  ];
}

const mostAlerts = 3;

function alertTexts(alerts: readonly AlertReport[]): Text[] {
  const shown = alerts.slice(0, mostAlerts);
  const more = alerts.length - shown.length;
  return [
    ...shown.map(({ header }) => ({
      en: `Alert: ${ended(header.en)}`,
      de: `Meldung: ${ended(header.de ?? header.en)}`,
    })),
    ...(more > 0 ? [{ en: `${more} more alerts.`, de: `${more} weitere Meldungen.` }] : []),
  ];
}

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

/** Alerts about a vehicle or stop, for its reading. */
export function alertFields(alerts: readonly AlertReport[], thing: Affected): Field[] {
  return alerts
    .filter((alert) => isAbout(alert, thing))
    .map(({ header, description }) => ({
      label: { en: 'Alert', de: 'Meldung' },
      notice: true,
      value: null,
      words:
        description === undefined
          ? header
          : {
              en: `${ended(header.en)} ${description.en}`,
              de: `${ended(header.de ?? header.en)} ${description.de ?? description.en}`,
            },
    }));
}

/** What is known of a vehicle on no known trip. */
export function strayFields({ heard, label, id }: Stray, time: number): Field[] {
  const age = ageText(time - heard);
  const old = time - heard > staleAfter;
  return [
    {
      label: { en: 'Heard of', de: 'Letzte Meldung' },
      value: null,
      words: {
        en: `${age} ago${old ? ', stale' : ''}`,
        de: `vor ${age}${old ? ', veraltet' : ''}`,
      },
    },
    ...(label === id ? [] : [{ label: { en: 'Vehicle', de: 'Fahrzeug' }, value: id }]),
  ];
}
