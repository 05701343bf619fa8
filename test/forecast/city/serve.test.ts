import { describe, expect, it } from 'vitest';
import { ForecastClient, type ForecastWorker } from '../../../src/forecast/client.ts';
import { inlinePool } from '../../../src/forecast/energy/city/exact.ts';
import { prepareForecast } from '../../../src/forecast/energy/prepare.ts';
import { exactFirst, exactForecast } from '../../../src/forecast/energy/refine.ts';
import type { ForecastAnswer, ForecastResult } from '../../../src/forecast/protocol.ts';
import { forecastServer } from '../../../src/forecast/serve.ts';
import { town } from './town.ts';

/** A worker in this thread; buffers change hands as between threads. */
function local(): { worker: ForecastWorker; answers: ForecastAnswer[] } {
  const answers: ForecastAnswer[] = [];
  const worker: ForecastWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => {
      setTimeout(() => serve(message));
    },
    terminate: () => undefined,
  };
  const serve = forecastServer((answer, transfer) => {
    const data = structuredClone(answer, { transfer: [...transfer] });
    answers.push(data);
    setTimeout(() => worker.onmessage?.({ data } as MessageEvent<ForecastAnswer>));
  });
  return { worker, answers };
}

const inputs = town(60);
const results = (answers: readonly ForecastAnswer[]): ForecastResult[] =>
  answers.flatMap((a) => (a.type === 'result' ? [a.result] : []));

describe('forecast server of a city with hours', () => {
  it('answers at once, then exactly, as without a worker', async () => {
    const { worker } = local();
    const client = new ForecastClient(() => worker);
    const shares: number[] = [];
    const city = await client.prepare(inputs, (share) => shares.push(share));
    expect(shares.at(-1)).toBe(1);
    expect(shares.every((s, i) => i === 0 || s >= shares[i - 1]!)).toBe(true);
    const levers = { retrofit_rate: 3, climate_warming: 2 };
    const better = await new Promise<ForecastResult>((resolve, reject) => {
      client
        .run({ levers }, (r) => r.precision?.final && resolve(r))
        .then((first) => {
          expect(first?.precision).toMatchObject({ measure: 'surrogateError', final: false });
        }, reject);
    });
    expect(better.precision).toMatchObject({ measure: 'exact', value: 0, final: true });
    const pool = inlinePool();
    const { signal } = new AbortController();
    const prepared = await exactFirst(prepareForecast(inputs), pool, signal);
    const direct = await exactForecast(prepared, levers, 1, pool, signal);
    expect(better.figures).toEqual(direct.figures);
    expect(better.differences).toEqual(direct.differences);
    const a = await client.run({ levers: city.baseline });
    expect(a?.precision).toMatchObject({ measure: 'exact', final: true });
    client.dispose();
  });

  it('says nothing more after a stop, and answers the next run', async () => {
    const { worker, answers } = local();
    const client = new ForecastClient(() => worker);
    await client.prepare(inputs);
    await client.run({ levers: { retrofit_rate: 2 } });
    client.cancel();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(results(answers).map((r) => r.precision?.final)).toEqual([false]);
    const next = await client.run({ levers: { retrofit_rate: 4 } });
    expect(next?.levers.retrofit_rate).toBe(4);
    client.dispose();
  });

  it('keeps its first answer while work in the background rests, and goes on when told', async () => {
    const { worker, answers } = local();
    const client = new ForecastClient(() => worker);
    client.background(false);
    await client.prepare(inputs);
    const first = await client.run({ levers: { retrofit_rate: 2 } });
    expect(first?.precision?.final).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(results(answers)).toHaveLength(1);
    client.background(true);
    await expect
      .poll(() => results(answers).at(-1)?.precision?.final, { timeout: 20_000 })
      .toBe(true);
    client.dispose();
  });

  it('ends a preparation that is stopped', async () => {
    const { worker, answers } = local();
    worker.postMessage({ type: 'prepare', ...town(200) });
    worker.postMessage({ type: 'stop' });
    await expect
      .poll(() => answers.find((a) => a.type === 'failed'), { timeout: 10_000 })
      .toMatchObject({ problem: { code: 'cancelled' } });
    expect(answers.some((a) => a.type === 'prepared')).toBe(false);
  });
});
