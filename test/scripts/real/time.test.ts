import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantsOf, localHour } from '../../../scripts/city/real/stations/local-time.ts';

const rome = 'Europe/Rome';
const iso = (local: string) => instantsOf(local, rome).map((at) => new Date(at).toISOString());

describe('local time', () => {
  it('is one hour ahead of UTC in winter and two in summer', () => {
    expect(iso('2024-01-15 08:00')).toEqual(['2024-01-15T07:00:00.000Z']);
    expect(iso('2024-07-15 08:00')).toEqual(['2024-07-15T06:00:00.000Z']);
  });

  it('has no instant in the skipped hour and two in the repeated one', () => {
    expect(iso('2024-03-31 02:00')).toEqual([]);
    expect(iso('2024-10-27 02:00')).toEqual([
      '2024-10-27T00:00:00.000Z',
      '2024-10-27T01:00:00.000Z',
    ]);
  });

  it('comes back from every instant', () => {
    const hour = fc.integer({ min: 0, max: 8783 });
    const zone = fc.constantFrom(rome, 'America/New_York', 'Asia/Kolkata', 'UTC');
    fc.assert(
      fc.property(hour, zone, (h, timeZone) => {
        const at = Date.UTC(2024, 0, 1, h);
        const parts = new Intl.DateTimeFormat('sv', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(at);
        expect(instantsOf(parts, timeZone)).toContain(at);
        expect(localHour(at, timeZone).hour).toBe(Number(parts.slice(11, 13)));
      }),
      { numRuns: 100 },
    );
  });

  it('knows weekends on the city’s own calendar', () => {
    expect(localHour(Date.UTC(2024, 5, 7, 23), rome)).toEqual({ hour: 1, weekend: true });
    expect(localHour(Date.UTC(2024, 5, 7, 21), rome)).toEqual({ hour: 23, weekend: false });
  });
});
