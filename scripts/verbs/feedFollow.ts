import { type Command, InvalidArgumentError } from 'commander';
import type { PollState } from '../../src/catalogue/poll.ts';
import type { LiveState } from '../../src/layers/mobility/live/state.ts';
import { printResult, say } from '../io.ts';

interface Heard {
  /** ISO 8601. */
  readonly at: string;
  readonly status: PollState<LiveState>['status'];
  readonly timestamp: string | null;
  readonly vehicles: number;
  readonly tripUpdates: number;
  readonly alerts: number;
  readonly refusedEntities: number;
  readonly refusedMessages: number;
  readonly problem: string | null;
  readonly next: string | null;
}

/** `twin feed follow`. */
export function registerFollow(feed: Command): void {
  feed
    .command('follow <url>')
    .description(
      'asks a GTFS-Realtime address as the map does (conditional requests, back-off, Retry-After) and tells ' +
        'each answer; exits 1 where none was a message',
    )
    .option('--seconds <n>', 'how long it asks', wholeSeconds, 60)
    .option('--json', 'print as JSON on one line', false)
    .action(async (url: string, { seconds, json }: { seconds: number; json: boolean }) => {
      const states = await follow(url, seconds);
      printResult({ url, states }, json);
      if (states.every(({ timestamp }) => timestamp === null)) process.exitCode = 1;
    });
}

function wholeSeconds(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 86_400)
    throw new InvalidArgumentError('Give whole seconds, 1 to 86400.');
  return seconds;
}

async function follow(url: string, seconds: number): Promise<readonly Heard[]> {
  const { Poll } = await import('../../src/catalogue/poll.ts');
  const { decodeMessage, mostBytes } = await import('../../src/layers/mobility/live/message.ts');
  const { fold, refusedCount } = await import('../../src/layers/mobility/live/state.ts');
  const iso = (time: number | undefined): string | null =>
    time === undefined ? null : new Date(time * 1000).toISOString();
  const states: Heard[] = [];
  let before: LiveState | undefined;
  const poll = new Poll<LiveState>({
    url,
    period: 15,
    mostBytes,
    read: (bytes) => {
      before = fold(before, decodeMessage(bytes, url), Date.now() / 1000, url);
      return before;
    },
    changed: ({ status, value, problem, next, refused }) => {
      if (status === 'waiting') return;
      const heard: Heard = {
        at: new Date().toISOString(),
        status,
        timestamp: iso(value?.timestamp),
        vehicles: value?.vehicles.size ?? 0,
        tripUpdates: value?.trips.size ?? 0,
        alerts: value?.alerts.size ?? 0,
        refusedEntities: value === undefined ? 0 : refusedCount(value),
        refusedMessages: refused,
        problem: problem?.message ?? null,
        next: iso(next),
      };
      states.push(heard);
      say(
        `${heard.at} ${status}: ${problem?.message ?? `${heard.vehicles} vehicles, ${heard.tripUpdates} trips`}`,
      );
    },
  });
  poll.start();
  await new Promise((done) => setTimeout(done, seconds * 1000));
  poll.stop();
  return states;
}
