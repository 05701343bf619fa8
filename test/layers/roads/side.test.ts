import { describe, expect, it } from 'vitest';
import { drivesOnLeft } from '../../../src/layers/roads/side.ts';

describe('the side that people drive on', () => {
  it('is the left where their time zone says so', () => {
    for (const zone of ['Europe/London', 'Asia/Tokyo', 'Australia/Perth', 'Africa/Dar_es_Salaam'])
      expect(drivesOnLeft(zone), zone).toBe(true);
  });

  it('is the right elsewhere, and where the zone is no place', () => {
    for (const zone of ['Europe/Rome', 'Asia/Seoul', 'America/New_York', 'America/Argentina/Salta'])
      expect(drivesOnLeft(zone), zone).toBe(false);
    for (const zone of ['UTC', '', 'Etc/GMT-1']) expect(drivesOnLeft(zone), zone).toBe(false);
  });

  it('is known for the zones that browsers name, old names too', () => {
    const listed = Intl.supportedValuesOf('timeZone').filter(drivesOnLeft);
    expect(listed.length).toBeGreaterThan(70);
    expect([drivesOnLeft('Asia/Calcutta'), drivesOnLeft('Asia/Kolkata')]).toEqual([true, true]);
  });
});
