import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { modeOf, routeColours } from '../../../../src/layers/mobility/colours.ts';
import type { Day } from '../../../../src/layers/mobility/day.ts';
import { liveDay, liveView } from '../../../../src/layers/mobility/live/liveDay.ts';
import { movedCalls } from '../../../../src/layers/mobility/live/times.ts';
import { placeOf } from '../../../../src/layers/mobility/vehicles.ts';
import { at, date, delays, runOf, smallDay, stateOf, update } from './messages.ts';

const trip = { tripId: 't1', startDate: date.replaceAll('-', '') };

describe('a trip update', () => {
  let day: Day;
  beforeAll(async () => {
    day = await smallDay();
  });
  const moved = (...args: Parameters<typeof update>): Day =>
    liveDay(day, stateOf([at(7, 59), [update(...args)]]), at(7, 59));

  it('carries a delay on to the stops after it, and on to the next update', () => {
    const live = moved(trip, [
      { stopSequence: 10, arrival: { delay: 300 }, departure: { delay: 300 } },
      { stopSequence: 20, arrival: { delay: 60 } },
    ]);
    expect(delays(live, runOf(live, 't1'))).toEqual({
      arrival: [0, 300, 300, 60],
      departure: [0, 300, 300, 60],
    });
  });

  it('takes a time as good as a delay, and stops by id', () => {
    const live = moved(trip, [{ stopId: 'c', arrival: { time: at(8, 12, 30) } }]);
    expect(delays(live, runOf(live, 't1')).arrival).toEqual([0, 0, 120, 120]);
  });

  it('gives the timetable back from NO_DATA on', () => {
    const live = moved(trip, [
      { stopSequence: 5, departure: { delay: 90 } },
      { stopSequence: 15, scheduleRelationship: 'NO_DATA' },
    ]);
    expect(delays(live, runOf(live, 't1'))).toMatchObject({ departure: [90, 90, 0, 0] });
  });

  it('marks a skipped stop, and carries the delay on through it', () => {
    const live = moved(trip, [
      { stopSequence: 5, departure: { delay: 90 } },
      { stopSequence: 10, scheduleRelationship: 'SKIPPED' },
    ]);
    const run = runOf(live, 't1');
    const first = live.trips.times[live.runs.trip[run]!]!;
    expect([...live.live!.skipped.subarray(first, first + 4)]).toEqual([0, 1, 0, 0]);
    expect(delays(live, run).departure).toEqual([90, 90, 90, 90]);
  });

  it('delays the whole trip where it names no stop', () => {
    const live = moved(trip, [], { delay: 120 });
    expect(delays(live, runOf(live, 't1')).arrival).toEqual([120, 120, 120, 120]);
  });

  it('moves the run itself, keeps its number, and tells when it was heard of', () => {
    const live = moved(trip, [], { delay: 120, timestamp: at(7, 58) });
    const run = runOf(day, 't1');
    expect(live.runs.start[run]! - day.runs.start[run]!).toBe(120);
    expect(live.runs.end[run]! - day.runs.end[run]!).toBe(120);
    expect(live.live!.heard[run]).toBe(at(7, 58));
    expect(live.live!.heard[runOf(day, 'f1')]).toBeNaN();
  });

  it('takes stops that were passed and are told no more to have been as late as the next', () => {
    const state = stateOf([
      at(8, 9),
      [update(trip, [{ stopSequence: 15, arrival: { delay: 200 } }])],
    ]);
    const live = liveDay(day, state, at(8, 9));
    expect(delays(live, runOf(live, 't1')).arrival).toEqual([200, 200, 200, 200]);
  });

  it('cancels a run without taking its times from the boards', () => {
    const live = moved({ ...trip, scheduleRelationship: 'CANCELED' });
    const run = runOf(day, 't1');
    expect(live.live!.cancelled[run]).toBe(1);
    expect(live.runs.start[run]).toBe(day.runs.start[run]);
  });

  it('finds one of the vehicles of a frequency by its start', () => {
    const f1 = { tripId: 'f1', startDate: trip.startDate, startTime: '10:10:00' };
    const live = moved(f1, [], { delay: 60 });
    expect([0, 1, 2].map((nth) => Number.isNaN(live.live!.heard[runOf(day, 'f1', nth)]!))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('finds a trip by route, direction and start where it has no trip_id', () => {
    const live = moved({ routeId: 'T', directionId: 0, startTime: '08:00:30' }, [], { delay: 60 });
    expect(live.live!.heard[runOf(day, 't1')]).toBe(at(7, 59));
  });

  it('is for its own service date', () => {
    const view = liveView(
      day,
      stateOf([at(7, 59), [update({ ...trip, startDate: '20260310' })]]),
      at(7, 59),
    );
    expect(view.unmatched).toBe(1);
    expect(view.day.live!.heard[runOf(day, 't1')]).toBeNaN();
  });

  it('adds a trip on the way of one that calls at the same stops', () => {
    const live = moved({ tripId: 'extra', routeId: 'T', scheduleRelationship: 'ADDED' }, [
      { stopId: 'a', departure: { time: at(9, 0) } },
      { stopId: 'c', arrival: { time: at(9, 8) }, departure: { time: at(9, 9) } },
      { stopId: 'd', arrival: { time: at(9, 15) } },
    ]);
    const run = live.runs.trip.length - 1;
    expect(live.trips.ids[live.runs.trip[run]!]).toBe('extra');
    expect(live.origin + live.runs.start[run]!).toBe(at(9, 0));
    expect(live.origin + live.runs.end[run]!).toBe(at(9, 15));
    expect(live.trips.path[live.runs.trip[run]!]).toBe(
      day.trips.path[day.runs.trip[runOf(day, 't1')]!],
    );
  });

  it('keeps the line of an added trip that goes the way of another', () => {
    const live = moved({ tripId: 'extra', routeId: 'B', scheduleRelationship: 'ADDED' }, [
      { stopId: 'a', departure: { time: at(9, 0) } },
      { stopId: 'd', arrival: { time: at(9, 15) } },
    ]);
    const trip = live.runs.trip[live.runs.trip.length - 1]!;
    expect(live.network.routes.ids[live.trips.route[trip]!]).toBe('B');
    expect(live.network.paths.route.length).toBe(day.network.paths.route.length);
  });

  it('draws an added trip straight between its stops where no trip calls at them in that order', () => {
    const extra = (id: string, route: string, stops: readonly string[]) =>
      update(
        { tripId: id, routeId: route, scheduleRelationship: 'ADDED' },
        stops.map((stopId, i) => ({ stopId, arrival: { time: at(9, 10 * i) } })),
      );
    const state = stateOf([
      at(8, 59),
      [extra('back', 'T', ['d', 'a', 'b']), extra('lost', 'T', ['c', 'nowhere'])],
    ]);
    const view = liveView(day, state, at(9, 5));
    expect(view).toMatchObject({ straight: 1, unmatched: 1 });
    const live = view.day;
    const run = live.runs.trip.length - 1;
    expect(live.trips.ids[live.runs.trip[run]!]).toBe('back');
    expect(live.network.routes.ids[live.trips.route[live.runs.trip[run]!]!]).toBe('T');
    const half = placeOf(live, run, at(9, 5) - live.origin);
    expect(half.lon).toBeCloseTo(10.01, 5);
    expect(half.lat).toBeCloseTo(45.005, 5);
    const later = placeOf(live, run, at(9, 15) - live.origin);
    expect(later.lon).toBeCloseTo(10.005, 5);
    expect(later.lat).toBeCloseTo(45, 5);
    // The next message finds the same lines, and the timetable's own day has none of them.
    expect(liveView(day, state, at(9, 6)).day.network).toBe(live.network);
    expect(day.network.paths.route.length).toBe(live.network.paths.route.length - 1);
    expect(live.trips.ids.slice(0, day.trips.ids.length)).toEqual(day.trips.ids);
  });

  it('draws an added trip of a line that the timetable lacks as one of an unknown kind', () => {
    const extra = (id: string, route: string, stops: readonly string[]) =>
      update(
        { tripId: id, routeId: route, scheduleRelationship: 'ADDED' },
        stops.map((stopId, i) => ({ stopId, arrival: { time: at(9, 10 * i) } })),
      );
    const trips = [
      extra('r1', 'SEV', ['c', 'a']),
      extra('r2', 'SEV', ['d', 'a']),
      extra('r3', '', ['d', 'b']),
    ];
    const view = liveView(day, stateOf([at(8, 59), trips]), at(9, 5));
    expect(view).toMatchObject({ straight: 3, unknown: 3, unmatched: 0 });
    const { network, trips: all, runs } = view.day;
    const own = day.network.routes.ids.length;
    expect(network.routes).toMatchObject({ own, shortNames: ['1', '20', 'SEV', '?'] });
    const route = all.route[runs.trip[runOf(view.day, 'r2')]!]!;
    expect(network.routes.ids[route]).toBe('SEV');
    expect(modeOf(network.routes.types[route]!).label.en).toContain('not known');
    expect(routeColours(network).slice(0, own)).toEqual(routeColours(day.network));
    expect(routeColours(network)).toHaveLength(own + 2);
  });

  it('keeps a bound on the orders of stops that a feed may invent', () => {
    const names = ['a', 'b', 'c', 'd'];
    const many = Array.from({ length: 1100 }, (_, i) =>
      update(
        { tripId: `x${i}`, routeId: 'B', scheduleRelationship: 'ADDED' },
        [...i.toString(4).padStart(6, '0')].map((digit, k) => ({
          stopId: names[Number(digit)]!,
          arrival: { time: at(9, k) },
        })),
      ),
    );
    const view = liveView(day, stateOf([at(8, 59), many]), at(9, 0));
    const drawn = view.day.network.paths.route.length - day.network.paths.route.length;
    expect(drawn).toBe(1000);
    expect(view.unmatched).toBeGreaterThan(0);
  });

  it('runs a duplicated trip once more at the start of the copy', () => {
    const live = moved({ ...trip, scheduleRelationship: 'DUPLICATED' }, [], {
      tripProperties: { tripId: 't1b', startDate: trip.startDate, startTime: '09:30:30' },
    });
    const run = live.runs.trip.length - 1;
    expect(live.trips.ids[live.runs.trip[run]!]).toBe('t1b');
    expect(live.runs.start[run]! - live.runs.start[runOf(day, 't1')]!).toBe(5400);
  });

  it('counts trips that nobody knows and updates that cannot be meant, and leaves them out', () => {
    const state = stateOf([
      at(7, 59),
      [
        update({ tripId: 'unknown' }),
        update({ tripId: 'x', scheduleRelationship: 'ADDED' }, [{ stopId: 'a' }]),
        update(trip, [
          { stopId: 'nowhere', arrival: { delay: 5 } },
          { stopSequence: 10, arrival: { delay: 2_000_000_000 } },
        ]),
      ],
    ]);
    const view = liveView(day, state, at(7, 59));
    expect(view).toMatchObject({ unmatched: 2, ignored: 2 });
    expect(delays(view.day, runOf(day, 't1')).arrival).toEqual([0, 0, 0, 0]);
  });

  it('is forgotten once no message has confirmed it for a quarter of an hour', () => {
    const state = stateOf([at(7, 59), [update(trip, [], { delay: 120 })]]);
    expect(liveDay(day, state, at(8, 13)).live!.heard[runOf(day, 't1')]).toBe(at(7, 59));
    expect(liveDay(day, state, at(8, 15)).live!.heard[runOf(day, 't1')]).toBeNaN();
  });
});

describe('moved stop times', () => {
  const calls = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 120 })), {
      minLength: 2,
      maxLength: 12,
    })
    .map((steps) => {
      let time = 28_800;
      const arrival: number[] = [];
      const departure: number[] = [];
      for (const [drive, dwell] of steps) {
        time += drive;
        arrival.push(time);
        time += dwell;
        departure.push(time);
      }
      return {
        arrival: Float32Array.from(arrival),
        departure: Float32Array.from(departure),
        stop: Uint32Array.from(steps, (_, i) => i),
        sequence: Uint32Array.from(steps, (_, i) => i + 1),
      };
    });
  const event = fc.option(
    fc.record({
      delay: fc.option(fc.integer(), { nil: undefined }),
      time: fc.option(fc.integer({ min: 0, max: 90_000 }), { nil: undefined }),
    }),
    { nil: undefined },
  );
  const stops = fc.array(
    fc.record({
      sequence: fc.option(fc.integer({ min: 0, max: 14 }), { nil: undefined }),
      stop: fc.constantFrom('', '0', '3', '99'),
      relation: fc.constantFrom('scheduled' as const, 'skipped' as const, 'noData' as const),
      arrival: event,
      departure: event,
    }),
    { maxLength: 14 },
  );

  it('never run backwards, whatever a feed says', () => {
    fc.assert(
      fc.property(
        calls,
        stops,
        fc.integer(),
        fc.integer({ min: 0, max: 90_000 }),
        (of, told, delay, heard) => {
          const stopOf = (id: string): number | undefined => (id === '' ? undefined : Number(id));
          const { arrival, departure } = movedCalls(of, { stops: told, delay, heard }, 0, stopOf);
          let before = Number.NEGATIVE_INFINITY;
          arrival.forEach((time, i) => {
            expect(time).toBeGreaterThanOrEqual(before);
            expect(departure[i]).toBeGreaterThanOrEqual(time);
            before = departure[i]!;
          });
        },
      ),
    );
  });
});
