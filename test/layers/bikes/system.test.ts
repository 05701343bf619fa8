import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realEnvironment } from '../../../src/catalogue/poll.ts';
import { classesOf, classOf } from '../../../src/layers/bikes/classes.ts';
import { BikeFeeds } from '../../../src/layers/bikes/system.ts';
import { ageNote, leftNotes } from '../../../src/layers/bikes/words.ts';
import { FeedServer } from '../../catalogue/feedServer.ts';

const now = 1_781_071_800;

describe('a polled GBFS system', () => {
  let server: FeedServer;
  let files: Record<string, unknown>;
  let wall: number;
  let due: { at: number; done: () => void }[];
  let feeds: BikeFeeds;
  let changes: number;

  const environment = {
    ...realEnvironment,
    now: () => wall * 1000,
    random: () => 0,
    after: (milliseconds: number, done: () => void) => {
      const timer = { at: wall * 1000 + milliseconds, done };
      due.push(timer);
      return () => {
        due = due.filter((other) => other !== timer);
      };
    },
  };
  /** Lets everything that waits ring, some seconds on. */
  function go(seconds: number): void {
    wall += seconds;
    const rings = due.filter(({ at }) => at <= wall * 1000);
    due = due.filter(({ at }) => at > wall * 1000);
    for (const { done } of rings) done();
  }

  beforeEach(async () => {
    wall = now;
    due = [];
    changes = 0;
    server = await FeedServer.start();
    const feed = (data: object): object => ({
      last_updated: wall - 10,
      ttl: 60,
      version: '3.0',
      data,
    });
    const at = { lat: 48.9, lon: 9.95 };
    files = {
      system_information: feed({ name: [{ text: 'Stadtrad', language: 'de' }] }),
      station_information: feed({ stations: [{ station_id: '1', name: 'Markt', ...at }] }),
      station_status: feed({
        stations: [{ station_id: '1', num_vehicles_available: 5, is_renting: true }],
      }),
      vehicle_status: feed({ vehicles: [{ vehicle_id: 'v', ...at }] }),
    };
    server.handler = (request, response) => {
      const file = files[request.url!.slice(1)];
      if (typeof file === 'number') response.writeHead(file).end();
      else response.end(typeof file === 'string' ? file : JSON.stringify(file));
    };
    const urls = new Map(Object.keys(files).map((name) => [name, new URL(name, server.url).href]));
    feeds = new BikeFeeds(
      server.url,
      urls,
      () => {
        changes += 1;
      },
      { environment },
    );
  });
  afterEach(async () => {
    feeds.stop();
    await server.stop();
  });

  /** Starts it, ringing the first requests. */
  const start = async (): Promise<void> => {
    const started = feeds.start();
    go(0);
    await started;
  };

  it('joins what its feeds say', async () => {
    await start();
    const { system } = feeds;
    expect(system).toMatchObject({ name: 'Stadtrad', updated: now - 10, ttl: 60 });
    expect(system.stations).toMatchObject([{ name: 'Markt', status: { bikes: 5 } }]);
    expect(system.vehicles).toHaveLength(1);
    expect(classOf(system.stations[0]!)).toBe(2);
    expect(classesOf(system).map(({ code }) => code)).toEqual([0, 1, 2, 3, 4, 10, 11]);
    expect(ageNote(system, false, now)?.en).toBe(
      'Live, 10\u00a0s old: what is available now, whatever the clock shows.',
    );
  });

  it('asks again when the ttl has passed, and not before', async () => {
    await start();
    const asked = server.requests.length;
    go(59);
    expect(server.requests.length).toBe(asked);
    files.station_status = {
      last_updated: now + 60,
      data: { stations: [{ station_id: '1', num_vehicles_available: 0, is_renting: true }] },
    };
    go(2);
    await expect.poll(() => classOf(feeds.system.stations[0]!)).toBe(0);
    // Information on stations and the system hold for an hour.
    expect(server.requests.length).toBe(asked + 2);
  });

  it.each([
    ['an error', 500],
    ['a page', '<html>'],
    ['half a file', '{"data": {"stations": ['],
  ])('keeps its last good state when a feed sends %s, and says so', async (_, body) => {
    await start();
    const shown = feeds.system;
    files.station_status = body;
    go(70);
    await expect.poll(() => feeds.status.failing).toBe(1);
    expect(feeds.system).toBe(shown);
    expect(feeds.status.problem?.params.file).toContain('station_status');
    expect(feeds.status.next).toBeGreaterThan(wall);
    expect(leftNotes(shown, feeds.status, wall)[0]?.en).toMatch(
      /its last good answer stays\. Asked again in/,
    );
    expect(ageNote(feeds.system, false, now + 400)?.en).toMatch(/^Stale: /);
  });

  it('opens with vehicles alone, and not with nothing', async () => {
    files.station_information = 404;
    await start();
    expect(feeds.system.stations).toEqual([]);
    expect(feeds.system.vehicles).toHaveLength(1);
    files.vehicle_status = 404;
    const urls = new Map(Object.keys(files).map((name) => [name, new URL(name, server.url).href]));
    const dead = new BikeFeeds(server.url, urls, () => undefined, { environment });
    const started = dead.start();
    go(0);
    await expect(started).rejects.toMatchObject({ code: 'notFound' });
  });

  it('asks nothing while it is paused', async () => {
    await start();
    feeds.pause('layer', true);
    expect(due).toHaveLength(0);
    expect(changes).toBeGreaterThan(0);
  });
});
