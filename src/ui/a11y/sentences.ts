import type { TFunction } from 'i18next';
import type { Figure } from '../../channel/channel.ts';
import { roundingStep } from '../format/number.ts';
import type { Format } from '../hooks.ts';

/** A figure as a sentence to be read aloud: name, value, unit, interval, window. */
export function figureSentence(figure: Figure, format: Format, t: TFunction): string {
  const step = roundingStep(figure.value, figure.lower, figure.upper);
  const number = (value: number): string => format.step(value, step);
  const interval = t('figure.veryLikely', {
    lower: number(figure.lower),
    upper: format.join(number(figure.upper), figure.unit),
  });
  const value = format.join(number(figure.value), figure.unit);
  return `${format.quantity(figure.quantity)}: ${value}. ${interval}, ${format.window(figure.window)}`;
}
