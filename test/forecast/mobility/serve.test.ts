import { describe, expect, it } from 'vitest';
import type { TrafficInputs } from '../../../src/forecast/mobility/inputs.ts';
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

describe('the traffic worker', () => {
  it('prepares with progress, answers at once, and then better until the answer is final', async () => {
    const { answers, serve } = start();
    await serve({ type: 'prepare', ...gridInputs() });
    expect(answers.some((a) => a.type === 'progress')).toBe(true);
    const prepared = answers.at(-1)!;
    expect(prepared.type === 'prepared' && prepared.city.levers).toHaveLength(6);
    await serve({ type: 'run', id: 1, levers: { city_charge: 4 } });
    const results = resultsOf(answers, 1);
    expect(results.length).toBeGreaterThanOrEqual(3);
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
