import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/layers/layer.ts';
import { boardAt, stopGroup } from '../../../src/layers/mobility/boards.ts';
import { ServiceCalendar } from '../../../src/layers/mobility/clock.ts';
import { type Day, dayTrips, type LiveRuns } from '../../../src/layers/mobility/day.ts';
import { runKey, runOfKey, stopKey, stopOfKey } from '../../../src/layers/mobility/keys.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { stopPlaces, stopReading, vehicleReading } from '../../../src/layers/mobility/readings.ts';
import { clockText, placeOf, runsAt } from '../../../src/layers/mobility/vehicles.ts';
import { changed, smallFeed, smallZip } from './small-feed.ts';

const read = (changes = {}) => readGtfs(smallZip(changes), 'small.zip');
const clockAt = (hours: number, date = '2026-03-03') => ({
  asked: date,
  date,
  seconds: hours * 3600,
  ahead: 0,
});
const zone = 'Europe/Rome';
const times = ({ board = [] }: Reading): string[] =>
  board.map(({ planned, headsign }) => `${clockText(planned, zone)} ${headsign}`);
const said = ({ fields }: Reading, label: string) => {
  const field = fields.find((f) => f.label.en === label);
  return field?.words?.en ?? field?.value;
};

/** What a live feed says of a day: a run late from a row on, another cancelled, a stop skipped. */
function live(
  day: Day,
  said: { late?: [run: number, seconds: number]; off?: number[]; skip?: number[] },
): Day {
  const runs = day.runs.trip.length;
  const rows = day.times.stop.length;
  const heard = new Float64Array(runs).fill(Number.NaN);
  const cancelled = new Uint8Array(runs);
  const skipped = new Uint8Array(rows);
  const planned = Uint32Array.from({ length: rows }, (_, row) => row);
  for (const run of said.off ?? []) cancelled[run] = 1;
  for (const row of said.skip ?? []) skipped[row] = 1;
  let { trips, times: table } = day;
  let { runs: table2 } = day;
  if (said.late !== undefined) {
    const [run, seconds] = said.late;
    heard[run] = day.origin;
    const trip = day.runs.trip[run]!;
    const from = trips.times[trip]!;
    const to = trips.times[trip + 1]!;
    const added = to - from;
    const grown = <T extends Uint32Array | Float32Array | Float64Array>(column: T, by = 0): T => {
      const all = new (column.constructor as new (n: number) => T)(column.length + added);
      all.set(column);
      for (let i = 0; i < added; i += 1) all[rows + i] = column[from + i]! + by;
      return all;
    };
    table = {
      stop: grown(table.stop),
      sequence: grown(table.sequence),
      arrival: grown(table.arrival, seconds),
      departure: grown(table.departure, seconds),
      distance: grown(table.distance),
    };
    trips = {
      ...trips,
      ids: [...trips.ids, trips.ids[trip]!],
      headsigns: [...trips.headsigns, trips.headsigns[trip]!],
      blocks: [...trips.blocks, trips.blocks[trip]!],
      route: Uint32Array.of(...trips.route, trips.route[trip]!),
      path: Uint32Array.of(...trips.path, trips.path[trip]!),
      times: Uint32Array.of(...trips.times, rows + added),
    };
    const trip2 = Uint32Array.from(table2.trip);
    trip2[run] = trips.ids.length - 1;
    const end = Int32Array.from(table2.end);
    end[run]! += seconds;
    table2 = { ...table2, trip: trip2, end };
    const state: LiveRuns = {
      heard,
      located: new Uint8Array(runs),
      astray: new Uint8Array(runs),
      cancelled,
      planned: Uint32Array.of(...planned, ...Array.from({ length: added }, (_, i) => from + i)),
      skipped: Uint8Array.of(...skipped, ...new Uint8Array(added)),
      knots: new Uint32Array(runs + 1),
      knotTime: new Float32Array(),
      knotMetres: new Float32Array(),
    };
    return { ...day, trips, times: table, runs: table2, live: state } as Day;
  }
  const state: LiveRuns = {
    heard,
    located: new Uint8Array(runs),
    astray: new Uint8Array(runs),
    cancelled,
    planned,
    skipped,
    knots: new Uint32Array(runs + 1),
    knotTime: new Float32Array(),
    knotMetres: new Float32Array(),
  };
  return { ...day, live: state } as Day;
}

