import { writeFile } from 'node:fs/promises';
import type { MeasuredRoad } from '../../src/catalogue/network/graph.ts';
import { roadTable } from '../../src/catalogue/network/table.ts';

/** Writes a network as GeoParquet (`roadTable`). */
export const writeRoads = (roads: readonly MeasuredRoad[], path: string): Promise<void> =>
  writeFile(path, new Uint8Array(roadTable(roads)));
