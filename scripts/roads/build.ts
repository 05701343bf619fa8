import { Problem } from '../../src/problem/problem.ts';
import { type MeasuredRoad, type RoadReport, roadGraph } from './graph.ts';
import { readRoadLines } from './read.ts';
import type { RoadOptions } from './tags.ts';

export interface BuiltRoads {
  readonly roads: readonly MeasuredRoad[];
  readonly report: RoadReport & { readonly unreadable: number };
}

/**
 * The network of a road source (see `readRoadLines`).
 * @throws Problem as `readRoadLines`; `roadsNone`
 */
export async function buildRoads(
  file: string,
  options: RoadOptions & { readonly table?: string } = {},
): Promise<BuiltRoads> {
  const { lines, unreadable } = await readRoadLines(file, options.table);
  const { roads, report } = roadGraph(lines, options);
  if (roads.length === 0) throw new Problem('roadsNone', { file });
  return { roads, report: { ...report, unreadable } };
}
