import { instantOf, type TimeSteps } from '../../catalogue/ogc-time.ts';
import type { TimeWindow } from '../../channel/channel.ts';
import type { Text } from '../../channel/text.ts';
import type { LayerOption, LayerView } from '../layer.ts';
import type { ImageryParams } from './kind.ts';
import type { ImagerySource } from './source.ts';

/** A list that is longer cannot be chosen from; the latest steps are offered then. */
const mostSteps = 400;

/** Index of the step that is shown. */
export function stepIn(
  { steps, firstStep }: ImagerySource,
  { step, clock }: ImageryParams,
  time: LayerView['time'],
): number {
  if (steps === undefined) return 0;
  if (clock) return steps.indexAt(time);
  return step < 0 || !(step < steps.count) ? firstStep : Math.round(step);
}

/** Choices on the card: time step, whether it follows the clock, and the style. */
export function optionsOf({ steps, styles }: ImagerySource): readonly LayerOption[] {
  const options: LayerOption[] = [];
  if (steps !== undefined && steps.count > 1) {
    const first = Math.max(0, steps.count - mostSteps);
    options.push(
      {
        param: 'step',
        label: { en: 'Time', de: 'Zeit' },
        choices: Array.from({ length: steps.count - first }, (_, i) => ({
          value: first + i,
          label: timeLabel(steps.at(first + i)),
        })),
      },
      {
        param: 'clock',
        label: { en: 'Follow the clock', de: 'Der Uhr folgen' },
        control: 'switch',
        choices: [
          { value: false, label: { en: 'Off', de: 'Aus' } },
          { value: true, label: { en: 'On', de: 'An' } },
        ],
      },
    );
  }
  if (styles.length > 1)
    options.push({
      param: 'style',
      label: { en: 'Style', de: 'Stil' },
      choices: styles.map(({ name, title }) => ({ value: name, label: { en: title || name } })),
    });
  return options;
}

/** An instant of a request in words, to its own precision; times of day are UTC. */
export function timeLabel(text: string): Text {
  const ms = instantOf(text);
  if (Number.isNaN(ms)) return { en: text };
  const parts = text.trim();
  const write = (locale: string): string => {
    if (/^\d{4}$/.test(parts)) return parts;
    const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' };
    if (/^\d{4}-\d\d$/.test(parts)) return new Intl.DateTimeFormat(locale, options).format(ms);
    const day = { ...options, day: 'numeric' } as const;
    const whole = /^\d{4}-\d\d-\d\d$/.test(parts) || ms % 86_400_000 === 0;
    if (whole) return new Intl.DateTimeFormat(locale, day).format(ms);
    const clock = { ...day, hour: '2-digit', minute: '2-digit' } as const;
    return `${new Intl.DateTimeFormat(locale, clock).format(ms)} UTC`;
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
