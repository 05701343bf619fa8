import { Problem } from '../../problem/problem.ts';
import { type MeasuredRoad, type RoadReport, roadGraph } from './graph.ts';
import type { RoadLines } from './lines.ts';
import type { RoadOptions } from './tags.ts';

export interface BuiltRoads {
  readonly roads: readonly MeasuredRoad[];
  readonly report: RoadReport & {
    readonly unreadable: number;
    /** Turns that a sign forbids or prescribes, which links from node to node cannot heed. */
    readonly turnRestrictions?: { readonly found: number; readonly heeded: 0 };
  };
}

/**
 * The network of a source's lines.
 * @throws Problem `roadsNone` where cars reach nothing on them
 */
export function networkOf(
  { lines, unreadable, turnRestrictions: found }: RoadLines,
  file: string,
  options: RoadOptions = {},
): BuiltRoads {
  const { roads, report } = roadGraph(lines, options);
  if (roads.length === 0) throw new Problem('roadsNone', { file });
  const turns = found === undefined ? {} : { turnRestrictions: { found, heeded: 0 as const } };
  return { roads, report: { ...report, unreadable, ...turns } };
}
