import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '../../../../src/layers/mobility/day.ts';
import { LiveFeed } from '../../../../src/layers/mobility/live/feed.ts';
import { placeOf } from '../../../../src/layers/mobility/vehicles.ts';
import { FeedServer } from '../../../catalogue/feedServer.ts';
import { at, date, encoded, position, runOf, smallDay, update } from './messages.ts';
import { distribution, Wall } from './wall.ts';

const trip = { tripId: 't1', startDate: date.replaceAll('-', '') };

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
