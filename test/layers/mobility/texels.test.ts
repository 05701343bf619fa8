import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Day, dayTrips } from '../../../src/layers/mobility/day.ts';
import type { Feed } from '../../../src/layers/mobility/feed.ts';
import { runKey, runOfKey } from '../../../src/layers/mobility/keys.ts';
import { markerPoints, trailRibbons } from '../../../src/layers/mobility/mesh.ts';
import { OnRoad } from '../../../src/layers/mobility/onRoad.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { slotsOf, UnderWay } from '../../../src/layers/mobility/slots.ts';
import {
  type DayTexels,
  dayTexels,
  gridOf,
  neverHeard,
  runTexels,
} from '../../../src/layers/mobility/texels.ts';
import { placeOf, runsAt } from '../../../src/layers/mobility/vehicles.ts';
import { smallZip } from './small-feed.ts';

const spans = fc.array(
  fc.tuple(fc.integer({ min: -7200, max: 90_000 }), fc.integer({ min: 0, max: 9000 })),
  { maxLength: 80 },
);
const columns = (list: readonly (readonly [number, number])[]) => ({
  of: Uint32Array.from(list, (_, i) => i),
  start: Int32Array.from(list, ([start]) => start),
  end: Int32Array.from(list, ([start, length]) => start + length),
});

describe('slots', () => {
  it('hold each run once, and never two at one second', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const { of, start, end } = columns(list);
        const slots = slotsOf(of, start, end);
        expect([...slots.runs].sort((a, b) => a - b)).toEqual([...of]);
        for (let slot = 0; slot < slots.start.length - 1; slot += 1) {
          for (let i = slots.start[slot]! + 1; i < slots.start[slot + 1]!; i += 1)
            expect(start[slots.runs[i]!]).toBeGreaterThan(end[slots.runs[i - 1]!]!);
        }
      }),
    );
  });

  it('are as many as runs are under way at the busiest second', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const { of, start, end } = columns(list);
        const busiest = Math.max(
          0,
          ...[...start].map((at) => of.filter((i) => start[i]! <= at && end[i]! >= at).length),
        );
        expect(slotsOf(of, start, end).start.length - 1).toBe(busiest);
      }),
    );
  });

  it('are counted at any second as a look at every run counts them', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: -8000, max: 100_000 }), (list, at) => {
        const { of, start, end } = columns(list);
        const counted = of.filter((i) => start[i]! <= at && end[i]! >= at).length;
        expect(new UnderWay(of, start, end).at(at)).toBe(counted);
      }),
    );
  });
});

/** What the vertex shader does with the textures: the slots' runs at a second, and their metres along. */
function shaderMetres({ runs, times, slots }: DayTexels, seconds: number): Map<number, number> {
  const found = new Map<number, number>();
  const run = (i: number) => runs.values.subarray(i * 4, i * 4 + 4);
  const time = (i: number) => times.values.subarray(i * 4, i * 4 + 4);
  for (let slot = 0; slot < slots; slot += 1) {
    const [first, count] = run(slot) as unknown as [number, number];
    let place = first;
    while (place + 1 < first + count && run(slots + runTexels * (place + 1))[0]! <= seconds) {
      place += 1;
    }
    const [start, end, zero] = run(slots + runTexels * place);
    if (seconds < start! || seconds > end!) continue;
    const [row, rows] = run(slots + runTexels * place + 1) as unknown as [number, number];
    const own = seconds - zero!;
    let k = row;
    while (k + 1 < row + rows && time(k + 1)[0]! <= own) k += 1;
    const [, departure, metres] = time(k);
    const next = time(Math.min(k + 1, row + rows - 1));
    const share = (own - departure!) / Math.max(next[0]! - departure!, 1e-3);
    found.set(
      place,
      own > departure! && k < row + rows - 1 ? metres! + share * (next[2]! - metres!) : metres!,
    );
  }
  return found;
}

