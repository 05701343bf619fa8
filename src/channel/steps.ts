import type { TimeWindow } from './channel.ts';

/**
 * Where an instant lies in a series of periods in order of time: the step that holds it, or the latest
 * that has begun; `between` gives a fraction from the middle of one period to the middle of the next.
 * Undefined before the first begins and once the last has ended, or where a period is not known.
 * @param time Unix seconds
 */
export function stepAt(
  windows: readonly (TimeWindow | undefined)[],
  time: number,
  between: boolean,
): number | undefined {
  const known = windows.filter((window) => window !== undefined);
  if (known.length === 0 || known.length < windows.length) return undefined;
  const spans = known.map(({ start, end }) => [seconds(start), seconds(end)] as const);
  if (time < spans[0]![0] || time >= Math.max(...spans.map(([, end]) => end))) return undefined;
  if (!between) return spans.findLastIndex(([start]) => start <= time);
  const middles = spans.map(([start, end]) => (start + end) / 2);
  const after = middles.findIndex((middle) => middle > time);
  if (after === -1) return middles.length - 1;
  if (after === 0) return 0;
  const [a, b] = [middles[after - 1]!, middles[after]!];
  return after - 1 + (time - a) / (b - a);
}

const seconds = (iso: string): number => Date.parse(iso) / 1000;
