import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Distribution } from '../../../../src/catalogue/entry.ts';
import type { PollEnvironment } from '../../../../src/catalogue/poll.ts';
import { standards } from '../../../../src/catalogue/standards.ts';
import type { Day } from '../../../../src/layers/mobility/day.ts';
import { LiveFeed } from '../../../../src/layers/mobility/live/feed.ts';
import { liveCounts, liveNote } from '../../../../src/layers/mobility/live/words.ts';
import { placeOf, runsAt } from '../../../../src/layers/mobility/vehicles.ts';
import { FeedServer } from '../../../catalogue/feedServer.ts';
import { numbers } from '../random.ts';
import {
  at,
  date,
  type Entity,
  encoded,
  position,
  runOf,
  smallDay,
  stateOf,
  update,
} from './messages.ts';

const trip = { tripId: 't1', startDate: date.replaceAll('-', '') };

/** A clock on the wall that the test moves; timers ring when they are due. */
class Wall implements PollEnvironment {
  time = at(8, 5) * 1000;
  #timers: { at: number; done: () => void }[] = [];
  now = (): number => this.time;
  random = (): number => 0;
  hidden = (): boolean => false;
  whenHiddenChanges = (): (() => void) => () => undefined;
  after = (milliseconds: number, done: () => void): (() => void) => {
    const timer = { at: this.time + milliseconds, done };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };
  get waiting(): number {
    return this.#timers.length;
  }
  /** Moves on, and lets ring what is due. */
  go(seconds: number): void {
    this.time += seconds * 1000;
    const due = this.#timers.filter((timer) => timer.at <= this.time);
    this.#timers = this.#timers.filter((timer) => timer.at > this.time);
    for (const { done } of due) done();
  }
}

const distribution = (accessUrl: string, temporal?: Distribution['temporal']): Distribution => ({
  accessUrl,
  mediaType: 'application/x-protobuf',
  conformsTo: [standards.gtfsRealtime],
  ...(temporal && { temporal }),
});

