import { readFile } from 'node:fs/promises';
import { Problem } from '../../src/problem/problem.ts';
import type { LeverValues } from '../../src/scenario/lever.ts';
import type { RoadChange } from '../../src/scenario/roadChange.ts';
import { readRoadChanges } from '../../src/state/roadsLink.ts';

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    throw new Problem('leverFile', { file, detail: (error as Error).message }, { cause: error });
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a file is one that the app exported, with levers and roads in it. */
const isScenario = (value: unknown): value is { levers: unknown; roads?: unknown } =>
  isRecord(value) && value.type === 'twinscape-scenario';

/**
 * Lever values of a JSON object, or of a scenario file that the app exported, which brings its roads too.
 * Rejects with Problem `leverFile`.
 */
export async function readLeverFile(
  file: string,
): Promise<{ readonly levers: LeverValues; readonly roads: readonly RoadChange[] }> {
  const content = await readJson(file);
  const levers = isScenario(content) ? content.levers : content;
  if (!isRecord(levers)) throw new Problem('leverFile', { file, detail: 'not a JSON object' });
  for (const [id, number] of Object.entries(levers))
    if (typeof number !== 'number')
      throw new Problem('leverFile', { file, detail: `“${id}” is not a number` });
  const roads = isScenario(content) && content.roads !== undefined ? content.roads : [];
  return { levers: levers as LeverValues, roads: roadsIn(roads, file) };
}

/** Changes of roads of a JSON list, or of a scenario file that the app exported. Rejects with Problem `roadsFile`. */
export async function readRoadFile(file: string): Promise<readonly RoadChange[]> {
  const content = await readJson(file).catch((error: unknown) => {
    const detail = error instanceof Problem ? String(error.params.detail) : String(error);
    throw new Problem('roadsFile', { file, detail }, { cause: error });
  });
  return roadsIn(isScenario(content) ? (content.roads ?? []) : content, file);
}

function roadsIn(given: unknown, file: string): readonly RoadChange[] {
  if (!Array.isArray(given)) throw new Problem('roadsFile', { file, detail: 'not a JSON list' });
  given.forEach((one: unknown, i) => {
    if (readRoadChanges([one]).length === 0)
      throw new Problem('roadsFile', { file, detail: `entry ${i + 1} is no change of roads` });
  });
  return readRoadChanges(given);
}
