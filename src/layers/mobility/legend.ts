import type { Entry } from '../../catalogue/entry.ts';
import type { Text } from '../../channel/text.ts';
import type { Legend, LegendClass } from '../layer.ts';
import type { ServiceClock } from './clock.ts';
import { colouredByLine, modeOf, routeColours, routeName } from './colours.ts';
import type { Network } from './feed.ts';
import type { Notice } from './notices.ts';
import { addDays } from './zone.ts';

/** @param count vehicles under way, undefined while the day is being sorted */
export function mobilityLegend(
  entry: Entry,
  network: Network,
  clock: ServiceClock,
  count: number | undefined,
  notices: readonly Notice[],
): Legend {
  const { date } = clock;
  const note = noteOf(clock, notices);
  return {
    title: entry.title,
    unit: count === undefined ? 'vehicles in service' : `vehicles in service: ${count}`,
    ...(date === undefined ? {} : { window: { start: date, end: addDays(date, 1) } }),
    source: { en: entry.attribution, de: entry.attribution },
    classes: classesOf(network),
    ...(note === undefined ? {} : { note }),
  };
}

/** Lines by name where they have colours of their own, else modes. */
function classesOf(network: Network): LegendClass[] {
  const { routes } = network;
  if (colouredByLine(network)) {
    const colours = routeColours(network);
    return routes.ids
      .map((_, route) => {
        const { label } = modeOf(routes.types[route]!);
        const name = routeName(network, route);
        const both: Text = { en: `${label.en} ${name}`, de: `${label.de} ${name}` };
        return { code: route, label: both, color: colours[route]! };
      })
      .sort((a, b) => a.label.en.localeCompare(b.label.en, 'en', { numeric: true }));
  }
  const classes = new Map<string, LegendClass>();
  for (const type of routes.types) {
    const { id, label, color } = modeOf(type);
    if (!classes.has(id)) classes.set(id, { code: classes.size, label, color });
  }
  return [...classes.values()];
}

function noteOf({ asked, date }: ServiceClock, notices: readonly Notice[]): Text | undefined {
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
  if (notes.length === 0) return undefined;
  const joined = (language: 'en' | 'de'): string => notes.map((n) => n[language]).join(' ');
  return { en: joined('en'), de: joined('de') };
}
