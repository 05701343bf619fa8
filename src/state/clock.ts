import { createStore } from 'zustand/vanilla';

export interface ClockState {
  /** Instant shown, Unix seconds. */
  readonly time: number;
  readonly playing: boolean;
  /** Seconds of the city per second of the clock on the wall. */
  readonly speed: number;
  /** It shows the instant that it is, and goes on with it; any other time that is set ends that. */
  readonly following: boolean;
  /** Day that the timeline spans, Unix seconds of local midnight and of the next one. */
  readonly dayStart: number;
  readonly dayEnd: number;
  readonly timeZone: string;
}

export const clockStore = createStore<ClockState>(() => ({
  time: 0,
  playing: false,
  speed: 60,
  following: false,
  dayStart: 0,
  dayEnd: 86_400,
  timeZone: 'UTC',
}));

export const speeds = [1, 10, 60, 300] as const;

/** Lets the clock show the instant that it is. */
export const followNow = (): void =>
  clockStore.setState({ time: Date.now() / 1000, playing: true, speed: 1, following: true });
