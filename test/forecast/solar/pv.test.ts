import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuentes } from '../../../src/forecast/solar/celltemperature.ts';
import {
  coverModifier,
  inverterPower,
  type PvSystem,
  pvYear,
  usualSystem,
} from '../../../src/forecast/solar/pvwatts.ts';
import { readPvWeather } from '../../../src/forecast/solar/readpv.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { clearYear } from './year.ts';

const system: PvSystem = { ...usualSystem, power: 4, tilt: 30, azimuth: 180 };
const sky = clearYear();
const constant = (value: number): Float64Array => new Float64Array(8760).fill(value);
const sum = (values: Float64Array): number => values.reduce((s, v) => s + v, 0);

describe('photovoltaic year', () => {
  const year = pvYear(sky, constant(10), constant(2), system);

  it('is nothing at night and finite, never negative, by day', () => {
    const all = [...year.ac, ...year.dc, ...year.planeOfArray];
    expect(Math.min(...all)).toBe(0);
    expect(year.module.every((t) => Number.isFinite(t))).toBe(true);
    const dark = year.ac.filter((_, i) => !(sky.up[i]! > 0));
    expect(dark.length).toBeGreaterThan(3000);
    expect(Math.max(...dark)).toBe(0);
    expect(sum(year.ac)).toBeGreaterThan(1e6);
  });

  it('never gives more AC than DC, nor more than the inverter can', () => {
    expect(Math.min(...year.dc.map((dc, i) => dc - year.ac[i]!))).toBe(0);
    expect(Math.max(...year.ac)).toBeLessThanOrEqual(4000 / 1.2);
  });

  it('yields less on a roof than on an open rack, in heat, and with more losses', () => {
    const of = (s: Partial<PvSystem>, t = 10): number =>
      sum(pvYear(sky, constant(t), constant(2), { ...system, ...s }).ac);
    expect(of({ mount: 'roof' })).toBeLessThan(of({ mount: 'rack' }));
    expect(of({}, 30)).toBeLessThan(of({}));
    expect(of({ losses: 20 })).toBeLessThan(of({}));
    expect(of({ azimuth: 0 })).toBeLessThan(of({}));
  });

  it('loses about two percent by the glass over a year, and nothing at right angles', () => {
    expect(coverModifier(1, false)).toBe(1);
    expect(coverModifier(Math.cos(Math.PI / 3), false)).toBeCloseTo(0.95, 2);
    expect(coverModifier(Math.cos(Math.PI / 3), true)).toBeGreaterThan(
      coverModifier(Math.cos(Math.PI / 3), false),
    );
    let last = 1;
    for (let angle = 1; angle <= 90; angle++) {
      const now = coverModifier(Math.cos((angle * Math.PI) / 180), false);
      expect(now).toBeLessThanOrEqual(last + 1e-12);
      last = now;
    }
  });

  it('converts by the part-load curve: 96 % of rated DC at full load, little at a trickle', () => {
    const rating = 4000 / 1.2;
    expect(inverterPower(rating / 0.96, system)).toBeCloseTo(rating, 0);
    expect(inverterPower(10 * rating, system)).toBe(rating);
    expect(inverterPower(1, system)).toBe(0);
    expect(inverterPower(0, system)).toBe(0);
  });
});

describe('module temperature after Fuentes', () => {
  it('nears the nominal temperature under nominal conditions', () => {
    for (const inoct of [45, 49]) {
      // The nominal wind of 1 m/s is that at the module, hence a mast height.
      const step = fuentes({ inoct, height: 9.144 });
      let t = 20;
      for (let i = 0; i < 10; i++) t = step(800, 1, 20);
      expect(Math.abs(t - inoct)).toBeLessThan(1);
    }
  });

  it('is at ambient without sun, and finite for any hour', () => {
    const step = fuentes({ inoct: 45, height: 5 });
    expect(step(0, 3, -7)).toBe(-7);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1400, noNaN: true }),
        fc.double({ min: 0, max: 40, noNaN: true }),
        fc.double({ min: -60, max: 60, noNaN: true }),
        (sun, wind, ambient) => {
          const t = step(sun, wind, ambient);
          expect(t).toBeGreaterThan(ambient - 30);
          expect(t).toBeLessThan(ambient + 90);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const rows = (count = 8760): string[] =>
  Array.from({ length: count }, (_, i) => `${Math.floor(i / 744) + 1},1,${i % 24},0,0,5,2`);
const head = 'month,day,hour,beam,diffuse,temperature,wind';

describe('weather for photovoltaics', () => {
  it('is read from plain columns in any order, with spare ones', () => {
    const swapped = ['wind,x,temperature,diffuse,beam,hour,day,month'].concat(
      rows().map((row) =>
        [...row.split(',').reverse().slice(0, 1), 'y', ...row.split(',').reverse().slice(1)].join(
          ',',
        ),
      ),
    );
    const weather = readPvWeather(swapped.join('\n'), 'w.csv');
    expect(weather.temperature[0]).toBe(5);
    expect(weather.wind[8759]).toBe(2);
    expect(weather.month[8759]).toBe(12);
  });

  it('is read from below the lines that PVWatts writes, which state the system', () => {
    const text = [
      'PVWatts: Hourly PV Performance Data,,',
      'Elev (m):,1819.6,',
      'Module Type:,Premium,',
      'Invert Efficiency:,97,',
      'DC to AC Size Ratio:,1.1,',
      ',,',
      'Month,Day,Hour,Beam Irradiance (W/m^2),Diffuse Irradiance (W/m^2),Ambient Temperature (C),Wind Speed (m/s),Plane of Array Irradiance (W/m^2),Cell Temperature (C)',
      ...rows().map((row) => `${row},0,5`),
      'Totals,,,1,2',
    ].join('\r\n');
    const { stated, beam } = readPvWeather(text, 'w.csv');
    expect(beam.length).toBe(8760);
    expect(stated).toEqual({ elevation: 1819.6, dcAcRatio: 1.1, inverter: 97, module: 'premium' });
  });

  it('says file, line and mend of what is wrong', () => {
    const broken = (line: number, row: string): string => {
      const all = rows();
      all[line - 2] = row;
      return [head, ...all].join('\n');
    };
    const cases: readonly (readonly [string, RegExp])[] = [
      ['a,b\n1,2', /w\.csv has no line of column names/],
      [[head, ...rows(8759)].join('\n'), /8759 hourly rows/],
      [broken(12, '1,1,10,x,0,5,2'), /line 12: beam is “x”/],
      [broken(12, '1,1,10,,0,5,2'), /line 12: beam/],
      [broken(12, '13,1,10,0,0,5,2'), /line 12: month/],
      [broken(12, '1,1,7,0,0,5,2'), /line 12: the hour is 7 where 10 follows/],
    ];
    for (const [text, message] of cases) {
      expect(() => readPvWeather(text, 'w.csv')).toThrow(Problem);
      expect(() => readPvWeather(text, 'w.csv')).toThrow(message);
    }
  });

  it('throws nothing but Problems on any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          readPvWeather(`${head}\n${text}`, 'x.csv');
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});
