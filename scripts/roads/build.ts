import type { Bounds } from '../../src/geo/bounds.ts';
import { Problem } from '../../src/problem/problem.ts';
import { type MeasuredRoad, type RoadReport, roadGraph } from './graph.ts';
import { readRoadLines } from './read.ts';
import type { RoadOptions } from './tags.ts';
import { type Widened, widen } from './widen.ts';

export interface BuiltRoads {
  readonly roads: readonly MeasuredRoad[];
  readonly report: RoadReport & {
    readonly unreadable: number;
    /** What came from the second source, where there is one. */
    readonly widened?: Omit<Widened, 'lines'>;
  };
}

export interface BuildOptions extends RoadOptions {
  /** Table of a GeoPackage. */
  readonly table?: string;
  /** A second source, whose main roads are added where the first has none (`widen`). */
  readonly around?: { readonly file: string; readonly bounds?: Bounds };
}

/**
 * The network of a road source (see `readRoadLines`), widened by another where one is given.
 * @throws Problem as `readRoadLines`; `roadsNone`
 */
export async function buildRoads(file: string, options: BuildOptions = {}): Promise<BuiltRoads> {
  const { table, around, ...how } = options;
  const { lines, unreadable } = await readRoadLines(file, table);
  const wider =
    around && widen(lines, (await readRoadLines(around.file)).lines, { bounds: around.bounds });
  const { roads, report } = roadGraph(wider?.lines ?? lines, how);
  if (roads.length === 0) throw new Problem('roadsNone', { file });
  if (wider === undefined) return { roads, report: { ...report, unreadable } };
  const { lines: _, ...widened } = wider;
  return { roads, report: { ...report, unreadable, widened } };
}
