import type { Catalogue, Distribution } from '../catalogue/entry.ts';
import { standards } from '../catalogue/standards.ts';
import type { TimeWindow } from '../channel/channel.ts';
import { clockStore, followNow } from '../state/clock.ts';
import { dayAround, localDate, localTime, workingDayWithin } from '../state/day.ts';

const morning = 8;
const reducedStep = 300;
/** Milliseconds between two steps of a clock that follows the instant that it is. */
const followStep = 200;
/** Another time than now by more than this was set by somebody, seconds. */
const apart = 5;

/** The period that a city's timetable or hourly series covers: where the clock has something to show. */
function livePeriod(catalogue: Catalogue): TimeWindow | undefined {
  for (const standard of [standards.gtfs, standards.series]) {
    for (const entry of catalogue.entries) {
      const d = entry.distributions.find((x: Distribution) => x.conformsTo.includes(standard));
      const period = d === undefined ? undefined : (d.temporal ?? entry.temporal);
      if (period !== undefined) return period;
    }
  }
  return undefined;
}

/** Whether something of the city is told as it happens: a live feed that is no recording. */
const isLive = ({ entries }: Catalogue): boolean =>
  entries.some(({ distributions }) =>
    distributions.some(
      ({ conformsTo, temporal }) =>
        temporal === undefined && conformsTo.includes(standards.gtfsRealtime),
    ),
  );

/**
 * Sets the clock to a link's instant, else to now where the city has a live feed for it, else to the morning of the
 * working day nearest to today.
 */
export function startClock(catalogue: Catalogue, wanted: number | undefined): void {
  const { timeZone } = catalogue;
  const now = Date.now() / 1000;
  const today = localDate(now, timeZone);
  const period = livePeriod(catalogue);
  const covered = period === undefined || (today >= period.start && today <= period.end);
  if (wanted === undefined && covered && isLive(catalogue)) {
    clockStore.setState({ timeZone, time: now, ...dayAround(now, timeZone) });
    followNow();
    return;
  }
  const date = period === undefined ? today : workingDayWithin(today, period.start, period.end);
  const time = wanted ?? localTime(date, morning, timeZone);
  clockStore.setState({
    timeZone,
    time,
    playing: false,
    following: false,
    ...dayAround(time, timeZone),
  });
}

/** Moves the clock while it plays and keeps the day around it true; returns the way to stop. */
export function runClock(): () => void {
  let frame = 0;
  let last = 0;
  const tick = (now: number): void => {
    const { playing, speed, time, dayStart, dayEnd, following } = clockStore.getState();
    if (!playing) {
      frame = 0;
      return;
    }
    if (following) {
      if (now - last >= followStep) {
        clockStore.setState({ time: Date.now() / 1000 });
        last = now;
      }
      frame = requestAnimationFrame(tick);
      return;
    }
    // A tab that slept must not jump by its sleep.
    const passed = Math.min(0.5, (now - last) / 1000);
    const stepped = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!stepped || now - last >= 1000) {
      const ahead = time + (stepped ? reducedStep : passed * speed);
      clockStore.setState({ time: ahead >= dayEnd ? dayStart : ahead });
      last = now;
    }
    frame = requestAnimationFrame(tick);
  };
  const stop = clockStore.subscribe((s, before) => {
    if (s.playing && frame === 0) {
      last = performance.now();
      frame = requestAnimationFrame(tick);
    }
    const elsewhere = !s.playing || Math.abs(s.time - Date.now() / 1000) > apart;
    if (s.following && before.following && elsewhere) clockStore.setState({ following: false });
    if (s.time !== before.time && (s.time < s.dayStart || s.time >= s.dayEnd)) {
      clockStore.setState(dayAround(s.time, s.timeZone));
    }
  });
  return () => {
    stop();
    cancelAnimationFrame(frame);
  };
}