describe('a polled GTFS-Realtime feed', () => {
  let server: FeedServer;
  let wall: Wall;
  let day: Day;
  let feed: LiveFeed;
  beforeEach(async () => {
    server = await FeedServer.start();
    wall = new Wall();
    day = await smallDay();
    feed = new LiveFeed([distribution(server.url)], wall);
  });
  afterEach(async () => {
    feed.dispose();
    await server.stop();
  });

  const now = (): number => wall.time / 1000;
  /** Lets the feed ask, and waits until it has taken the answer in. */
  async function ask(seconds = 0): Promise<void> {
    const asked = server.requests.length;
    const told = new Promise<void>((resolve) => {
      const stop = feed.subscribe(() => {
        if (server.requests.length === asked) return;
        stop();
        resolve();
      });
    });
    wall.go(seconds);
    await told;
  }
  const good = (lon = 10.004): Uint8Array =>
    encoded([position(trip, lon, 45, now() - 5), update(trip, [], { delay: 60 })], now());

  it('is shown while the clock is near now, and says why not at other times', async () => {
    server.serve(good(), '"1"');
    expect(feed.view(day, now() - 3600)).toBeUndefined();
    expect(feed.status(now() - 3600).source).toBe('away');
    expect(wall.waiting).toBe(0);
    expect(liveNote(feed.status(now() - 3600), undefined, now(), 'Europe/Rome').en).toContain(
      'within 2\u00a0min of now',
    );
    expect(feed.view(day, now())).toBeUndefined();
    expect(feed.status(now()).source).toBe('waiting');
    await ask();
    const view = feed.view(day, now())!;
    expect(liveCounts(view.day, now())).toMatchObject({ reported: 1, stale: 0 });
    expect(feed.view(day, now())).toBe(view);
    expect(liveNote(feed.status(now()), view, now(), 'Europe/Rome').en).toContain(
      '1 where they report',
    );
  });

  it.each([
    ['garbage', 'not a message', 'feedMessage'],
    ['a web page', '<!doctype html><title>Log in</title>', 'feedPage'],
    ['nothing', '', 'feedMessage'],
  ])('keeps its last good state when the server sends %s', async (_, body, code) => {
    server.serve(good(), '"1"');
    feed.view(day, now());
    await ask();
    const shown = feed.view(day, now())!;
    server.serve(body, '"2"');
    await ask(16);
    const status = feed.status(now());
    expect(status).toMatchObject({ source: 'live', failing: 1, refusedMessages: 1 });
    expect(status.next).toBeGreaterThan(now());
    expect(feed.problem()?.code).toBe(code);
    expect(feed.view(day, now())).toBe(shown);
    const note = liveNote(status, shown, now(), 'Europe/Rome');
    expect(note.en).toContain('its last good message stays. Asked again at 08:05:');
    expect(note.en).toContain('refused messages (1)');
    server.serve(good(10.006), '"3"');
    await ask(700);
    expect(feed.problem()).toBeUndefined();
    expect(feed.status(now())).toMatchObject({ failing: 0, refusedMessages: 1 });
  });

  it.each([500, 429, 503, 404])('keeps its last good state through HTTP %i', async (status) => {
    server.serve(good(), '"1"');
    feed.view(day, now());
    await ask();
    const shown = feed.view(day, now())!;
    server.answer(status, { 'retry-after': '5' });
    await ask(16);
    expect(feed.problem()?.params.file).toBe(server.url);
    expect(feed.view(day, now())).toBe(shown);
  });

  it('keeps its last good state when messages are cut off or damaged, whatever they become', async () => {
    server.serve(good(), '"0"');
    feed.view(day, now());
    await ask();
    const below = numbers(3);
    const bytes = good();
    let accepted = 0;
    for (let i = 0; i < 60; i += 1) {
      const damaged = bytes.slice(0, i % 2 === 0 ? bytes.length : below(bytes.length));
      for (let k = 0; k < 4 && damaged.length > 0; k += 1)
        damaged[below(damaged.length)] = below(256);
      server.serve(damaged, `"${i}d"`);
      await ask(700);
      const view = feed.view(day, now());
      // A message that is damaged may still be one; then it is the new state. Nothing may break.
      if (feed.problem() === undefined) accepted += 1;
      for (const run of runsAt(view?.day ?? day, now() - day.origin)) {
        const { lon, lat } = placeOf(view?.day ?? day, run, now() - day.origin);
        expect(Number.isFinite(lon) && Number.isFinite(lat)).toBe(true);
      }
    }
    expect(accepted).toBeLessThan(30);
    expect(feed.status(now()).refusedMessages + accepted).toBe(60);
  });

  it('calls a vehicle stale after 90 s of silence', async () => {
    server.serve(good(), '"1"');
    feed.view(day, now());
    await ask();
    await ask(100);
    const view = feed.view(day, now())!;
    expect(liveCounts(view.day, now())).toMatchObject({ reported: 0, stale: 1 });
    expect(liveNote(feed.status(now()), view, now(), 'Europe/Rome').en).toContain(
      '1 stale (silent for over 90\u00a0s)',
    );
  });

  it('asks nothing while the layer is hidden', async () => {
    server.serve(good(), '"1"');
    feed.view(day, now());
    await ask();
    feed.setVisible(false);
    expect(wall.waiting).toBe(0);
    feed.setVisible(true);
    expect(wall.waiting).toBe(1);
  });

  it('joins the addresses of one agency, and goes on with one of them down', async () => {
    const other = await FeedServer.start();
    other.serve(encoded([update(trip, [], { delay: 240 })], now()), '"u"');
    server.serve(encoded([position(trip, 10.004, 45, now())], now()), '"p"');
    const both = new LiveFeed([distribution(server.url), distribution(other.url)], wall);
    both.view(day, now());
    wall.go(0);
    await expect.poll(() => both.view(day, now())?.day.live?.located[runOf(day, 't1')]).toBe(1);
    await expect.poll(() => both.status(now()).timestamp).toBe(now());
    other.answer(500);
    wall.go(16);
    await expect.poll(() => both.status(now()).failing).toBe(1);
    const live = both.view(day, now())!.day;
    const row = live.trips.times[live.runs.trip[runOf(live, 't1')]!]!;
    expect(live.times.arrival[row]! - live.times.arrival[live.live!.planned[row]!]!).toBe(240);
    both.dispose();
    await other.stop();
  });
});

