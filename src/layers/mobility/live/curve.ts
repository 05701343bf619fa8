import { lastAtMost } from '../geometry.ts';

/** Metres along a path by time, straight in between: a vehicle's way through space and time. */
export interface Curve {
  /** Never decreasing seconds. */
  readonly time: readonly number[];
  readonly metres: readonly number[];
}

/**
 * A position or prediction older than this is stale, seconds (GTFS-Realtime Best Practices: data in a feed
 * should not be older than 90 s). So long a vehicle goes on at its pace after it was heard of; then it holds.
 */
export const staleAfter = 90;
/** A vehicle that held for this long after it was heard of is given up, seconds. */
export const givenUp = 600;
/** A vehicle that is shown ahead of itself waits this long at the most, seconds, before it is drawn back. */
const longestWait = 45;
/** A vehicle stays this long on the map once it is at its last stop, seconds. */
const atTerminal = 20;
/** Shortest time in which a difference is made up, seconds. */
const easing = 6;
/** Differences that nobody sees, metres. */
const unseen = 1;

export function metresAt({ time, metres }: Curve, at: number): number {
  const last = time.length - 1;
  if (at <= time[0]!) return metres[0]!;
  if (at >= time[last]!) return metres[last]!;
  const i = Math.min(lastAtMost(time, at, 0, last + 1), last - 1);
  const span = time[i + 1]! - time[i]!;
  return metres[i]! + (span > 0 ? (at - time[i]!) / span : 1) * (metres[i + 1]! - metres[i]!);
}

/** First second from `from` on at which a curve has come `metres` far; infinite where it never does. */
function reaches(curve: Curve, metres: number, from: number): number {
  if (metresAt(curve, from) >= metres) return from;
  for (let i = 0; i < curve.time.length; i += 1) {
    if (curve.time[i]! < from || curve.metres[i]! < metres) continue;
    const before = i === 0 ? 0 : curve.metres[i - 1]!;
    const step = curve.metres[i]! - before;
    const share = step > 0 ? (metres - before) / step : 1;
    const begun = i === 0 ? from : curve.time[i - 1]!;
    return Math.max(from, begun + share * (curve.time[i]! - begun));
  }
  return Number.POSITIVE_INFINITY;
}

/** Last second at which a curve has not come beyond `metres`; infinite where it never does. */
function leaves(curve: Curve, metres: number): number {
  const next = curve.metres.findIndex((m) => m > metres);
  if (next < 0) return Number.POSITIVE_INFINITY;
  if (next === 0) return curve.time[0]!;
  const share =
    (metres - curve.metres[next - 1]!) / (curve.metres[next]! - curve.metres[next - 1]!);
  return curve.time[next - 1]! + share * (curve.time[next]! - curve.time[next - 1]!);
}

/** Seconds by which a vehicle that is at `metres` at `time` is behind a curve; negative where it is ahead. */
export function lagOf(curve: Curve, time: number, metres: number): number {
  const begun = metres <= curve.metres[0]!;
  const from = begun ? Number.NEGATIVE_INFINITY : reaches(curve, metres, curve.time[0]!);
  const to = leaves(curve, metres);
  return time < from ? time - from : time > to ? time - to : 0;
}

/**
 * The way of a vehicle that was at `metres` at `heard`: before and for `staleAfter` seconds after at the
 * predicted pace, then it holds until it is given up, or leaves the road where it has arrived.
 */
export function reckoned(predicted: Curve, heard: number, metres: number): Curve {
  const lag = lagOf(predicted, heard, metres);
  const time: number[] = [];
  const along: number[] = [];
  const add = (t: number, m: number): void => {
    time.push(t);
    along.push(m);
  };
  predicted.time.forEach((t, i) => {
    if (t + lag < heard) add(t + lag, Math.min(predicted.metres[i]!, metres));
  });
  add(heard, metres);
  const until = heard + staleAfter;
  const held = Math.max(metres, metresAt(predicted, until - lag));
  const arrived = held >= predicted.metres.at(-1)! - unseen;
  const end = arrived
    ? Math.max(heard, predicted.time.at(-1)! + lag) + atTerminal
    : heard + givenUp;
  predicted.time.forEach((t, i) => {
    if (t + lag > heard && t + lag < until && predicted.metres[i]! >= metres)
      add(t + lag, predicted.metres[i]!);
  });
  if (until < end) add(until, held);
  add(end, held);
  return { time, metres: along };
}

/**
 * A curve that is at `shown` at `now` and comes to `target` without a jump: a vehicle shown too far ahead
 * waits, or is drawn back where that would take too long, one too far behind catches up.
 * @param fastest m/s of the way as such @param hurry m/s at the most until it is on its way
 */
export function joined(
  target: Curve,
  now: number,
  shown: number,
  fastest: number,
  hurry = fastest,
): Curve {
  const wanted = metresAt(target, now);
  const ahead = shown > wanted || Math.abs(wanted - shown) < unseen;
  const meets = ahead ? reaches(target, shown, now) : Number.POSITIVE_INFINITY;
  const waits = meets - now <= longestWait;
  let span = waits ? meets - now : easing;
  while (!waits && Math.abs(metresAt(target, now + span) - shown) > hurry * span) span *= 1.2;
  const time = [now + span];
  const metres = [waits ? shown : metresAt(target, now + span)];
  target.time.forEach((t, i) => {
    if (t <= now + span) return;
    time.push(t);
    metres.push(target.metres[i]!);
  });
  const rest = limited({ time, metres }, now + span, fastest);
  return { time: [now, ...rest.time], metres: [shown, ...rest.metres] };
}

/** The same way, nowhere faster than `fastest` m/s; `anchor` is the second that stays as it is. */
export function limited({ time, metres }: Curve, anchor: number, fastest: number): Curve {
  const slowed = [...time];
  const from = Math.max(
    0,
    time.findIndex((t) => t >= anchor),
  );
  for (let i = from + 1; i < slowed.length; i += 1) {
    const least = slowed[i - 1]! + Math.abs(metres[i]! - metres[i - 1]!) / fastest;
    slowed[i] = Math.max(slowed[i]!, least);
  }
  for (let i = from - 1; i >= 0; i -= 1) {
    const most = slowed[i + 1]! - Math.abs(metres[i + 1]! - metres[i]!) / fastest;
    slowed[i] = Math.min(slowed[i]!, most);
  }
  return { time: slowed, metres };
}

/** `curve` after `past` up to `now`, so that what was shown stays as it was. */
export function withPast(past: Curve, curve: Curve, now: number, since: number): Curve {
  const time: number[] = [since];
  const metres: number[] = [metresAt(past, since)];
  past.time.forEach((t, i) => {
    if (t <= since || t >= now) return;
    time.push(t);
    metres.push(past.metres[i]!);
  });
  curve.time.forEach((t, i) => {
    if (t < now) return;
    time.push(t);
    metres.push(curve.metres[i]!);
  });
  return { time, metres };
}
