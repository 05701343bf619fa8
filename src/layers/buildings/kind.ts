import type { Entry } from '../../catalogue/entry.ts';
import { asBytes, asText, fetchFile } from '../../catalogue/fetch.ts';
import { standards } from '../../catalogue/standards.ts';
import type { FeatureTable } from '../../channel/table.ts';
import type { LayerKind, LayerParams, OpenContext } from '../layer.ts';
import { checkGlb, firstContent } from './check.ts';

export type BuildingParams = LayerParams & {
  /** Id of a building channel; empty for plain map colour, `natural` for the buildings' own. */
  readonly paint: string;
  /** Lowest and highest value that is painted, in the channel's unit; empty for all. */
  readonly range: readonly number[];
};

/** 3D Tiles of buildings, painted by any channel through one value texture. */
export const buildingsKind: LayerKind<BuildingParams> = {
  kind: 'buildings',
  accepts: (d) =>
    d.conformsTo.includes(standards.tiles3d) && !d.conformsTo.includes(standards.vegetation),
  defaults: () => ({ opacity: 1, paint: '', range: [] }),
  async open(entry, context) {
    const { signal, progress, redraw } = context;
    const tiles = entry.distributions.find((d) => buildingsKind.accepts(d, entry));
    const url = tiles?.accessUrl ?? entry.id;
    progress(undefined);
    const [table] = await Promise.all([tableOf(entry, context), checkTiles(url, signal)]);
    const { BuildingLayer } = await import('./layer.ts');
    return BuildingLayer.load(entry, url, table, redraw);
  },
};

async function tableOf(
  entry: Entry,
  { buildingTable }: Pick<OpenContext, 'buildingTable'>,
): Promise<FeatureTable | undefined> {
  const at = entry.distributions.find((d) => d.conformsTo.includes(standards.buildingTable));
  return at && buildingTable(at.accessUrl);
}

/** Cesium would draw tiles without metadata in one colour and say nothing; so the first is looked at. */
async function checkTiles(url: string, signal: AbortSignal): Promise<void> {
  const first = firstContent(await fetchFile(url, asText, signal), url);
  if (first !== undefined) checkGlb(await fetchFile(first, asBytes, signal), first);
}
