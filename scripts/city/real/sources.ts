import { access, readdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { asProblem, Problem } from '../../../src/problem/problem.ts';
import { download, verify } from './download.ts';
import type { Source } from './recipe.ts';
import type { SourceReport } from './report.ts';

export interface Gathered {
  /** Verified local files by source id. */
  readonly paths: ReadonlyMap<string, string>;
  readonly reports: readonly SourceReport[];
}

/** Downloads at a time. */
const lines = 4;

export interface GatherOptions {
  readonly sources: readonly Source[];
  /** Take the files from this folder instead of the network. */
  readonly from?: string;
  /** Folder that keeps downloads, named by their SHA-256. */
  readonly cache: string;
  readonly progress: (share: number | undefined, note: string) => void;
}

/**
 * Brings every source onto this machine and verifies it. One that fails does not stop the others:
 * it is missing in `paths` and its report says why.
 */
export async function gather(options: GatherOptions): Promise<Gathered> {
  const paths = new Map<string, string>();
  const reports = new Map<string, SourceReport>();
  const total = options.sources.reduce((sum, s) => sum + s.bytes, 0);
  const done = new Map<string, number>();
  const listing =
    options.from === undefined
      ? []
      : await readdir(options.from, { recursive: true }).catch(() => []);

  const one = async (source: Source): Promise<void> => {
    let place = source.url;
    const report = (ok: boolean, problem?: string): void => {
      const { id, file, bytes, sha256 } = source;
      const reason = problem === undefined ? {} : { problem };
      reports.set(id, { id, file, bytes, sha256, from: place, ok, ...reason });
    };
    try {
      let path: string;
      if (options.from === undefined) {
        path = await fromNetwork(source, options.cache, (share) => {
          done.set(source.id, share * source.bytes);
          const sum = [...done.values()].reduce((a, b) => a + b, 0);
          options.progress(sum / total, 'downloading sources');
        });
      } else {
        path = findIn(options.from, listing, source);
        place = path;
        await verify(path, source);
      }
      paths.set(source.id, path);
      report(true);
    } catch (error) {
      const problem = asProblem(error, source.file);
      if (source.required === true) throw problem;
      report(false, problem.message);
    }
  };

  const queue = [...options.sources];
  const line = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await one(next);
  };
  try {
    await Promise.all(Array.from({ length: lines }, line));
  } finally {
    queue.length = 0;
  }
  return { paths, reports: options.sources.flatMap((s) => reports.get(s.id) ?? []) };
}

/** The source's own path below `folder`, else a file of that name anywhere below it. */
function findIn(folder: string, listing: readonly string[], source: Source): string {
  const name = basename(source.file);
  const found =
    listing.find((f) => f.replaceAll('\\', '/') === source.file) ??
    listing.find((f) => basename(f) === name);
  if (found === undefined)
    throw new Problem('sourceMissing', { file: source.file, folder, url: source.url });
  return resolve(folder, found);
}

async function fromNetwork(
  source: Source,
  cache: string,
  progress: (share: number) => void,
): Promise<string> {
  const path = resolve(cache, source.sha256.slice(0, 16), basename(source.file));
  const cached = await access(path).then(
    () => true,
    () => false,
  );
  if (cached)
    try {
      await verify(path, source);
      return path;
    } catch {
      // A damaged copy in the cache is only fetched again.
    }
  await download({ url: source.url, path, bytes: source.bytes, sha256: source.sha256, progress });
  return path;
}
