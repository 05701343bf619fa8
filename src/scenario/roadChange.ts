import type { LonLat } from '../geo/bounds.ts';

/** What a person does to roads on the map: they are shut to cars, or slowed down. */
export interface RoadChange {
  /** Distinguishes the changes of one scenario. */
  readonly id: string;
  readonly kind: 'closed' | 'speed';
  /** Highest speed, km/h, where `kind` is `speed`. */
  readonly speed?: number;
  /** Road ids (`RoadNetwork.roads.id`): both directions of each. */
  readonly roads: readonly string[];
  /** Outline that was drawn, where the roads were chosen by an area; open ring. */
  readonly area?: readonly LonLat[];
}
