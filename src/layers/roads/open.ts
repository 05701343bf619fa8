import type { Entry } from '../../catalogue/entry.ts';
import { openNetwork } from '../../catalogue/network/client.ts';
import type { OpenContext } from '../layer.ts';
import { drawRoads } from './client.ts';
import { RoadLayer } from './layer.ts';
import { drivesOnLeft } from './side.ts';

/** Shares of the work that reading the network is, and asking for the ground under it. */
const [read, ground] = [0.7, 0.85];

/** Opens the network at `url`; rejects with a Problem where it cannot be read. */
export async function openRoads(
  entry: Entry,
  url: string,
  { catalogue, signal, progress, heights, redraw, describe }: OpenContext,
): Promise<RoadLayer> {
  progress(0);
  const network = await openNetwork(url, { signal, progress: (share) => progress(read * share) });
  progress(read);
  const grounded = (): void => progress(ground);
  const drawn = await drawRoads(network, { signal, file: url, heights, grounded });
  const left = drivesOnLeft(catalogue.timeZone);
  return new RoadLayer(entry, network, drawn, { redraw, describe, left });
}
