import { PauseIcon } from '@phosphor-icons/react/Pause';
import { PlayIcon } from '@phosphor-icons/react/Play';
import { useId } from 'react';
import { useStore } from 'zustand';
import { clockStore, followNow, speeds } from '../../state/clock.ts';
import { useDayLoad } from '../charts/useLoad.ts';
import { useFormat, useTime, useWords } from '../hooks.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { DayTrack } from './DayTrack.tsx';
import './timeline.css';

const togglePlay = (): void => clockStore.setState((s) => ({ playing: !s.playing }));

function setSpeed(value: string): void {
  if (value === 'now') followNow();
  else clockStore.setState({ speed: Number(value), following: false });
}

/** The city's clock: play, pace, date, and a day to scrub through under the curve of its load; `bare` inside another region. */
export function Timeline({ bare = false }: { bare?: boolean }) {
  const t = useWords();
  if (bare) {
    return (
      <div className="timeline">
        <TimelineHead />
        <DayTrack />
      </div>
    );
  }
  return (
    <section className="panel timeline" aria-label={t('time.title')} data-region tabIndex={-1}>
      <TimelineHead />
      <DayTrack />
    </section>
  );
}

function TimelineHead() {
  const t = useWords();
  const format = useFormat();
  const id = useId();
  const time = useTime();
  const playing = useStore(clockStore, (s) => s.playing);
  const speed = useStore(clockStore, (s) => (s.following ? 'now' : s.speed));
  const timeZone = useStore(clockStore, (s) => s.timeZone);
  const step = useDayLoad()?.step;
  return (
    <div className="timeline-head">
      <IconButton
        label={playing ? t('time.pause') : t('time.play')}
        className="timeline-play"
        onPress={togglePlay}
      >
        {playing ? <PauseIcon weight="fill" /> : <PlayIcon weight="fill" />}
      </IconButton>
      <div className="timeline-when">
        <p className="timeline-date number">
          {format.day(time, 'short')}, {format.clock(time)}
        </p>
        <p className="note number timeline-window">
          {step === undefined
            ? timeZone
            : t('time.meanOf', { from: format.clock(step.start), to: format.clock(step.end) })}
        </p>
      </div>
      <label className="visually-hidden" htmlFor={id}>
        {t('time.speed')}
      </label>
      <select
        id={id}
        className="select timeline-speed"
        value={speed}
        onChange={(event) => setSpeed(event.currentTarget.value)}
      >
        <option value="now">{t('time.now')}</option>
        {speeds.map((value) => (
          <option key={value} value={value}>
            {t('time.times', { value })}
          </option>
        ))}
      </select>
    </div>
  );
}
