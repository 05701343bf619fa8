import type { TFunction } from 'i18next';
import type { Figure } from '../../channel/channel.ts';
import { type Text, textIn } from '../../channel/text.ts';
import type { FigureDifference } from '../../forecast/protocol.ts';
import type { Legend } from '../../layers/layer.ts';
import { verdictOf } from '../format/difference.ts';
import { roundingStep } from '../format/number.ts';
import type { Format } from '../hooks.ts';
import { joinWord } from '../i18n/units.ts';
import type { PaintedValue } from '../inspector/painted.ts';

/** A figure as a sentence to be read aloud: name, value, unit, interval or why there is none, window. */
export function figureSentence(figure: Figure, format: Format, t: TFunction): string {
  const step = roundingStep(figure.value, figure.lower, figure.upper);
  const number = (value: number): string => format.step(value, step);
  const sure =
    figure.upper > figure.lower
      ? t('figure.veryLikely', {
          lower: number(figure.lower),
          upper: joinWord(number(figure.upper), format.figureUnit(figure)),
        })
      : t('figure.counted');
  const value = joinWord(number(figure.value), format.figureUnit(figure));
  return `${format.quantity(figure.quantity)}: ${value}. ${sure}, ${format.window(figure.window)}`;
}

/** What changes from A to B, with its interval and whether it is clear; empty where nothing does. */
export function changeSentence(
  change: FigureDifference | undefined,
  format: Format,
  t: TFunction,
): string {
  if (change === undefined || verdictOf(change) === 'same') return '';
  const step = roundingStep(change.value, change.lower, change.upper);
  const number = (value: number): string => `${value > 0 ? '+' : ''}${format.step(value, step)}`;
  const clear = change.value < 0 ? 'figure.clearlyLess' : 'figure.clearlyMore';
  return t('twin.change', {
    value: joinWord(number(change.value), format.figureUnit(change)),
    lower: number(change.lower),
    upper: number(change.upper),
    verdict: t(verdictOf(change) === 'clear' ? clear : 'figure.noClearDifference'),
  });
}

/** A building's value in the channel that paints it: name, side, value, interval, window. */
export function paintedSentence(
  side: 'A' | 'B',
  { channel, value, lower, upper }: PaintedValue,
  format: Format,
  t: TFunction,
): string {
  const title = `${textIn(channel.title, format.language)}, ${side}`;
  if (!Number.isFinite(value)) return `${title}: ${t('inspector.notKnown')}`;
  const step = roundingStep(value, lower, upper);
  const number = (v: number): string => format.step(v, step);
  const sure =
    lower === undefined || upper === undefined
      ? ''
      : `. ${t('figure.veryLikely', { lower: number(lower), upper: format.join(number(upper), channel.unit) })}`;
  return `${title}: ${format.join(number(value), channel.unit)}${sure}, ${format.window(channel.window)}`;
}

/** What a legend shows: quantity with its range or classes, window, how sure it is, where it comes from. */
export function legendSentence(
  legend: Legend,
  format: Format,
  text: (text: Text) => string,
  t: TFunction,
): string {
  const { domain, unit, window, error, source } = legend;
  const values =
    domain === undefined
      ? (legend.classes ?? []).map((c) => text(c.label)).join(', ')
      : `${format.number(domain[0], unit)} – ${format.value(domain[1], unit)}`;
  const parts = [
    text(legend.title),
    values,
    window === undefined ? '' : format.window(window),
    error === undefined || !(error > 0)
      ? ''
      : t('legend.error', {
          value: format.join(format.step(error, roundingStep(error * 10)), unit),
        }),
  ];
  return `${parts.filter((part) => part !== '').join(', ')}. ${t('loads.source', { source: text(source) })}`;
}

/** Figures whose value is another than before: what a lever did, without those of other models. */
export const movedFigures = (
  before: readonly Figure[],
  now: readonly Figure[],
): readonly Figure[] =>
  now.filter(
    ({ quantity, value }) => before.find((other) => other.quantity === quantity)?.value !== value,
  );