describe('a stop’s board', () => {
  it('lists what leaves within two hours in order, and tells how far it looks', async () => {
    const day = dayTrips(await read(), '2026-03-03');
    const board = stopReading('transit', day, 0, clockAt(8.5), 12);
    expect(board.title).toBe('Alpha, north');
    expect(times(board)).toEqual(['10:00 Delta', '10:10 Delta', '10:20 Delta']);
    expect(said(board, 'Shown up to')).toBe('10:30 (at most 2 h ahead)');
    expect(said(board, 'Last departure at')).toBe('10:20, 1 → Delta');
    expect(board.board?.[0]).toMatchObject({ route: '1', color: '#c8102e' });
  });

  it('shows the next ones where nothing leaves within two hours', async () => {
    const day = dayTrips(await read(), '2026-03-03');
    const board = stopReading('transit', day, 0, clockAt(3), 12);
    expect(times(board)).toEqual(['08:00 Delta', '10:00 Delta', '10:10 Delta']);
    expect(said(board, 'Within 2 h')).toBe('none; the next are shown');
  });

  it('is empty after the last departure, which it still names', async () => {
    const day = dayTrips(await read(), '2026-03-03');
    const board = stopReading('transit', day, 0, clockAt(22), 12);
    expect(board.board).toEqual([]);
    expect(said(board, 'Last departure at')).toBe('10:20, 1 → Delta');
  });

  it('does not call the last stop of a trip a departure', async () => {
    const feed = await read();
    const day = dayTrips(feed, '2026-03-03');
    const delta = feed.stops.ids.indexOf('d');
    expect(stopReading('transit', day, delta, clockAt(8), 0).board).toEqual([]);
  });

  it('joins the platforms of a station, and names them', async () => {
    const stops =
      'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code\n' +
      'S,Central,45.00,10.005,1,,\na,Central,45.00,10.00,0,S,1\nb,Central,45.00,10.01,0,S,2\n' +
      'c,Gamma,45.00,10.02,0,,\nd,Delta,45.01,10.02,0,,\n';
    const feed = await read({ 'stops.txt': stops });
    const day = dayTrips(feed, '2026-03-03');
    for (const stop of ['S', 'a', 'b']) {
      const row = feed.stops.ids.indexOf(stop);
      expect([...stopGroup(feed, row)].sort()).toEqual([0, 1, 2]);
      const board = stopReading('transit', day, row, clockAt(8), 0);
      // One trip that calls at both platforms in a row leaves once.
      expect(board.board?.slice(0, 2).map(({ platform }) => platform)).toEqual(['1', '1']);
    }
    expect(stopPlaces(feed, []).map(({ name }) => name)).toEqual(['Central', 'Gamma', 'Delta']);
  });

  it('shows instants of the clock where another date’s timetable stands in', async () => {
    const feed = await read();
    const calendar = new ServiceCalendar(zone, ['2026-03-03']);
    // The clocks have changed between the two dates: wall clock stays, instants move by more than days.
    const now = Date.parse('2026-07-07T09:30:00+02:00') / 1000;
    const clock = calendar.at(now);
    const board = boardAt(dayTrips(feed, '2026-03-03'), new Set([0]), clock);
    expect(clock.date).toBe('2026-03-03');
    expect(board.rows[0]!.planned - now).toBe(1800);
  });

  it('tells what is expected and what does not run, beside the timetable', async () => {
    const plain = dayTrips(await read(), '2026-03-03');
    const first = runsAt(plain, 8.1 * 3600)[0]!;
    const day = live(plain, { late: [first, 240], off: [first + 1] });
    const board = stopReading('transit', day, 0, clockAt(8.02), 0);
    const [late, off] = board.board!;
    expect(late!.expected! - late!.planned).toBe(240);
    expect(clockText(late!.planned, zone)).toBe('08:00');
    expect(off).toMatchObject({ cancelled: true });
    expect(off).not.toHaveProperty('expected');
    const skipping = live(plain, { skip: [plain.trips.times[plain.runs.trip[first]!]!] });
    expect(stopReading('transit', skipping, 0, clockAt(7.9), 0).board?.[0]?.cancelled).toBe(true);
  });
});

