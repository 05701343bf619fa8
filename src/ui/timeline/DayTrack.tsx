import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { clockStore } from '../../state/clock.ts';
import type { Point } from '../charts/series.ts';
import { useDayLoad } from '../charts/useLoad.ts';
import { rootSize, useWidth } from '../charts/useWidth.ts';
import { useFormat, useText, useTime, useWords } from '../hooks.ts';
import { hourMarks, keyStep } from './scrub.ts';

const setTime = (time: number): void =>
  clockStore.setState((s) => ({ time: Math.min(s.dayEnd, Math.max(s.dayStart, time)) }));

/** The day as a slider under the load curve; the hour that the value belongs to is shaded. */
export function DayTrack() {
  const t = useWords();
  const text = useText();
  const format = useFormat();
  const [ref, width] = useWidth<HTMLDivElement>(640);
  const time = useTime();
  const dayStart = useStore(clockStore, (s) => s.dayStart);
  const dayEnd = useStore(clockStore, (s) => s.dayEnd);
  const load = useDayLoad();
  const rem = rootSize();
  const points = load?.points ?? [];
  const share = (at: number): number =>
    dayEnd > dayStart ? Math.min(1, Math.max(0, (at - dayStart) / (dayEnd - dayStart))) : 0;
  const step = load?.step;
  const every = width / rem > 34 ? 3 : width / rem > 16 ? 6 : 12;
  const onKeyDown = (event: KeyboardEvent): void => {
    const seconds = keyStep(event.key, event.shiftKey);
    if (seconds === 0) return;
    event.preventDefault();
    setTime(clockStore.getState().time + seconds);
  };
  return (
    <div className="day-track" ref={ref}>
      {step === undefined ? null : (
        <span
          className="day-window"
          style={{
            left: `${share(step.start) * 100}%`,
            width: `${(share(step.end) - share(step.start)) * 100}%`,
          }}
        />
      )}
      {points.length < 2 ? null : <Curve points={points} share={share} />}
      <span className="day-axis" />
      <div className="day-hours number" aria-hidden="true">
        {hourMarks(dayStart, dayEnd, every).map((mark) => (
          <span key={mark.time} style={{ left: `${mark.share * 100}%` }}>
            {format.clock(mark.time)}
          </span>
        ))}
      </div>
      <span className="day-playhead" style={{ left: `${share(time) * 100}%` }} />
      {step === undefined || load === undefined ? null : (
        <span
          className={share(time) > 0.5 ? 'day-value day-value-left number' : 'day-value number'}
          style={{ left: `${share(time) * 100}%` }}
          aria-hidden="true"
        >
          {text(load.channel.title)} <b>{format.value(step.value, load.channel.unit)}</b>
          {load.otherDay === undefined ? '' : `, ${format.day(load.otherDay, 'short')}`}
        </span>
      )}
      <input
        type="range"
        className="day-input"
        aria-label={t('time.scrub')}
        aria-valuetext={[
          format.clock(time),
          ...(step === undefined || load === undefined
            ? []
            : [
                `${text(load.channel.title)} ${format.value(step.value, load.channel.unit)}`,
                t('time.meanOf', { from: format.clock(step.start), to: format.clock(step.end) }),
                ...(load.otherDay === undefined
                  ? []
                  : [t('coming.otherDay', { day: format.day(load.otherDay) })]),
              ]),
        ].join(', ')}
        min={dayStart}
        max={dayEnd}
        step={60}
        value={time}
        onChange={(event) => setTime(event.currentTarget.valueAsNumber)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

interface CurveProps {
  readonly points: readonly Point[];
  readonly share: (at: number) => number;
}

function Curve({ points, share }: CurveProps) {
  const values = points.map((p) => p.y).filter(Number.isFinite);
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [0.92, 0.12]);
  const top = line<Point>()
    .defined((p) => Number.isFinite(p.y))
    .x((p) => share(p.x))
    .y((p) => y(p.y));
  const fill = area<Point>()
    .defined((p) => Number.isFinite(p.y))
    .x((p) => share(p.x))
    .y0(1)
    .y1((p) => y(p.y));
  return (
    <svg className="day-curve" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <path className="day-fill" d={fill([...points]) ?? ''} />
      <path className="day-line" d={top([...points]) ?? ''} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
