import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { realEnvironment } from '../../../../src/catalogue/poll.ts';
import type { Text } from '../../../../src/channel/text.ts';
import type { Day } from '../../../../src/layers/mobility/day.ts';
import { Decoder } from '../../../../src/layers/mobility/live/decoder.ts';
import { LiveFeed } from '../../../../src/layers/mobility/live/feed.ts';
import {
  type GivenMessage,
  giveMessage,
  type Taker,
  takeBack,
  welcome,
} from '../../../../src/layers/mobility/live/given.ts';
import { at, date, type Entity, encoded, position, runOf, smallDay, update } from './messages.ts';

const trip = { tripId: 't1', routeId: 'T', startDate: date.replaceAll('-', '') };

async function message(
  id: string,
  time: number,
  entities: readonly Entity[],
): Promise<GivenMessage> {
  const bytes = encoded(entities, time);
  return { id, file: `${id}.pb`, packed: await new Decoder().decode(bytes, `${id}.pb`, time) };
}

describe('live messages of this device', () => {
  let day: Day;
  const leaving: (() => void)[] = [];
  beforeAll(async () => {
    day = await smallDay();
  });
  afterEach(() => {
    for (const leave of leaving.splice(0)) leave();
    for (const id of ['p', 'u', 'far']) takeBack(id);
  });

  const open = (title: string, network = day.network): { feed: LiveFeed; taker: Taker } => {
    const feed = new LiveFeed([], realEnvironment);
    const taker: Taker = {
      title: { en: title },
      network,
      take: (given) => feed.take(given),
      takeBack: (id) => feed.takeBack(id),
    };
    leaving.push(welcome(taker), () => feed.dispose());
    return { feed, taker };
  };

  it('are shown at their instant by the timetable that they fit, positions and predictions together', async () => {
    const { feed } = open('Small');
    const positions = await message('p', at(8, 5), [position(trip, 10.004, 45, at(8, 5))]);
    const updates = await message('u', at(8, 4), [update(trip, [], { delay: 60 })]);
    const by: string[] = [];
    const shownBy = (title: Text): number => by.push(title.en);
    giveMessage({ ...positions, shownBy });
    giveMessage({ ...updates, shownBy });
    expect(by).toEqual(['Small', 'Small']);
    const view = feed.view(day, at(8, 5))!;
    expect(view.day.live?.located[runOf(day, 't1')]).toBe(1);
    expect(feed.status(at(8, 5))).toMatchObject({
      source: 'recording',
      window: [at(8, 4), at(8, 5)],
    });
    expect(feed.view(day, at(8, 3))).toBeUndefined();
    expect(feed.view(day, at(12, 0))).toBeUndefined();
    takeBack('p');
    expect(feed.view(day, at(8, 5))!.day.live?.located[runOf(day, 't1')]).toBe(0);
    takeBack('u');
    expect(feed.view(day, at(8, 5))).toBeUndefined();
    expect(feed.isEmpty).toBe(true);
  });

  it('go to the timetable that fits better, and wait for one where none does', async () => {
    const elsewhere = { ...day.network, stops: { ...day.network.stops } };
    elsewhere.stops.lon = day.network.stops.lon.map((lon) => lon + 5);
    elsewhere.stops.ids = day.network.stops.ids.map((id) => `x${id}`);
    elsewhere.routes = { ...day.network.routes, ids: ['X', 'Y'] };
    const far = open('Far', elsewhere);
    const given = await message('p', at(8, 5), [position(trip, 10.004, 45, at(8, 5))]);
    const by: string[] = [];
    giveMessage({ ...given, shownBy: (title) => by.push(title.en) });
    expect(by).toEqual([]);
    expect(far.feed.isEmpty).toBe(true);
    const near = open('Near');
    expect(near.feed.view(day, at(8, 5))).toBeDefined();
    expect(by).toEqual(['Near']);
  });
});
