import type { Entry } from '../../catalogue/entry.ts';
import { asBytes, fetchFile } from '../../catalogue/fetch.ts';
import { readRoads } from '../../catalogue/roads.ts';
import { Problem } from '../../problem/problem.ts';
import type { OpenContext } from '../layer.ts';
import { groundCourses } from './courses.ts';
import { RoadLayer } from './layer.ts';
import { drivesOnLeft } from './side.ts';

/** Metres between points of a course that lie on the ground. */
const spacing = 40;

/** Opens the network at `url`; rejects with a Problem where it cannot be read. */
export async function openRoads(
  entry: Entry,
  url: string,
  { catalogue, signal, progress, heights, redraw, describe }: OpenContext,
): Promise<RoadLayer> {
  progress(0.1);
  const bytes = await fetchFile(url, asBytes, signal);
  progress(0.4);
  const network = await readRoads(bytes, url);
  progress(0.6);
  const courses = await groundCourses(network, spacing, heights);
  if (signal.aborted) throw new Problem('cancelled', { file: url });
  const left = drivesOnLeft(catalogue.timeZone);
  return new RoadLayer(entry, network, courses, { redraw, describe, left });
}
