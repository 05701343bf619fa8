import { givenUp } from '../layers/mobility/live/curve.ts';
import { clockStore } from '../state/clock.ts';

/** The instant to which a message has moved the clock last. */
let ours: number | undefined;

/**
 * Moves the clock to the instant (Unix seconds) of a message that is brought now, whenever its timetable opens,
 * unless a person has set the clock since. Of several messages that hold together it goes to the newest.
 */
export function clockMover(): (time: number | undefined) => void {
  const before = clockStore.getState();
  return (time) => {
    const now = clockStore.getState();
    const untouched =
      now.time === before.time ||
      now.time === ours ||
      (before.playing && now.playing) ||
      // A city that was still opening has set it.
      before.time === 0;
    if (time === undefined || !untouched) return;
    if (now.time === ours && time <= now.time && now.time - time < givenUp) return;
    ours = time;
    clockStore.setState({ time, playing: false });
  };
}
