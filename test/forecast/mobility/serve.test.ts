import { describe, expect, it } from 'vitest';
import { finish } from '../../../src/forecast/mobility/assignment.ts';
import { planOf } from '../../../src/forecast/mobility/assumed.ts';
import type { TrafficInputs } from '../../../src/forecast/mobility/inputs.ts';
import { packPaths, unpackPaths } from '../../../src/forecast/mobility/packed.ts';
import { prepareTraffic } from '../../../src/forecast/mobility/prepare.ts';
import {
  type SamplePool,
  type SampleSetup,
  sampleServer,
  shareCity,
  shareStart,
} from '../../../src/forecast/mobility/samplePool.ts';
import { pairAt, TodaySamples } from '../../../src/forecast/mobility/samples.ts';
import { trafficServer } from '../../../src/forecast/mobility/serve.ts';
import type { ForecastAnswer, ModelRequest } from '../../../src/forecast/protocol.ts';
import { gridInputs } from './city.ts';

function start() {
  const answers: ForecastAnswer[] = [];
  const heard: ((answer: ForecastAnswer) => void)[] = [];
  const serve = trafficServer((answer) => {
    answers.push(answer);
    for (const hear of heard.splice(0)) hear(answer);
  });
  const next = (): Promise<ForecastAnswer> => new Promise((resolve) => heard.push(resolve));
  return { answers, next, serve: (request: ModelRequest<TrafficInputs>) => serve(request) };
}

const resultsOf = (answers: readonly ForecastAnswer[], id: number) =>
  answers.flatMap((a) => (a.type === 'result' && a.result.id === id ? [a.result] : []));

describe('paths that cross a worker boundary', () => {
  it('come back as they were', () => {
    const pairs = new Map([
      [
        3,
        [
          { links: Int32Array.of(1, 2, 3), key: 4_294_967_297, share: 0.25 },
          { links: Int32Array.of(9), key: 9, share: 0.75 },
        ],
      ],
      [7, [{ links: Int32Array.of(), key: 0, share: 1 }]],
    ]);
    const back = unpackPaths(structuredClone(packPaths({ zones: 5, pairs })));
    expect(back).toEqual({ zones: 5, pairs });
  });

  it('bring samples to the same numbers there', () => {
    const prepared = finish(prepareTraffic(gridInputs()));
    const samples = new TodaySamples(prepared);
    const { skims, paths, today } = prepared;
    const start = { plan: planOf({ fuel_price: 3 }, today, []), skims, paths };
    const here = finish(pairAt(prepared, samples, 2, start));
    const there = sampleServer();
    const pool = {
      setup: (setup: SampleSetup) => void there(structuredClone({ type: 'setup', setup })),
    } as SamplePool;
    shareCity(pool, prepared);
    shareStart(pool, start.plan, start);
    expect(there({ type: 'task', task: 2 })).toEqual(here);
    shareStart(pool, prepared.todayPlan, undefined);
    const same = there({ type: 'task', task: 2 })!;
    expect(same.plan).toEqual(same.today);
  });
});

describe('the traffic worker', () => {
  it('prepares with progress, answers at once, and then better until the answer is final', async () => {
    const { answers, serve } = start();
    await serve({ type: 'prepare', ...gridInputs() });
    expect(answers.some((a) => a.type === 'progress')).toBe(true);
    const prepared = answers.at(-1)!;
    expect(prepared.type === 'prepared' && prepared.city.levers).toHaveLength(6);
    await serve({ type: 'run', id: 1, levers: { city_charge: 4 } });
    const results = resultsOf(answers, 1);
    expect(results.length).toBeGreaterThanOrEqual(2);
    expect(results.map((r) => r.precision?.final).indexOf(true)).toBe(results.length - 1);
    expect(results.at(-1)!.precision!.value).toBeLessThanOrEqual(1e-4);
  });

  it('drops what it refines when a newer run comes', async () => {
    const { answers, next, serve } = start();
    await serve({ type: 'prepare', ...gridInputs() });
    const answered = next();
    const first = serve({ type: 'run', id: 1, levers: { city_charge: 4 } });
    await answered;
    const second = serve({ type: 'run', id: 2, levers: { city_charge: 5 } });
    await Promise.all([first, second]);
    expect(resultsOf(answers, 1).some((r) => r.precision?.final)).toBe(false);
    expect(resultsOf(answers, 2).at(-1)!.precision?.final).toBe(true);
  });

  it('rests after its first answer while work in the background is not wanted', async () => {
    const { answers, next, serve } = start();
    await serve({ type: 'prepare', ...gridInputs() });
    await serve({ type: 'background', on: false });
    const answered = next();
    const run = serve({ type: 'run', id: 1, levers: { city_charge: 4 } });
    await answered;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(resultsOf(answers, 1).some((r) => r.precision?.final)).toBe(false);
    await serve({ type: 'background', on: true });
    await run;
    expect(resultsOf(answers, 1).at(-1)!.precision?.final).toBe(true);
  });

  it('leaves its rest for a newer run', async () => {
    const { answers, next, serve } = start();
    await serve({ type: 'prepare', ...gridInputs() });
    await serve({ type: 'background', on: false });
    const answered = next();
    const first = serve({ type: 'run', id: 1, levers: { city_charge: 4 } });
    await answered;
    const again = next();
    const second = serve({ type: 'run', id: 2, levers: { city_charge: 5 } });
    await again;
    await first;
    expect(resultsOf(answers, 2).length).toBeGreaterThan(0);
    await serve({ type: 'background', on: true });
    await second;
    expect(resultsOf(answers, 2).at(-1)!.precision?.final).toBe(true);
  });

  it('stops when it is told to, and says so where it had not answered yet', async () => {
    const { answers, next, serve } = start();
    await serve({ type: 'prepare', ...gridInputs() });
    const answered = next();
    const run = serve({ type: 'run', id: 1, levers: {} });
    await answered;
    await serve({ type: 'stop' });
    await run;
    expect(resultsOf(answers, 1).some((r) => r.precision?.final)).toBe(false);
    expect(answers.at(-1)!.type).toBe('result');
    const unanswered = serve({ type: 'run', id: 2, levers: { travel_demand: 30 } });
    if (resultsOf(answers, 2).length === 0) {
      await serve({ type: 'stop' });
      await unanswered;
      expect(answers.at(-1)).toMatchObject({ id: 2, problem: { code: 'cancelled' } });
    }
  });

  it('says what is wrong with a model, and what was asked before it was prepared', async () => {
    const { answers, serve } = start();
    await serve({ type: 'run', id: 7, levers: {} });
    expect(answers.at(-1)).toMatchObject({
      type: 'failed',
      id: 7,
      problem: { code: 'forecastUnprepared' },
    });
    await serve({ type: 'prepare', ...gridInputs(), model: { format: 'x' } });
    expect(answers.at(-1)).toMatchObject({ type: 'failed', problem: { code: 'trafficField' } });
  });
});
