import { type RoadClass, roadClasses } from '../../channel/roads.ts';
import type { BuiltRoads } from './build.ts';
import { defaultsOf, defaultsSource } from './defaults.ts';
import type { RoadFormat } from './format.ts';

/** What a class is taken to have where its roads do not say, and how much of its length does not. */
export interface AssumedClass {
  readonly class: RoadClass;
  readonly kilometres: number;
  /** Shares of the length, 0..1. */
  readonly withoutLanes: number;
  readonly withoutSpeed: number;
  /** Lanes of a direction, km/h, vehicles per hour and lane. */
  readonly lanes: number;
  readonly speed: number;
  readonly capacity: number;
}

/** How a network came out of its source. */
export interface RoadSourceFacts
  extends Pick<BuiltRoads['report'], 'lines' | 'drivable' | 'left' | 'unreachable' | 'barriers'> {
  readonly format: RoadFormat;
  /** Features that are no line. */
  readonly unreadable: number;
  /** Signed turns that no route heeds. */
  readonly turnRestrictions: number;
  /** The classes that it has, most important first. */
  readonly assumed: readonly AssumedClass[];
  /** Where the usual values are from. */
  readonly source: { readonly title: string; readonly url: string };
}

export function sourceFacts({ roads, report }: BuiltRoads, format: RoadFormat): RoadSourceFacts {
  const { lines, drivable, left, unreachable, barriers, unreadable, turnRestrictions } = report;
  const assumed = roadClasses.flatMap((name): AssumedClass[] => {
    const own = roads.filter((road) => road.class === name);
    const metres = own.reduce((sum, { length }) => sum + length, 0);
    if (metres === 0) return [];
    const share = (of: 'assumedLanes' | 'assumedSpeed'): number =>
      own.reduce((sum, road) => sum + (road[of] ? road.length : 0), 0) / metres;
    const { lanes, speed, capacity } = defaultsOf(name, false);
    return [
      {
        class: name,
        kilometres: metres / 1000,
        withoutLanes: share('assumedLanes'),
        withoutSpeed: share('assumedSpeed'),
        lanes,
        speed,
        capacity,
      },
    ];
  });
  return {
    format,
    lines,
    drivable,
    left,
    unreachable,
    barriers,
    unreadable,
    turnRestrictions: turnRestrictions?.found ?? 0,
    assumed,
    source: defaultsSource,
  };
}
