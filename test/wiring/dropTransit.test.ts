import { strToU8, zipSync } from 'fflate';
import bindings from 'gtfs-realtime-bindings';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/problem/problem.ts';
import { readMessage, renamed, transitFile } from '../../src/wiring/dropTransit.ts';
import { entryOf } from '../../src/wiring/fileEntry.ts';
import { smallZip } from '../layers/mobility/small-feed.ts';

const { FeedMessage } = bindings.transit_realtime;
const file = (bytes: Uint8Array, name: string): File =>
  new File([bytes as Uint8Array<ArrayBuffer>], name);

describe('a dropped file of public transport', () => {
  it('is a timetable where a zip has one of its tables, in a folder too', async () => {
    expect(await transitFile(file(smallZip(), 'feed.zip'))).toBe('timetable');
    const nested = zipSync({ 'gtfs/stops.txt': strToU8('stop_id\n') });
    expect(await transitFile(file(nested, 'x.ZIP'))).toBe('timetable');
  });

  it('is none where a zip holds something else, or the file is no zip', async () => {
    expect(await transitFile(file(zipSync({ 'a.tif': strToU8('x') }), 'a.zip'))).toBeUndefined();
    expect(await transitFile(new File(['stops.txt'], 'stops.zip'))).toBeUndefined();
    expect(await transitFile(new File([], 'empty.pb'))).toBeUndefined();
  });

  it.each(['feed.zip', 'now.pb'])('is not read where %s is larger than any', async (name) => {
    const huge = Object.defineProperty(file(smallZip(), name), 'size', { value: 2 ** 31 });
    const read = name.endsWith('.pb') ? readMessage('h', huge, () => undefined) : transitFile(huge);
    await expect(read).rejects.toMatchObject({ code: 'fileTooLarge', params: { file: name } });
  });

  it('says that half a zip is damaged', async () => {
    const half = smallZip().subarray(0, 800);
    await expect(transitFile(file(half, 'half.zip'))).rejects.toMatchObject({
      code: 'gtfsZip',
      params: { file: 'half.zip' },
    });
  });
});

describe('a dropped live message', () => {
  const at = Date.UTC(2026, 5, 10, 6, 10) / 1000;
  const bytes = FeedMessage.encode({
    header: { gtfsRealtimeVersion: '2.0', timestamp: at },
    entity: [
      { id: '1', vehicle: { position: { latitude: 48, longitude: 10 }, timestamp: at - 20 } },
      { id: '2', vehicle: { position: { latitude: 48, longitude: 10 }, timestamp: at - 5 } },
      { id: '3', vehicle: { position: { latitude: 99, longitude: 10 } } },
      { id: '4', tripUpdate: { trip: { tripId: 't' } } },
      { id: '4', tripUpdate: { trip: { tripId: 't' } } },
    ],
  }).finish();

  it('tells what it has, of when, and what is left out', async () => {
    const message = file(bytes, 'vehicles.pb');
    expect(await transitFile(message)).toBe('message');
    expect(await readMessage('m', message, () => undefined)).toEqual({
      version: '2.0',
      differential: false,
      timestamp: at,
      vehicles: 2,
      tripUpdates: 1,
      alerts: 0,
      heard: [at - 20, at - 5],
      refused: { position: 1, duplicate_id: 1 },
    });
  });

  it('is refused by name where its bytes are none', async () => {
    await expect(
      readMessage('c', file(bytes.subarray(0, 40), 'cut.pb'), () => undefined),
    ).rejects.toMatchObject({
      code: 'feedMessage',
      params: { file: 'cut.pb' },
    });
  });
});

describe('a timetable of this device', () => {
  it('becomes a dataset of its operators and dates', () => {
    const entry = entryOf({
      id: 'file-1',
      title: 'feed',
      files: [{ name: 'feed.zip', bytes: 9, url: 'local:feed-1/feed.zip' }],
      status: 'open',
      problem: undefined,
      facts: undefined,
      said: {},
      shown: true,
      feed: {
        agencies: ['A', 'B'],
        period: { first: '2026-03-02', last: '2026-03-31' },
        routes: 2,
        stops: 4,
        trips: [3, 3],
        stopTimes: [8, 8],
        bounds: [10, 45, 11, 46],
      },
    });
    expect(entry).toMatchObject({
      theme: 'mobility',
      attribution: 'A, B',
      temporal: { start: '2026-03-02', end: '2026-04-01' },
      bounds: [10, 45, 11, 46],
    });
  });

  it('is named in problems as a person knows it', () => {
    const problem = new Problem('gtfsFile', { file: 'local:feed-1/a.zip', member: 'stops.txt' });
    expect(renamed(problem, 'a.zip').params).toEqual({ file: 'a.zip', member: 'stops.txt' });
  });
});
