import { type Command, InvalidArgumentError } from 'commander';
import type { Backtest } from '../../src/forecast/series/backtest.ts';
import type { Method } from '../../src/forecast/series/forecast.ts';
import { printResult, progress, say } from '../io.ts';
import { group, oneOf, readInputText } from './input.ts';

interface SeriesOptions {
  readonly horizon: number;
  readonly season: readonly number[];
  readonly level: number;
  readonly method: Method;
  readonly backtest: boolean;
  readonly json: boolean;
}

const methodNames: readonly Method[] = ['naive', 'snaive', 'naive2', 'ses', 'theta', 'auto'];

/** `twin forecast series`. */
export function register(program: Command): void {
  group(program, 'forecast', 'the coming values of measured series')
    .command('series <file>')
    .description(
      'mean and interval of the coming values of each series of a CSV: a row for each, its name and then its ' +
        'values, oldest first, in equal steps',
    )
    .requiredOption('--horizon <steps>', 'how many values to forecast', steps)
    .option(
      '--season <steps>',
      'lengths of the seasons, one or two (hourly load: 24,168), or 1 for none',
      seasons,
      [24, 168],
    )
    .option('--level <percent>', 'of the intervals', level, 95)
    .option('--method <name>', methodNames.join(', '), oneOf(methodNames), 'auto')
    .option('--backtest', 'add what the method was worth in each series’ own past', false)
    .option('--json', 'print as JSON', false)
    .action(async (file: string, o: SeriesOptions) => {
      const [{ readSeries }, { forecastSeries }] = await Promise.all([
        import('../../src/forecast/series/read.ts'),
        import('../../src/forecast/series/forecast.ts'),
      ]);
      const series = readSeries(await readInputText(file), file);
      for (const { id, count, longest } of series)
        if (count > 0)
          say(
            `${file}, ${id}: ${count} missing values were interpolated linearly, ${longest} at most in a row`,
          );
      const results = series.map(({ id, values }, i) => {
        progress(i / series.length, 'forecasting');
        const { method, mean, lower, upper, backtest } = forecastSeries(values, {
          horizon: o.horizon,
          seasons: o.season,
          level: o.level,
          method: o.method,
          name: id,
        });
        return {
          id,
          method,
          mean: [...mean],
          lower: [...lower],
          upper: [...upper],
          ...(o.backtest && { backtest: plain(backtest) }),
        };
      });
      progress(1, 'done');
      printResult(results, o.json);
    });
}

/** Typed arrays as lists; a ratio to an error of zero is left out, since JSON has no such number. */
function plain(backtest: Backtest): object {
  const { error, naiveError, coverage, againstNaive, ...rest } = backtest;
  return {
    ...rest,
    ...(Number.isFinite(againstNaive) && { againstNaive }),
    error: [...error],
    naiveError: [...naiveError],
    coverage: [...coverage],
  };
}

function steps(text: string): number {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  if (value < 1 || value > 100_000)
    throw new InvalidArgumentError('It must be a whole number from 1 to 100000.');
  return value;
}

function seasons(text: string): readonly number[] {
  const lengths = [...new Set(text.split(',').map(steps))].filter((length) => length > 1);
  if (lengths.length > 2) throw new InvalidArgumentError('Give one or two lengths, like 24,168.');
  return lengths.sort((a, b) => a - b);
}

function level(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value > 0 && value < 100))
    throw new InvalidArgumentError('It must be a number above 0 and below 100.');
  return value;
}
