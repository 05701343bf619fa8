import type { Entry } from '../catalogue/entry.ts';
import { standards } from '../catalogue/standards.ts';
import type { Bounds } from '../geo/bounds.ts';
import type { FileCard, RoadFacts } from '../state/dropped.ts';
import { deviceEntry } from './deviceEntry.ts';

/** Apache Parquet begins with these bytes. */
const signature = 'PAR1';

export const isParquet = async (file: File): Promise<boolean> =>
  (await file.slice(0, 4).text()) === signature;

/**
 * What is in a road network of this device (columns of `catalogue/roads.ts`). Throws Problems of `readRoads`.
 */
export async function roadFacts(file: File): Promise<RoadFacts> {
  const { readRoads } = await import('../catalogue/roads.ts');
  const { nodes, roads, links } = await readRoads(await file.arrayBuffer(), file.name);
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (let i = 0; i < roads.lon.length; i += 1) {
    bounds[0] = Math.min(bounds[0], roads.lon[i]!);
    bounds[1] = Math.min(bounds[1], roads.lat[i]!);
    bounds[2] = Math.max(bounds[2], roads.lon[i]!);
    bounds[3] = Math.max(bounds[3], roads.lat[i]!);
  }
  return {
    roads: roads.count,
    nodes: nodes.count,
    links: links.count,
    kilometres: roads.length.reduce((sum, metres) => sum + metres, 0) / 1000,
    assumed: links.assumed.reduce((sum, one) => sum + one, 0),
    bounds,
  };
}

/** The dataset of a road network of this device. */
export const roadsEntry = (card: FileCard, bounds: Bounds): Entry =>
  deviceEntry(card, 'mobility', bounds, () => ({
    mediaType: 'application/vnd.apache.parquet',
    conformsTo: [standards.parquet, standards.roads],
  }));
