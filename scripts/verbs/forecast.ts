import { type Command, InvalidArgumentError } from 'commander';
import type { Backtest } from '../../src/forecast/series/backtest.ts';
import type { Method, SeriesOptions as Options } from '../../src/forecast/series/forecast.ts';
import { Problem } from '../../src/problem/problem.ts';
import { printResult, progress, say } from '../io.ts';
import { group, oneOf, readInputText } from './input.ts';

interface SeriesOptions {
  readonly horizon: number;
  readonly season: readonly number[];
  readonly level: number;
  readonly method: Method;
  readonly temperature?: string;
  readonly calendar?: string;
  readonly start?: string;
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
    .option(
      '--temperature <file>',
      'CSV like the series, degC: a row for each series, or one for all, through the horizon',
    )
    .option(
      '--calendar <country>',
      'public holidays by ISO 3166 (DE, DE-BY, IT); needs --start and the seasons of a day and a week',
    )
    .option('--start <date>', 'local date, or date and time, of the first value', localTime)
    .option('--backtest', 'add what the method was worth in each series’ own past', false)
    .option('--json', 'print as JSON', false)
    .action(async (file: string, o: SeriesOptions, command: Command) => {
      const [day, week] = o.season;
      if (o.calendar !== undefined && (o.start === undefined || week !== 7 * (day ?? 0)))
        command.error('error: --calendar needs --start, and seasons of a day and a week');
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
      const known = await knownAhead(
        o,
        Math.max(...series.map((s) => s.skipped + s.values.length)),
      );
      const results = series.map(({ id, values, skipped }, i) => {
        progress(i / series.length, 'forecasting');
        const { method, mean, lower, upper, backtest } = forecastSeries(values, {
          horizon: o.horizon,
          seasons: o.season,
          level: o.level,
          method: o.method,
          name: id,
          ...known(id, skipped, values.length),
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

/** What the options tell of a series' steps and its horizon, by its name and its first step. */
async function knownAhead(
  o: SeriesOptions,
  longest: number,
): Promise<(id: string, from: number, count: number) => Pick<Options, 'temperature' | 'calendar'>> {
  const [temperatures, calendar] = await Promise.all([
    readTemperatures(o),
    readCalendar(o, longest),
  ]);
  return (id, from, count) => {
    const temperature = temperatures?.(id, from, count + o.horizon);
    return {
      ...(temperature && { temperature }),
      ...(calendar && {
        calendar: {
          weekday: calendar.weekday.subarray(from),
          holiday: calendar.holiday.subarray(from),
        },
      }),
    };
  };
}

async function readTemperatures({ temperature: file }: SeriesOptions) {
  if (file === undefined) return undefined;
  const { readSeries } = await import('../../src/forecast/series/read.ts');
  const rows = readSeries(await readInputText(file), file);
  return (id: string, from: number, needed: number): Float64Array => {
    const row = rows.find((r) => r.id === id) ?? (rows.length === 1 ? rows[0] : undefined);
    const first = from - (row?.skipped ?? 0);
    const count = row === undefined || first < 0 ? 0 : Math.max(0, row.values.length - first);
    if (row === undefined || count < needed)
      throw new Problem('loadTemperature', { file, id, count, needed });
    return row.values.subarray(first);
  };
}

async function readCalendar({ calendar, start, season, horizon }: SeriesOptions, longest: number) {
  if (calendar === undefined || start === undefined) return undefined;
  const [{ calendarOf }, { publicHolidays }] = await Promise.all([
    import('../../src/forecast/series/calendar.ts'),
    import('../../src/forecast/series/holidays.ts'),
  ]);
  // A clock without zone: local dates are counted as if they were UTC.
  const first = Date.parse(`${start}Z`) / 1000;
  const step = 86_400 / season[0]!;
  const count = longest + horizon;
  const year = (seconds: number): number => new Date(seconds * 1000).getUTCFullYear();
  const holidays = await publicHolidays(calendar, year(first), year(first + count * step));
  return calendarOf(first, step, count, 'UTC', holidays);
}

function localTime(text: string): string {
  const full = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(full) || Number.isNaN(Date.parse(`${full}Z`)))
    throw new InvalidArgumentError('It must be a local time like 2026-01-31 or 2026-01-31T14:00.');
  return full;
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
