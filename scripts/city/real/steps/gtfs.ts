import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { standards } from '../../../../src/catalogue/standards.ts';
import { Problem } from '../../../../src/problem/problem.ts';
import type { Step, StepContext } from '../context.ts';
import { checkGtfs, type GtfsFacts } from '../gtfs/check.ts';

/** Copies a GTFS zip (source 0) unchanged to `mobility/gtfs.zip` and counts its defects. */
export const gtfs: Step = async (context) => {
  const source = context.source(0);
  const zip = await readFile(source.path);
  let facts: GtfsFacts;
  try {
    facts = checkGtfs(zip);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('sourceFormat', { file: source.file, detail }, { cause });
  }
  report(context, facts);
  await mkdir(join(context.dir, 'mobility'), { recursive: true });
  await writeFile(join(context.dir, 'mobility/gtfs.zip'), zip);
  const end = new Date(Date.parse(facts.lastDay) + 86_400_000).toISOString().slice(0, 10);
  return {
    distributions: [
      { path: 'mobility/gtfs.zip', mediaType: 'application/zip', conformsTo: [standards.gtfs] },
    ],
    bounds: facts.bounds,
    temporal: { start: facts.firstDay, end },
  };
};

function report(context: StepContext, facts: GtfsFacts): void {
  const source = context.source(0);
  const { defect } = context;
  const kept = { en: 'kept as published', de: 'wie veröffentlicht belassen' };
  const n = facts.servicesByDateOnly;
  defect(
    source,
    'serviceByDatesOnly',
    n,
    {
      en: `${n} of ${facts.services} services are dated by calendar_dates.txt alone, ${facts.firstDay} to ${facts.lastDay}`,
      de: `${n} von ${facts.services} Betriebstagen sind nur in calendar_dates.txt datiert, ${facts.firstDay} bis ${facts.lastDay}`,
    },
    { en: 'read from there', de: 'von dort gelesen' },
  );
  const rest: readonly [string, number, string, string][] = [
    [
      'serviceWithoutDay',
      facts.servicesWithoutDay,
      'services have no day',
      'Betriebstage ohne Datum',
    ],
    ['tripWithoutShape', facts.tripsWithoutShape, 'trips have no shape', 'Fahrten ohne Linienweg'],
    [
      'tripWithoutStops',
      facts.tripsWithoutStopTimes,
      'trips have no stop times',
      'Fahrten ohne Haltezeiten',
    ],
    [
      'danglingStopTime',
      facts.danglingStopTimes,
      'stop times name an unknown trip or stop',
      'Haltezeiten mit unbekannter Fahrt oder Haltestelle',
    ],
    [
      'backwardTime',
      facts.backwardTimes,
      'arrivals lie before the departure from the stop before',
      'Ankünfte liegen vor der Abfahrt am Halt davor',
    ],
    ['unusedStop', facts.unusedStops, 'stops are never served', 'Haltestellen werden nie bedient'],
    ['stopWithoutPlace', facts.stopsWithoutPlace, 'stops have no place', 'Haltestellen ohne Ort'],
    [
      'routeWithoutColour',
      facts.routesWithoutColour,
      `of ${facts.routes} routes have no colour`,
      `von ${facts.routes} Linien haben keine Farbe`,
    ],
  ];
  for (const [code, count, en, de] of rest)
    defect(source, code, count, { en: `${count} ${en}`, de: `${count} ${de}` }, kept);
}
