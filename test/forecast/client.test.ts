import { describe, expect, it } from 'vitest';
import { ForecastClient, type ForecastWorker } from '../../src/forecast/client.ts';
import { prepareForecast } from '../../src/forecast/energy/prepare.ts';
import { runForecast } from '../../src/forecast/energy/run.ts';
import type { ForecastAnswer, ForecastRequest } from '../../src/forecast/protocol.ts';
import { forecastServer } from '../../src/forecast/serve.ts';
import { Problem } from '../../src/problem/problem.ts';
import { seedModel } from './model.ts';
import { syntheticTable } from './table.ts';

/** A worker in this thread: messages are cloned and buffers transferred as between threads. */
class LocalWorker implements ForecastWorker {
  onmessage: ((event: MessageEvent<ForecastAnswer>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly requests: ForecastRequest[] = [];
  ended = false;
  readonly #serve = forecastServer((answer, transfer) => {
    const data = structuredClone(answer, { transfer: [...transfer] });
    setTimeout(() => this.onmessage?.(new MessageEvent('message', { data })));
  });

  postMessage(message: ForecastRequest): void {
    this.requests.push(message);
    const copy = structuredClone(message);
    setTimeout(() => this.#serve(copy));
  }

  terminate(): void {
    this.ended = true;
  }
}

const inputs = { table: syntheticTable(120), model: seedModel('demo'), file: 'demo.json' };

function start(): { client: ForecastClient; worker: LocalWorker } {
  const worker = new LocalWorker();
  return { worker, client: new ForecastClient(() => worker) };
}

describe('forecast client', () => {
  it('gives the same numbers through the worker as directly', async () => {
    const { client } = start();
    const city = await client.prepare(inputs);
    const prepared = prepareForecast(inputs);
    expect(city.levers).toEqual(prepared.levers);
    for (const levers of [city.baseline, {}, { retrofit_rate: 3, heat_pump_share: 70 }]) {
      const there = await client.run({ levers });
      const here = runForecast(prepared, levers);
      expect(there?.figures).toEqual(here.figures);
      expect(there?.differences).toEqual(here.differences);
      expect(there?.course).toEqual(here.course);
      expect(there?.channels).toEqual(here.channels);
      expect(there?.channelDifferences).toEqual(here.channelDifferences);
    }
  });

  it('keeps one run in flight and only the newest waiting', async () => {
    const { client, worker } = start();
    await client.prepare(inputs);
    const runs = [1, 2, 3, 4, 5].map((retrofit_rate) => client.run({ levers: { retrofit_rate } }));
    const results = await Promise.all(runs);
    expect(results.map((r) => r?.levers.retrofit_rate)).toEqual([
      1,
      undefined,
      undefined,
      undefined,
      5,
    ]);
    expect(worker.requests.filter((r) => r.type === 'run').length).toBe(2);
  });

  it('answers a cancelled run with nothing and goes on with the next', async () => {
    const { client } = start();
    await client.prepare(inputs);
    const [first, second] = [
      client.run({ levers: { retrofit_rate: 1 } }),
      client.run({ levers: { retrofit_rate: 2 } }),
    ];
    client.cancel();
    expect(await first).toBeUndefined();
    expect(await second).toBeUndefined();
    expect((await client.run({ levers: { retrofit_rate: 3 } }))?.levers.retrofit_rate).toBe(3);
  });

  it('reports progress while it prepares', async () => {
    const { client } = start();
    const shares: number[] = [];
    await client.prepare(inputs, (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual([...shares].sort((x, y) => x - y));
  });

  it('rejects with the problem that the worker met, and stays usable', async () => {
    const { client } = start();
    const model = { ...seedModel('demo'), baseYear: 'soon' };
    await expect(client.prepare({ ...inputs, model })).rejects.toThrow(/demo\.json: baseYear/);
    await expect(client.run({ levers: {} })).rejects.toBeInstanceOf(Problem);
    await client.prepare(inputs);
    expect((await client.run({ levers: {} }))?.figures.length).toBeGreaterThan(5);
  });

  it('hands on better answers to a run until the next one, and no longer', async () => {
    const worker: ForecastWorker & { sent: ForecastRequest[] } = {
      sent: [],
      onmessage: null,
      onerror: null,
      postMessage(message) {
        this.sent.push(message);
      },
      terminate: () => {},
    };
    const client = new ForecastClient(() => worker);
    const answer = (id: number, value: number, final: boolean): void => {
      const precision = { model: { en: 'roads' }, measure: 'relativeGap', value, final } as const;
      const result = { ...runForecast(prepareForecast(inputs), {}, id), precision };
      worker.onmessage?.(new MessageEvent('message', { data: { type: 'result', result } }));
    };
    const seen: (number | undefined)[] = [];
    const first = client.run({ levers: {} }, ({ precision }) => seen.push(precision?.value));
    answer(1, 0.1, false);
    expect((await first)?.precision?.value).toBe(0.1);
    answer(1, 0.01, false);
    const second = client.run({ levers: {} });
    answer(1, 0.001, true);
    answer(2, 0.2, true);
    expect((await second)?.precision?.value).toBe(0.2);
    expect(seen).toEqual([0.01]);
  });

  it('ends its worker when it is disposed', async () => {
    const { client, worker } = start();
    await client.prepare(inputs);
    const run = client.run({ levers: {} });
    client.dispose();
    expect(await run).toBeUndefined();
    expect(worker.ended).toBe(true);
  });
});
