import type { RoadClass } from '../../channel/roads.ts';

export type Tags = Readonly<Record<string, string>>;
export type LonLatPoint = readonly [lon: number, lat: number];

/** A line of a source, with OpenStreetMap's keys as tags. */
export interface RoadLine {
  readonly id: string;
  readonly tags: Tags;
  /** WGS 84 degrees. */
  readonly path: readonly LonLatPoint[];
  /** What each point is called where another line may meet it; undefined where none may. */
  readonly nodes: readonly (string | number | undefined)[];
  /** Points that cars cannot pass: bollards, blocks, shut gates. */
  readonly barriers?: ReadonlySet<number>;
}

/** One direction that cars may drive. */
export interface Direction {
  readonly lanes: number;
  /** km/h. */
  readonly speed: number;
  /** Vehicles per hour, all lanes. */
  readonly capacity: number;
}

/** What the tags of a line say of it as a road. */
export interface RoadFacts {
  readonly name: string;
  readonly class: RoadClass;
  /** Ramp or slip road. */
  readonly link: boolean;
  readonly forward: Direction | undefined;
  readonly backward: Direction | undefined;
  readonly assumedLanes: boolean;
  readonly assumedSpeed: boolean;
}

/** A road between two junctions; `path` runs from node `from` to node `to`. */
export interface Road extends RoadFacts {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly path: readonly LonLatPoint[];
}