describe('a vehicle’s line diagram', () => {
  it('has every stop with its time, what is passed, and where the vehicle is in between', async () => {
    const day = dayTrips(await read(), '2026-03-03');
    const clock = clockAt(8.25);
    const place = placeOf(day, runsAt(day, clock.seconds)[0]!, clock.seconds);
    const reading = vehicleReading('transit', day, place, clock, 12);
    expect(reading).toMatchObject({
      title: '1 → Delta',
      subtitle: { en: 'Tram' },
      height: 12,
      color: '#c8102e',
    });
    expect(reading.calls?.map(({ name, passed }) => [name, passed])).toEqual([
      ['Alpha, north', true],
      ['Beta', true],
      ['Gamma', true],
      ['Delta', false],
    ]);
    expect(reading.calls?.map(({ planned }) => clockText(planned, zone))).toEqual([
      '08:00',
      '08:05',
      '08:10',
      '08:20',
    ]);
    // 8:11:00 to 8:20:00; at 8:15 it has done four of nine minutes.
    expect(reading.along).toBeCloseTo(2 + 4 / 9, 6);
    expect(reading.moving).toBe(reading.key);
    expect(said(reading, 'Next stop')).toBe('Delta, 08:20');
  });

  it('stands for a trip before it starts and after it ends', async () => {
    const day = dayTrips(await read(), '2026-03-03');
    const run = runsAt(day, 8.25 * 3600)[0]!;
    for (const [hours, label, value] of [
      [7, 'Leaves at', '08:00'],
      [9, 'Arrived at', '08:20'],
    ] as const) {
      const clock = clockAt(hours);
      const reading = vehicleReading('t', day, placeOf(day, run, clock.seconds), clock, 0);
      expect(said(reading, label)).toBe(value);
      expect(reading).not.toHaveProperty('moving');
      expect(reading).not.toHaveProperty('along');
    }
  });

  it('tells what the vehicle does next by its block', async () => {
    const trips = smallFeed['trips.txt']!.replace('T,week,f1,Delta,,s', 'T,week,f1,Delta,v1,s');
    const day = dayTrips(await read({ 'trips.txt': trips }), '2026-03-03');
    const clock = clockAt(8.25);
    const place = placeOf(day, runsAt(day, clock.seconds)[0]!, clock.seconds);
    const reading = vehicleReading('t', day, place, clock, 0);
    expect(said(reading, 'Then goes on as')).toBe('10:00 1 to Delta');
  });

  it('says how late it is where a live feed tells', async () => {
    const plain = dayTrips(await read(), '2026-03-03');
    const run = runsAt(plain, 8.1 * 3600)[0]!;
    const day = live(plain, { late: [run, 240] });
    const clock = clockAt(8.25);
    const reading = vehicleReading('t', day, placeOf(day, run, clock.seconds), clock, 0);
    expect(said(reading, 'Live')).toBe('4 min late');
    const delta = reading.calls!.at(-1)!;
    expect(delta.expected! - delta.planned).toBe(240);
  });
});

describe('keys of readings', () => {
  it('find their stop and run again, on the next day too', async () => {
    const feed = await read();
    const saturday = dayTrips(feed, '2026-03-07');
    const sunday = dayTrips(feed, '2026-03-08');
    const night = runsAt(saturday, 24.5 * 3600)[0]!;
    const key = runKey(saturday, night);
    expect(runOfKey(saturday, key)).toBe(night);
    expect(sunday.trips.ids[sunday.runs.trip[runOfKey(sunday, key)!]!]).toBe('n1');
    expect(stopOfKey(feed, stopKey(feed, 2))).toBe(2);
    expect(stopOfKey(feed, key)).toBeUndefined();
    expect(runOfKey(saturday, stopKey(feed, 2))).toBeUndefined();
    const repeats = dayTrips(feed, '2026-03-03');
    const keys = Array.from(repeats.runs.trip, (_, run) => runKey(repeats, run));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('of stops of one name near each other are one for the search', async () => {
    const feed = await read(
      changed('stops.txt', 'b,Beta,45.00,10.01', 'b,"Alpha, north",45.0,10.001'),
    );
    expect(stopPlaces(feed, [1, 2, 3, 4]).map(({ name, height }) => [name, height])).toEqual([
      ['Alpha, north', 1],
      ['Gamma', 3],
      ['Delta', 4],
    ]);
  });
});
