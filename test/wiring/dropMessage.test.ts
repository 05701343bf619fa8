import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/catalogue/entry.ts';
import { FeedCheck } from '../../src/layers/mobility/checking.ts';
import type { FeedClient } from '../../src/layers/mobility/client.ts';
import { type Day, dayTrips } from '../../src/layers/mobility/day.ts';
import type { Feed } from '../../src/layers/mobility/feed.ts';
import { groundPaths, groundStep } from '../../src/layers/mobility/ground.ts';
import { MobilityLayer } from '../../src/layers/mobility/layer.ts';
import { readGtfs } from '../../src/layers/mobility/read.ts';
import { clockStore } from '../../src/state/clock.ts';
import { dropActions, droppedStore } from '../../src/state/dropped.ts';
import { followDrops } from '../../src/wiring/drop.ts';
import { at, date, encoded, position, update } from '../layers/mobility/live/messages.ts';
import { smallZip } from '../layers/mobility/small-feed.ts';

const trip = { tripId: 't1', routeId: 'T', startDate: date.replaceAll('-', '') };
const heights = async (lonLat: Float64Array): Promise<Float32Array> =>
  new Float32Array(lonLat.length / 2);
const open: MobilityLayer[] = [];
let feed: Feed;

beforeAll(async () => {
  followDrops();
  feed = await readGtfs(smallZip(), 'small.zip');
});
beforeEach(() => {
  clockStore.setState({ time: at(6, 0), playing: false, following: false });
});
afterEach(() => {
  for (const layer of open.splice(0)) layer.dispose();
  droppedStore.setState({ cards: [] });
});

/** The layer of the small timetable as the globe has it, without a picture; its day comes when `day` is called. */
async function timetable(): Promise<{ note: () => string | undefined; day: () => void }> {
  const asked = new Map<string, (day: Day) => void>();
  const client = {
    opened: { network: feed, dates: [date], notices: [], facts: undefined, files: new Blob() },
    day: (of: string, ready: (day: Day) => void) => asked.set(of, ready),
    dispose: () => undefined,
  } as unknown as FeedClient;
  const ground = {
    paths: await groundPaths(feed.paths, groundStep, heights),
    stops: new Float32Array(feed.stops.ids.length),
  };
  const entry = { id: 'x', title: { en: 'Small' }, attribution: 'A', distributions: [] };
  const check = new FeedCheck({ file: '', files: new Blob(), notices: [] }, () => undefined);
  check.begin = () => undefined;
  let layer: MobilityLayer | undefined;
  let note: string | undefined;
  const view = () => ({ time: clockStore.getState().time, theme: 'light' }) as never;
  const describe = (): void => {
    note = layer?.legend({ opacity: 1 }, view()).note?.en;
  };
  const context = { redraw: () => undefined, describe, heights };
  layer = new MobilityLayer(entry as unknown as Entry, client, ground, context, check);
  open.push(layer);
  // As the globe does: at once, and whenever the clock is moved.
  const apply = (): void => {
    layer?.apply({ opacity: 1 }, view());
    describe();
  };
  apply();
  clockStore.subscribe(({ time }, before) => {
    if (time !== before.time && open.includes(layer!)) apply();
  });
  const day = (): void => asked.get(date)?.(dayTrips(feed, date));
  return { note: () => note, day };
}

/** A file whose bytes come when `arrive` is called. */
function slowFile(name: string, bytes: Uint8Array): { file: File; arrive: () => void } {
  const file = new File([bytes as Uint8Array<ArrayBuffer>], name);
  let arrive!: () => void;
  const come = new Promise<void>((done) => {
    arrive = done;
  });
  const read = file.arrayBuffer.bind(file);
  file.arrayBuffer = () => come.then(read);
  return { file, arrive };
}

const positions = (time = at(8, 5)): Uint8Array =>
  encoded([position(trip, 10.004, 45, time)], time);
const card = () => droppedStore.getState().cards.at(-1);
const openCard = () => expect.poll(() => card()?.status).toBe('open');
const shows = /Recorded on 9 March 2026, 08:05, message 0\ss old\. 1 where/;

describe('a dropped live message is shown', () => {
  it.each([
    ['before the timetable opens and its day is read', ['message', 'timetable', 'day']],
    ['after the timetable has opened, before its day is read', ['timetable', 'message', 'day']],
    ['after all of the timetable', ['timetable', 'day', 'message']],
  ])('where it is decoded %s', async (_, order) => {
    const { file, arrive } = slowFile('now.pb', positions());
    dropActions.open([file]);
    let made: Awaited<ReturnType<typeof timetable>> | undefined;
    for (const event of order) {
      if (event === 'timetable') made = await timetable();
      else if (event === 'day') made!.day();
      else {
        arrive();
        await openCard();
      }
    }
    expect(clockStore.getState()).toMatchObject({ time: at(8, 5), playing: false });
    expect(card()?.message?.shownBy).toEqual({ en: 'Small' });
    expect(made!.note()).toMatch(shows);
  });

  it('with another of nearly the same instant, whichever comes first', async () => {
    for (const late of [false, true]) {
      clockStore.setState({ time: at(6, 0) });
      const layer = late ? undefined : await timetable();
      const predictions = encoded([update(trip, [], { delay: 60 })], at(8, 4, 50));
      dropActions.open([
        new File([positions() as Uint8Array<ArrayBuffer>], 'a.pb'),
        new File([predictions as Uint8Array<ArrayBuffer>], 'b.pb'),
      ]);
      await openCard();
      const shown = layer ?? (await timetable());
      shown.day();
      expect(clockStore.getState().time).toBe(at(8, 5));
      expect(shown.note()).toMatch(/1 where they report/);
      open.splice(0).forEach((one) => void one.dispose());
      droppedStore.setState({ cards: [] });
    }
  });

  it('without moving a clock that a person has set since', async () => {
    dropActions.open([new File([positions() as Uint8Array<ArrayBuffer>], 'now.pb')]);
    await openCard();
    clockStore.setState({ time: at(7, 30) });
    const { note, day } = await timetable();
    day();
    expect(clockStore.getState().time).toBe(at(7, 30));
    expect(note()).toContain('set the clock there');
  });

  it('no more once its card was closed while it was decoded', async () => {
    const { note, day } = await timetable();
    day();
    const { file, arrive } = slowFile('now.pb', positions());
    dropActions.open([file]);
    await expect.poll(() => card()?.status).toBe('reading');
    dropActions.dismiss(card()!.id);
    arrive();
    await new Promise((done) => setTimeout(done, 50));
    expect(clockStore.getState().time).toBe(at(6, 0));
    clockStore.setState({ time: at(8, 5) });
    expect(note()).not.toContain('Recorded');
  });

  it('by the timetable that is left where the one that showed it is closed', async () => {
    const first = await timetable();
    first.day();
    dropActions.open([new File([positions() as Uint8Array<ArrayBuffer>], 'now.pb')]);
    await openCard();
    const second = await timetable();
    second.day();
    expect(second.note()).not.toContain('Recorded');
    open.shift()!.dispose();
    expect(second.note()).toMatch(shows);
  });
});
