import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forecastSeries, type Method } from '../../src/forecast/series/forecast.ts';
import {
  coverage,
  mase,
  msis,
  owa,
  seasonalScale,
  smape,
} from '../../src/forecast/series/metrics.ts';
import { type NamedSeries, readSeries } from '../../src/forecast/series/read.ts';
import { smooth } from '../../src/forecast/series/ses.ts';
import type { ReferenceCase, ReferenceSuite } from './suite.ts';

/** Saudi Arabian oil, million tonnes, 1996 to 2013; the book prints ses() of R's forecast. */
const oil = [
  445.36, 453.2, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89,
  509.87, 456.72, 473.82, 525.95, 549.83, 542.34,
] as const;

export const smoothing: ReferenceSuite = {
  name: 'simple smoothing',
  source: 'Hyndman & Athanasopoulos 2018, Forecasting: Principles and Practice, 2nd ed., 7.1',
  run: async () => {
    const { alpha, level } = smooth(Float64Array.from(oil));
    return [
      {
        case: 'oil: alpha',
        published: 0.8339,
        ours: alpha,
        bar: 2e-4,
        in: 'absolute',
        note: 'R stops its search when the errors change by less than 1.5e-8 of themselves; ours is their minimum',
      },
      { case: 'oil: forecast', published: 542.6806, ours: level, bar: 5e-3, in: 'absolute' },
    ];
  },
};

const [horizon, season, level] = [48, 24, 95];
const [trainFile, testFile] = ['m4/Hourly-train.csv', 'm4/Hourly-test.csv'];

/** sMAPE, MASE, OWA of the competition's hourly series and how near they must be. */
const published: readonly (readonly [Method, number, number, number, number])[] = [
  ['naive', 43.003, 11.608, 3.593, 1e-3],
  ['snaive', 13.912, 1.193, 0.6275, 1e-3],
  ['naive2', 18.383, 2.395, 1, 1e-3],
  ['ses', 18.094, 2.385, 0.9901, 2e-3],
  ['theta', 18.138, 2.455, 1.0059, 2e-3],
];

export const loadSeries: ReferenceSuite = {
  name: 'load series',
  source: 'M4 competition, hourly (Makridakis et al. 2020): sMAPE, MASE, OWA, coverage, MSIS',
  files: [trainFile, testFile],
  run: async (folder) => {
    const read = async (file: string): Promise<readonly NamedSeries[]> =>
      readSeries(await readFile(join(folder, file), 'utf8'), file);
    const [train, test] = await Promise.all([read(trainFile), read(testFile)]);
    const after = new Map(test.map(({ id, values }) => [id, values]));
    const pairs = train.map(({ id, values }): [Float64Array, Float64Array] => {
      const next = after.get(id);
      if (next === undefined) throw new Error(`${testFile} has no row ${id}`);
      return [values, next.slice(0, horizon)];
    });
    const base = accuracy(pairs, 'naive2');
    const cases = published.flatMap(([method, p, m, o, bar]): ReferenceCase[] => {
      const ours = accuracy(pairs, method);
      return [
        { case: `${method}: sMAPE`, published: p, ours: ours.smape, bar, in: 'absolute' },
        { case: `${method}: MASE`, published: m, ours: ours.mase, bar, in: 'absolute' },
        { case: `${method}: OWA`, published: o, ours: owa(ours, base), bar, in: 'absolute' },
      ];
    });
    return [...cases, ...autoCases(pairs, base)];
  },
};

export const loadHoldOut: ReferenceSuite = {
  name: 'load series, hold-out',
  source:
    'M4 competition, hourly: the last 48 hours of the training half held out; published values are those of the test half',
  files: [trainFile],
  slow: true,
  run: async (folder) => {
    const train = readSeries(await readFile(join(folder, trainFile), 'utf8'), trainFile);
    const pairs = train.map(({ values }): [Float64Array, Float64Array] => [
      values.slice(0, -horizon),
      values.slice(-horizon),
    ]);
    return autoCases(pairs, accuracy(pairs, 'naive2'));
  },
};

/** The default method against what the competition's best reached. */
function autoCases(pairs: Pairs, base: Accuracy): readonly ReferenceCase[] {
  const auto = accuracy(pairs, 'auto');
  return [
    {
      case: 'auto: OWA',
      published: 0.4401,
      ours: owa(auto, base),
      bar: 0.06,
      in: 'absolute',
      better: 'lower',
      note: 'published: the winner (Smyl); the best of the hourly series alone reached 0.4096',
    },
    {
      case: 'auto: coverage of 95 % intervals',
      published: 0.95,
      ours: auto.coverage,
      bar: 0.02,
      in: 'absolute',
    },
    {
      case: 'auto: MSIS of 95 % intervals',
      published: 7.538,
      ours: auto.msis,
      bar: -0.038,
      in: 'absolute',
      better: 'lower',
      note: 'published: ARIMA, the best of the benchmarks',
    },
  ];
}

/** Histories, and what followed each. */
type Pairs = readonly (readonly [Float64Array, Float64Array])[];

interface Accuracy {
  readonly smape: number;
  readonly mase: number;
  readonly coverage: number;
  readonly msis: number;
}

/** Means over the series, of a history and what followed. */
function accuracy(pairs: Pairs, method: Method): Accuracy {
  const sum = { smape: 0, mase: 0, coverage: 0, msis: 0 };
  for (const [history, actual] of pairs) {
    const { mean, lower, upper } = forecastSeries(history, {
      horizon,
      seasons: [season, 168],
      level,
      method,
    });
    const scale = seasonalScale(history, season);
    sum.smape += smape(actual, mean) / pairs.length;
    sum.mase += mase(actual, mean, scale) / pairs.length;
    sum.coverage += coverage(actual, lower, upper) / pairs.length;
    sum.msis += msis(actual, lower, upper, level, scale) / pairs.length;
  }
  return sum;
}
