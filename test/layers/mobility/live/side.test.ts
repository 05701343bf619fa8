import { beforeAll, describe, expect, it } from 'vitest';
import { realEnvironment } from '../../../../src/catalogue/poll.ts';
import { standards } from '../../../../src/catalogue/standards.ts';
import type { Legend, Reading } from '../../../../src/layers/layer.ts';
import type { Day } from '../../../../src/layers/mobility/day.ts';
import { groundPaths } from '../../../../src/layers/mobility/ground.ts';
import { runKey, stopKey, strayKey } from '../../../../src/layers/mobility/keys.ts';
import { LiveFeed } from '../../../../src/layers/mobility/live/feed.ts';
import { LiveSide } from '../../../../src/layers/mobility/live/side.ts';
import { FeedServer } from '../../../catalogue/feedServer.ts';
import { at, date, type Entity, encoded, position, runOf, smallDay, update } from './messages.ts';

const trip = { tripId: 't1', startDate: date.replaceAll('-', '') };
const window = {
  start: new Date(at(8, 5) * 1000).toISOString(),
  end: new Date(at(8, 6) * 1000).toISOString(),
};

describe('what a live feed adds to the layer of a timetable', () => {
  let day: Day;
  beforeAll(async () => {
    day = await smallDay();
  });

  /** The side of a recording of one message at 8:05, once it is read. */
  async function side(more: readonly Entity[] = [], of = day): Promise<LiveSide> {
    const server = await FeedServer.start();
    server.serve(
      encoded(
        [
          position(trip, 10.004, 45, at(8, 5)),
          position(undefined, 10.01, 45.005, at(8, 5), { vehicle: { id: '9', label: 'Car 9' } }),
          {
            id: 'a',
            alert: {
              informedEntity: [{ routeId: 'T' }, { stopId: 'c' }],
              headerText: { translation: [{ text: 'Detour' }] },
            },
          },
          ...more,
        ],
        at(8, 5),
      ),
      '"1"',
    );
    const recorded = {
      accessUrl: server.url,
      mediaType: 'application/x-protobuf',
      conformsTo: [standards.gtfsRealtime],
      temporal: window,
    };
    const feed = new LiveFeed([recorded], realEnvironment);
    let changed: () => void = () => undefined;
    const heights = async (lonLat: Float64Array): Promise<Float32Array> =>
      new Float32Array(lonLat.length / 2).fill(7);
    const made = new LiveSide(feed, await groundPaths(of.network.paths, 50, heights), heights, () =>
      changed(),
    );
    const again = (): Promise<void> =>
      new Promise((resolve) => {
        changed = resolve;
      });
    const read = again();
    made.dayAt(of, true, at(8, 5));
    await read;
    const placed = again();
    made.dayAt(of, true, at(8, 5));
    await placed;
    await server.stop();
    return made;
  }
  const reading = (key: string): Reading => ({ layerId: 'x', title: '', key, fields: [] });

  it('moves the day of the clock, and leaves another day that stands for it alone', async () => {
    const live = await side();
    expect(live.dayAt(day, true, at(8, 5)).live?.located[runOf(day, 't1')]).toBe(1);
    expect(live.dayAt(day, false, at(8, 5))).toBe(day);
    expect(live.dayAt(day, true, at(11, 0))).toBe(day);
    live.dispose();
  });

  it('puts alerts in front of the readings that they are about', async () => {
    const live = await side();
    const shown = live.dayAt(day, true, at(8, 5));
    const words = (key: string): unknown[] =>
      live.alerted(reading(key), shown).fields.map((field) => field.words?.en);
    expect(words(runKey(shown, runOf(shown, 't1')))).toEqual(['Detour']);
    expect(words(runKey(shown, runOf(shown, 'n1')))).toEqual([]);
    expect(words(stopKey(day.network, 2))).toEqual(['Detour']);
    expect(words(stopKey(day.network, 0))).toEqual([]);
    live.dispose();
  });

  it('puts added trips that no line fits on the ground, and says that their way is a guess', async () => {
    const added = update(
      { tripId: 'back', routeId: 'T', scheduleRelationship: 'ADDED' },
      ['d', 'a'].map((stopId, i) => ({ stopId, arrival: { time: at(8, i * 10) } })),
    );
    const own = await smallDay();
    const live = await side([added], own);
    const shown = live.dayAt(own, true, at(8, 5));
    const before = own.network.paths.start.length;
    expect(shown.network.paths.start.length).toBe(before + 1);
    expect(live.paths.start.length).toBe(before + 1);
    expect(live.paths.height.length).toBe(live.paths.start.at(-1));
    const run = runOf(shown, 'back');
    const words = live.alerted(reading(runKey(shown, run)), shown).fields.at(-1)?.words;
    expect(words?.en).toContain('straight from stop to stop');
    const { note } = live.noted(
      { title: { en: 'T' }, unit: '', source: { en: '' } },
      at(8, 5),
      'Europe/Rome',
    );
    expect(note?.en).toContain('1 added trip runs straight');
    live.dispose();
  });

  it('has a reading of a stray, which says when it is stale', async () => {
    const live = await side();
    const [stray] = live.strays;
    expect(stray).toMatchObject({ id: '9', height: 7, heard: at(8, 5) - day.origin });
    expect(live.strayReading('x', stray!)?.title).toBe('Car 9');
    expect(live.strayReading('x', stray!)?.moving).toBe(strayKey('9'));
    expect(live.strayOf(strayKey('9'))).toBe(stray);
    expect(live.strayOf(strayKey('10'))).toBeUndefined();
    expect(live.strayOf(stopKey(day.network, 0))).toBeUndefined();
    live.dayAt(day, true, at(8, 8));
    expect(live.strayReading('x', stray!)?.fields[0]?.words?.en).toBe('3\u00a0min ago, stale');
    live.dispose();
  });

  it('adds its words to the note of the legend', async () => {
    const live = await side();
    const legend: Legend = {
      title: { en: 'T' },
      unit: '',
      source: { en: '' },
      note: { en: 'Own.' },
    };
    live.dayAt(day, true, at(8, 5));
    const { note } = live.noted(legend, at(8, 5), 'Europe/Rome');
    expect(note?.en).toMatch(/^Own\. Recorded on 9 March 2026, 08:05, message 0\ss old\. 1 where/);
    expect(note?.en).toContain('1 away from any known trip');
    expect(note?.en).toContain('Alert: Detour.');
    expect(note?.de).toContain('Meldung: Detour.');
    live.dispose();
  });
});
