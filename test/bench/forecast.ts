import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { heatingSystems } from '../../src/channel/table.ts';
import { archetypeOf, envelopesOf, meanNeed } from '../../src/forecast/energy/archetypes.ts';
import { shapeOf } from '../../src/forecast/energy/buildings.ts';
import { nominalFactor } from '../../src/forecast/energy/carbon.ts';
import { allLevers, planOf } from '../../src/forecast/energy/levers.ts';
import { variants } from '../../src/forecast/energy/model.ts';
import { heatingNeed } from '../../src/forecast/energy/need.ts';
import { type Prepared, prepareForecast } from '../../src/forecast/energy/prepare.ts';
import { runForecast } from '../../src/forecast/energy/run.ts';
import { statesOf } from '../../src/forecast/energy/states.ts';
import { interval, triangular, uniform } from '../../src/forecast/random.ts';
import type { LeverValues } from '../../src/scenario/lever.ts';
import { syntheticTable } from '../forecast/table.ts';
import { type BenchRow, benchRow } from './row.ts';

const seed = resolve(import.meta.dirname, '../../seeds/stock/demo.json');
const runs = 30;

/**
 * A slider's move against the usual way, the seasonal balance of every building computed anew at every
 * move. One peer gives nominal values of need, energy and emissions only; the other adds an interval of
 * the need by as many balances per building as there are samples. Ours always gives intervals, figures,
 * the yearly course and paired differences.
 */
export async function cases(): Promise<readonly BenchRow[]> {
  return [
    compare(12_000, 'recomputing every balance, nominal values only', runs, recompute),
    compare(200_000, 'recomputing every balance, nominal values only', runs, recompute),
    compare(12_000, 'recomputing every balance in every sample', 3, resample),
  ];
}

function compare(
  count: number,
  peerName: string,
  repeats: number,
  other: (prepared: Prepared, levers: LeverValues) => unknown,
): BenchRow {
  const prepared = prepareForecast({
    table: syntheticTable(count),
    model: JSON.parse(readFileSync(seed, 'utf8')) as unknown,
    file: seed,
  });
  const ours: number[] = [];
  const peer: number[] = [];
  for (let i = -3; i < runs; i++) {
    const levers = { retrofit_rate: (i + 3) / 10, heat_pump_share: 20 + i };
    const a = timed(() => runForecast(prepared, levers));
    if (i >= 0) ours.push(a);
    if (i >= 0 && i < repeats) peer.push(timed(() => other(prepared, levers)));
  }
  return benchRow(
    {
      name: 'forecast',
      case: `slider move, ${count.toLocaleString('en')} buildings, ${prepared.model.samples} samples`,
      peerName,
      unit: 'ms',
    },
    ours,
    peer,
  );
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The straightforward loop: same buildings, same states, every balance anew. */
function recompute(prepared: Prepared, values: LeverValues): Float32Array[] {
  const { stock, model, climate, samples, hotWater } = prepared;
  const plan = planOf(prepared, allLevers(prepared, values));
  const states = statesOf(prepared, plan);
  const year = model.baseYear + plan.years;
  const archetypes = Array.from({ length: samples.archetypes }, (_, a) => archetypeOf(model, a));
  const envelopes = archetypes.map(({ of }) => [0, 1, 2].map((v) => envelopesOf(model, of, v)));
  const carbon = heatingSystems.map((id) =>
    id === 'none' ? 0 : nominalFactor(prepared, model.systems[id].carrier, year),
  );
  const [need, energy, co2] = [0, 1, 2].map(() => new Float32Array(stock.count));
  for (let b = 0; b < stock.count; b++) {
    if (!(stock.area[b]! > 0)) continue;
    const v = states.variant[b]!;
    const k = states.system[b]!;
    const a = stock.archetype[b]!;
    const { of, weights } = archetypes[a]!;
    const heat = meanNeed(shapeOf(stock, b), of, envelopes[a]![v]!, weights, climate);
    const final =
      heat / samples.nominalEfficiency[k * 3 + v]! +
      hotWater[b]! / samples.nominalWaterEfficiency[k]!;
    need![b] = heat;
    energy![b] = (final * stock.area[b]!) / 1000;
    co2![b] = (final * carbon[k]!) / 1000;
  }
  return [need!, energy!, co2!];
}

/** The same with every building's need in every sample and its 5th and 95th percentile. */
function resample(prepared: Prepared, values: LeverValues): Float32Array[] {
  const { stock, model, climate } = prepared;
  const nominal = recompute(prepared, values);
  const states = statesOf(prepared, planOf(prepared, allLevers(prepared, values)));
  const next = uniform(model.seed);
  const ranges = model.uncertainty;
  const [lower, upper] = [0, 1].map(() => new Float32Array(stock.count));
  const needs = new Float64Array(model.samples);
  for (let b = 0; b < stock.count; b++) {
    if (!(stock.area[b]! > 0)) continue;
    const a = stock.archetype[b]!;
    const { of, weights } = archetypeOf(model, a);
    const v = states.variant[b]!;
    const envelope = envelopesOf(model, of, v)[weights.indexOf(1)]!;
    const shape = shapeOf(stock, b);
    for (let s = 0; s < needs.length; s++)
      needs[s] = heatingNeed(shape, of, envelope, climate, {
        uValue: triangular(next(), ranges.uValue[variants[v]!]),
        infiltration: triangular(next(), ranges.infiltration),
        airUse: triangular(next(), ranges.airUse),
        gains: triangular(next(), ranges.gains),
        shading: triangular(next(), ranges.shading),
        thetaI: triangular(next(), ranges.thetaI),
      });
    [lower![b], upper![b]] = interval(needs, nominal[0]![b]!);
  }
  return [...nominal, lower!, upper!];
}
