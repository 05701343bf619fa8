import type { Channel } from '../channel/channel.ts';
import { SeriesClient } from '../forecast/series/client.ts';
import { fillGaps } from '../forecast/series/gaps.ts';
import type { SeriesTask } from '../forecast/series/protocol.ts';
import { asProblem, Problem } from '../problem/problem.ts';
import { channelsStore } from '../state/channels.ts';
import { clockStore } from '../state/clock.ts';
import { type LoadWanted, loadForecastStore } from '../state/loadForecast.ts';

const daySeconds = 86_400;
/** Days ahead, days that a forecast looks back on at most and at least, and days that a backtest tries. */
const [ahead, back, least, tried] = [2, 112, 15, 28];
const level = 95;

/** A task, and where its values came from. */
interface Cut {
  readonly task: SeriesTask;
  readonly filled: number;
}

/**
 * The values of a channel before an instant, as many days as there are up to `days`, as a task for the worker.
 * Temperatures are those of the first other channel of the city in degC with the same step that covers it all.
 * @throws Problem `loadHistory`
 */
export function cutTask(
  channel: Channel,
  { at, temperature }: Pick<LoadWanted, 'at' | 'temperature'>,
  days: number,
  timeZone: string,
  others: readonly Channel[],
): Cut {
  const step = channel.stepSeconds ?? 3600;
  const first = Date.parse(channel.window.start) / 1000;
  const perDay = Math.round(daySeconds / step);
  const end = Math.min(channel.steps ?? 0, Math.floor((at - first) / step));
  const from = Math.max(0, end - days * perDay);
  const { values, count, skipped } = fillGaps(channel.values.subarray(from, Math.max(from, end)));
  if (values.length < least * perDay)
    throw new Problem('loadHistory', {
      file: channel.title.en,
      days: Math.floor(values.length / perDay),
      least,
    });
  const start = first + (from + skipped) * step;
  const horizon = ahead * perDay;
  const degrees = temperature
    ? temperatureOf(others, start, step, values.length + horizon)
    : undefined;
  return {
    filled: count,
    task: {
      name: channel.title.en,
      ...{ values, start, stepSeconds: step, timeZone, horizon, level },
      ...(degrees && { temperature: degrees }),
    },
  };
}

function temperatureOf(
  channels: readonly Channel[],
  start: number,
  step: number,
  count: number,
): Float64Array | undefined {
  for (const c of channels) {
    if (c.target !== 'city' || c.unit !== 'degC' || c.stepSeconds !== step) continue;
    const offset = Math.round((start - Date.parse(c.window.start) / 1000) / step);
    if (offset < 0 || offset + count > (c.steps ?? 0)) continue;
    const { values } = fillGaps(c.values.subarray(offset, offset + count));
    if (values.length === count) return values;
  }
  return undefined;
}

/** Forecasts the load that somebody looks at, again whenever the clock moves on; backtests it when asked. */
export function followLoadForecast(): void {
  const client = new SeriesClient();
  const tester = new SeriesClient();
  const store = loadForecastStore;
  const cut = (wanted: LoadWanted, days: number): Cut | undefined => {
    const { observed } = channelsStore.getState();
    const channel = observed[wanted.channel];
    const { timeZone } = clockStore.getState();
    return channel && cutTask(channel, wanted, days, timeZone, Object.values(observed));
  };

  const forecast = async (wanted: LoadWanted): Promise<void> => {
    try {
      const made = cut(wanted, back);
      if (made === undefined) return;
      store.setState({ status: 'running', problem: undefined });
      const { task, filled } = made;
      const result = await client.forecast(task);
      if (result === undefined) return;
      const { start, stepSeconds, values } = task;
      store.setState((s) => ({
        status: s.wanted === wanted ? 'ready' : s.status,
        forecast: {
          ...{ ...result, wanted, stepSeconds, filled, history: values.length },
          start: start + values.length * stepSeconds,
        },
      }));
    } catch (error) {
      if (store.getState().wanted !== wanted) return;
      const problem = asProblem(error, wanted.channel);
      store.setState({ status: 'failed', problem, forecast: undefined });
    }
  };

  const setBacktest = (change: Partial<ReturnType<typeof store.getState>['backtest']>): void =>
    store.setState((s) => ({ backtest: { ...s.backtest, ...change } }));

  const backtest = async (): Promise<void> => {
    const { wanted } = store.getState();
    if (wanted === undefined) return;
    tester.stop();
    setBacktest({ status: 'running', progress: 0, problem: undefined });
    try {
      const made = cut(wanted, back + tried + ahead);
      if (made === undefined) return setBacktest({ status: 'none' });
      const { task } = made;
      const { values, stepSeconds, start, horizon } = task;
      const perDay = Math.round(daySeconds / stepSeconds);
      // With little history fewer days are tried, so that each still has enough before it.
      const room = Math.floor((values.length - horizon) / perDay);
      const history = Math.min(back, Math.max(least, room - tried)) * perDay;
      const report = await tester.backtest(
        { task, history, count: tried, spacing: perDay },
        (progress) => setBacktest({ progress }),
      );
      if (report === undefined) return;
      const time = (origin: number): number => start + origin * stepSeconds;
      setBacktest({
        status: 'ready',
        report: {
          ...{ ...report, wanted, history, stepSeconds, count: report.origins.length },
          from: time(report.origins[0]!),
          to: time(report.origins.at(-1)!),
        },
      });
    } catch (error) {
      setBacktest({ status: 'failed', problem: asProblem(error, wanted.channel) });
    }
  };

  store.setState({
    startBacktest: () => void backtest(),
    cancelBacktest: () => {
      tester.stop();
      setBacktest({ status: 'none', progress: 0 });
    },
  });
  store.subscribe(({ wanted }, before) => {
    if (wanted === before.wanted) return;
    if (wanted?.channel !== before.wanted?.channel) {
      tester.stop();
      store.setState({
        forecast: undefined,
        problem: undefined,
        status: 'none',
        backtest: { status: 'none', progress: 0, report: undefined, problem: undefined },
      });
    }
    if (wanted === undefined) client.stop();
    else void forecast(wanted);
  });
}
