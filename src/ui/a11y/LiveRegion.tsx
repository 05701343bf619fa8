import { useEffect } from 'react';
import { useStore } from 'zustand';
import { clockStore } from '../../state/clock.ts';
import { forecastStore } from '../../state/forecast.ts';
import { useFormat, useWords } from '../hooks.ts';
import { fairChoice } from '../scenario/groups.ts';
import { announce, announceStore } from './announce.ts';
import { changeSentence, figureSentence, movedFigures } from './sentences.ts';

/** Says the figures that the levers moved, of each heading its first, and the clock once it is paused. */
export function LiveRegion() {
  const t = useWords();
  const format = useFormat();
  const { text, count } = useStore(announceStore);

  useEffect(
    () =>
      forecastStore.subscribe((now, before) => {
        if (now.b === before.b || before.b === undefined || now.b === undefined) return;
        const moved = movedFigures(before.b.figures, now.b.figures);
        const changes = now.b.differences;
        const said = fairChoice(moved, 2).flatMap((figure) => [
          figureSentence(figure, format, t),
          changeSentence(
            changes.find(({ quantity }) => quantity === figure.quantity),
            format,
            t,
          ),
        ]);
        if (said.length > 0) announce(said.filter((part) => part !== '').join('. '));
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
