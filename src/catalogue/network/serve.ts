import type { RoadNetwork } from '../../channel/roads.ts';
import { asProblem, Problem, type ProblemData, problemData } from '../../problem/problem.ts';
import { asBytes, fetchFile } from '../fetch.ts';
import { type FeedKey, keepKey } from '../key.ts';
import { readRoads } from '../roads.ts';
import { networkOf } from './build.ts';
import { type RoadSourceFacts, sourceFacts } from './facts.ts';
import { roadFormat } from './format.ts';
import { readRoadLines } from './source.ts';

/** A network to read: the table of one, or a source that one is made of. */
export interface NetworkRequest {
  readonly url: string;
  /** Its bytes, where it is a file of this device. */
  readonly file?: File;
  /** A key that was given for its server. */
  readonly key?: FeedKey | undefined;
}

/** A network, and where it was made here: its table, as the build writes it, and how it came about. */
export interface ReadNetwork {
  readonly network: RoadNetwork;
  readonly made?: { readonly table: ArrayBuffer; readonly facts: RoadSourceFacts };
}

export type NetworkAnswer =
  | { readonly type: 'progress'; readonly share: number }
  | ({ readonly type: 'read' } & ReadNetwork)
  | { readonly type: 'failed'; readonly problem: ProblemData };

/** A country's extract is more than a page can hold. */
const mostBytes = 400 * 2 ** 20;
const seconds = 600;
/** Share of the work that fetching is, and reading the lines of a source. */
const [fetched, lined] = [0.4, 0.7];

/**
 * Reads a network by address or of this device: the table of one (`readRoads`), else a source (`readRoadLines`).
 * @throws Problem as those two and `networkOf`; `roadLarge`, and those of `fetchFile`
 */
export async function readNetwork(
  { url, file, key }: NetworkRequest,
  progress: (share: number) => void,
): Promise<ReadNetwork> {
  const name = file?.name ?? url;
  if (key !== undefined) keepKey(url, key);
  if (file !== undefined && file.size > mostBytes) throw tooLarge(name, file.size);
  const bytes = await (file === undefined
    ? fetchFile(url, asBytes, undefined, seconds)
    : bytesOf(file));
  if (bytes.byteLength > mostBytes) throw tooLarge(name, bytes.byteLength);
  progress(fetched);
  const start = new Uint8Array(bytes, 0, Math.min(16, bytes.byteLength));
  if (new TextDecoder().decode(start.subarray(0, 4)) === 'PAR1')
    return { network: await readRoads(bytes, name) };
  const lines = await readRoadLines(new Uint8Array(bytes), name, {
    progress: (share) => progress(fetched + share * (lined - fetched)),
  });
  progress(lined);
  const built = networkOf(lines, name);
  progress(0.9);
  const { roadTable } = await import('./table.ts');
  const table = roadTable(built.roads);
  return {
    network: await readRoads(table, name),
    made: { table, facts: sourceFacts(built, roadFormat(start, name)) },
  };
}

async function bytesOf(file: File): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('dropUnreadable', { file: file.name, detail }, { cause });
  }
}

const tooLarge = (file: string, bytes: number): Problem =>
  new Problem('roadLarge', {
    file,
    size: Math.round(bytes / 1e6),
    most: Math.floor(mostBytes / 1e6),
  });

/** Answers one request; what is large goes over without a copy. */
export async function serveNetwork(
  request: NetworkRequest,
  post: (answer: NetworkAnswer, transfer?: Transferable[]) => void,
): Promise<void> {
  try {
    const read = await readNetwork(request, (share) => post({ type: 'progress', share }));
    post({ type: 'read', ...read }, buffersOf(read));
  } catch (error) {
    const problem = problemData(asProblem(error, request.file?.name ?? request.url));
    post({ type: 'failed', problem });
  }
}

function buffersOf({ network, made }: ReadNetwork): Transferable[] {
  const arrays = Object.values(network).flatMap((part) =>
    Object.values(part as RoadNetwork['links']).filter((v) => ArrayBuffer.isView(v)),
  );
  const buffers = arrays.map(({ buffer }) => buffer as ArrayBuffer);
  return [...new Set(made === undefined ? buffers : [...buffers, made.table])];
}
