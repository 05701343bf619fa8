import { describe, expect, it } from 'vitest';
import { SeriesClient, type SeriesWorker } from '../../../src/forecast/series/client.ts';
import type { SeriesAnswer, SeriesRequest } from '../../../src/forecast/series/protocol.ts';
import { rollingBacktest } from '../../../src/forecast/series/rolling.ts';
import { seriesServer } from '../../../src/forecast/series/serve.ts';

const noise = (t: number): number => (((t * 2654435761) % 1000) / 1000 - 0.5) * 4;
const load = (t: number): number =>
  50 + 20 * Math.sin((2 * Math.PI * t) / 24) - (Math.floor(t / 24) % 7 > 4 ? 15 : 0) + noise(t);
const values = Float64Array.from({ length: 40 * 24 }, (_, t) => load(t));
const options = {
  horizon: 48,
  seasons: [24, 168],
  level: 95,
  history: 21 * 24,
  count: 6,
  spacing: 24,
};

function run(of: Float64Array, more: Partial<typeof options> = {}) {
  const steps = rollingBacktest(of, { ...options, ...more });
  const shares: number[] = [];
  let step = steps.next();
  while (step.done !== true) {
    shares.push(step.value);
    step = steps.next();
  }
  return { shares, report: step.value };
}

describe('rolling backtest', () => {
  it('forecasts every origin from what came before it, and says how far it is', () => {
    const { shares, report } = run(values);
    expect(report.origins.length).toBe(6);
    expect(report.origins.at(-1)).toBe(values.length - 48);
    expect(shares[0]).toBe(0);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const of = (id: string) => report.methods.find((m) => m.id === id)!;
    expect(of('auto').maseOverall).toBeLessThan(of('week').maseOverall);
    expect(of('week').maseOverall).toBeLessThan(of('naive').maseOverall);
    expect(report.coverageOverall).toBeGreaterThan(0.85);
    expect(report.weights.reduce((sum, w) => sum + w.weight, 0)).toBeCloseTo(1);
  });

  it('does not know what comes after an origin', () => {
    const before = run(values, { count: 1 }).report;
    const other = Float64Array.from(values);
    for (let t = values.length - 24; t < values.length; t++) other[t] = 0;
    const after = run(other, { count: 1 }).report;
    const auto = (r: typeof before) => r.methods[0]!.mase.slice(0, 24);
    expect([...auto(after)]).toEqual([...auto(before)]);
  });

  it('measures the repetitions as they are defined', () => {
    const { report } = run(values, { count: 1 });
    const origin = report.origins[0]!;
    const week = report.methods.find((m) => m.id === 'week')!;
    const [actual, said] = [values[origin]!, values[origin - 168]!];
    expect(week.smape[0]).toBeCloseTo((200 * Math.abs(actual - said)) / (actual + said));
  });

  it('takes as many origins as the history leaves, and refuses none', () => {
    const days = { history: 30 * 24, count: 500, spacing: 48 };
    expect(run(values, days).report.origins.length).toBe((40 - 30 - 2) / 2 + 1);
    expect(() => run(values.slice(0, 500))).toThrow(RangeError);
  });
});

/** A worker in this thread. */
function worker(terminated: () => void): SeriesWorker {
  const own: SeriesWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (message: SeriesRequest) => void serve(message),
    terminate: terminated,
  };
  const serve = seriesServer((data) => own.onmessage?.({ data } as MessageEvent<SeriesAnswer>));
  return own;
}

const task = {
  name: 'load',
  values,
  start: Date.UTC(2026, 2, 1) / 1000,
  stepSeconds: 3600,
  timeZone: 'Europe/Berlin',
  horizon: 48,
  level: 95,
};

describe('client of series', () => {
  it('forecasts with the holidays of the city’s country', async () => {
    const result = await new SeriesClient(() => worker(() => undefined)).forecast(task);
    expect(result?.country).toBe('DE');
    expect(result?.mean.length).toBe(48);
    const weights = result!.methods.map((m) => m.weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
  });

  it('answers the newest of those that wait, and drops the others', async () => {
    const client = new SeriesClient(() => worker(() => undefined));
    const answers = await Promise.all([1, 2, 3].map(() => client.forecast(task)));
    expect(answers.map((a) => a !== undefined)).toEqual([true, false, true]);
  });

  it('tells the progress of a backtest, and ends it with its worker', async () => {
    const seen: number[] = [];
    const wanted = { task, history: 21 * 24, count: 4, spacing: 24 };
    const client = new SeriesClient(() => worker(() => undefined));
    const report = await client.backtest(wanted, (share) => seen.push(share));
    expect(report?.origins.length).toBe(4);
    expect(seen).toEqual([0, 0.25, 0.5, 0.75]);
    let ended = 0;
    const other = new SeriesClient(() => worker(() => ended++));
    const waiting = other.backtest(wanted, () => undefined);
    other.stop();
    expect(await waiting).toBeUndefined();
    expect(ended).toBe(1);
  });

  it('passes on why a series cannot be forecast', async () => {
    const client = new SeriesClient(() => worker(() => undefined));
    const short = client.forecast({ ...task, values: Float64Array.of(1) });
    await expect(short).rejects.toMatchObject({ code: 'loadShort' });
  });
});
