import type { Text } from '../../channel/text.ts';
import type { ReadingSeries } from '../layer.ts';
import { type DayKind, dayKindAt, type LocalHours, ownCourse, profileOf } from './profile.ts';
import type { Stations } from './read.ts';

const labels: Readonly<Record<DayKind, Text>> = {
  working: { en: 'Working day', de: 'Werktag' },
  saturday: { en: 'Saturday', de: 'Samstag' },
  sunday: { en: 'Sunday', de: 'Sonntag' },
  week: { en: 'Week', de: 'Woche' },
};
const kinds: readonly DayKind[] = ['working', 'saturday', 'sunday', 'week'];
const hour = 3600;

/** Mean days and the mean week of a station, with its own day where the clock stands in the measured period. */
export function stationSeries(
  stations: Stations,
  index: number,
  local: LocalHours,
  time: number,
  unit: string,
): readonly ReadingSeries[] {
  const { start, hours } = stations;
  const iso = (i: number): string => new Date((start + i * hour) * 1000).toISOString();
  const window = { start: iso(0), end: iso(hours) };
  const today = dayKindAt(stations, local, time);
  return kinds.flatMap((kind) => {
    const { values, lower, upper, count, missing } = profileOf(stations, index, local, kind);
    const common = { label: labels[kind], unit, window, stepSeconds: hour, count, missing };
    const span = kind === 'week' ? ('week' as const) : ('day' as const);
    if (count === 0) {
      const stated = statedDay(stations, index, kind);
      return stated === undefined ? [] : [{ ...common, kind: span, values: stated }];
    }
    const own =
      kind === 'week' || kind === today ? ownCourse(stations, index, local, time, span) : undefined;
    return [{ ...common, kind: span, values, lower, upper, ...(own && { own }) }];
  });
}

/** The mean day that the dataset itself states of a station without hourly values. */
function statedDay({ list }: Stations, index: number, kind: DayKind): Float32Array | undefined {
  if (kind === 'week') return undefined;
  const { weekday, weekend } = list[index]!;
  const day = kind === 'working' ? weekday : weekend;
  return day.some((value) => !Number.isNaN(value)) ? day : undefined;
}
