import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/channel/channel.ts';
import { localTime } from '../../src/state/day.ts';
import {
  drawDuration,
  drawPeriod,
  drawYear,
  featureOf,
  modelLoads,
  yearAround,
} from '../../src/ui/charts/curves.ts';
import { curvesCsv } from '../../src/ui/charts/export.ts';
import { comparableShift } from '../../src/ui/charts/series.ts';

const hour = 3600;
const day = 24 * hour;
const at = (iso: string): number => Date.parse(iso) / 1000;

/** An hourly year whose value is its hour of the day plus a little for its day, from local standard time. */
const year = (first: number, more: Partial<Channel> = {}): Channel => {
  const start = `${first}-01-01T00:00:00+01:00`;
  const steps = (at(`${first + 1}-01-01T00:00:00+01:00`) - at(start)) / hour;
  return {
    id: 'city.load.heating',
    title: { en: 'Heating load', de: 'Heizlast' },
    target: 'city',
    unit: 'MW',
    window: { start, end: `${first + 1}-01-01T00:00:00+01:00` },
    steps,
    stepSeconds: hour,
    values: Float32Array.from({ length: steps }, (_, i) => (i % 24) + Math.floor(i / 24) / 1000),
    source: { en: 'Model 1.0.0' },
    ...more,
  };
};

