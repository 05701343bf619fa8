import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '../../../../src/layers/mobility/day.ts';
import { LiveFeed } from '../../../../src/layers/mobility/live/feed.ts';
import { liveDay } from '../../../../src/layers/mobility/live/liveDay.ts';
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
import { distribution, Wall } from './wall.ts';

const trip = { tripId: 't1', startDate: date.replaceAll('-', '') };

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

describe('counts of a live day', () => {
  it('tell reported, predicted, cancelled and timetable vehicles apart', async () => {
    const day = await smallDay();
    const time = at(8, 5);
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
