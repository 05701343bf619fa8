import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceDateFor } from '../../../src/layers/mobility/calendar.ts';
import { ServiceCalendar } from '../../../src/layers/mobility/clock.ts';
import { instantOf, serviceOrigin, wallClock } from '../../../src/layers/mobility/zone.ts';

const rome = 'Europe/Rome';
const unix = (iso: string): number => Date.parse(iso) / 1000;

describe('service days', () => {
  it('count from noon minus twelve hours, also when clocks change', () => {
    expect(serviceOrigin('2026-03-28', rome)).toBe(unix('2026-03-27T23:00:00Z'));
    expect(serviceOrigin('2026-03-29', rome)).toBe(unix('2026-03-28T22:00:00Z'));
    expect(serviceOrigin('2026-10-25', rome)).toBe(unix('2026-10-24T23:00:00Z'));
  });

  it('take the first of two hours of one name, and go on through a skipped one', () => {
    expect(instantOf('2026-10-25', 2.5 * 3600, rome)).toBe(unix('2026-10-25T00:30:00Z'));
    expect(instantOf('2026-10-25', 3.5 * 3600, rome)).toBe(unix('2026-10-25T02:30:00Z'));
    expect(instantOf('2026-03-29', 2.5 * 3600, rome)).toBe(unix('2026-03-29T01:30:00Z'));
    // Half past midnight of the day on which clocks go back is before the service day's own count begins.
    const early = instantOf('2026-10-25', 0.5 * 3600, rome);
    expect(early - serviceOrigin('2026-10-25', rome)).toBe(-1800);
  });

  it('turn any instant into wall clock and back', () => {
    const zones = fc.constantFrom(rome, 'UTC', 'Asia/Kathmandu', 'America/New_York');
    fc.assert(
      fc.property(fc.integer({ min: 1.2e9, max: 2e9 }), zones, (time, zone) => {
        const { date, seconds } = wallClock(time, zone);
        const back = instantOf(date, seconds, zone);
        // The hour that clocks show twice may come back as either of the two.
        expect(Math.abs(back - time) % 3600).toBe(0);
        expect(wallClock(back, zone)).toEqual({ date, seconds });
      }),
    );
  });
});

describe('the clock on a feed', () => {
  const dates = ['2014-10-24', '2014-10-25', '2014-10-26', '2014-10-27', '2014-10-31'];

  it('keeps a date that has service', () => {
    const calendar = new ServiceCalendar(rome, dates);
    const clock = calendar.at(unix('2014-10-24T06:30:00Z'));
    expect(clock).toEqual({
      asked: '2014-10-24',
      date: '2014-10-24',
      seconds: 8.5 * 3600,
      ahead: 0,
    });
  });

  it('borrows the nearest date of the same kind and keeps the time of day', () => {
    const calendar = new ServiceCalendar(rome, dates);
    const clock = calendar.at(unix('2026-11-23T07:30:00Z'));
    expect(clock).toEqual({
      asked: '2026-11-23',
      date: '2014-10-31',
      seconds: 8.5 * 3600,
      ahead: 4406 * 86_400,
    });
    expect(serviceDateFor('2026-11-22', dates)).toBe('2014-10-26');
    expect(serviceDateFor('2014-10-18', dates)).toBe('2014-10-25');
  });

  it('shows a chosen date whatever the clock says', () => {
    const calendar = new ServiceCalendar(rome, dates);
    expect(calendar.at(unix('2014-10-24T06:30:00Z'), '2014-10-25').date).toBe('2014-10-25');
    expect(calendar.at(unix('2014-10-24T06:30:00Z'), '1999-01-01').date).toBe('2014-10-24');
  });

  it('has nothing to show for a feed without service', () => {
    expect(new ServiceCalendar(rome, []).at(0).date).toBeUndefined();
  });
});
