import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourlyOffset, isTimeZone, localTimeAt, offsetAt } from '../../src/channel/localTime.ts';

const unix = (iso: string): number => Date.parse(iso) / 1000;
const zones = [
  'Europe/Rome',
  'UTC',
  'Asia/Kathmandu',
  'America/St_Johns',
  'America/New_York',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
] as const;
const shown = (iso: string, zone = 'Europe/Rome'): string => {
  const { year, month, day, hour, minute, second } = localTimeAt(unix(iso), zone);
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
};

describe('local time', () => {
  it('skips an hour in spring and shows one twice in autumn', () => {
    expect(shown('2026-03-29T00:59:59Z')).toBe('2026-3-29 1:59:59');
    expect(shown('2026-03-29T01:00:00Z')).toBe('2026-3-29 3:0:0');
    expect(shown('2026-10-25T00:59:59Z')).toBe('2026-10-25 2:59:59');
    expect(shown('2026-10-25T01:00:00Z')).toBe('2026-10-25 2:0:0');
    expect(shown('2026-10-25T02:00:00Z')).toBe('2026-10-25 3:0:0');
  });

  it('is ahead of UTC by hours, quarters of them, or less than nothing', () => {
    const winter = unix('2026-01-10T12:00:00Z');
    expect(zones.map((zone) => offsetAt(winter, zone) / 3600)).toEqual([
      1, 0, 5.75, -3.5, -5, 13, 11,
    ]);
    expect(offsetAt(winter + 0.75, 'Europe/Rome')).toBe(3600);
    expect(localTimeAt(unix('2026-12-31T23:30:00Z') + 0.5, 'Europe/Rome')).toEqual({
      ...{ year: 2027, month: 1, day: 1 },
      ...{ hour: 0, minute: 30, second: 0 },
    });
  });

  it('is found hour by hour as instant by instant, in a year with both changes', () => {
    for (const zone of zones) {
      const offset = hourlyOffset(zone);
      const start = unix('2026-01-01T00:00:00Z');
      const wrong = Array.from({ length: 8760 }, (_, i) => start + i * 3600).filter(
        // Exact near the changes, and every ninth hour elsewhere.
        (time, i) =>
          (i % 9 === 0 || offset(time) !== offset(time + 86_400)) &&
          offset(time) !== offsetAt(time, zone),
      );
      expect(wrong).toEqual([]);
    }
  });

  it('differs from UTC by what the offset says, at any instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), fc.constantFrom(...zones), (time, zone) => {
        const { year, month, day, hour, minute, second } = localTimeAt(time, zone);
        const local = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
        expect(local - offsetAt(time, zone)).toBe(time);
      }),
    );
  });

  it('knows the names of zones', () => {
    expect(['Europe/Rome', 'Europe/Nowhere', ''].map(isTimeZone)).toEqual([true, false, false]);
  });
});
