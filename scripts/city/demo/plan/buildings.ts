import type { BuildingMesh, PlannedBuilding, Point, Zone } from '../../plan.ts';
import { heatingOf, populationOf } from './attributes.ts';
import type { Draft, Part } from './draft.ts';
import { centroid, signedArea } from './geometry.ts';
import { createRandom } from './random.ts';
import { addPart, MeshBuilder, topOf } from './roofs.ts';
import type { Terrain } from './terrain.ts';

const cm = (v: number): number => Math.round(v * 100) / 100;
const cmPoint = ([x, y]: Point): Point => [cm(x), cm(y)];

function rounded(part: Part): Part {
  return part.kind === 'strip'
    ? { ...part, outer: part.outer.map(cmPoint), inner: part.inner.map(cmPoint) }
    : { ...part, ring: part.ring.map(cmPoint) };
}

/** Builds walls and roofs and everything a building is asked for, but the areas of its outer surfaces. */
export function createBuilding(
  draft: Draft,
  gid: number,
  seed: number,
  terrain: Terrain,
  address: string,
  district: string,
): PlannedBuilding & { readonly zone: Zone } {
  const footprint = draft.footprint.map(cmPoint);
  const ground = cm(terrain.height(centroid(footprint)));
  const base = cm(Math.min(ground, ...footprint.map((p) => terrain.height(p))) - 1);
  const mesh = new MeshBuilder();
  for (const part of draft.parts.map(rounded)) addPart(mesh, part, ground, base);
  for (let i = 2; i < mesh.positions.length; i += 3) mesh.positions[i] = cm(mesh.positions[i]!);
  const footprintArea = signedArea(footprint);
  const floorArea = draft.floorArea ?? footprintArea * draft.storeys;
  const random = createRandom(seed, 8, gid);
  const built: BuildingMesh = {
    positions: Float64Array.from(mesh.positions),
    indices: Uint32Array.from(mesh.indices),
    surface: Uint8Array.from(mesh.surface),
    ornament: Uint8Array.from(mesh.ornament),
    wallColor: draft.wallColor,
    roofColor: draft.roofColor,
  };
  return {
    id: `WF-${String(gid + 1).padStart(6, '0')}`,
    address,
    district,
    footprint: { outer: footprint, holes: [] },
    ground,
    use: draft.use,
    year: draft.year,
    storeys: draft.storeys,
    height: cm(Math.max(...draft.parts.map(topOf))),
    footprintArea: cm(footprintArea),
    floorArea: cm(floorArea),
    heating: heatingOf(draft, random),
    population: populationOf(draft, floorArea, random),
    mesh: built,
    zone: draft.zone,
  };
}

/** Order along a Morton curve of 120 m cells, so that neighbours in the list are near each other. */
export function nearbyOrder(drafts: readonly Draft[]): Draft[] {
  const spread = (v: number): number => {
    let out = 0;
    for (let bit = 0; bit < 11; bit++) out += ((v >> bit) & 1) * 4 ** bit;
    return out;
  };
  const key = (d: Draft): number => {
    const [x, y] = centroid(d.footprint);
    return spread(Math.max(0, Math.floor(x / 120))) + 2 * spread(Math.max(0, Math.floor(y / 120)));
  };
  return drafts
    .map((draft, i) => ({ draft, i, key: key(draft) }))
    .sort((a, b) => a.key - b.key || a.i - b.i)
    .map(({ draft }) => draft);
}
