import type { BuildingUse } from '../../../../src/channel/table.ts';
import type { Point, Ring, Zone } from '../../plan.ts';

export type RoofForm = 'flat' | 'gable' | 'hip' | 'mansard' | 'shed' | 'barrel' | 'saw';
export type Rgb = readonly [number, number, number];

/**
 * A body between two lines with as many points each: `outer` along the street, `inner` behind it,
 * to its left. Heights in metres above the ground at the building.
 */
export interface Strip {
  readonly kind: 'strip';
  readonly outer: readonly Point[];
  readonly inner: readonly Point[];
  readonly bottom?: number;
  readonly eave: number;
  readonly rise: number;
  readonly form: RoofForm;
  /** Ends whose roof slopes down too. */
  readonly hipStart?: boolean;
  readonly hipEnd?: boolean;
  /** Seen, but left out of wall and roof areas. */
  readonly ornament?: boolean;
}

/** An upright body over a counter-clockwise ring, with a flat roof or, with `apex`, a spire. */
export interface Prism {
  readonly kind: 'prism';
  readonly ring: Ring;
  readonly bottom?: number;
  readonly top: number;
  readonly apex?: number;
  readonly ornament?: boolean;
}

export type Part = Strip | Prism;

/** A building before it has an address, a height above sea and a mesh. */
export interface Draft {
  readonly zone: Zone;
  readonly use: BuildingUse;
  readonly year: number;
  readonly storeys: number;
  /** Counter-clockwise. */
  readonly footprint: Ring;
  readonly parts: readonly Part[];
  /** Gross floor area over the footprint and storeys, where parts differ in height, m2. */
  readonly floorArea?: number;
  /** A point on the street front. */
  readonly front: Point;
  readonly wallColor: Rgb;
  readonly roofColor: Rgb;
  /** Face it stands on. */
  readonly face: number;
}

export const stripRing = (outer: readonly Point[], inner: readonly Point[]): Point[] => {
  const ring = [...outer, ...[...inner].reverse()];
  return ring.filter((p, i) => {
    const q = ring[(i + 1) % ring.length]!;
    return Math.hypot(p[0] - q[0], p[1] - q[1]) > 0.01;
  });
};

/** A strip roof over a rectangle: front along its first side, back along its third. */
export const boxStrip = (
  ring: readonly Point[],
  eave: number,
  rise: number,
  form: Strip['form'],
): Part => ({
  kind: 'strip',
  outer: [ring[0]!, ring[1]!],
  inner: [ring[3]!, ring[2]!],
  eave,
  rise,
  form,
  hipStart: form === 'hip',
  hipEnd: form === 'hip',
});
