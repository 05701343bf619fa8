import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/channel/channel.ts';
import type { LoadForecast } from '../../src/state/loadForecast.ts';
import { comingCsv } from '../../src/ui/charts/comingCsv.ts';
import { drawPeriod } from '../../src/ui/charts/curves.ts';
import { curvesCsv } from '../../src/ui/charts/export.ts';
import { hoursSets } from '../../src/ui/charts/useBuildingHours.ts';

const hour = 3600;
const uses = ['chillers', 'pv', 'heating', 'grid', 'electricity', 'cooling', 'hotWater'];

const load = (use: string, value: number): Channel => ({
  id: `building.load.${use}`,
  title: { en: use },
  target: 'building',
  unit: 'kW',
  window: { start: '2025-01-01', end: '2026-01-01' },
  steps: 8760,
  stepSeconds: hour,
  values: new Float32Array(8760).fill(value),
  source: { en: 'Building stock 1.0.0' },
});

describe('the hours of a building', () => {
  it('come in the order people ask for them, whatever the order of the model', () => {
    const shuffled = fc.shuffledSubarray(uses, { minLength: uses.length });
    fc.assert(
      fc.property(shuffled, (order) => {
        const sets = hoursSets(
          undefined,
          order.map((use) => load(use, 1)),
        );
        expect(sets.map(({ id }) => id.replace('building.load.', ''))).toEqual([
          'heating',
          'hotWater',
          'cooling',
          'electricity',
          'pv',
          'grid',
          'chillers',
        ]);
      }),
    );
  });

  it('stand A beside B, and leave out only what neither has', () => {
    const a = [load('heating', 3), load('pv', 0), load('cooling', 0)];
    const b = [load('heating', 2), load('pv', 1), load('cooling', 0)];
    const sets = hoursSets(a, b);
    expect(sets.map(({ id, curves }) => [id, curves.map(({ side }) => side)])).toEqual([
      ['building.load.heating', ['a', 'b']],
      ['building.load.pv', ['a', 'b']],
    ]);
    expect(hoursSets(a, undefined).map(({ curves }) => curves[0]!.side)).toEqual(['a']);
    expect(hoursSets(undefined, undefined)).toEqual([]);
  });

  it('tell the interval of their highest hour', () => {
    const values = Float32Array.from({ length: 8760 }, (_, i) => (i % 24 === 7 ? 9 : 1));
    const channel: Channel = {
      ...load('heating', 0),
      values,
      lower: values.map((v) => v - 0.5),
      upper: values.map((v) => v + 0.5),
    };
    const from = Date.parse('2025-06-10T00:00:00Z') / 1000;
    const { peak } = drawPeriod({ side: 'b', channel }, from, from + 24 * hour, 'UTC');
    expect([peak!.value, ...peak!.bounds!]).toEqual([9, 8.5, 9.5]);
  });

  it('say in their file which building they are of', () => {
    const origin = { city: 'Weidenfurt', synthetic: false, place: 'WF-000012', levers: {} };
    const text = curvesCsv([{ name: 'A', channel: load('heating', 3) }], origin);
    expect(text).toContain('# place: WF-000012');
    expect(text.split('\r\n').filter((line) => /^2025-/.test(line)).length).toBe(8760);
  });
});

describe('the file of the coming days', () => {
  const start = Date.parse('2026-06-10T06:00:00Z') / 1000;
  const measured: Channel = {
    ...load('x', 0),
    ...{ id: 'load', target: 'city', unit: 'MW', title: { en: 'Electricity load' }, steps: 4 },
    window: { start: '2026-06-10T05:00:00Z', end: '2026-06-10T09:00:00Z' },
    values: Float32Array.of(80, 81, 82, Number.NaN),
  };
  const made = {
    wanted: { channel: 'load', at: start, temperature: true },
    ...{ start, stepSeconds: hour, history: 2688, filled: 3, level: 95, origins: 16 },
    ...{ coverage: 0.94, country: 'DE', methods: [{ name: 'theta', weight: 0.75, error: 2 }] },
    mean: Float64Array.of(81.5, 82.5, 83.5),
    lower: Float64Array.of(78, 79, 80),
    upper: Float64Array.of(85, 86, 87),
  } as LoadForecast;

  it('holds the forecast, its interval and what was measured at the same hour', () => {
    const text = comingCsv(made, measured, { city: 'Bologna', synthetic: false, levers: {} });
    const rows = text.split('\r\n').filter((line) => line !== '' && !/^\uFEFF?#/.test(line));
    expect(rows).toEqual([
      'time,forecast,lower_95pct,upper_95pct,measured',
      '2026-06-10T06:00:00.000Z,81.5,78,85,81',
      '2026-06-10T07:00:00.000Z,82.5,79,86,82',
      '2026-06-10T08:00:00.000Z,83.5,80,87,',
    ]);
  });

  it('says unit, window, methods, how the interval held, and what stood in for the weather', () => {
    const text = comingCsv(made, measured, { city: 'Bologna', synthetic: false, levers: {} });
    for (const part of [
      'city: Bologna',
      'unit: MW',
      'window: 2026-06-10T06:00:00.000Z to 2026-06-10T09:00:00.000Z',
      '2688 steps of 3600 s',
      '3 of them interpolated',
      'method: theta, weight 75.0 %',
      'interval: 95 %',
      '94.0 % lay inside',
      'public holidays: DE',
      'as measured later',
    ])
      expect(text).toContain(part);
  });
});
