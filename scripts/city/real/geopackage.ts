import { readFile } from 'node:fs/promises';
import { type GpkgTable, openGeopackage } from '../../../src/catalogue/network/geopackage.ts';
import { Problem } from '../../../src/problem/problem.ts';

export type { GpkgTable } from '../../../src/catalogue/network/geopackage.ts';

/**
 * Reads one feature table of a GeoPackage (OGC 12-128r19), all of it into memory.
 * @throws Problem `sourceFormat`
 */
export async function readGeopackage(file: string, name: string): Promise<GpkgTable> {
  try {
    const opened = await openGeopackage(await readFile(file));
    try {
      return opened.read(name);
    } finally {
      opened.close();
    }
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('sourceFormat', { file, detail }, { cause });
  }
}
