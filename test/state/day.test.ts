import { describe, expect, it } from 'vitest';
import { dayAround, localDate, localTime, workingDayWithin } from '../../src/state/day.ts';

const berlin = 'Europe/Berlin';
const at = (iso: string): number => Date.parse(iso) / 1000;

describe('the local day', () => {
  it('begins at local midnight', () => {
    expect(localTime('2026-07-01', 0, berlin)).toBe(at('2026-06-30T22:00:00Z'));
    expect(localTime('2026-01-15', 8, berlin)).toBe(at('2026-01-15T07:00:00Z'));
  });

  it('has 23 hours when summer time begins and 25 when it ends', () => {
    const spring = dayAround(at('2026-03-29T10:00:00Z'), berlin);
    expect(spring.dayEnd - spring.dayStart).toBe(23 * 3600);
    const autumn = dayAround(at('2026-10-25T10:00:00Z'), berlin);
    expect(autumn.dayEnd - autumn.dayStart).toBe(25 * 3600);
  });

  it('is told by the city, not by the reader', () => {
    expect(localDate(at('2026-06-30T22:30:00Z'), berlin)).toBe('2026-07-01');
    expect(localDate(at('2026-06-30T22:30:00Z'), 'America/New_York')).toBe('2026-06-30');
  });

  it('is moved into a period, to its nearest working day', () => {
    expect(workingDayWithin('2026-11-23', '2014-10-19', '2014-11-02')).toBe('2014-10-31');
    expect(workingDayWithin('2026-11-23', '2026-01-01', '2027-01-01')).toBe('2026-11-23');
    expect(workingDayWithin('2026-11-22', '2026-01-01', '2027-01-01')).toBe('2026-11-23');
    expect(workingDayWithin('2026-11-22', '2026-11-22', '2026-11-23')).toBe('2026-11-22');
  });
});
