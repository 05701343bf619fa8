import { readFile } from 'node:fs/promises';
import type { RoadLines } from '../../src/catalogue/network/lines.ts';
import { readRoadLines as readLines } from '../../src/catalogue/network/source.ts';
import { Problem } from '../../src/problem/problem.ts';

/**
 * The lines of a road source on disk (`src/catalogue/network/source.ts`).
 * @param table of a GeoPackage; the first one with a column for the class where absent
 * @throws Problem `dropUnreadable` where the file cannot be read, and those of `readRoadLines`
 */
export async function readRoadLines(file: string, table?: string): Promise<RoadLines> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('dropUnreadable', { file, detail }, { cause });
  });
  return readLines(bytes, file, table === undefined ? {} : { table });
}
