import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Member } from '../../src/layers/mobility/zip.ts';
import { zipMembers } from '../../src/layers/mobility/zip.ts';
import { Problem } from '../../src/problem/problem.ts';

const pieceBytes = 1 << 20;

/** The files of a GTFS feed on disk, a zip or a folder. Throws Problem `inputFile` or `gtfsZip`. */
export async function feedMembers(path: string): Promise<readonly Member[]> {
  try {
    if (!(await stat(path)).isDirectory())
      return zipMembers(new Uint8Array(await readFile(path)), path);
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => fileMember(entry.name, join(path, entry.name)));
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const detail = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new Problem('inputFile', { file: path, detail }, { cause });
  }
}

/** A file of a folder, read piece by piece since a table may be larger than is good to hold. */
function fileMember(name: string, path: string): Member {
  const { size } = statSync(path);
  return {
    name,
    nested: false,
    size,
    length: size,
    *pieces() {
      const open = openSync(path, 'r');
      try {
        for (;;) {
          const piece = new Uint8Array(pieceBytes);
          const length = readSync(open, piece);
          if (length === 0) return;
          yield piece.subarray(0, length);
        }
      } finally {
        closeSync(open);
      }
    },
  };
}
