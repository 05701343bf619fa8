import bindings from 'gtfs-realtime-bindings';
import { describe, expect, it } from 'vitest';
import { decodeMessage } from '../../../src/layers/mobility/live/message.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { numbers } from './random.ts';

const { FeedMessage } = bindings.transit_realtime;
type IFeedEntity = bindings.transit_realtime.IFeedEntity;

const time = 1_781_071_980;
const header = { gtfsRealtimeVersion: '2.0', timestamp: time };
const encode = (entity: readonly IFeedEntity[]): Uint8Array =>
  FeedMessage.encode(FeedMessage.fromObject({ header, entity })).finish();

const entities: readonly IFeedEntity[] = [
  {
    id: 'v1',
    vehicle: {
      trip: { tripId: 't1', routeId: 'T', startDate: '20260610' },
      position: { latitude: 45.5, longitude: 9.25, bearing: 90, speed: 8.5 },
      currentStopSequence: 4,
      timestamp: time - 12,
      vehicle: { id: '1' },
    },
  },
  {
    id: 'u1',
    tripUpdate: {
      trip: { tripId: 't1' },
      stopTimeUpdate: [{ stopSequence: 5, arrival: { delay: 60, time: time + 90 } }],
    },
  },
  {
    id: 'a1',
    alert: {
      informedEntity: [{ routeId: 'T', trip: { tripId: 't1' } }],
      activePeriod: [{ start: time, end: time + 3600 }],
      headerText: { translation: [{ text: 'Störung', language: 'de' }] },
    },
  },
];
const sound = encode(entities);
const refusalOf = (bytes: Uint8Array): unknown => {
  try {
    return decodeMessage(bytes, 'x.pb');
  } catch (error) {
    return error;
  }
};

describe('a GTFS-Realtime message', () => {
  it('is decoded with plain numbers and names', () => {
    const message = decodeMessage(sound, 'x.pb');
    expect(message).toMatchObject({ version: '2.0', timestamp: time, refused: {} });
    expect(message.entities[0]?.vehicle).toMatchObject({
      trip: { tripId: 't1' },
      position: { latitude: 45.5, longitude: 9.25 },
      timestamp: time - 12,
    });
    expect(message.entities[1]?.tripUpdate?.stopTimeUpdate).toEqual([
      { stopSequence: 5, arrival: { delay: 60, time: time + 90 } },
    ]);
    expect(message.entities[2]?.alert?.headerText).toEqual({
      translation: [{ text: 'Störung', language: 'de' }],
    });
  });

  it('leaves out entities that cannot be true, and counts them by reason', () => {
    const at = (id: string, latitude: number, when = time): IFeedEntity => ({
      id,
      vehicle: { position: { latitude, longitude: 9 }, timestamp: when },
    });
    const bytes = encode([
      at('a', 45),
      at('a', 46),
      at('b', 91),
      at('c', Number.NaN),
      at('d', 45, time * 1000),
      { id: 'e' },
      { id: 'f', isDeleted: true },
    ]);
    const { entities: kept, refused } = decodeMessage(bytes, 'x.pb');
    expect(kept.map(({ id }) => id)).toEqual(['a', 'f']);
    expect(refused).toEqual({ duplicate_id: 1, position: 2, timestamp: 1, no_content: 1 });
  });

  it.each<[string, readonly number[]]>([
    ['nothing', []],
    ['a header of a hundred megabytes that are not there', [0x0a, 0x80, 0xc2, 0xd7, 0x2f, 1]],
    ['a number that never ends', [0x0a, ...Array<number>(12).fill(0xff)]],
    ['a header that is a number', [0x08, 1]],
    ['a version that is a number', [0x0a, 2, 0x08, 1]],
    ['an entity that runs past the message', [0x0a, 5, 0x0a, 3, 50, 46, 48, 0x12, 9, 0x0a, 1, 97]],
    ['a nested field that runs past its entity', [0x12, 4, 0x0a, 9, 97, 97, 0x0a, 3]],
    ['no header', [0x12, 3, 0x0a, 1, 97]],
    ['a group in a group in a group', Array<number>(100_000).fill(0x7b)],
    ['the end of a group that did not begin', [0x7c]],
    ['field number nought', [0x02, 0]],
    ['a page of HTML', [...new TextEncoder().encode('<!doctype html><p>502 Bad Gateway</p>')]],
  ])('is refused with a Problem where it is %s', (_, bytes) => {
    const failure = refusalOf(Uint8Array.from(bytes));
    expect(failure).toBeInstanceOf(Problem);
    expect(failure).toMatchObject({ code: 'feedMessage', params: { file: 'x.pb' } });
  });

  it('is refused, or read with true positions only, after 2,000 mutations', () => {
    const outcomes = { read: 0, refused: 0 };
    for (let seed = 1; seed <= 2000; seed += 1) {
      const random = numbers(seed);
      let bytes = Uint8Array.from(sound);
      if (seed % 4 === 0) bytes = bytes.slice(0, random(bytes.length));
      else if (seed % 4 === 1) {
        const from = random(bytes.length);
        bytes = Uint8Array.from([...bytes.slice(0, from), ...bytes.slice(from + 1 + random(6))]);
      } else {
        for (let i = 0; i < seed % 4; i += 1) bytes[random(bytes.length)]! ^= 1 << random(8);
      }
      const result = refusalOf(bytes);
      if (result instanceof Problem) {
        outcomes.refused += 1;
        continue;
      }
      outcomes.read += 1;
      for (const { vehicle } of (result as ReturnType<typeof decodeMessage>).entities) {
        const position = vehicle?.position as { latitude: number; longitude: number } | undefined;
        if (position === undefined) continue;
        expect(Math.abs(position.latitude)).toBeLessThanOrEqual(90);
        expect(Math.abs(position.longitude)).toBeLessThanOrEqual(180);
      }
    }
    expect(outcomes.refused).toBeGreaterThan(500);
    expect(outcomes.read).toBeGreaterThan(100);
  });
});
