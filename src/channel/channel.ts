import type { Text } from './text.ts';

/** Half-open period, ISO 8601 dates or instants. */
export interface TimeWindow {
  readonly start: string;
  readonly end: string;
}

/** Where the cells of a channel with target `cell` lie: rows from the first corner, `row * cols + col`. */
export interface ChannelGrid {
  /** `EPSG:n`. */
  readonly crs: string;
  /** GDAL's order, to the corner of the first cell. */
  readonly geotransform: readonly [number, number, number, number, number, number];
  readonly cols: number;
  readonly rows: number;
}

export type FeatureKind = 'building' | 'district' | 'stop' | 'road' | 'cell' | 'city';

/** One class of a categorical channel; `values` holds its `code`. */
export interface ChannelClass {
  readonly code: number;
  readonly label: Text;
}

/**
 * A typed array of values by feature and time step, with everything needed to read a number aloud.
 * `values[feature * steps + step]`; NaN means not known.
 */
export interface Channel {
  /** Stable, e.g. `building.heatingNeed`. */
  readonly id: string;
  readonly title: Text;
  readonly target: FeatureKind;
  /** Unit code of `channel/unit.ts`; `1` for a plain number, empty for classes. */
  readonly unit: string;
  readonly window: TimeWindow;
  readonly values: Float32Array;
  /** 5th and 95th percentile (9 in 10 model runs lie between), same length as `values`. */
  readonly lower?: Float32Array;
  readonly upper?: Float32Array;
  /** Time steps per feature; 1 where absent. `stepSeconds` is their spacing from `window.start`. */
  readonly steps?: number;
  readonly stepSeconds?: number;
  /** Names of the features in their order, where they are few and have no table. */
  readonly labels?: readonly string[];
  readonly classes?: readonly ChannelClass[];
  /** Place of its cells, where the target is `cell`. */
  readonly grid?: ChannelGrid;
  /** Domain for colouring, fixed so that scenarios compare; derived from percentiles where absent. */
  readonly domain?: readonly [number, number];
  /** Ramp name of `channel/ramp.ts`. */
  readonly ramp?: string;
  /** Who made the numbers: dataset title or model name and version. */
  readonly source: Text;
}

/** One number for the whole city, as shown in the panel and printed by `twin scenario run`. */
export interface Figure {
  readonly quantity: string;
  /** Heading that it stands under; `energy` where absent. */
  readonly group?: 'energy' | 'mobility' | 'heat';
  readonly unit: string;
  readonly value: number;
  /** 5th and 95th percentile. */
  readonly lower: number;
  readonly upper: number;
  readonly window: TimeWindow;
}
