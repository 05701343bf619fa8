import { memo } from 'react';
import type { Figure } from '../../channel/channel.ts';
import type { FigureDifference } from '../../forecast/protocol.ts';
import type { CompareSide } from '../../state/view.ts';
import { HowComputed } from '../dialogs/HowComputed.tsx';
import { verdictOf } from '../format/difference.ts';
import { roundingStep } from '../format/number.ts';
import { useFormat, useWords } from '../hooks.ts';
import { joinWord } from '../i18n/units.ts';
import { IntervalStrip, stripRange } from './IntervalStrip.tsx';
import { ShowOnMap } from './ShowOnMap.tsx';

interface KeyFigureProps {
  readonly figure: Figure;
  readonly a: Figure | undefined;
  /** B minus A from paired runs. */
  readonly delta: FigureDifference | undefined;
  readonly side: CompareSide;
}

/** One number of the whole city with unit, comparison with A, interval and time window. */
export const KeyFigure = memo(function KeyFigure(props: KeyFigureProps) {
  const { figure, a, delta, side } = props;
  if (side === 'diff' && a !== undefined && delta !== undefined) {
    return <DifferenceFigure figure={figure} a={a} delta={delta} />;
  }
  return <PlainFigure {...props} figure={side === 'a' && a !== undefined ? a : figure} />;
});

function PlainFigure({ figure, a, delta, side }: KeyFigureProps) {
  const t = useWords();
  const format = useFormat();
  const step = roundingStep(figure.value, figure.lower, figure.upper);
  const number = (value: number): string => format.step(value, step);
  const joined = (value: number): string => joinWord(number(value), format.figureUnit(figure));
  const range = stripRange([
    figure.lower,
    figure.upper,
    ...(a === undefined ? [] : [a.lower, a.upper]),
  ]);
  return (
    <div className="figure" data-quantity={figure.quantity}>
      <div className="figure-top">
        <h3 className="figure-name">{format.quantity(figure.quantity)}</h3>
        <ShowOnMap quantity={figure.quantity} title={format.quantity(figure.quantity)} />
        <HowComputed about={figure.quantity} title={format.quantity(figure.quantity)} />
      </div>
      <p className="figure-line number">
        <span className="figure-value">{number(figure.value)}</span>
        <span className="figure-unit">{format.figureUnit(figure)}</span>
        {delta === undefined || side !== 'b' ? null : (
          <span className="figure-delta">
            {verdictOf(delta) === 'same'
              ? t('figure.sameAsA')
              : t(delta.value < 0 ? 'figure.lessThanA' : 'figure.moreThanA', {
                  value: format.step(
                    Math.abs(delta.value),
                    roundingStep(delta.value, delta.lower, delta.upper),
                  ),
                })}
          </span>
        )}
      </p>
      {figure.upper > figure.lower ? (
        <>
          <IntervalStrip {...figure} range={range} tick={a?.value} />
          <p className="note faint number">
            {t('figure.veryLikely', { lower: number(figure.lower), upper: joined(figure.upper) })}
            {', '}
            {format.window(figure.window)}
          </p>
        </>
      ) : (
        <p className="note faint number">
          {t('figure.counted')}, {format.window(figure.window)}
        </p>
      )}
    </div>
  );
}

interface DifferenceFigureProps {
  readonly figure: Figure;
  readonly a: Figure;
  readonly delta: FigureDifference;
}

function DifferenceFigure({ figure, a, delta }: DifferenceFigureProps) {
  const t = useWords();
  const format = useFormat();
  const judged = verdictOf(delta);
  const clear = judged === 'clear';
  const step = roundingStep(delta.value, delta.lower, delta.upper);
  const bound = Math.max(Math.abs(delta.lower), Math.abs(delta.upper));
  const number = (value: number): string => format.step(value, step);
  const joined = (value: number): string => joinWord(number(value), format.figureUnit(figure));
  const verdict = clear
    ? t(delta.value < 0 ? 'figure.clearlyLess' : 'figure.clearlyMore')
    : t(judged === 'same' ? 'figure.sameAsA' : 'figure.noClearDifference');
  return (
    <div className="figure" data-quantity={figure.quantity}>
      <div className="figure-top">
        <h3 className="figure-name">{format.quantity(figure.quantity)}</h3>
        <ShowOnMap quantity={figure.quantity} title={format.quantity(figure.quantity)} />
        <HowComputed about={figure.quantity} title={format.quantity(figure.quantity)} />
      </div>
      <p className="figure-line number">
        <span className="figure-value">
          {delta.value > 0 ? '+' : ''}
          {number(delta.value)}
        </span>
        <span className="figure-unit">{format.figureUnit(figure)}</span>
        <span className={clear ? 'figure-delta' : 'figure-delta faint'}>{verdict}</span>
      </p>
      <IntervalStrip {...delta} range={stripRange([-bound, bound])} tick={0} uncertain={!clear} />
      <p className="note faint number">
        <span className="figure-sides">
          A {number(a.value)} · B {number(figure.value)} ·{' '}
        </span>
        {judged === 'same'
          ? ''
          : `${t('figure.veryLikely', { lower: number(delta.lower), upper: joined(delta.upper) })}, `}
        {format.window(figure.window)}
      </p>
    </div>
  );
}
