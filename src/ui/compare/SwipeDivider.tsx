import { ArrowsLeftRightIcon } from '@phosphor-icons/react/ArrowsLeftRight';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useStore } from 'zustand';
import { layersStore } from '../../state/layers.ts';
import { choiceOn, rowOn, type SwipeSide } from '../../state/swipe.ts';
import { viewStore } from '../../state/view.ts';
import { useFormat, useText, useWords } from '../hooks.ts';
import { useSideName } from './SwipeBar.tsx';

const [least, most] = [0.02, 0.98];
const place = (share: number): void =>
  viewStore.setState({ swipe: Math.min(most, Math.max(least, share)) });

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -0.01,
  ArrowDown: -0.01,
  ArrowRight: 0.01,
  ArrowUp: 0.01,
  PageDown: -0.1,
  PageUp: 0.1,
};

/** The line between the two sides, drawn over the map; moved by pointer, finger or keys. */
export function SwipeDivider() {
  const t = useWords();
  const format = useFormat();
  const swipe = useStore(viewStore, (s) => s.swipe);
  const left = useSide('left');
  const right = useSide('right');
  if (swipe === undefined) return null;

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const to =
      event.key === 'Home'
        ? least
        : event.key === 'End'
          ? most
          : step && swipe + step * (event.shiftKey ? 10 : 1);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    place(to);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      place(event.clientX / window.innerWidth);
  };
  return (
    <div className="swipe-divider" style={{ left: `${swipe * 100}%` }}>
      <span className="swipe-name swipe-left note">{left.short}</span>
      <span className="swipe-name swipe-right note">{right.short}</span>
      <div
        className="swipe-handle"
        role="slider"
        tabIndex={0}
        aria-label={t('swipe.divider')}
        aria-orientation="horizontal"
        aria-valuemin={least * 100}
        aria-valuemax={most * 100}
        aria-valuenow={Math.round(swipe * 100)}
        aria-valuetext={t('swipe.value', {
          share: format.share(swipe),
          left: left.name,
          right: right.name,
        })}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
      >
        <span className="swipe-grip">
          <ArrowsLeftRightIcon aria-hidden />
        </span>
      </div>
    </div>
  );
}

/** Name of what stands on a side; the short one leaves out what both sides have in common. */
function useSide(side: SwipeSide): { readonly name: string; readonly short: string } {
  const t = useWords();
  const text = useText();
  const nameOf = useSideName();
  const rows = useStore(layersStore, (s) => s.rows);
  const row = rowOn(rows, side);
  const choice = choiceOn(rows, side);
  const other = choiceOn(rows, side === 'left' ? 'right' : 'left');
  if (row === undefined) return { name: t('swipe.nothing'), short: t('swipe.nothing') };
  const name = nameOf(row, choice?.step);
  const title = text(row.entry.title);
  const step = name.slice(0, -title.length).replace(/, $/, '');
  return { name, short: choice?.id === other?.id && step !== '' ? step : name };
}