describe('load curves', () => {
  it('pairs A with B by id, and leaves out figures, buildings and short profiles', () => {
    const [a, b] = [year(2025), year(2040)];
    const others: Channel[] = [
      { ...b, id: 'building.peak', target: 'building' },
      { ...b, id: 'profile', steps: 24, values: new Float32Array(24) },
    ];
    const [set, ...none] = modelLoads([a], [b, ...others]);
    expect(none).toEqual([]);
    expect(set!.names).toEqual([]);
    expect(set!.city.map((c) => [c.side, c.channel.window.start.slice(0, 4)])).toEqual([
      ['a', '2025'],
      ['b', '2040'],
    ]);
    expect(modelLoads(undefined, [b])[0]!.city.map((c) => c.side)).toEqual(['b']);
  });

  it('takes one district out of many, by name, with its bounds', () => {
    const city = year(2025);
    const values = Float32Array.from({ length: 96 }, (_, i) => i);
    const many: Channel = {
      ...city,
      ...{ id: 'district.load.heating', target: 'district', steps: 48, values, lower: values },
    };
    const [set] = modelLoads([], [city, { ...many, labels: ['Nord', 'Süd'] }]);
    expect(set!.names).toEqual(['Nord', 'Süd']);
    expect(modelLoads([], [city, many])[0]!.names).toEqual(['1', '2']);
    const second = featureOf(set!.districts[0]!.channel, 1);
    expect([second.values[0], second.values.length, second.lower![47]]).toEqual([48, 48, 95]);
  });

  it('takes the same weekday and hour of a typical year, whose first day is a Monday', () => {
    const channel = year(2035, { window: { start: '2035-01-01', end: '2036-01-01' } });
    for (const date of ['2026-01-01', '2026-06-10', '2026-10-25', '2026-12-31', '2028-02-29']) {
      const clock = at(`${date}T00:00:00Z`);
      const midnight = localTime(date, 0, 'Europe/Berlin');
      const drawn = drawPeriod({ side: 'b', channel }, midnight, midnight + day, 'Europe/Berlin');
      expect(drawn.points[0]!.x, date).toBe(midnight);
      expect(drawn.points[0]!.y % 1, date).toBeCloseTo(drawn.points[23]!.y % 1);
      const own = Math.round((drawn.points[0]!.y % 1) * 1000);
      expect(own % 7, date).toBe((new Date(clock * 1000).getUTCDay() + 6) % 7);
      const ofYear = (clock - at(`${date.slice(0, 4)}-01-01T00:00:00Z`)) / day;
      expect(Math.abs(own - ofYear), date).toBeLessThan(8);
      expect(new Date(drawn.peak!.time * 1000).getUTCHours(), date).toBe(23);
    }
  });

  it('shows the clock’s day in the year of the model, on the same weekday and nearly the same date', () => {
    const clock = at('2026-06-10T00:00:00+02:00');
    for (const first of [2025, 2030, 2045, 2050]) {
      const drawn = drawPeriod(
        { side: 'b', channel: year(first) },
        clock,
        clock + day,
        'Europe/Berlin',
      );
      expect(drawn.points.length).toBe(24);
      expect(drawn.points[0]!.x).toBe(clock);
      const shift = drawn.from - clock;
      expect(Math.abs(shift) % (7 * day)).toBe(0);
      const date = new Date(drawn.from * 1000);
      const away = Math.abs(date.getTime() - Date.UTC(date.getUTCFullYear(), 5, 9, 22)) / 1000;
      expect(away).toBeLessThan(8 * day);
    }
  });

  it('marks the highest hour with its own date', () => {
    const clock = at('2026-06-10T00:00:00+02:00');
    const { peak, points } = drawPeriod(
      { side: 'b', channel: year(2045) },
      clock,
      clock + day,
      'Europe/Berlin',
    );
    expect(peak!.value).toBe(Math.max(...points.map((p) => p.y)));
    expect(new Date(peak!.time * 1000).toISOString()).toMatch(/^2045-06-.*T22:00/);
    expect(points.find((p) => p.x === peak!.x)!.y).toBe(peak!.value);
  });

  it('draws a year as days with their lowest and highest hour', () => {
    const drawn = drawYear({ side: 'b', channel: year(2045) }, at('2026-06-10T00:00:00Z'), 'UTC');
    expect(drawn.points.length).toBe(365);
    const [first] = drawn.points;
    expect([first!.x, first!.lower, first!.upper]).toEqual([0, 0, 23]);
    expect(first!.y).toBeCloseTo(11.5);
    expect(drawn.points.at(-1)!.x).toBe(364);
  });

  it('takes the clock’s year of a longer series', () => {
    const two = year(2025, { steps: 2 * 8760, values: new Float32Array(2 * 8760) });
    const [from, to] = yearAround(two, at('2026-06-10T00:00:00Z'));
    expect(new Date(from * 1000).getUTCFullYear()).toBe(2026);
    expect((to - from) / hour).toBeGreaterThan(8750);
    expect((to - from) / hour).toBeLessThanOrEqual(8760);
  });

  it('sorts a year by size, without losing its ends or gaining a gap', () => {
    const values = fc.array(
      fc.oneof(fc.float({ noNaN: true, min: -100, max: 100 }), fc.constant(NaN)),
      {
        minLength: 30,
        maxLength: 900,
      },
    );
    fc.assert(
      fc.property(values, (list) => {
        const channel = year(2025, { steps: list.length, values: Float32Array.from(list) });
        const known = [...channel.values].filter(Number.isFinite);
        const { points } = drawDuration({ side: 'one', channel }, 0, 'UTC');
        if (known.length === 0) return expect(points).toEqual([]);
        expect(points[0]!.y).toBe(Math.max(...known));
        expect(points.at(-1)!.y).toBe(Math.min(...known));
        points.forEach((p, i) => {
          if (i > 0) expect(p.y).toBeLessThanOrEqual(points[i - 1]!.y);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('never takes a period that lies outside the series', () => {
    const from = fc.integer({ min: at('1990-01-01'), max: at('2090-01-01') });
    const channel = year(2045);
    const start = at(channel.window.start);
    fc.assert(
      fc.property(from, (begin) => {
        const shift = comparableShift(channel, begin, begin + day);
        if (shift === undefined) return;
        expect(begin + shift).toBeGreaterThanOrEqual(start);
        expect(begin + shift + day).toBeLessThanOrEqual(start + 8760 * hour);
      }),
    );
  });
});

describe('the file of load curves', () => {
  const origin = { city: 'Weidenfurt', synthetic: true, levers: { retrofit_rate: 2 } };

  it('says where every number comes from, and holds every hour', () => {
    const [a, b] = [
      year(2025),
      year(2040, { lower: new Float32Array(8784), upper: new Float32Array(8784) }),
    ];
    const text = curvesCsv(
      [
        { name: 'A', channel: a },
        { name: 'B', channel: b },
      ],
      origin,
    );
    const lines = text.replace('\uFEFF', '').trim().split('\r\n');
    const head = lines.filter((line) => line.startsWith('#')).join('\n');
    for (const part of [
      'Weidenfurt (synthetic data)',
      'unit: MW',
      'lever retrofit_rate: 2',
      'Model 1.0.0',
      '2040-01-01',
    ])
      expect(head).toContain(part);
    const rows = lines.filter((line) => !line.startsWith('#'));
    expect(rows[0]).toBe('time_A,A,time_B,B,B_lower_5pct,B_upper_95pct');
    expect(rows.length).toBe(1 + 8784);
    expect(rows[1]).toBe('2024-12-31T23:00:00.000Z,0,2039-12-31T23:00:00.000Z,0,0,0');
    // 2025 has a day less than the leap year beside it.
    expect(rows.at(-1)!.startsWith(',,2040-12-31')).toBe(true);
  });
});
