import { type BuiltRoads as Built, networkOf } from '../../src/catalogue/network/build.ts';
import type { RoadOptions } from '../../src/catalogue/network/tags.ts';
import type { Bounds } from '../../src/geo/bounds.ts';
import { readRoadLines } from './read.ts';
import { type Widened, widen } from './widen.ts';

export interface BuiltRoads extends Pick<Built, 'roads'> {
  readonly report: Built['report'] & {
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
  const read = await readRoadLines(file, table);
  if (around === undefined) return networkOf(read, file, how);
  const { lines, ...widened } = widen(read.lines, (await readRoadLines(around.file)).lines, {
    bounds: around.bounds,
  });
  const { roads, report } = networkOf({ ...read, lines }, file, how);
  return { roads, report: { ...report, widened } };
}
