import * as v from 'valibot';
import type { Figure } from '../channel/channel.ts';
import { Problem } from '../problem/problem.ts';
import type { LeverValues } from '../scenario/lever.ts';
import type { RoadChange } from '../scenario/roadChange.ts';
import { readRoadChanges, writeRoadChanges } from './roadsLink.ts';

/** A scenario that was given a name, with what it led to when it was saved. */
export interface SavedScenario {
  readonly id: string;
  readonly name: string;
  /** Id of the city's catalogue. */
  readonly city: string;
  /** ISO 8601 instant. */
  readonly saved: string;
  /** What differs from today. */
  readonly levers: LeverValues;
  readonly roads: readonly RoadChange[];
  /** Figures of the city at that time, by which scenarios are compared. */
  readonly figures: readonly Figure[];
  /** What computed them. */
  readonly software: string;
  readonly models: readonly { readonly name: string; readonly version: string }[];
}

const fileType = 'twinscape-scenario';
const fileVersion = 1;
export const longestName = 80;
const most = 200;

const short = v.pipe(v.string(), v.maxLength(200));
const finite = v.pipe(v.number(), v.finite());
const date = v.pipe(
  short,
  v.check((at) => Number.isFinite(Date.parse(at))),
);
const period = v.object({ start: date, end: date });

const figure = v.object({
  quantity: v.pipe(short, v.minLength(1)),
  group: v.exactOptional(v.picklist(['energy', 'mobility', 'heat'])),
  unit: short,
  value: finite,
  lower: finite,
  upper: finite,
  window: period,
});

const levers = v.pipe(
  v.record(v.pipe(short, v.minLength(1)), finite),
  v.check((all) => Object.keys(all).length <= most),
);

const scenario = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestName)),
  city: v.pipe(short, v.minLength(1)),
  saved: date,
  levers,
  roads: v.exactOptional(v.array(v.unknown()), []),
  figures: v.exactOptional(v.pipe(v.array(figure), v.maxLength(most)), []),
  software: v.exactOptional(short, ''),
  models: v.exactOptional(
    v.pipe(v.array(v.object({ name: short, version: short })), v.maxLength(most)),
    [],
  ),
});

/** A scenario as it is written: everything but the place that it has on this device. */
export function scenarioContent({ id: _, roads, ...rest }: SavedScenario) {
  return { type: fileType, version: fileVersion, ...rest, roads: writeRoadChanges(roads) };
}

/** The content of a scenario file. */
export const scenarioFile = (of: SavedScenario): string =>
  `${JSON.stringify(scenarioContent(of), undefined, 2)}\n`;

/** What a saved scenario of this device or of a file holds, or undefined where it is none. */
export function readScenario(given: unknown, id: string): SavedScenario | undefined {
  const read = v.safeParse(scenario, given);
  if (!read.success) return undefined;
  const roads = readRoadChanges(read.output.roads);
  if (roads.length !== read.output.roads.length) return undefined;
  return { ...read.output, id, roads };
}

/**
 * Reads a scenario file.
 * @throws Problem `scenarioFile` where it is none, or of another city
 */
export function readScenarioFile(
  text: string,
  file: string,
  city: string,
  id: string,
): SavedScenario {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    const detail = (error as Error).message;
    throw new Problem('scenarioFile', { file, detail }, { cause: error });
  }
  const { type, version } = (given ?? {}) as { type?: unknown; version?: unknown };
  if (type !== fileType) throw new Problem('scenarioFile', { file, detail: 'not a scenario' });
  if (version !== fileVersion)
    throw new Problem('scenarioFile', { file, detail: `version ${String(version)}` });
  const read = readScenario(given, id);
  if (read === undefined)
    throw new Problem('scenarioFile', { file, detail: 'a field is missing or malformed' });
  if (read.city !== city)
    throw new Problem('scenarioFile', { file, detail: `it is of the city “${read.city}”` });
  return read;
}
