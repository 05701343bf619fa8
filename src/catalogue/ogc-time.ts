import type { TimeWindow } from '../channel/channel.ts';

/** Times that a layer can be asked for: ordered, countable without writing them all out. */
export interface TimeSteps {
  readonly count: number;
  /** Step `i` as it is written in a request. */
  at(i: number): string;
  /** Index of the last step not after an instant (Unix seconds), else the first. */
  indexAt(time: number): number;
  /** Index of the step that a text names (the default of a dimension); the last where it names none. */
  nearest(text: string | undefined): number;
}

/** A list of instants and of intervals `start/end/period`, as in the TIME dimension (OGC 06-042, C.2). */
export interface TimeDimension {
  readonly extent: string;
  /** What the service shows where it is not asked for a time. */
  readonly default?: string;
}

interface Run extends Omit<TimeSteps, 'nearest'> {
  readonly start: number;
  readonly end: number;
}

const day = 86_400_000;

/** Milliseconds since 1970 of a reduced ISO 8601 text; NaN where it is none. A time without zone is UTC. */
export function instantOf(text: string): number {
  const t = text.trim();
  if (/^(current|now|present)$/i.test(t)) return Date.now();
  const m =
    /^(-?\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:T(\d\d)(?::?(\d\d)(?::?(\d\d(?:\.\d+)?))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/i.exec(
      t,
    );
  if (m === null) return Number.NaN;
  const [, year, month = '01', date = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] =
    m;
  const whole =
    zone.length === 3
      ? `${zone}:00`
      : zone.length === 5
        ? `${zone.slice(0, 3)}:${zone.slice(3)}`
        : zone;
  const padded = second.length === 2 ? second : second.slice(0, 6).padEnd(6, '0');
  return Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${padded}${whole.toUpperCase()}`);
}

/** The steps of a dimension; undefined where nothing in it can be read. */
export function stepsOf({ extent }: TimeDimension): TimeSteps | undefined {
  const stated = extent.split(',').flatMap((part) => runOf(part.trim()) ?? []);
  const runs = inOrder(stated.sort((a, b) => a.start - b.start));
  const count = runs.reduce((sum, run) => sum + run.count, 0);
  if (count === 0) return undefined;
  const indexAt = (time: number): number => {
    let [best, before] = [0, 0];
    for (const run of runs) {
      if (run.start <= time * 1000) best = before + run.indexAt(time);
      before += run.count;
    }
    return best;
  };
  return latest({
    count,
    at(i) {
      let left = Math.min(count - 1, Math.max(0, Math.round(i)));
      for (const run of runs) {
        if (left < run.count) return run.at(left);
        left -= run.count;
      }
      return runs[0]!.at(0);
    },
    indexAt,
    nearest(text) {
      const instant = instantOf(text ?? '');
      return Number.isNaN(instant) ? count - 1 : indexAt(instant / 1000);
    },
  });
}

/** Runs that overlap, step by step in one order, each instant once; others as they are. */
function inOrder(runs: readonly Run[]): readonly Run[] {
  if (runs.every((run, i) => i === 0 || runs[i - 1]!.end < run.start)) return runs;
  const byInstant = new Map<number, string>();
  for (const run of runs)
    for (let i = Math.max(0, run.count - mostSteps); i < run.count; i++) {
      const text = run.at(i);
      if (!byInstant.has(instantOf(text))) byInstant.set(instantOf(text), text);
    }
  return [...byInstant].sort(([a], [b]) => a - b).map(([start, text]) => single(text, start));
}

/** More steps than a person can go through; of a longer series the latest are kept. */
const mostSteps = 5000;

function latest(steps: TimeSteps): TimeSteps {
  const left = steps.count - mostSteps;
  if (left <= 0) return steps;
  const shifted = (index: number): number => Math.max(0, index - left);
  return {
    count: mostSteps,
    at: (i) => steps.at(Math.max(0, i) + left),
    indexAt: (time) => shifted(steps.indexAt(time)),
    nearest: (text) => shifted(steps.nearest(text)),
  };
}

/** Period that the steps span, for the entry. */
export function windowOf(steps: TimeSteps): TimeWindow {
  const iso = (text: string): string => new Date(instantOf(text)).toISOString();
  return { start: iso(steps.at(0)), end: iso(steps.at(steps.count - 1)) };
}

function runOf(part: string): Run | undefined {
  const [from, to, period] = part.split('/');
  const start = instantOf(from ?? '');
  if (Number.isNaN(start)) return undefined;
  if (to === undefined) return single(from!, start);
  const end = instantOf(to);
  if (!(end >= start)) return undefined;
  const step = periodOf(period ?? '');
  const write = writer(from!);
  if (step === undefined) return spread(write, start, end, day);
  if (step.months === 0) return spread(write, start, end, step.ms);
  const at = (i: number): number => addMonths(start, i * step.months) + i * step.ms;
  let count = 1;
  while (count < 100_000 && at(count) <= end) count += 1;
  return run(write, start, end, count, at);
}

const single = (text: string, start: number): Run => ({
  start,
  end: start,
  count: 1,
  at: () => text.trim(),
  indexAt: () => 0,
});

/** An interval without period may be asked at any time: once a day, and its two ends. */
const spread = (write: Write, start: number, end: number, ms: number): Run =>
  run(write, start, end, Math.floor((end - start) / ms + 1e-9) + 1, (i) => start + i * ms);

type Write = (ms: number) => string;

function run(
  write: Write,
  start: number,
  end: number,
  count: number,
  ms: (i: number) => number,
): Run {
  return {
    start,
    end,
    count,
    at: (i) => write(ms(i)),
    indexAt(time) {
      let [low, high] = [0, count - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (ms(middle) <= time * 1000) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}

/** Writes instants to the precision of a sample. */
function writer(sample: string): Write {
  const text = sample.trim();
  const iso = (ms: number): string => new Date(ms).toISOString();
  if (/^\d{4}$/.test(text)) return (ms) => iso(ms).slice(0, 4);
  if (/^\d{4}-\d\d$/.test(text)) return (ms) => iso(ms).slice(0, 7);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return (ms) => iso(ms).slice(0, 10);
  return /\.\d/.test(text) ? iso : (ms) => `${iso(ms).slice(0, 19)}Z`;
}

/** An ISO 8601 duration; undefined where it is none or empty. */
function periodOf(text: string): { readonly months: number; readonly ms: number } | undefined {
  const m =
    /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/i.exec(
      text.trim(),
    );
  if (m === null) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = m
    .slice(1)
    .map((n) => Number(n ?? 0));
  const ms = (weeks! * 7 + days!) * day + hours! * 3_600_000 + minutes! * 60_000 + seconds! * 1000;
  const whole = Math.round(years! * 12 + months!);
  return whole > 0 || ms > 0 ? { months: whole, ms } : undefined;
}

/** The same day some months on; the last of the month where it has no such day. */
function addMonths(ms: number, months: number): number {
  const date = new Date(ms);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return date.getTime();
}
