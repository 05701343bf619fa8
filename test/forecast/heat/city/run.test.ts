import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildingsByCell } from '../../../../src/forecast/heat/city/inputs.ts';
import { prepareHeat } from '../../../../src/forecast/heat/city/prepare.ts';
import { heatServer } from '../../../../src/forecast/heat/city/serve.ts';
import { coolingCapacity, heatMitigation } from '../../../../src/forecast/heat/cooling.ts';
import type { ForecastAnswer } from '../../../../src/forecast/protocol.ts';
import { runHeat, seed, town } from './city.ts';

const prepared = prepareHeat(town());
const figure = (levers: Record<string, number>, quantity: string) =>
  runHeat(prepared, levers).figures.find((f) => f.quantity === quantity)!;

describe('heat of a city', () => {
  it('is the InVEST chain where nothing is changed', () => {
    const { landCover, grid } = town();
    const likely = new Map(
      (seed('demo').classes as { code: number; [factor: string]: unknown }[]).map((c) => [
        c.code,
        c,
      ]),
    );
    const by = (factor: string): Float64Array =>
      Float64Array.from(landCover, (code) => (likely.get(code)![factor] as number[])[1]!);
    const even = new Float64Array(landCover.length).fill(1);
    const capacity = coolingCapacity(
      { shade: by('shade'), albedo: by('albedo'), kc: by('kc'), et0: even },
      undefined,
      1,
    );
    const green = Float64Array.from(landCover, (code) => likely.get(code)!.green as number);
    const cells = { cols: grid.cols, rows: grid.rows, width: 100, height: 100, name: 'town' };
    const { hm } = heatMitigation(
      capacity,
      green,
      cells,
      (seed('demo').coolingDistance as number[])[1]!,
    );
    const index = runHeat(prepared, {}).channels.find((c) => c.id === 'cell.heatMitigation')!;
    for (const [i, value] of index.values.entries()) expect(value).toBeCloseTo(hm[i]!, 5);
  });

  it('changes nothing where nothing is changed', () => {
    const { differences, channelDifferences } = runHeat(prepared, {});
    for (const { value, lower, upper } of differences)
      expect([value, lower, upper]).toEqual([0, 0, 0]);
    expect(channelDifferences.every(({ values }) => values.every((v) => v === 0))).toBe(true);
  });

  it('never gets warmer by trees and roofs, stays within its ranges and knows every cell', () => {
    const share = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        share,
        share,
        (street_trees, green_roofs, cool_roofs) => {
          const { differences, channels, figures } = runHeat(prepared, {
            street_trees,
            green_roofs,
            cool_roofs,
          });
          const air = differences.find((d) => d.quantity === 'heatAirTemperature')!;
          expect(air.upper).toBeLessThanOrEqual(1e-9);
          for (const { value, lower, upper } of figures) {
            expect(lower).toBeLessThanOrEqual(value);
            expect(upper).toBeGreaterThanOrEqual(value);
          }
          for (const { values, lower, upper } of channels)
            for (let i = 0; i < values.length; i += 7) {
              expect(Number.isFinite(values[i]!)).toBe(true);
              expect(lower![i]!).toBeLessThanOrEqual(values[i]! + 1e-5);
              expect(upper![i]!).toBeGreaterThanOrEqual(values[i]! - 1e-5);
            }
        },
      ),
      { numRuns: 10 },
    );
  });

  it('cools more by more trees, and does not coat roofs that carry plants', () => {
    const at = (street_trees: number) => figure({ street_trees }, 'heatAirTemperature').value;
    expect(at(10)).toBeLessThan(at(0));
    expect(at(40)).toBeLessThan(at(10));
    const planted = figure({ green_roofs: 100 }, 'heatMitigation').value;
    expect(figure({ green_roofs: 100, cool_roofs: 100 }, 'heatMitigation').value).toBe(planted);
  });

  it('does without buildings: built ground then counts in the means', () => {
    const { roofs: _roofs, residents: _residents, ...bare } = town();
    const { figures } = runHeat(prepareHeat(bare), { street_trees: 20 });
    expect(figures.every(({ value }) => Number.isFinite(value))).toBe(true);
  });

  it('gathers cells of a large raster, and keeps their place on the ground', () => {
    const [cols, rows] = [700, 300];
    const landCover = new Float32Array(cols * rows).map((_, i) => (i % cols < 350 ? 1 : 3));
    const grid = { ...town().grid, cols, rows };
    const { roofs: _roofs, residents: _residents, ...bare } = town();
    const [air] = runHeat(prepareHeat({ ...bare, grid, landCover }), {}).channels;
    const by = air!.grid!.geotransform[1] / 100;
    expect(by).toBeGreaterThan(1);
    expect(air!.grid).toMatchObject({ cols: Math.ceil(cols / by), rows: Math.ceil(rows / by) });
    const middle = Math.floor(air!.grid!.rows / 2) * air!.grid!.cols;
    expect(air!.values[middle]).toBeGreaterThan(air!.values[middle + air!.grid!.cols - 1]!);
  });

  it('names the place where a model file is wrong, and codes that it does not know', () => {
    const model = { ...seed('demo'), heatIsland: [4, 3, 6] };
    expect(() => prepareHeat(town({ model }))).toThrow(/heat\.json: heatIsland must rise/);
    const landCover = town().landCover.map((code, i) => (i === 5 ? 42 : code));
    expect(() => prepareHeat(town({ landCover }))).toThrow(/cover\.tif has 1 land covers .*42/);
  });

  it('answers through its server, and says what was wrong', async () => {
    const answers: ForecastAnswer[] = [];
    const serve = heatServer((answer) => answers.push(answer));
    await serve({ type: 'run', id: 1, levers: {} });
    void serve({ type: 'prepare', ...town() });
    await serve({ type: 'run', id: 2, levers: { street_trees: 10 } });
    const kinds = answers.filter(({ type }) => type !== 'progress');
    expect(kinds.map(({ type }) => type)).toEqual(['failed', 'prepared', 'result']);
    expect(kinds[2]).toMatchObject({
      result: { id: 2, levers: { street_trees: 10, cool_roofs: 0 } },
    });
  });
});

describe('buildings by cell', () => {
  it('loses neither area nor people that lie inside', () => {
    const number = (values: number[]) => ({
      kind: 'number' as const,
      unit: '1',
      values: Float64Array.from(values),
    });
    const table = {
      count: 3,
      columns: {
        lon: number([2.5, 4.98, 7]),
        lat: number([2.5, 3.01, 4]),
        footprint_area: number([400, 900, Number.NaN]),
        population: number([10, 20, 30]),
      },
    };
    const { roofs, residents } = buildingsByCell(
      table,
      { cols: 10, rows: 10 },
      [20, 20],
      (x, y) => [x, y],
    );
    const sum = (values: Float32Array) => values.reduce((a, b) => a + b, 0);
    expect(sum(roofs!)).toBeCloseTo(1300, 3);
    expect(sum(residents!)).toBeCloseTo(60, 4);
    expect(roofs![2 * 10 + 2]).toBeCloseTo(400, 3);
  });
});
