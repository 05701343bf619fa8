import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/channel/channel.ts';
import { baselineLevers, prepareForecast } from '../../src/forecast/energy/prepare.ts';
import { describeCity, runForecast } from '../../src/forecast/energy/run.ts';
import type { ForecastResult } from '../../src/forecast/protocol.ts';
import { type LeverValues, todayValues } from '../../src/scenario/lever.ts';
import { seedModel } from './model.ts';
import { syntheticTable } from './table.ts';

const prepared = prepareForecast({
  table: syntheticTable(400),
  model: seedModel('demo'),
  file: 'demo.json',
});
const a = runForecast(prepared, baselineLevers(prepared));

const leverValues = fc.record(
  Object.fromEntries(
    prepared.levers.map(({ id, min, max, step }) => [
      id,
      fc.integer({ min: 0, max: Math.round((max - min) / step) }).map((i) => min + i * step),
    ]),
  ),
);

const figure = (result: ForecastResult, quantity: string): number =>
  result.figures.find((f) => f.quantity === quantity)!.value;
const channel = (channels: readonly Channel[], id: string): Channel =>
  channels.find((c) => c.id === id)!;
const run = (levers: LeverValues): ForecastResult => runForecast(prepared, levers);

describe('forecast', () => {
  it('gives finite figures within their intervals for any lever in range', () => {
    fc.assert(
      fc.property(leverValues, (levers) => {
        const result = run(levers);
        for (const { quantity, value, lower, upper } of [
          ...result.figures,
          ...result.differences,
        ]) {
          expect(Number.isFinite(value + lower + upper), quantity).toBe(true);
          expect(lower, quantity).toBeLessThanOrEqual(value);
          expect(upper, quantity).toBeGreaterThanOrEqual(value);
        }
        for (const course of result.course)
          course.value.forEach((value, i) => {
            expect(course.lower[i]!).toBeLessThanOrEqual(value);
            expect(course.upper[i]!).toBeGreaterThanOrEqual(value);
          });
      }),
      { numRuns: 60 },
    );
  });

  it('gives finite building channels within their intervals for any lever in range', () => {
    fc.assert(
      fc.property(leverValues, (levers) => {
        const result = run(levers);
        const wrong = [...result.channels, ...result.channelDifferences].flatMap((c) =>
          [...c.values].flatMap((value, i) => {
            const [lower, upper] = [c.lower?.[i] ?? value, c.upper?.[i] ?? value];
            return lower <= value && value <= upper ? [] : [`${c.id} ${i}`];
          }),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('is the same for the same levers', () => {
    fc.assert(
      fc.property(leverValues, (levers) => {
        expect(run(levers).figures).toEqual(run(levers).figures);
      }),
      { numRuns: 5 },
    );
  });

  it('changes nothing in scenario A, the stock of the base year', () => {
    expect(a.differences.every((d) => d.value === 0 && d.lower === 0 && d.upper === 0)).toBe(true);
    for (const c of a.channelDifferences) expect(c.values.every((v) => v === 0)).toBe(true);
    const classes = channel(a.channels, 'building.retrofitted').values;
    expect(classes.every((v) => v === 0)).toBe(true);
  });

  it('needs as much heat in the target year as today where nobody retrofits', () => {
    const b = run({ ...todayValues(prepared.levers), retrofit_rate: 0 });
    expect(figure(b, 'heatingNeed')).toBe(figure(a, 'heatingNeed'));
    expect(figure(b, 'finalEnergy')).toBeCloseTo(figure(a, 'finalEnergy'), 9);
    expect(figure(b, 'pvYield')).toBe(figure(a, 'pvYield'));
  });

  it('takes missing levers as today', () => {
    expect(run({}).figures).toEqual(run(todayValues(prepared.levers)).figures);
  });

  it('needs less heat with more or deeper retrofits, building by building', () => {
    const lever = (id: string) => prepared.levers.find((l) => l.id === id)!;
    for (const id of ['retrofit_rate', 'retrofit_depth']) {
      const { min, max } = lever(id);
      fc.assert(
        fc.property(
          leverValues,
          fc.double({ min, max, noNaN: true }),
          fc.double({ min, max, noNaN: true }),
          (levers, x, y) => {
            const less = run({ ...levers, [id]: Math.min(x, y) });
            const more = run({ ...levers, [id]: Math.max(x, y) });
            const before = channel(less.channels, 'building.heatingNeed').values;
            const after = channel(more.channels, 'building.heatingNeed').values;
            expect(after.every((value, i) => value <= before[i]!)).toBe(true);
            expect(figure(more, 'heatingNeed')).toBeLessThanOrEqual(
              figure(less, 'heatingNeed') + 1e-9,
            );
          },
        ),
        { numRuns: 20 },
      );
    }
  });

  it('never takes a heat pump or a module away as their share grows', () => {
    fc.assert(
      fc.property(leverValues, fc.integer({ min: 0, max: 40 }), (levers, extra) => {
        const more = {
          ...levers,
          heat_pump_share: Math.min(100, levers.heat_pump_share! + extra),
          pv_share: Math.min(100, levers.pv_share! + extra),
        };
        const [few, many] = [run(levers), run(more)];
        const pumps = (r: ForecastResult) =>
          channel(r.channels, 'building.heatingSystem').values.map((v) => (v === 3 ? 1 : 0));
        const roofs = (r: ForecastResult) => channel(r.channels, 'building.pvYield').values;
        expect(pumps(many).every((v, i) => v >= pumps(few)[i]!)).toBe(true);
        expect(roofs(many).every((v, i) => v >= roofs(few)[i]!)).toBe(true);
        expect(figure(many, 'electricityUse')).toBeGreaterThanOrEqual(
          figure(few, 'electricityUse') - 1e-9,
        );
      }),
      { numRuns: 20 },
    );
  });

  it('sums its carriers to the final energy and its buildings to the city', () => {
    fc.assert(
      fc.property(leverValues, (levers) => {
        const result = run(levers);
        const carriers = ['gas', 'oil', 'districtHeat', 'biomass', 'electricityUse'];
        const total = figure(result, 'finalEnergy');
        expect(carriers.reduce((s, c) => s + figure(result, c), 0)).toBeCloseTo(total, 6);
        const buildings = channel(result.channels, 'building.finalEnergy').values;
        const sum = buildings.reduce((s, v) => s + v, 0) / 1000;
        expect(Math.abs(sum / total - 1)).toBeLessThan(1e-4);
      }),
      { numRuns: 20 },
    );
  });

  it('reaches the shares that the levers ask for', () => {
    const heated = prepared.adoption.heatedArea;
    const share = (r: ForecastResult, code: number): number =>
      channel(r.channels, 'building.heatingSystem').values.reduce(
        (s, v, i) => (v === code ? s + prepared.stock.area[i]! : s),
        0,
      ) / heated;
    const b = run({ heat_pump_share: 50, district_heat_share: 30 });
    expect(share(b, 3)).toBeCloseTo(0.5, 1);
    expect(share(b, 2)).toBeCloseTo(0.3, 1);
    const all = run({ heat_pump_share: 100, retrofit_rate: 5, target_year: 2050 });
    expect(share(all, 3)).toBe(1);
    expect(figure(all, 'gas')).toBeCloseTo(0, 9);
    const retrofitted = channel(all.channels, 'building.retrofitted').values;
    const left = retrofitted.filter((v, i) => v === 0 && prepared.stock.area[i]! > 0);
    expect(left.length).toBe(0);
  });

  it('starts each course at scenario A and ends it at the figure', () => {
    const b = run({ retrofit_rate: 2.5, heat_pump_share: 40, target_year: 2041 });
    for (const course of b.course) {
      expect(course.years).toEqual(Array.from({ length: 17 }, (_, i) => 2025 + i));
      expect(course.value[0]).toBe(figure(a, course.quantity));
      expect(course.value.at(-1)).toBe(figure(b, course.quantity));
    }
  });

  it('pairs its samples: a difference is surer than the two sides taken apart', () => {
    const b = run({ retrofit_rate: 2 });
    const width = ({ lower, upper }: { lower: number; upper: number }) => upper - lower;
    const of = (q: string) => b.figures.find((f) => f.quantity === q)!;
    const difference = b.differences.find((d) => d.quantity === 'heatingNeed')!;
    expect(difference.upper).toBeLessThan(0);
    expect(width(difference)).toBeLessThan(0.5 * width(of('heatingNeed')));
  });

  it('keeps the scale of a channel whatever the levers', () => {
    const b = run({ retrofit_rate: 5, heat_pump_share: 100 });
    expect(b.channels.map((c) => c.domain)).toEqual(a.channels.map((c) => c.domain));
  });

  it('assumes ages, uses and heating where the table does not tell, and says for how many', () => {
    const { columns, count } = syntheticTable(300);
    const { height, footprint_area } = columns;
    const bare = prepareForecast({
      table: { count, columns: { height: height!, footprint_area: footprint_area! } },
      model: seedModel('italy'),
      file: 'italy.json',
    });
    const { assumed } = describeCity(bare);
    expect(assumed).toEqual({ age: 300, use: 300, heating: 300, size: 0 });
    const known = runForecast(prepared, {}).channels[0]!;
    const guessed = runForecast(bare, {}).channels[0]!;
    const relativeWidth = (c: Channel): number => {
      const widths = [...c.values].flatMap((v, i) =>
        v > 0 ? [(c.upper![i]! - c.lower![i]!) / v] : [],
      );
      return widths.reduce((s, w) => s + w, 0) / widths.length;
    };
    expect(relativeWidth(guessed)).toBeGreaterThan(relativeWidth(known));
  });
});
