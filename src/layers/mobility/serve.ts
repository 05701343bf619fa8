import { asBlob, type BodyReader, fetchFile } from '../../catalogue/fetch.ts';
import { type FeedKey, keepKey } from '../../catalogue/key.ts';
import { mebibytes, mostBytesOf } from '../../catalogue/limits.ts';
import type { Bounds } from '../../geo/bounds.ts';
import { asProblem, Problem, type ProblemData, problemData } from '../../problem/problem.ts';
import type { FeedFacts } from '../layer.ts';
import { serviceDates } from './calendar.ts';
import { checkGtfs } from './check/check.ts';
import { type Timetable, timetableOf } from './day.ts';
import type { Feed, Network } from './feed.ts';
import type { Notice } from './notices.ts';
import { type FeedSource, readGtfs } from './read.ts';
import { feedFiles } from './tables.ts';

/** A feed as it was found: a zip, or the files of a folder by name. */
export type FeedFiles = Blob | Readonly<Record<string, Blob>>;

export type Request =
  /** `files` where they are here already; else they are fetched from `url`. */
  | {
      readonly type: 'open';
      readonly url: string;
      readonly files?: FeedFiles;
      readonly timeZone: string;
      /** A key that was given for its server, and the header in which the catalogue says that it wants one. */
      readonly key?: FeedKey | undefined;
      readonly keyHeader?: string | undefined;
    }
  | { readonly type: 'day'; readonly date: string }
  /** @property date day from which expiry counts, `YYYY-MM-DD` */
  | {
      readonly type: 'check';
      readonly file: string;
      readonly files: FeedFiles;
      readonly date: string;
    };

/** What the reader knows of a feed once it is open. */
export interface Opened {
  readonly network: Network;
  readonly dates: readonly string[];
  readonly notices: readonly Notice[];
  readonly facts: FeedFacts;
  readonly files: FeedFiles;
}

export type Answer =
  | { readonly type: 'progress'; readonly share: number; readonly note: string }
  | ({ readonly type: 'opened' } & Opened)
  | { readonly type: 'day'; readonly timetable: Timetable }
  | { readonly type: 'checked'; readonly notices: readonly Notice[] }
  | { readonly type: 'failed'; readonly problem: ProblemData };

type Post = (answer: Answer, transfer?: Transferable[]) => void;

/** Answers requests about one feed; it runs in a worker, and anywhere else for tests. */
export function serveFeed(post: Post): (request: Request) => Promise<void> {
  let feed: Feed | undefined;
  let file = '';
  const progress = (share: number, note: string): void => post({ type: 'progress', share, note });
  return async (request) => {
    try {
      if (request.type === 'open') {
        file = request.url;
        if (request.key !== undefined) keepKey(file, request.key);
        const files = request.files ?? (await download(request, post));
        feed = await readGtfs(await sourceOf(files, file), file, {
          timeZone: request.timeZone,
          progress,
        });
        post({ type: 'opened', ...opened(feed, files) });
      } else if (request.type === 'check') {
        file = request.file;
        const { date } = request;
        const found = await checkGtfs(await sourceOf(request.files, file), file, {
          progress,
          date,
        });
        post({ type: 'checked', notices: found.notices });
      } else if (feed !== undefined) {
        const timetable = timetableOf(feed, request.date);
        post({ type: 'day', timetable }, buffersOf(timetable));
      }
    } catch (error) {
      post({ type: 'failed', problem: problemData(asProblem(error, file)) });
    }
  };
}

function opened(feed: Feed, files: FeedFiles): Opened {
  const { agencies, timeZone, stops, routes, paths, notices } = feed;
  const dates = serviceDates(feed);
  return {
    network: { file: feed.file, agencies, timeZone, stops, routes, paths },
    dates,
    notices,
    facts: factsOf(feed, dates),
    files,
  };
}

function factsOf({ agencies, stops, routes, trips, counts }: Feed, dates: string[]): FeedFacts {
  const [first, last] = [dates[0], dates.at(-1)];
  const used = trips.ids.filter((_, trip) => trips.times[trip + 1]! > trips.times[trip]!).length;
  return {
    agencies,
    period: first === undefined || last === undefined ? undefined : { first, last },
    routes: routes.ids.length,
    stops: stops.ids.length,
    trips: [used, counts['trips.txt'] ?? 0],
    stopTimes: [trips.times.at(-1) ?? 0, counts['stop_times.txt'] ?? 0],
    bounds: boundsOf(stops.lon, stops.lat),
  };
}

function boundsOf(lon: Float64Array, lat: Float64Array): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (let i = 0; i < lon.length; i += 1) {
    if (Number.isNaN(lon[i]!)) continue;
    west = Math.min(west, lon[i]!);
    south = Math.min(south, lat[i]!);
    east = Math.max(east, lon[i]!);
    north = Math.max(north, lat[i]!);
  }
  return west > east ? [-180, -90, 180, 90] : [west, south, east, north];
}

const buffersOf = ({ trips, times, runs }: Timetable): Transferable[] =>
  [trips, times, runs]
    .flatMap((table) => Object.values(table))
    .filter((column) => ArrayBuffer.isView(column))
    .map((column) => column.buffer as ArrayBuffer);

async function bytesOf(blob: Blob, name: string, file: string): Promise<Uint8Array> {
  const most = mostBytesOf(name);
  if (blob.size > most) throw new Problem('fileTooLarge', { file, mebibytes: mebibytes(most) });
  return new Uint8Array(await blob.arrayBuffer());
}

async function sourceOf(files: FeedFiles, file: string): Promise<FeedSource> {
  if (files instanceof Blob) return bytesOf(files, 'feed.zip', file);
  const read = Object.entries(files).map(
    async ([name, blob]) => [name, await bytesOf(blob, name, `${file}${name}`)] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

/** A large feed over a slow line is no failure. */
const feedSeconds = 600;

/** The zip at `url`, or where it ends in a slash the files of that folder. */
async function download(
  { url, keyHeader }: Extract<Request, { type: 'open' }>,
  post: Post,
): Promise<FeedFiles> {
  const read: BodyReader<Blob> = (response, file) => {
    post({ type: 'progress', share: 0, note: url.slice(url.lastIndexOf('/') + 1) });
    return asBlob(response, file);
  };
  const fetched = (file: string): Promise<Blob> =>
    fetchFile(file, read, undefined, feedSeconds, keyHeader);
  if (!url.endsWith('/')) return fetched(url);
  let refused: Problem | undefined;
  const found = await Promise.all(
    feedFiles.map(async (name) => {
      const blob = await fetched(`${url}${name}`).catch((error: unknown) => {
        if (!isAbsent(error)) throw error;
        if (error.code === 'feedKey') refused = error;
        return undefined;
      });
      return blob === undefined || /html/.test(blob.type) ? [] : [[name, blob] as const];
    }),
  );
  const all = found.flat();
  if (all.length === 0 && refused !== undefined) throw refused;
  return Object.fromEntries(all);
}

/** Most files of a feed may be missing (stores answer 403, too); a server that fails or is busy does not say so. */
const isAbsent = (error: unknown): error is Problem =>
  error instanceof Problem &&
  (error.code === 'notFound' || error.code === 'feedKey') &&
  [403, 404, 410].includes(Number(error.params.status));
