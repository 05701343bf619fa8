import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Catalogue, Distribution } from '../../src/catalogue/entry.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { clockStore, followNow } from '../../src/state/clock.ts';
import { runClock, startClock } from '../../src/wiring/clock.ts';

const distribution = (conformsTo: string, temporal?: Distribution['temporal']): Distribution => ({
  accessUrl: 'https://city.example/x',
  mediaType: 'application/octet-stream',
  conformsTo: [conformsTo],
  ...(temporal && { temporal }),
});
const year = { start: '2026-01-01', end: '2026-12-31' };
const city = (...distributions: Distribution[]): Catalogue =>
  ({ timeZone: 'Europe/Rome', entries: [{ distributions }] }) as unknown as Catalogue;

describe('the clock', () => {
  let frames: ((now: number) => void)[];
  let stop: () => void;
  const frame = (milliseconds: number): void => {
    vi.advanceTimersByTime(milliseconds);
    for (const tick of frames.splice(0)) tick(performance.now());
  };
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-06-10T06:12:00Z') });
    frames = [];
    vi.stubGlobal('requestAnimationFrame', (tick: (now: number) => void) => frames.push(tick));
    vi.stubGlobal('cancelAnimationFrame', () => undefined);
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
    stop = runClock();
  });
  afterEach(() => {
    clockStore.setState({ playing: false, following: false, speed: 60 });
    stop();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  const now = (): number => Date.now() / 1000;

  it('shows what time it is while it follows, though the page slept', () => {
    followNow();
    frame(400);
    expect(clockStore.getState().time).toBeCloseTo(now(), 3);
    frame(3_600_000);
    expect(clockStore.getState()).toMatchObject({ following: true, playing: true });
    expect(clockStore.getState().time).toBeCloseTo(now(), 3);
  });

  it('follows no more once another time is set, or it is stopped', () => {
    followNow();
    frame(400);
    clockStore.setState({ time: now() - 600 });
    expect(clockStore.getState().following).toBe(false);
    followNow();
    clockStore.setState({ playing: false });
    expect(clockStore.getState().following).toBe(false);
  });

  it('starts at now in a city with a live feed of today, and in the morning elsewhere', () => {
    const timetable = distribution(standards.gtfs, year);
    startClock(city(timetable, distribution(standards.gtfsRealtime)), undefined);
    expect(clockStore.getState()).toMatchObject({ following: true, time: now() });
    for (const other of [
      city(
        timetable,
        distribution(standards.gtfsRealtime, { start: '2026-06-10', end: '2026-06-10' }),
      ),
      city(
        distribution(standards.gtfs, { start: '2025-01-01', end: '2025-12-31' }),
        distribution(standards.gtfsRealtime),
      ),
    ]) {
      startClock(other, undefined);
      expect(clockStore.getState()).toMatchObject({ following: false, playing: false });
      expect([6, 7]).toContain(new Date(clockStore.getState().time * 1000).getUTCHours());
    }
  });

  it('shows the instant of a link, live feed or not', () => {
    startClock(city(distribution(standards.gtfsRealtime)), 1_781_000_000);
    expect(clockStore.getState()).toMatchObject({ following: false, time: 1_781_000_000 });
  });
});
