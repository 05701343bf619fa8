import { forecastSeries } from '../../src/forecast/series/forecast.ts';
import { smooth } from '../../src/forecast/series/ses.ts';
import { madeLoad } from '../forecast/series/made.ts';
import { type BenchRow, benchRow } from './row.ts';

const runs = 25;
const [hours, horizon, seasons] = [960, 48, [24, 168]] as const;
const series = Array.from({ length: runs }, (_, seed) => madeLoad(hours, seed + 1, 0.2));

/** A combined forecast with its backtest against Theta with one, and the fit of SES against a simplex. */
export async function cases(): Promise<readonly BenchRow[]> {
  return [combined(), smoothing()];
}

function combined(): BenchRow {
  const run = (y: Float64Array, method: 'auto' | 'theta'): number =>
    forecastSeries(y, { horizon, seasons, level: 95, method }).mean[0]!;
  return alternate(
    {
      name: 'series',
      case: `auto, ${hours} hours, ${horizon} ahead, with intervals`,
      peerName: 'Theta with the same backtest and intervals',
      unit: 'ms',
    },
    (y) => run(y, 'auto'),
    (y) => run(y, 'theta'),
  );
}

function smoothing(): BenchRow {
  return alternate(
    {
      name: 'series',
      case: `SES, level and alpha, ${hours} values`,
      peerName: 'Nelder and Mead over both, as R fits it',
      unit: 'ms',
    },
    (y) => smooth(y).level,
    (y) => simplex(y),
  );
}

/** Both sides in turn on the same series, so that a busy machine slows both. */
function alternate(
  about: { name: string; case: string; peerName: string; unit: string },
  ours: (y: Float64Array) => number,
  peer: (y: Float64Array) => number,
): BenchRow {
  const [a, b]: [number[], number[]] = [[], []];
  for (let warm = 0; warm < 3; warm++) {
    timed(() => ours(series[warm]!));
    timed(() => peer(series[warm]!));
  }
  for (const y of series) {
    a.push(timed(() => ours(y)));
    b.push(timed(() => peer(y)));
  }
  return benchRow(about, a, b);
}

/** Time of a run, ms, whose result is looked at so that it cannot be left out. */
function timed(run: () => number): number {
  const begin = performance.now();
  if (!Number.isFinite(run())) throw new Error('the benchmark gave no number');
  return performance.now() - begin;
}

/** Least squares over alpha and first level by the downhill simplex, stopped by the tolerance of R's `ets`. */
function simplex(y: Float64Array): number {
  const errors = ([alpha, first]: readonly [number, number]): number => {
    if (alpha < 1e-4 || alpha > 0.9999) return Number.POSITIVE_INFINITY;
    let [level, sum] = [first, 0];
    for (const v of y) {
      sum += (v - level) ** 2;
      level += alpha * (v - level);
    }
    return sum;
  };
  type Vertex = { at: readonly [number, number]; value: number };
  const vertex = (alpha: number, first: number): Vertex => ({
    at: [alpha, first],
    value: errors([alpha, first]),
  });
  const start = y.subarray(0, 10).reduce((sum, v) => sum + v, 0) / 10;
  const vertices = [vertex(0.2, start), vertex(0.5, start), vertex(0.2, 1.1 * start)];
  for (let step = 0; step < 2000; step++) {
    vertices.sort((p, q) => p.value - q.value);
    const [best, middle, worst] = vertices as [Vertex, Vertex, Vertex];
    if (worst.value - best.value <= 1.5e-8 * best.value) break;
    const along = (by: number): Vertex => {
      const point = [0, 1].map((k) => {
        const centre = (best.at[k]! + middle.at[k]!) / 2;
        return centre + by * (worst.at[k]! - centre);
      });
      return vertex(point[0]!, point[1]!);
    };
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      vertices[2] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < middle.value) vertices[2] = reflected;
    else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(worst.value, reflected.value)) vertices[2] = contracted;
      else
        for (const k of [1, 2]) {
          const { at } = vertices[k]!;
          vertices[k] = vertex((at[0] + best.at[0]) / 2, (at[1] + best.at[1]) / 2);
        }
    }
  }
  const [alpha, first] = vertices[0]!.at;
  return y.reduce((level, v) => level + alpha * (v - level), first);
}
