import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Day } from '../../../../src/layers/mobility/day.ts';
import { metres } from '../../../../src/layers/mobility/geometry.ts';
import {
  type Curve,
  joined,
  metresAt,
  reckoned,
} from '../../../../src/layers/mobility/live/curve.ts';
import { liveDay, liveView } from '../../../../src/layers/mobility/live/liveDay.ts';
import { placeOf, runsAt } from '../../../../src/layers/mobility/vehicles.ts';
import {
  at,
  date,
  delays,
  type Entity,
  position,
  runOf,
  smallDay,
  stateOf,
  update,
} from './messages.ts';

const trip = { tripId: 't1', startDate: date.replaceAll('-', '') };

describe('a reported position', () => {
  let day: Day;
  beforeAll(async () => {
    day = await smallDay();
  });
  const seen = (time: number, ...entities: Entity[]): Day =>
    liveDay(day, stateOf([time, entities]), time);
  const place = (live: Day, time: number) => placeOf(live, runOf(live, 't1'), time - live.origin);

  it('puts the vehicle where it was reported, at the time of the report', () => {
    const live = seen(at(8, 6), position(trip, 10.004, 45, at(8, 5, 50)));
    const { lon, lat } = place(live, at(8, 5, 50));
    expect(lon).toBeCloseTo(10.004, 5);
    expect(lat).toBeCloseTo(45, 5);
    expect(live.live!.located[runOf(live, 't1')]).toBe(1);
  });

  it('lets it go on at its pace for 90 s, then hold, and gives it up after ten minutes', () => {
    const live = seen(at(8, 6), position(trip, 10.004, 45, at(8, 6)));
    const along = (seconds: number): number => place(live, at(8, 6, seconds)).metres;
    // 1,572 m from 8:00:30 to 8:10:30, at even speed.
    expect((along(60) - along(0)) / 60).toBeCloseTo(1572.6 / 600, 1);
    expect(along(90)).toBeGreaterThan(along(80));
    expect(along(200)).toBeCloseTo(along(90), 2);
    expect(runsAt(live, at(8, 15) - live.origin)).toContain(runOf(live, 't1'));
    const later = liveDay(
      day,
      stateOf([at(8, 6), [position(trip, 10.004, 45, at(8, 6))]]),
      at(8, 17),
    );
    expect(later.live!.heard[runOf(later, 't1')]).toBeNaN();
  });

  it('tells how late the trip is where no trip update does', () => {
    // Expected there at about 8:05:30.
    const live = seen(at(8, 8), position(trip, 10.01, 45, at(8, 8)));
    const [first, , third, last] = delays(live, runOf(live, 't1')).arrival;
    expect(first).toBe(third);
    expect(third).toBe(last);
    expect(third).toBeGreaterThan(140);
    expect(third).toBeLessThan(160);
  });

  it('leaves predicted times as a trip update tells them', () => {
    const live = seen(
      at(8, 8),
      position(trip, 10.01, 45, at(8, 8)),
      update(trip, [{ stopSequence: 15, arrival: { delay: 30 } }]),
    );
    expect(delays(live, runOf(live, 't1')).arrival[2]).toBe(30);
  });

  it('does not send off a vehicle that waits at its first stop', () => {
    const live = seen(at(7, 50), position(trip, 10.0005, 45, at(7, 50)));
    expect(place(live, at(7, 51)).metres).toBe(0);
    expect(runsAt(live, at(7, 51) - live.origin)).toContain(runOf(live, 't1'));
    expect(delays(live, runOf(live, 't1')).departure[0]).toBe(0);
  });

  it('is a stray far from its line, and then not on its line too', () => {
    const state = stateOf([at(8, 6), [position(trip, 10.004, 45.01, at(8, 6))]]);
    const view = liveView(day, state, at(8, 6));
    expect(view.strays).toMatchObject([{ lon: expect.closeTo(10.004, 4), heard: at(8, 6) }]);
    expect(runsAt(view.day, at(8, 6) - day.origin)).not.toContain(runOf(day, 't1'));
  });

  it('is a stray without a trip, unless the vehicle of a trip update is the same', () => {
    const bus = { vehicle: { id: '17', label: 'Bus 17' } };
    const alone = stateOf([at(8, 6), [position(undefined, 10.004, 45, at(8, 6), bus)]]);
    expect(liveView(day, alone, at(8, 6)).strays).toMatchObject([{ id: '17', label: 'Bus 17' }]);
    const both = stateOf([
      at(8, 6),
      [position(undefined, 10.004, 45, at(8, 6), bus), update(trip, [], { ...bus, delay: 0 })],
    ]);
    const view = liveView(day, both, at(8, 6));
    expect(view.strays).toEqual([]);
    expect(view.day.live!.located[runOf(day, 't1')]).toBe(1);
  });

  it('leaves strays out that are not in the city', () => {
    const state = stateOf([at(8, 6), [position(undefined, 11, 46, at(8, 6))]]);
    expect(liveView(day, state, at(8, 6)).strays).toEqual([]);
  });

  it('moves on without a jump from where it was shown, forth and back', () => {
    let before: { day: Day; time: number } | undefined;
    let worst = 0;
    const reports = [10.004, 10.012, 10.0121, 10.008, 10.0195];
    reports.forEach((lon, i) => {
      const time = at(8, 4 + i);
      const state = stateOf([time, [position(trip, lon, 45, time)]]);
      const view = liveView(day, state, time, before);
      if (before !== undefined) {
        const [a, b] = [before.day, view.day].map((shown) => place(shown, time));
        expect(metres(a!.lon, a!.lat, b!.lon, b!.lat)).toBeLessThan(0.5);
      }
      for (let s = 0; s < 60; s += 1) {
        const step = place(view.day, time + s + 1).metres - place(view.day, time + s).metres;
        worst = Math.max(worst, Math.abs(step));
      }
      before = { day: view.day, time };
    });
    expect(worst).toBeLessThan(40.5);
  });

  it('never jumps, whatever reports come in whatever order', () => {
    const report = fc.record({
      seen: fc.option(fc.double({ min: 9.99, max: 10.03, noNaN: true }), { nil: undefined }),
      north: fc.double({ min: 44.998, max: 45.01, noNaN: true }),
      old: fc.integer({ min: 0, max: 120 }),
      late: fc.option(fc.integer({ min: -900, max: 900 }), { nil: undefined }),
      wait: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(report, { minLength: 2, maxLength: 10 }), (reports) => {
        const run = runOf(day, 't1');
        let time = at(8, 2);
        let before: { day: Day; time: number } | undefined;
        const onRoad = (live: Day, when: number): boolean =>
          runsAt(live, when - live.origin).includes(run);
        for (const { seen: lon, north, old, late, wait } of reports) {
          const entities = [
            ...(lon === undefined ? [] : [position(trip, lon, north, time - old)]),
            ...(late === undefined ? [] : [update(trip, [], { delay: late })]),
          ];
          const { day: live } = liveView(day, stateOf([time, entities]), time, before);
          if (before !== undefined && onRoad(before.day, time) && onRoad(live, time)) {
            const jump = place(live, time).metres - place(before.day, time).metres;
            expect(Math.abs(jump)).toBeLessThan(1);
          }
          const known = before !== undefined && !Number.isNaN(before.day.live!.heard[run]!);
          const most = known ? 40 : 250;
          for (let s = 0; s < wait; s += 1) {
            if (!onRoad(live, time + s) || !onRoad(live, time + s + 1)) continue;
            const step = place(live, time + s + 1).metres - place(live, time + s).metres;
            expect(Math.abs(step)).toBeLessThan(most * 1.02);
          }
          before = { day: live, time: time + wait };
          time += wait;
        }
      }),
    );
  });

  it('goes back to the timetable without a jump when the feed says nothing more', () => {
    const first = liveView(
      day,
      stateOf([at(8, 6), [position(trip, 10.002, 45, at(8, 6))]]),
      at(8, 6),
    );
    const silent = stateOf([at(8, 7), []]);
    const then = liveView(day, silent, at(8, 7), { day: first.day, time: at(8, 6, 59) });
    const run = runOf(day, 't1');
    expect(then.day.live!.heard[run]).toBeNaN();
    const apart = place(then.day, at(8, 7)).metres - place(first.day, at(8, 7)).metres;
    expect(Math.abs(apart)).toBeLessThan(0.5);
    expect(place(then.day, at(8, 9)).metres).toBeCloseTo(place(day, at(8, 9)).metres, 0);
  });
});

