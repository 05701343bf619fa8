import type { TFunction } from 'i18next';
import type { Figure } from '../../channel/channel.ts';
import { roundingStep } from '../format/number.ts';
import type { Format } from '../hooks.ts';
import { joinWord } from '../i18n/units.ts';

/** A figure as a sentence to be read aloud: name, value, unit, interval, window. */
export function figureSentence(figure: Figure, format: Format, t: TFunction): string {
  const step = roundingStep(figure.value, figure.lower, figure.upper);
  const number = (value: number): string => format.step(value, step);
  const interval = t('figure.veryLikely', {
    lower: number(figure.lower),
    upper: joinWord(number(figure.upper), format.figureUnit(figure)),
  });
  const value = joinWord(number(figure.value), format.figureUnit(figure));
  return `${format.quantity(figure.quantity)}: ${value}. ${interval}, ${format.window(figure.window)}`;
}
