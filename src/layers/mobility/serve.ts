import { fetchFile } from '../../catalogue/fetch.ts';
import { asProblem, type ProblemData, problemData } from '../../problem/problem.ts';
import { serviceDates } from './calendar.ts';
import { type Timetable, timetableOf } from './day.ts';
import type { Feed, Network } from './feed.ts';
import type { Notice } from './notices.ts';
import { readGtfs } from './read.ts';

export type Request =
  | { readonly type: 'open'; readonly url: string; readonly timeZone: string }
  | { readonly type: 'day'; readonly date: string };

/** What the reader knows of a feed once it is open. */
export interface Opened {
  readonly network: Network;
  readonly dates: readonly string[];
  readonly notices: readonly Notice[];
}

export type Answer =
  | { readonly type: 'progress'; readonly share: number; readonly note: string }
  | ({ readonly type: 'opened' } & Opened)
  | { readonly type: 'day'; readonly timetable: Timetable }
  | { readonly type: 'failed'; readonly problem: ProblemData };

type Post = (answer: Answer, transfer?: Transferable[]) => void;

/** Answers requests about one feed; it runs in a worker, and anywhere else for tests. */
export function serveFeed(post: Post): (request: Request) => Promise<void> {
  let feed: Feed | undefined;
  let file = '';
  return async (request) => {
    try {
      if (request.type === 'open') {
        file = request.url;
        feed = await readGtfs(await download(file, post), file, {
          timeZone: request.timeZone,
          progress: (share, note) => post({ type: 'progress', share, note }),
        });
        post({ type: 'opened', ...opened(feed) });
      } else if (feed !== undefined) {
        const timetable = timetableOf(feed, request.date);
        post({ type: 'day', timetable }, buffersOf(timetable));
      }
    } catch (error) {
      post({ type: 'failed', problem: problemData(asProblem(error, file)) });
    }
  };
}

const opened = (feed: Feed): Opened => {
  const { agencies, timeZone, stops, routes, paths } = feed;
  return {
    network: { file: feed.file, agencies, timeZone, stops, routes, paths },
    dates: serviceDates(feed),
    notices: feed.notices,
  };
};

const buffersOf = ({ trips, times, runs }: Timetable): Transferable[] =>
  [trips, times, runs]
    .flatMap((table) => Object.values(table))
    .filter((column) => ArrayBuffer.isView(column))
    .map((column) => column.buffer as ArrayBuffer);

/** A large feed over a slow line is no failure. */
const feedSeconds = 600;

async function download(url: string, post: Post): Promise<Uint8Array> {
  const note = url.slice(url.lastIndexOf('/') + 1);
  const read = (response: Response): Promise<ArrayBuffer> => {
    post({ type: 'progress', share: 0, note });
    return response.arrayBuffer();
  };
  return new Uint8Array(await fetchFile(url, read, undefined, feedSeconds));
}
