import type { Entry } from '../catalogue/entry.ts';
import { readInWorker } from '../catalogue/network/client.ts';
import { firstIsLine, roadFormat } from '../catalogue/network/format.ts';
import { standards } from '../catalogue/standards.ts';
import type { RoadNetwork } from '../channel/roads.ts';
import type { Bounds } from '../geo/bounds.ts';
import type { FileCard, RoadFacts } from '../state/dropped.ts';
import { deviceEntry } from './deviceEntry.ts';
import { stemOf } from './files.ts';

/** Enough of a file to tell what its first shapes are, unless their properties are very long. */
const headBytes = 65_536;
const zipSignature = 'PK\x03\x04';

/**
 * Whether a file is a road network or a source of one: a Parquet table, an OpenStreetMap PBF, a GeoPackage, or a
 * GeoJSON (also in a zip) whose first shape is a line.
 */
export async function isRoadFile(file: File): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const start = new TextDecoder('latin1').decode(head.subarray(0, 16));
  if (start.startsWith('PAR1') || roadFormat(head, file.name) !== 'GeoJSON') return head.length > 0;
  if (!start.startsWith(zipSignature)) return firstIsLine(new TextDecoder().decode(head)) === true;
  const { zipMembers } = await import('../layers/mobility/zip.ts');
  const members = zipMembers(new Uint8Array(await file.arrayBuffer()), file.name);
  return members.some(({ name }) => /\.(geo)?json$/i.test(name));
}

/** A network of this device: its table, which a source is made into, and what is in it. */
export interface DroppedRoads {
  readonly table: File;
  readonly facts: RoadFacts;
}

/** Readings under way, by card. */
const running = new Map<string, AbortController>();

/** Ends the reading for a card, if there is one. */
export const stopRoads = (id: string): void => running.get(id)?.abort();

/**
 * Reads a road network or its source in a worker.
 * @param id of the card under which `stopRoads` ends it
 * @param progress share done, 0..1
 * @throws Problem of `readNetwork`, `cancelled`
 */
export async function readRoadFile(
  id: string,
  file: File,
  progress: (share: number) => void,
): Promise<DroppedRoads> {
  const stop = new AbortController();
  running.set(id, stop);
  try {
    const { network, made } = await readInWorker({ url: file.name, file }, stop.signal, progress);
    const table =
      made === undefined
        ? file
        : new File([made.table], `${stemOf(file.name)}.parquet`, {
            type: 'application/vnd.apache.parquet',
          });
    return { table, facts: { ...factsOf(network), ...(made && { made: made.facts }) } };
  } finally {
    running.delete(id);
  }
}

function factsOf({ nodes, roads, links }: RoadNetwork): RoadFacts {
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
