import { asBytes, fetchFile } from '../catalogue/fetch.ts';
import { readBuildingTable } from '../catalogue/table.ts';
import type { FeatureTable } from '../channel/table.ts';

/** Reads a building table by its address. */
export type ReadTable = (url: string) => Promise<FeatureTable>;

/**
 * Reads each building table once, whoever asks first: models, search and the layer share it. One that
 * could not be read is tried again by whoever asks next. Ends when `signal` aborts.
 */
export function tableReader(signal: AbortSignal): ReadTable {
  const tables = new Map<string, Promise<FeatureTable>>();
  const read: ReadTable = async (url) =>
    readBuildingTable(await fetchFile(url, asBytes, signal), url);
  return (url) => {
    const known = tables.get(url);
    if (known !== undefined) return known;
    const table = read(url);
    tables.set(url, table);
    table.catch(() => tables.delete(url));
    return table;
  };
}
