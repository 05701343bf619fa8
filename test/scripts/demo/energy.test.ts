import { describe, expect, it } from 'vitest';
import {
  centralEuropeanOffset,
  easter,
  holidays,
} from '../../../scripts/city/demo/energy/calendar.ts';
import { relativeHumidity, writeEpw } from '../../../scripts/city/demo/energy/epw.ts';
import { cityLoad, gridCarbon, seriesCsv } from '../../../scripts/city/demo/energy/series.ts';
import { sunAt } from '../../../scripts/city/demo/energy/sun.ts';
import { hoursOf, makeWeather } from '../../../scripts/city/demo/energy/weather.ts';

const site = { lon: 9.4, lat: 49, elevation: 204 };
const weather = makeWeather(site, 2023, 7);
const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

describe('the made-up weather', () => {
  it('has the radiation of the climate sheet, month by month', () => {
    expect(sum(weather.global) / 1000).toBeCloseTo(1145, 0);
  });

  it('is the same for the same seed and another for another', () => {
    expect(makeWeather(site, 2023, 7).temperature).toEqual(weather.temperature);
    expect(makeWeather(site, 2023, 8).temperature).not.toEqual(weather.temperature);
  });

  it('closes beam and diffuse to global in every hour', () => {
    for (let h = 0; h < weather.hours; h++) {
      const sin = sunAt(site.lon, site.lat, Math.floor(h / 24), h % 24).sinElevation;
      const closed = weather.beam[h]! * Math.max(0, sin) + weather.diffuse[h]!;
      expect(Math.abs(closed - weather.global[h]!)).toBeLessThan(1e-6);
      expect(weather.beam[h]).toBeGreaterThanOrEqual(0);
      expect(weather.diffuse[h]).toBeGreaterThanOrEqual(0);
    }
  });

  it('never has a dew point above the air temperature, and believable extremes', () => {
    const t = weather.temperature;
    expect(weather.dewPoint.every((dew, h) => dew < t[h]!)).toBe(true);
    expect(Math.min(...t)).toBeGreaterThan(-22);
    expect(Math.max(...t)).toBeLessThan(40);
    const jumps = t.slice(1).map((value, h) => Math.abs(value - t[h]!));
    expect(Math.max(...jumps)).toBeLessThan(4);
  });
});

describe('the sun', () => {
  it('stands where NREL SPA puts it, within half a degree', () => {
    // 2003-10-17 19:30:30 UTC at 39.742476 N 105.1786 W: elevation 39.872 degrees.
    const day = 289;
    const at = sunAt(-105.1786, 39.742476, day, 19);
    expect((Math.asin(at.sinElevation) * 180) / Math.PI).toBeCloseTo(39.87, 0);
  });
});

describe('the EPW file', () => {
  const lines = writeEpw(weather, site, { name: 'Weidenfurt', zone: 1 }).trimEnd().split('\r\n');

  it('has eight header lines and 8760 rows of 35 fields', () => {
    expect(lines).toHaveLength(8 + 8760);
    expect(lines[0]).toMatch(/^LOCATION,Weidenfurt \(fictional\)/);
    expect(lines.slice(8).every((line) => line.split(',').length === 35)).toBe(true);
  });

  it('counts the hours 1 to 24 of every day from 1 January to 31 December', () => {
    const clock = (line: string): string => line.split(',').slice(1, 4).join('-');
    expect(clock(lines[8]!)).toBe('1-1-1');
    expect(clock(lines[31]!)).toBe('1-1-24');
    expect(clock(lines.at(-1)!)).toBe('12-31-24');
  });

  it('keeps every field inside the limits of the format', () => {
    for (const line of lines.slice(8)) {
      const f = line.split(',').map(Number);
      expect(f[8]).toBeGreaterThan(0);
      expect(f[8]).toBeLessThanOrEqual(100);
      expect(f[9]).toBeGreaterThan(90_000);
      expect(f[12]).toBeGreaterThan(100);
      expect(f[20]).toBeGreaterThanOrEqual(0);
      expect(f[20]).toBeLessThanOrEqual(360);
      expect(f[22]).toBeLessThanOrEqual(10);
    }
  });

  it('has humidity 100 % where the dew point is the air temperature', () => {
    expect(relativeHumidity(12, 12)).toBe(100);
    expect(relativeHumidity(20, 9.27)).toBeCloseTo(50, 0);
  });
});

describe('the calendar', () => {
  it('knows Easter and the German holidays', () => {
    expect(easter(2024)).toBe(Date.UTC(2024, 2, 31));
    expect(easter(2025)).toBe(Date.UTC(2025, 3, 20));
    expect(easter(2038)).toBe(Date.UTC(2038, 3, 25));
    expect(holidays(2025).has(Date.UTC(2025, 4, 29))).toBe(true);
    expect(hoursOf(2024)).toBe(8784);
    expect(hoursOf(2025)).toBe(8760);
  });

  it('agrees with the time-zone database on summer time', () => {
    const zone = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Berlin',
      hour: '2-digit',
      hour12: false,
    });
    for (let t = Date.UTC(2024, 0, 1); t < Date.UTC(2026, 0, 1); t += 7 * 3_600_000) {
      const local = new Date(t + centralEuropeanOffset(t) * 3_600_000).getUTCHours();
      expect(local).toBe(Number(zone.format(t)) % 24);
    }
  });
});

describe('demand and carbon', () => {
  const year = makeWeather(site, 2024, 7);
  const load = cityLoad(year, 100_000, 7);

  it('gives every person their yearly use and a rhythm of days and weeks', () => {
    expect(sum(load)).toBeGreaterThan(560_000);
    expect(sum(load)).toBeLessThan(620_000);
    const mean = (pick: (date: Date) => boolean): number => {
      const hours = [...load].filter((_, h) => pick(new Date(Date.UTC(2024, 0, 1, h))));
      return hours.reduce((a, b) => a + b, 0) / hours.length;
    };
    const sunday = mean((d) => d.getUTCDay() === 0 && d.getUTCHours() === 10);
    const tuesday = mean((d) => d.getUTCDay() === 2 && d.getUTCHours() === 10);
    const night = mean((d) => d.getUTCDay() === 2 && d.getUTCHours() === 2);
    expect(tuesday).toBeGreaterThan(sunday * 1.15);
    expect(tuesday).toBeGreaterThan(night * 1.5);
    expect(mean((d) => d.getUTCMonth() === 0)).toBeGreaterThan(mean((d) => d.getUTCMonth() === 5));
  });

  it('has cleaner electricity in the sun', () => {
    const carbon = gridCarbon(year, 7);
    const at = (hour: number): number =>
      sum(carbon.filter((_, h) => h % 24 === hour && h > 2880 && h < 5800));
    expect(at(11)).toBeLessThan(at(20));
    expect(Math.min(...carbon)).toBeGreaterThanOrEqual(70);
  });

  it('writes hours beginning in UTC', () => {
    const csv = seriesCsv(2024, { load: { values: load, digits: 2 } })
      .trimEnd()
      .split('\n');
    expect(csv[0]).toBe('time,load');
    expect(csv[1]).toMatch(/^2024-01-01T00:00:00Z,\d+\.\d\d$/);
    expect(csv).toHaveLength(8785);
    expect(csv.at(-1)).toMatch(/^2024-12-31T23:00:00Z,/);
  });
});
