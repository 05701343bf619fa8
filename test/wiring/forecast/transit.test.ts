import { describe, expect, it } from 'vitest';
import { dayTrips } from '../../../src/layers/mobility/day.ts';
import { readGtfs } from '../../../src/layers/mobility/read.ts';
import { transitServiceOf, typicalDay } from '../../../src/wiring/forecast/transit.ts';
import { smallZip } from '../../layers/mobility/small-feed.ts';

const day = async (date: string) => dayTrips(await readGtfs(smallZip(), 'small.zip'), date);

describe('what public transport offers in an hour', () => {
  it('holds every hop that leaves in it, with its minutes', async () => {
    const { rides, stops, routes } = transitServiceOf(await day('2026-03-03'), 8);
    expect(routes).toBe(1);
    expect(rides.count).toBe(3);
    expect([...rides.departures]).toEqual([1, 1, 1]);
    // a leaves at 08:00:30, c is reached at 08:10:30 and left at 08:11:00, d is reached at 08:20:00.
    const minutes = [...rides.minutes];
    expect(minutes[0]! + minutes[1]!).toBeCloseTo(10, 3);
    expect(minutes[2]).toBeCloseTo(9, 3);
    expect([...rides.from]).toEqual([0, 1, 2]);
    expect([...rides.to]).toEqual([1, 2, 3]);
    expect([...stops.lon]).toEqual([10, 10.01, 10.02, 10.02]);
  });

  it('counts trips that repeat by their headway', async () => {
    const { rides } = transitServiceOf(await day('2026-03-03'), 10);
    expect([...rides.departures]).toEqual([3]);
    expect(rides.minutes[0]).toBeCloseTo(15, 3);
  });

  it('has nothing where nothing runs', async () => {
    const { rides, stops, routes } = transitServiceOf(await day('2026-03-03'), 4);
    expect([rides.count, stops.lon.length, routes]).toEqual([0, 0, 0]);
  });
});

describe('a typical day', () => {
  it('is a Tuesday to Thursday in the middle of the timetable', () => {
    const march = Array.from({ length: 31 }, (_, i) => `2026-03-${String(i + 1).padStart(2, '0')}`);
    expect(typicalDay(march)).toBe('2026-03-17');
    expect(typicalDay(['2026-03-07', '2026-03-08'])).toBe('2026-03-07');
    expect(typicalDay([])).toBeUndefined();
  });
});
