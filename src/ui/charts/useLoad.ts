import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Channel } from '../../channel/channel.ts';
import { channelsStore } from '../../state/channels.ts';
import { clockStore } from '../../state/clock.ts';
import { useTime } from '../hooks.ts';
import { comparableShift, loadChannel, type Point, sliceSeries, stepAt } from './series.ts';

/** The city's load over the day of the clock. */
export interface DayLoad {
  readonly channel: Channel;
  /** Points in the clock's own day. */
  readonly points: readonly Point[];
  readonly step: ReturnType<typeof stepAt>;
  /** Noon of the day that was measured, where it is another one than the clock's; Unix seconds. */
  readonly otherDay: number | undefined;
}

export const useLoadChannel = (): Channel | undefined =>
  useStore(channelsStore, (s) => loadChannel(s.observed));

/** The load of the clock's day, or of the same weekday and season of the nearest year that has one. */
export function useDayLoad(): DayLoad | undefined {
  const channel = useLoadChannel();
  const time = useTime();
  const dayStart = useStore(clockStore, (s) => s.dayStart);
  const dayEnd = useStore(clockStore, (s) => s.dayEnd);
  const day = useMemo(() => {
    const shift = channel && comparableShift(channel, dayStart, dayEnd);
    if (channel === undefined || shift === undefined) return undefined;
    const points = sliceSeries(channel, dayStart + shift, dayEnd + shift);
    return { shift, points: points.map((p) => ({ ...p, x: p.x - shift })) };
  }, [channel, dayStart, dayEnd]);
  if (channel === undefined || day === undefined) return undefined;
  const { shift, points } = day;
  const at = stepAt(channel, time + shift);
  return {
    channel,
    points,
    step: at && { value: at.value, start: at.start - shift, end: at.end - shift },
    otherDay: shift === 0 ? undefined : dayStart + shift + 43_200,
  };
}
