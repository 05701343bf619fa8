import type { Stations } from './read.ts';

const hour = 3600;

/** The clock's hour, as the stations count it. */
export interface Hour {
  /** Unix seconds at its beginning. */
  readonly start: number;
  /** Hour of the day 0..23 and whether it is Saturday or Sunday, on the city's clocks. */
  readonly local: number;
  readonly weekend: boolean;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The hour that holds an instant (Unix seconds). */
export function hourOf(time: number, timeZone: string): Hour {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      hour: '2-digit',
      weekday: 'short',
    });
    formats.set(timeZone, format);
  }
  const start = Math.floor(time / hour) * hour;
  let local = 0;
  let weekend = false;
  for (const { type, value } of format.formatToParts(start * 1000)) {
    if (type === 'hour') local = Number(value);
    if (type === 'weekday') weekend = value === 'Sat' || value === 'Sun';
  }
  return { start, local, weekend };
}

export interface StationValue {
  /** NaN where not even a mean day is known. */
  readonly value: number;
  /** The mean day stands in, because nothing was measured in that hour. */
  readonly standIn: boolean;
}

/** A station's value in an hour: measured, else of its mean day. */
export function valueIn(stations: Stations, index: number, at: Hour): StationValue {
  const i = Math.round((at.start - stations.start) / hour);
  const measured =
    i >= 0 && i < stations.hours ? stations.values[index * stations.hours + i]! : Number.NaN;
  if (!Number.isNaN(measured)) return { value: measured, standIn: false };
  return { value: meanIn(stations, index, at), standIn: true };
}

/** Mean day of a station at an hour's place in the week. */
export function meanIn(stations: Stations, index: number, at: Hour): number {
  const { weekday, weekend } = stations.list[index]!;
  return (at.weekend ? weekend : weekday)[at.local]!;
}

/** Range for colours, the same at every hour: 0 to a round number above 98 of 100 values. */
export function stationDomain({ values }: Stations): readonly [number, number] {
  const known = values.filter((v) => !Number.isNaN(v)).sort();
  const high = known[Math.ceil(0.98 * (known.length - 1))] ?? 1;
  const step = 10 ** Math.floor(Math.log10(Math.max(high, 1e-6)));
  return [0, (Math.ceil((high / step) * 2) / 2) * step || 1];
}