/** Ways with stops on them, as a timetable has them. */
const way: fc.Arbitrary<Curve> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 20, max: 400 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 5, max: 3000 }),
    ),
    {
      minLength: 1,
      maxLength: 10,
    },
  )
  .map((legs) => {
    const time = [0, 20];
    const along = [0, 0];
    for (const [drive, dwell, length] of legs) {
      const arrives = time.at(-1)! + Math.max(drive, length / 40);
      const m = along.at(-1)! + length;
      time.push(arrives, arrives + dwell);
      along.push(m, m);
    }
    return { time, metres: along };
  });

describe('a way without a jump', () => {
  it('goes through the report, never back after it, and never faster than it may', () => {
    fc.assert(
      fc.property(
        way,
        fc.double({ min: -600, max: 4000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, heard, share) => {
          const reported = share * of.metres.at(-1)!;
          const curve = reckoned(of, heard, reported);
          expect(metresAt(curve, heard)).toBeCloseTo(reported, 3);
          curve.time.forEach((time, i) => {
            if (i === 0) return;
            expect(time).toBeGreaterThanOrEqual(curve.time[i - 1]! - 1e-6);
            expect(curve.metres[i]).toBeGreaterThanOrEqual(curve.metres[i - 1]! - 1e-6);
          });
        },
      ),
    );
  });

  it('starts where the vehicle was shown, ends on its target, and keeps to its speed', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        way,
        fc.double({ min: 0, max: 600, noNaN: true }),
        shares,
        shares,
        (of, now, from, to) => {
          const length = of.metres.at(-1)!;
          const target = reckoned(of, now - 10, to * length);
          const curve = joined(target, now, from * length, 40);
          expect(metresAt(curve, now)).toBeCloseTo(from * length, 6);
          expect(curve.metres.at(-1)).toBeCloseTo(target.metres.at(-1)!, 6);
          curve.time.forEach((time, i) => {
            if (i === 0) return;
            const step = Math.abs(curve.metres[i]! - curve.metres[i - 1]!);
            expect(step).toBeLessThanOrEqual((time - curve.time[i - 1]!) * 40 + 1e-6);
          });
        },
      ),
    );
  });
});
