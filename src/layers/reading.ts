import type { TimeWindow } from '../channel/channel.ts';
import type { Text } from '../channel/text.ts';
import type { LonLat } from '../geo/bounds.ts';

export interface Field {
  readonly label: Text;
  readonly value: number | string | null;
  /** The value in words, shown instead of `value` where it is a code. */
  readonly words?: Text;
  readonly unit?: string;
  readonly window?: TimeWindow;
  readonly lower?: number;
  readonly upper?: number;
  /** Something that a person must see before all else, such as an alert. */
  readonly notice?: boolean;
}

/** What is at a place, for the inspector and the pointer line. */
export interface Reading {
  readonly layerId: string;
  readonly title: string;
  readonly subtitle?: Text;
  readonly featureId?: string;
  /** City-wide building number, where the reading is of a building. */
  readonly gid?: number;
  readonly at?: LonLat;
  /** Height of the thing above the ellipsoid, metres, for the leader line. */
  readonly height?: number;
  readonly fields: readonly Field[];
  /** Next departures, where it is a stop. */
  readonly board?: readonly Departure[];
  /** Stops of its trip in order, where it is a vehicle. */
  readonly calls?: readonly StopCall[];
  /** Place of the vehicle along `calls`: 2.5 is half of the way from the third to the fourth. */
  readonly along?: number;
  /** It moves: `Layer.placeOf` of this key tells where it is. */
  readonly moving?: string;
  /** `Layer.readingAt` of this key tells it anew as the clock goes on; of a moving thing it is `moving`. */
  readonly key?: string;
  /** Colour that people know it by (a line's), sRGB hex. */
  readonly color?: string;
  /** Mean days and weeks of what it measures. */
  readonly series?: readonly ReadingSeries[];
}

/** The mean course of a measured quantity over a day or a week. */
export interface ReadingSeries {
  readonly label: Text;
  readonly unit: string;
  /** Period that it was measured in. */
  readonly window: TimeWindow;
  readonly kind: 'day' | 'week';
  readonly stepSeconds: number;
  /** Means by step from local midnight (of Monday for a week), NaN where not known. */
  readonly values: ArrayLike<number>;
  /** 10th and 90th percentile of the days that were measured. */
  readonly lower?: ArrayLike<number>;
  readonly upper?: ArrayLike<number>;
  /** The clock's own day or week by step, NaN where nothing was measured, and which it is. */
  readonly own?: { readonly values: ArrayLike<number>; readonly window: TimeWindow };
  /** Days (weeks for a week) with any measured step. */
  readonly count: number;
  /** Share of the period's steps of this kind that were not measured, 0..1. */
  readonly missing: number;
}

/** A departure at a stop. */
export interface Departure {
  readonly route: string;
  /** sRGB hex. */
  readonly color: string;
  readonly headsign: string;
  readonly tripId: string;
  /** Unix seconds by the timetable, and as expected where a live feed tells. */
  readonly planned: number;
  readonly expected?: number;
  readonly cancelled?: boolean;
  /** Platform where it leaves, as signs there call it. */
  readonly platform?: string;
  /** `Layer.readingAt` of this key tells of its vehicle, once it is under way. */
  readonly key?: string;
}

/** A stop on a vehicle's trip. */
export interface StopCall extends LonLat {
  readonly stopId: string;
  /** `Layer.readingAt` of this key tells of the stop. */
  readonly key?: string;
  readonly name: string;
  /** Unix seconds of the arrival (of the departure at the first stop). */
  readonly planned: number;
  readonly expected?: number;
  readonly passed: boolean;
  readonly skipped?: boolean;
}