describe('a recorded feed', () => {
  let server: FeedServer;
  let day: Day;
  let wall: Wall;
  beforeEach(async () => {
    server = await FeedServer.start();
    day = await smallDay();
    wall = new Wall();
    wall.time = Date.parse('2030-01-01');
  });
  afterEach(() => server.stop());

  const window = {
    start: new Date(at(8, 5) * 1000).toISOString(),
    end: new Date(at(8, 8) * 1000).toISOString(),
  };

  /** Serves messages at /0, /1, …; some may be other bytes. */
  function recording(messages: readonly Uint8Array[]): LiveFeed {
    server.handler = (request, response) => {
      response.end(messages[Number(request.url!.slice(1))]);
    };
    const base = new URL('/', server.url).href;
    return new LiveFeed(
      messages.map((_, i) => distribution(`${base}${messages.length - 1 - i}`, window)),
      wall,
    );
  }
  const minute = (i: number): Uint8Array =>
    encoded([position(trip, 10.004 + 0.002 * i, 45, at(8, 5 + i))], at(8, 5 + i));

  async function ready(feed: LiveFeed): Promise<void> {
    const read = new Promise<void>((resolve) => feed.subscribe(resolve));
    expect(feed.view(day, at(8, 5))).toBeUndefined();
    await read;
  }

  it('is read when the clock comes near, and played back in the order of its messages', async () => {
    const feed = recording([0, 1, 2, 3].map(minute));
    expect(feed.view(day, at(5, 0))).toBeUndefined();
    expect(feed.status(at(5, 0))).toMatchObject({
      source: 'recorded',
      window: [at(8, 5), at(8, 8)],
    });
    expect(server.requests).toHaveLength(0);
    await ready(feed);
    /** A clock that was set there, and stands. */
    const lonAt = (time: number): number => {
      feed.view(day, time);
      wall.go(6);
      const { day: live } = feed.view(day, time)!;
      return placeOf(live, runOf(live, 't1'), time - live.origin).lon;
    };
    expect(feed.view(day, at(8, 4))).toBeUndefined();
    expect(lonAt(at(8, 5))).toBeCloseTo(10.004, 4);
    expect(lonAt(at(8, 8))).toBeCloseTo(10.01, 4);
    expect(lonAt(at(8, 6))).toBeCloseTo(10.006, 4);
    expect(feed.status(at(8, 6, 20))).toMatchObject({
      source: 'recording',
      timestamp: at(8, 6),
      window: [at(8, 5), at(8, 8)],
    });
    expect(feed.view(day, at(9, 0))).toBeUndefined();
    feed.dispose();
  });

  it('plays without a jump', async () => {
    const feed = recording([0, 1, 2, 3].map(minute));
    await ready(feed);
    let before: number | undefined;
    for (let time = at(8, 5); time < at(8, 10); time += 1) {
      wall.time += 20;
      const { day: live } = feed.view(day, time)!;
      const { metres } = placeOf(live, runOf(live, 't1'), time - live.origin);
      if (before !== undefined) expect(Math.abs(metres - before)).toBeLessThan(41);
      before = metres;
    }
    feed.dispose();
  });

  it('goes on without the messages that cannot be read, and names the first of them', async () => {
    const feed = recording([minute(0), new Uint8Array([1, 2, 3]), minute(2), new Uint8Array()]);
    await ready(feed);
    expect(feed.status(at(8, 7))).toMatchObject({ timestamp: at(8, 7), refusedMessages: 2 });
    expect(feed.problem()?.code).toBe('feedMessage');
    feed.dispose();
  });

  it('adds differential messages up in whatever direction the clock goes', async () => {
    const other = { tripId: 'f1', startDate: trip.startDate, startTime: '10:00:00' };
    const feed = recording([
      minute(0),
      encoded([update(other, [], { delay: 60 })], at(8, 6), 'DIFFERENTIAL'),
      encoded([{ id: 'v-t1', isDeleted: true }], at(8, 7), 'DIFFERENTIAL'),
    ]);
    await ready(feed);
    const known = (time: number): boolean[] => {
      const { live } = feed.view(day, time)!.day;
      return ['t1', 'f1'].map((id) => !Number.isNaN(live!.heard[runOf(day, id)]!));
    };
    expect(known(at(8, 7))).toEqual([false, true]);
    expect(known(at(8, 5))).toEqual([true, false]);
    expect(known(at(8, 6))).toEqual([true, true]);
    feed.dispose();
  });
});

describe('counts of a live day', () => {
  it('tell reported, predicted, cancelled and timetable vehicles apart', async () => {
    const day = await smallDay();
    const time = at(8, 5);
    const { liveDay } = await import('../../../../src/layers/mobility/live/liveDay.ts');
    const counts = (entities: readonly Entity[]): object =>
      liveCounts(liveDay(day, stateOf([time, entities]), time), time);
    expect(counts([])).toMatchObject({ timetable: 1 });
    expect(counts([update(trip, [], { delay: 30 })])).toMatchObject({ predicted: 1, timetable: 0 });
    expect(counts([update({ ...trip, scheduleRelationship: 'CANCELED' })])).toMatchObject({
      cancelled: 1,
      timetable: 0,
    });
  });
});
