import { encloseBuildings } from '../../../scripts/city/envelope/enclose.ts';
import type { Dem } from '../../../scripts/city/envelope/frame.ts';
import type { Body } from '../../../scripts/city/envelope/solid.ts';
import type { Polygon, Ring } from '../../../scripts/city/plan.ts';
import type { ToLonLatHeight } from '../../../scripts/city/table.ts';
import { extrude } from '../../../scripts/city/tiles3d/index.ts';
import type { BuildingEnvelope } from '../../../src/channel/envelope.ts';
import { horizonCount, sectorCount, sectors } from '../../../src/channel/envelope.ts';

/** A plane whose y axis is true north: metres to degrees at 45 N. */
export const northUp: ToLonLatHeight = (x, y, z) => [
  9 + x / (111_132 * Math.cos(Math.PI / 4)),
  45 + y / 111_132,
  z,
];

export const block = (outer: Ring, height: number, holes: readonly Ring[] = []): Body => {
  const footprint: Polygon = { outer, holes };
  return { footprint, ground: 0, height, mesh: extrude(footprint, 0, height) };
};

export const rectangle = (x: number, y: number, width: number, depth: number): Ring => [
  [x, y],
  [x + width, y],
  [x + width, y + depth],
  [x, y + depth],
];

export const box = (x: number, y: number, width: number, depth: number, height: number): Body =>
  block(rectangle(x, y, width, depth), height);

export const envelopeOf = (
  buildings: readonly Body[],
  { dem, to = northUp }: { readonly dem?: Dem; readonly to?: ToLonLatHeight } = {},
): Promise<BuildingEnvelope> =>
  encloseBuildings(buildings, { site: { toLonLatHeight: to, dem }, assumed: false });

type BySector = Partial<Record<(typeof sectors)[number], number>>;

const bySector = (list: Float32Array, i: number): BySector =>
  Object.fromEntries(
    sectors
      .map((name, s) => [name, Math.round(list[i * sectorCount + s]! * 10) / 10] as const)
      .filter(([, area]) => area !== 0),
  );

/** Walls and slopes of a building by the names of the sectors where it has any, m2. */
export const wallsOf = (e: BuildingEnvelope, i = 0): BySector => bySector(e.walls, i);
export const slopesOf = (e: BuildingEnvelope, i = 0): BySector => bySector(e.slopes, i);

/** Elevation of a horizon at an azimuth that is a multiple of ten, degrees. */
export const at = (horizon: Float32Array, i: number, azimuth: number): number =>
  horizon[i * horizonCount + azimuth / 10]!;

export const degrees = (tangent: number): number => (Math.atan(tangent) * 180) / Math.PI;