describe('the textures of a day', () => {
  let feed: Feed;
  let day: Day;
  beforeAll(async () => {
    feed = await readGtfs(smallZip(), 'small.zip');
    day = dayTrips(feed, '2026-03-03');
  });

  it('put every vehicle where the timetable has it, at any second', () => {
    const texels = dayTexels(day, feed.paths.start, 8192);
    for (let seconds = 0; seconds < 90_000; seconds += 37.5) {
      const metres = shaderMetres(texels, seconds);
      const expected = runsAt(day, seconds);
      expect(metres.size).toBe(expected.length);
      for (const run of expected) {
        const shown = metres.get(texels.placeOf[run]!);
        expect(shown).toBeDefined();
        expect(Math.abs(shown! - placeOf(day, run, seconds).metres)).toBeLessThan(0.5);
      }
    }
  });

  it('hold the rows of trips of one pattern once', () => {
    const { runs } = dayTexels(day, feed.paths.start, 8192);
    const { slots } = dayTexels(day, feed.paths.start, 8192);
    const firstRows = day.runs.trip.length;
    const distinct = new Set(
      Array.from({ length: firstRows }, (_, i) => runs.values[(slots + runTexels * i + 1) * 4]),
    );
    expect(distinct.size).toBeLessThan(firstRows);
  });

  it('leave out cancelled vehicles and those away from their line, and note when others were heard of', () => {
    const total = day.runs.trip.length;
    const rows = day.times.arrival.length;
    const live = {
      heard: new Float64Array(total).fill(Number.NaN),
      located: new Uint8Array(total),
      cancelled: new Uint8Array(total),
      astray: new Uint8Array(total),
      planned: Uint32Array.from({ length: rows }, (_, i) => i),
      skipped: new Uint8Array(rows),
      knots: new Uint32Array(total + 1),
      knotTime: new Float32Array(0),
      knotMetres: new Float32Array(0),
    };
    live.cancelled[0] = 1;
    live.astray[1] = 1;
    live.heard[2] = day.origin + 30_000;
    const lively = { ...day, live };
    const texels = dayTexels(lively, feed.paths.start, 8192);
    expect([texels.placeOf[0], texels.placeOf[1], texels.live]).toEqual([-1, -1, true]);
    const heard = (run: number) =>
      texels.runs.values[(texels.slots + runTexels * texels.placeOf[run]!) * 4 + 3];
    expect([heard(2), heard(3)]).toEqual([30_000, neverHeard]);
    expect(new OnRoad(lively).runsAt(30_000)).not.toContain(0);
  });

  it('mark vehicles without a trip at their own place, all day', () => {
    const stray = { place: [10, 20, 5] as const, bearing: 90, heard: 100 };
    const { runs, slots, firstStray } = dayTexels(day, feed.paths.start, 8192, [stray]);
    const [first, count] = runs.values.subarray((slots - 1) * 4);
    const at = (slots + runTexels * first!) * 4;
    expect([first, count]).toEqual([firstStray, 1]);
    expect([...runs.values.subarray(at + 3, at + 8)]).toEqual([100, 10, 20, 5, 90]);
  });

  it('keep within the largest side of a texture, and say what they have no room for', () => {
    expect(gridOf(2048 * 2048, 2048)).toMatchObject({ width: 2048, height: 2048 });
    expect(gridOf(5_000_000, 8192)).toMatchObject({ width: 2048 });
    expect(gridOf(20_000_000, 8192)).toMatchObject({ width: 4096, height: 4883 });
    const tight = dayTexels(day, feed.paths.start, 2);
    expect(tight.left).toBeGreaterThan(0);
    expect(tight.left).toBe(tight.placeOf.filter((place) => place < 0).length);
  });

  it('find a run again by its key, and only while it is under way', () => {
    const road = new OnRoad(day);
    const run = day.runs.trip.length - 1;
    expect(runOfKey(day, runKey(day, run))).toBe(run);
    expect(road.runOf(runKey(day, run))).toBe(run);
    expect(road.isUnderWay(run, day.runs.end[run]!)).toBe(true);
    expect(road.isUnderWay(run, day.runs.end[run]! + 1)).toBe(false);
    expect(road.countAt(30_000)).toBe(runsAt(day, 30_000).length);
  });
});

describe('a day of 100,000 trips that are all different', () => {
  it('fits into textures of 2048 a side, and into smaller ones with what is left named', () => {
    const trips = 100_000;
    const stops = 10;
    const rows = trips * stops;
    const even = (step: number, from = 0) =>
      Float32Array.from({ length: rows }, (_, i) => from + i * step);
    const many = {
      origin: 0,
      runs: {
        trip: Uint32Array.from({ length: trips }, (_, i) => i),
        shift: new Int32Array(trips),
        start: Int32Array.from({ length: trips }, (_, i) => Math.floor(i * 0.72)),
        end: Int32Array.from({ length: trips }, (_, i) => Math.floor(i * 0.72) + 4000),
      },
      trips: {
        times: Uint32Array.from({ length: trips + 1 }, (_, i) => i * stops),
        path: new Uint32Array(trips),
        route: new Uint32Array(trips),
      },
      times: {
        arrival: even(0.01),
        departure: even(0.01, 0.002),
        distance: Float64Array.from({ length: rows }, (_, i) => i),
      },
    } as unknown as Day;
    const start = Uint32Array.of(0, 60);
    const roomy = dayTexels(many, start, 2048);
    expect(roomy.left).toBe(0);
    for (const { width, height } of [roomy.times, roomy.runs])
      expect(Math.max(width, height)).toBeLessThanOrEqual(2048);
    expect(roomy.slots).toBeLessThan(6000);
    const tight = dayTexels(many, start, 512);
    expect(tight.left).toBe(trips - Math.floor(512 ** 2 / stops));
  });
});

describe('the mesh of vehicles', () => {
  it('has a point for each marker and a ribbon for each trail', () => {
    expect([...markerPoints(3).positions]).toEqual([0, 0, 0, 1, 0, 0, 2, 0, 0]);
    const { positions, indices } = trailRibbons(2, 4);
    expect(positions.length / 3).toBe(2 * 5 * 2);
    expect(indices!.length).toBe(2 * 4 * 6);
    expect(Math.max(...indices!)).toBe(positions.length / 3 - 1);
    for (let i = 0; i < indices!.length; i += 3) {
      const slots = [0, 1, 2].map((k) => positions[indices![i + k]! * 3]);
      expect(new Set(slots).size).toBe(1);
    }
  });
});
