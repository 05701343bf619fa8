import { crsWithGrids, type GridCrs, gridsIn } from '../../geo/crs.ts';
import { Problem } from '../../problem/problem.ts';
import type { ByteSource } from './bytes.ts';

const mostBytes = 64 * 2 ** 20;
const known = new Map<string, Promise<GridCrs>>();

/**
 * The CRS that a catalogue declares through grid shift files; undefined where it names none by address.
 * Such a declaration goes before what the file says: the file names its datum, not the way to WGS 84.
 * `open` gives the bytes of an address. Rejects with a Problem that names the grid file.
 */
export async function declaredShift(
  text: string | undefined,
  open: (address: string) => Promise<ByteSource>,
): Promise<GridCrs | undefined> {
  const addresses = gridsIn(text ?? '');
  if (text === undefined || addresses.length === 0) return undefined;
  const sources = await Promise.all(addresses.map(open));
  const key = [text, ...sources.map(({ name }) => name)].join(' ');
  const found = known.get(key) ?? load(text, sources);
  known.set(key, found);
  try {
    return await found;
  } catch (error) {
    known.delete(key);
    throw error;
  }
}

async function load(text: string, sources: readonly ByteSource[]): Promise<GridCrs> {
  const grids = await Promise.all(sources.map((source) => source.read(0, mostBytes)));
  const file = sources.map(({ name }) => name).join(', ');
  try {
    const crs = crsWithGrids(text, grids);
    if (crs !== undefined) return crs;
  } catch (error) {
    throw new Problem('gridShiftFile', { file, detail: String((error as Error).message) });
  }
  throw new Problem('unknownCrs', { file, crs: text });
}
