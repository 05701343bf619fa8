import { useEffect } from 'react';
import { useStore } from 'zustand';
import { clockStore } from '../../state/clock.ts';
import { forecastStore } from '../../state/forecast.ts';
import { useFormat, useWords } from '../hooks.ts';
import { announce, announceStore } from './announce.ts';
import { figureSentence } from './sentences.ts';

/** Says the first key figures after the levers moved, and the clock once it is paused. */
export function LiveRegion() {
  const t = useWords();
  const format = useFormat();
  const { text, count } = useStore(announceStore);

  useEffect(
    () =>
      forecastStore.subscribe((now, before) => {
        if (now.b === before.b || before.b === undefined || now.b === undefined) return;
        const said = now.b.figures.slice(0, 2).map((figure) => figureSentence(figure, format, t));
        announce(said.join('. '));
      }),
    [format, t],
  );
  useEffect(
    () =>
      clockStore.subscribe((now, before) => {
        if (now.playing || !before.playing) return;
        announce(t('time.pausedAt', { day: format.day(now.time), clock: format.clock(now.time) }));
      }),
    [format, t],
  );
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      <span key={count}>{text}</span>
    </div>
  );
}
