import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareHeat } from '../../../../src/forecast/heat/city/prepare.ts';
import { HeatRun } from '../../../../src/forecast/heat/city/run.ts';
import { heatServer } from '../../../../src/forecast/heat/city/serve.ts';
import type { ForecastAnswer, ForecastResult } from '../../../../src/forecast/protocol.ts';
import { clearYear } from '../epw.ts';
import { town } from './city.ts';

const built = (value: number) => town().landCover.map((code) => (code === 1 ? value : 0));
/** Houses of 12 m with 60 m of wall for each 100 m2 of ground. */
const inputs = town({ walls: built(6000), volume: built(60_000), weather: clearYear() });
const run = new HeatRun(prepareHeat(inputs));
const at = (iso: string): number => Date.parse(iso) / 1000;
const noon = at('2025-07-15T12:00:00Z');
const utciOf = ({ channels }: ForecastResult) => channels.find((c) => c.id === 'cell.utci')!;
const changeOf = (r: ForecastResult) => r.channelDifferences.find((c) => c.id === 'cell.utci')!;
const levers = {
  street_trees: fc.integer({ min: 0, max: 50 }),
  green_roofs: fc.integer({ min: 0, max: 100 }),
  cool_roofs: fc.integer({ min: 0, max: 100 }),
};

describe('thermal stress of a city in an hour', () => {
  it('is told for the hour that is asked, in its window, and only where there is weather', () => {
    const { window, unit, grid } = utciOf(run.answer({}, 0, noon + 1234));
    expect(window).toEqual({ start: '2025-07-15T12:00:00.000Z', end: '2025-07-15T13:00:00.000Z' });
    expect([unit, grid?.cols, grid?.rows]).toEqual(['degC', 40, 30]);
    expect(run.answer({}).channels.map(({ id }) => id)).not.toContain('cell.utci');
    const dry = new HeatRun(prepareHeat(town()));
    expect(dry.answer({}, 0, noon).channels).toHaveLength(2);
  });

  it('strains more in the sun of July than under trees, at night or in winter', () => {
    const { values } = utciOf(run.answer({}, 0, noon));
    const { landCover } = inputs;
    const mean = (code: number, of: Float32Array): number => {
      const found = of.filter((_, i) => landCover[i] === code);
      return found.reduce((a, b) => a + b, 0) / found.length;
    };
    expect(mean(1, values)).toBeGreaterThan(mean(3, values) + 2);
    expect(mean(1, values)).toBeGreaterThan(30);
    expect(mean(1, values)).toBeLessThan(46);
    const night = utciOf(run.answer({}, 0, at('2025-07-15T01:00:00Z'))).values;
    expect(mean(1, night)).toBeLessThan(26);
    expect(mean(1, utciOf(run.answer({}, 0, at('2025-01-15T06:00:00Z'))).values)).toBeLessThan(9);
  });

  it('knows every cell whatever the levers and the hour, and holds them in their intervals', () => {
    const hours = fc.integer({ min: 0, max: 8759 });
    fc.assert(
      fc.property(fc.record(levers), hours, (values, hour) => {
        const result = run.answer(values, 0, at('2025-01-01T00:00:00Z') + hour * 3600);
        for (const { values: v, lower, upper } of [utciOf(result), changeOf(result)]) {
          expect(v.every(Number.isFinite)).toBe(true);
          expect(v.every((x, i) => lower![i]! <= x + 1e-4 && upper![i]! >= x - 1e-4)).toBe(true);
        }
        const index = result.channels.find((c) => c.id === 'cell.heatMitigation')!.values;
        expect(index.every((v) => v >= 0 && v <= 1)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('never gets worse by more trees where the sun stands high, in no cell and no draw', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 49 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 100, max: 250 }),
        fc.integer({ min: 10, max: 14 }),
        (few, more, day, hour) => {
          const seconds = at('2025-01-01T00:00:00Z') + (day * 24 + hour) * 3600;
          const [a, b] = [few, Math.min(50, few + more)].map((street_trees) =>
            run.hour(seconds)!.of(run.cooling({ street_trees }), {
              trees: street_trees / 100,
              greenRoofs: 0,
              coolRoofs: 0,
            }),
          );
          const runs = [
            [a!.fine, b!.fine] as const,
            ...a!.drawn.map((r, k) => [r, b!.drawn[k]!] as const),
          ];
          for (const [fewer, planted] of runs)
            expect(planted.utci.every((v, i) => v <= fewer.utci[i]! + 1e-9)).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('changes nothing where nothing is changed', () => {
    const { values, lower, upper } = changeOf(run.answer({}, 0, noon));
    for (const of of [values, lower!, upper!]) expect(of.every((v) => v === 0)).toBe(true);
  });

  it('is told through the server for the hour that was set last', async () => {
    const answers: ForecastAnswer[] = [];
    const serve = heatServer((answer) => answers.push(answer));
    void serve({ type: 'prepare', ...inputs });
    void serve({ type: 'hour', seconds: noon });
    await serve({ type: 'run', id: 1, levers: {} });
    void serve({ type: 'hour', seconds: undefined });
    await serve({ type: 'run', id: 2, levers: {} });
    const results = answers.flatMap((a) => (a.type === 'result' ? [a.result] : []));
    expect(results.map(({ channels }) => channels.length)).toEqual([3, 2]);
  });
});
