import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dailyMeans,
  irradiation,
  readEpw,
  seasonClimate,
  weatherSky,
} from '../../src/forecast/weather.ts';
import { Problem } from '../../src/problem/problem.ts';

/** A year with one temperature for each day and sun around noon, at 48 N 11 E. */
function epw(
  temperature: (day: number) => number | string,
  place = 'LOCATION,Town,-,-,-,0,48.0,11.0,1.0,500.0',
): string {
  const rows = Array.from({ length: 8760 }, (_, i) => {
    const sun = i % 24 >= 9 && i % 24 < 15;
    const fields: (string | number)[] = new Array(35).fill(0);
    fields.splice(0, 7, 2001, 1, 1, (i % 24) + 1, 0, '?', temperature(Math.floor(i / 24)));
    fields[13] = sun ? 300 : 0;
    fields[14] = sun ? 400 : 0;
    fields[15] = sun ? 100 : 0;
    fields[21] = 2;
    return fields.join(',');
  });
  const head = ['DESIGN', 'TYPICAL', 'GROUND', 'HOLIDAYS', 'COMMENTS 1', 'COMMENTS 2'];
  return [place, ...head, 'DATA PERIODS,1,1,Data,Monday,1/1,12/31', ...rows, ''].join('\r\n');
}

const winter = (day: number): number => (day < 100 || day >= 300 ? 4 : 18);

describe('EPW weather', () => {
  it('reads place, hours and daily means', () => {
    const weather = readEpw(epw(winter), 'town.epw');
    expect(weather).toMatchObject({ name: 'Town', latitude: 48, longitude: 11, timeZone: 1 });
    expect(weather.temperature.length).toBe(8760);
    expect(readEpw(`\uFEFF${epw(winter)}`, 'town.epw').name).toBe('Town');
    expect([...weather.hour.slice(22, 26)]).toEqual([22, 23, 0, 1]);
    expect(dailyMeans(weather)[0]).toBeCloseTo(4, 5);
  });

  it('counts the days below the base and their mean as the heating season', () => {
    const { heatingDays, thetaE, solar } = seasonClimate(readEpw(epw(winter), 'town.epw'), 12);
    expect(heatingDays).toBe(165);
    expect(thetaE).toBeCloseTo(4, 5);
    expect(solar.horizontal).toBeGreaterThan(0);
    expect(solar.south).toBeGreaterThan(solar.east);
    expect(solar.east).toBeGreaterThan(solar.north);
  });

  it('has no heating season where it is always warm', () => {
    const climate = seasonClimate(
      readEpw(
        epw(() => 25),
        'town.epw',
      ),
      12,
    );
    expect(climate).toMatchObject({ heatingDays: 0, thetaE: 12 });
  });

  it('gives a level plane the diffuse light and the beam by the height of the sun', () => {
    const weather = readEpw(epw(winter), 'town.epw');
    const sky = weatherSky(weather);
    const level = irradiation(sky, 0, 123);
    const diffuse = weather.diffuse.reduce((s, v) => s + v, 0) / 1000;
    const beam = weather.beam.reduce((s, v) => s + v, 0) / 1000;
    expect(level).toBeGreaterThan(diffuse);
    expect(level).toBeLessThan(diffuse + beam);
    expect(irradiation(sky, 90, 180)).toBeGreaterThan(irradiation(sky, 90, 0));
  });

  it('takes a missing value from the hour before', () => {
    const weather = readEpw(
      epw((day) => (day === 1 ? 99.9 : 5)),
      'town.epw',
    );
    expect(dailyMeans(weather)[1]).toBeCloseTo(5, 5);
  });

  it('names file and place of what is wrong', () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['', /town\.epw .*LOCATION/],
      [epw(winter, 'LOCATION,Town,-,-,-,0,north,11,1,500'), /LOCATION/],
      [epw(winter).split('\r\n').slice(0, 5000).join('\n'), /4992 hourly rows/],
      [epw((day) => (day === 2 ? 'cold' : 1)), /line 57/],
    ];
    for (const [text, message] of cases) {
      expect(() => readEpw(text, 'town.epw')).toThrow(Problem);
      expect(() => readEpw(text, 'town.epw')).toThrow(message);
    }
  });

  it('throws nothing but Problems on any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, header) => {
        try {
          readEpw(header ? `LOCATION,a,b,c,d,e,1,2,3,4\nDATA PERIODS\n${text}` : text, 'x.epw');
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});
