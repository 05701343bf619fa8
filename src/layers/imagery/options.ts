import { instantOf, type TimeSteps } from '../../catalogue/ogc-time.ts';
import type { TimeWindow } from '../../channel/channel.ts';
import type { Text } from '../../channel/text.ts';
import type { LayerOption } from '../layer.ts';
import type { ImageryParams } from './kind.ts';
import type { ImagerySource } from './source.ts';

/** Index of the step that is shown. */
export function stepIn({ steps, firstStep }: ImagerySource, { step }: ImageryParams): number {
  if (steps === undefined) return 0;
  return step < 0 || !(step < steps.count) ? firstStep : Math.round(step);
}

/** The step that shows an instant (Unix seconds); undefined before the first and once the last is over. */
export function stepFor(steps: TimeSteps, time: number): number | undefined {
  const last = steps.count - 1;
  const begin = (i: number): number => instantOf(steps.at(i)) / 1000;
  const { end } = windowOfStep(steps, last);
  // An instant stands until the next would come.
  const over = Math.max(Date.parse(end) / 1000, 2 * begin(last) - begin(Math.max(0, last - 1)));
  return time < begin(0) || time >= over ? undefined : steps.indexAt(time);
}

/** Choices on the card: time step and style. */
export function optionsOf({ steps, styles }: ImagerySource): readonly LayerOption[] {
  const options: LayerOption[] = [];
  if (steps !== undefined && steps.count > 1)
    options.push({
      param: 'step',
      label: { en: 'Time', de: 'Zeit' },
      choices: Array.from({ length: steps.count }, (_, value) => ({
        value,
        label: timeLabel(steps.at(value)),
      })),
    });
  if (styles.length > 1)
    options.push({
      param: 'style',
      label: { en: 'Style', de: 'Stil' },
      choices: styles.map(({ name, title }) => ({ value: name, label: { en: title || name } })),
    });
  return options;
}

const year = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
const precisions = {
  month: year,
  day: { ...year, day: 'numeric' },
  minute: { ...year, day: 'numeric', hour: '2-digit', minute: '2-digit' },
} as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, since a series may have thousands of labels. */
function formatFor(locale: string, precision: keyof typeof precisions): Intl.DateTimeFormat {
  const key = `${locale} ${precision}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, precisions[precision]);
  formats.set(key, format);
  return format;
}

/** An instant of a request in words, to its own precision; times of day are UTC. */
export function timeLabel(text: string): Text {
  const ms = instantOf(text);
  if (Number.isNaN(ms)) return { en: text };
  const parts = text.trim();
  const write = (locale: string): string => {
    if (/^\d{4}$/.test(parts)) return parts;
    if (/^\d{4}-\d\d$/.test(parts)) return formatFor(locale, 'month').format(ms);
    const whole = /^\d{4}-\d\d-\d\d$/.test(parts) || ms % 86_400_000 === 0;
    if (whole) return formatFor(locale, 'day').format(ms);
    return `${formatFor(locale, 'minute').format(ms)} UTC`;
  };
  return { en: write('en-GB'), de: write('de-DE') };
}

/** The period that a step stands for: its own year, month or day, else until the next step. */
export function windowOfStep(steps: TimeSteps, index: number): TimeWindow {
  const text = steps.at(index).trim();
  const start = new Date(instantOf(text));
  const end = new Date(start);
  if (/^\d{4}$/.test(text)) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (/^\d{4}-\d\d$/.test(text)) end.setUTCMonth(end.getUTCMonth() + 1);
  else if (/^\d{4}-\d\d-\d\d$/.test(text)) end.setUTCDate(end.getUTCDate() + 1);
  else return { start: start.toISOString(), end: start.toISOString() };
  return { start: start.toISOString().slice(0, 10), end: end.toISOString().slice(0, 10) };
}
