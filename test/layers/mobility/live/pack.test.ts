import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../../src/layers/mobility/live/decoder.ts';
import { buffersOf, pack, unpack } from '../../../../src/layers/mobility/live/pack.ts';
import type { Reported } from '../../../../src/layers/mobility/live/reported.ts';
import { at, encoded, position, update } from './messages.ts';

const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: undefined });
const ref = fc.record({
  trip: fc.string(),
  route: fc.string(),
  date: fc.string(),
  direction: number,
  start: number,
  relation: fc.constantFrom('scheduled' as const, 'added', 'cancelled', 'duplicated'),
});
const event = fc.option(
  fc
    .record({ delay: number, time: number })
    .filter(({ delay, time }) => delay !== undefined || time !== undefined),
  { nil: undefined },
);
const stop = fc.record({
  sequence: number,
  stop: fc.string(),
  relation: fc.constantFrom('scheduled' as const, 'skipped', 'noData'),
  arrival: event,
  departure: event,
});
const trip = fc.record({
  of: ref,
  stops: fc.array(stop, { maxLength: 5 }),
  delay: number,
  as: fc.option(ref, { nil: undefined }),
  vehicle: fc.string(),
  heard: fc.double({ noNaN: true }),
  confirmed: fc.double({ noNaN: true }),
});
const vehicle = fc.record({
  id: fc.string(),
  label: fc.string(),
  of: fc.option(ref, { nil: undefined }),
  lon: fc.double({ noNaN: true }),
  lat: fc.double({ noNaN: true }),
  bearing: fc.double(),
  sequence: number,
  stop: fc.string(),
  standing: fc.boolean(),
  heard: fc.double({ noNaN: true }),
});
const listed = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<{ ids: string[]; of: T[] }> =>
  fc
    .array(fc.tuple(fc.string(), of), { maxLength: 6 })
    .map((all) => ({ ids: all.map(([id]) => id), of: all.map(([, one]) => one) }));
const message: fc.Arbitrary<Reported> = fc.record({
  said: fc.double({ noNaN: true }),
  differential: fc.boolean(),
  ids: fc.array(fc.string()),
  trips: listed(trip),
  vehicles: listed(vehicle),
  alerts: fc.constant({ ids: [], of: [] }),
  refused: fc.constant({ position: 2 }),
});

describe('reports of a live feed as columns', () => {
  it('are the same reports after the way from a worker', () => {
    fc.assert(
      fc.property(message, (all) => {
        const packed = pack(all);
        const sent = structuredClone(packed, { transfer: buffersOf(packed) });
        expect(packed.ids.buffer.byteLength + packed.stops.numbers.buffer.byteLength).toBe(0);
        const back = unpack(sent);
        const stops = back.trips.of.map(({ stops: told }) => told);
        expect({
          ...back,
          trips: { ...back.trips, of: back.trips.of.map((t, i) => ({ ...t, stops: stops[i] })) },
        }).toEqual(all);
      }),
    );
  });

  it('come from the bytes of a message, which stay as they are', async () => {
    const decoder = new Decoder();
    const trip1 = { tripId: 't1' };
    const bytes = encoded(
      [position(trip1, 10, 45, at(8, 0)), update(trip1, [{ stopSequence: 2 }], { delay: 30 })],
      at(8, 1),
    );
    const size = bytes.length;
    const { vehicles, trips, said } = unpack(await decoder.decode(bytes, 'x.pb', at(9, 0)));
    expect(said).toBe(at(8, 1));
    expect(vehicles.of[0]).toMatchObject({ lon: 10, lat: 45, of: { trip: 't1' } });
    expect(trips.of[0]).toMatchObject({ delay: 30, stops: [{ sequence: 2 }] });
    expect(bytes.length).toBe(size);
    await expect(decoder.decode(Uint8Array.of(255), 'x.pb', 0)).rejects.toMatchObject({
      code: 'feedMessage',
    });
  });
});
