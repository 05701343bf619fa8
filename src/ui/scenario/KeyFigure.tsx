import { memo } from 'react';
import type { Figure } from '../../channel/channel.ts';
import type { CompareSide } from '../../state/view.ts';
import { difference } from '../format/difference.ts';
import { roundingStep } from '../format/number.ts';
import { useFormat, useWords } from '../hooks.ts';
import { IntervalStrip, stripRange } from './IntervalStrip.tsx';

interface KeyFigureProps {
  readonly figure: Figure;
  readonly a: Figure | undefined;
  readonly side: CompareSide;
}

/** One number of the whole city with unit, comparison with A, interval and time window. */
export const KeyFigure = memo(function KeyFigure({ figure, a, side }: KeyFigureProps) {
  return side === 'diff' && a !== undefined ? (
    <DifferenceFigure figure={figure} a={a} />
  ) : (
    <PlainFigure figure={side === 'a' && a !== undefined ? a : figure} a={a} side={side} />
  );
});

function PlainFigure({ figure, a, side }: KeyFigureProps) {
  const t = useWords();
  const format = useFormat();
  const step = roundingStep(figure.value, figure.lower, figure.upper);
  const number = (value: number): string => format.step(value, step);
  const delta = a === undefined ? undefined : difference(a, figure);
  const range = stripRange([
    figure.lower,
    figure.upper,
    ...(a === undefined ? [] : [a.lower, a.upper]),
  ]);
  return (
    <div className="figure" data-quantity={figure.quantity}>
      <h3 className="figure-name">{format.quantity(figure.quantity)}</h3>
      <p className="figure-line number">
        <span className="figure-value">{number(figure.value)}</span>
        <span className="figure-unit">{format.unit(figure.unit)}</span>
        {delta === undefined || side !== 'b' ? null : (
          <span className="figure-delta">
            {delta.verdict === 'same'
              ? t('figure.sameAsA')
              : t(delta.value < 0 ? 'figure.lessThanA' : 'figure.moreThanA', {
                  value: number(Math.abs(delta.value)),
                })}
          </span>
        )}
      </p>
      <IntervalStrip {...figure} range={range} tick={a?.value} />
      <p className="note faint number">
        {t('figure.veryLikely', {
          lower: number(figure.lower),
          upper: format.join(number(figure.upper), figure.unit),
        })}
        {', '}
        {format.window(figure.window)}
      </p>
    </div>
  );
}

function DifferenceFigure({ figure, a }: { figure: Figure; a: Figure }) {
  const t = useWords();
  const format = useFormat();
  const delta = difference(a, figure);
  const step = roundingStep(delta.value, delta.lower, delta.upper);
  const bound = Math.max(Math.abs(delta.lower), Math.abs(delta.upper));
  const number = (value: number): string => format.step(value, step);
  const verdict =
    delta.verdict === 'clear'
      ? t(delta.value < 0 ? 'figure.clearlyLess' : 'figure.clearlyMore')
      : t('figure.noClearDifference');
  return (
    <div className="figure" data-quantity={figure.quantity}>
      <h3 className="figure-name">{format.quantity(figure.quantity)}</h3>
      <p className="figure-line number">
        <span className="figure-value">
          {delta.value > 0 ? '+' : ''}
          {number(delta.value)}
        </span>
        <span className="figure-unit">{format.unit(figure.unit)}</span>
        <span className={delta.verdict === 'clear' ? 'figure-delta' : 'figure-delta faint'}>
          {verdict}
        </span>
      </p>
      <IntervalStrip
        {...delta}
        range={stripRange([-bound, bound])}
        tick={0}
        uncertain={delta.verdict !== 'clear'}
      />
      <p className="note faint number">
        A {number(a.value)} · B {number(figure.value)} ·{' '}
        {t('figure.veryLikely', {
          lower: number(delta.lower),
          upper: format.join(number(delta.upper), figure.unit),
        })}
        {', '}
        {format.window(figure.window)}
      </p>
    </div>
  );
}
