/** Classes of roads, most important first: `highway` values of OpenStreetMap that cars may use. */
export const roadClasses = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'service',
] as const;
export type RoadClass = (typeof roadClasses)[number];

/**
 * A city's road network. A road is a piece between two junctions with its course; each direction that
 * cars may drive is a link. Channels with target `road` have one feature per link, in this order.
 */
export interface RoadNetwork {
  readonly nodes: {
    readonly count: number;
    /** Degrees, WGS 84. */
    readonly lon: Float64Array;
    readonly lat: Float64Array;
  };
  readonly roads: {
    readonly count: number;
    /** Stable between builds of the same source. */
    readonly id: readonly string[];
    /** '' where not known. */
    readonly name: readonly string[];
    /** Index into `roadClasses`. */
    readonly class: Uint8Array;
    /** Metres. */
    readonly length: Float32Array;
    /** Course of road r: points `start[r]` up to `start[r + 1]` of `lon`, `lat` (degrees, WGS 84). */
    readonly start: Int32Array;
    readonly lon: Float64Array;
    readonly lat: Float64Array;
  };
  readonly links: {
    readonly count: number;
    /** Road that the link runs on, and whether along its course (1) or against it (0). */
    readonly road: Int32Array;
    readonly forward: Uint8Array;
    /** Nodes. */
    readonly from: Int32Array;
    readonly to: Int32Array;
    readonly lanes: Uint8Array;
    /** Speed without traffic, km/h. */
    readonly freeSpeed: Float32Array;
    /** Vehicles per hour, all lanes of the direction. */
    readonly capacity: Float32Array;
    /** 1 where lanes, speed or capacity were assumed from the class. */
    readonly assumed: Uint8Array;
  };
}
