import type { Catalogue, Distribution } from '../catalogue/entry.ts';
import { standards } from '../catalogue/standards.ts';
import type { TimeWindow } from '../channel/channel.ts';
import { clockStore } from '../state/clock.ts';
import { dayAround, localDate, localTime, workingDayWithin } from '../state/day.ts';

const morning = 8;
const reducedStep = 300;

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

/** Sets the clock to a link's instant, else to the morning of the working day nearest to today. */
export function startClock(catalogue: Catalogue, wanted: number | undefined): void {
  const { timeZone } = catalogue;
  const today = localDate(Date.now() / 1000, timeZone);
  const period = livePeriod(catalogue);
  const date = period === undefined ? today : workingDayWithin(today, period.start, period.end);
  const time = wanted ?? localTime(date, morning, timeZone);
  clockStore.setState({ timeZone, time, playing: false, ...dayAround(time, timeZone) });
}

/** Moves the clock while it plays and keeps the day around it true; returns the way to stop. */
export function runClock(): () => void {
  let frame = 0;
  let last = 0;
  const tick = (now: number): void => {
    const { playing, speed, time, dayStart, dayEnd } = clockStore.getState();
    if (!playing) {
      frame = 0;
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
    if (s.time !== before.time && (s.time < s.dayStart || s.time >= s.dayEnd)) {
      clockStore.setState(dayAround(s.time, s.timeZone));
    }
  });
  return () => {
    stop();
    cancelAnimationFrame(frame);
  };
}
