import type { Area, AreaKind, Polygon, Street } from '../../plan.ts';
import { areaOf, band, inflated, polygon } from './clip.ts';
import { contour } from './contours.ts';
import type { FaceMap } from './faces.ts';
import type { Filled } from './fill.ts';
import { bounds } from './geometry.ts';
import { gridPaths, parkAreas, sportAreas } from './green.ts';
import { createRandom } from './random.ts';
import { isOpenLand, type LandUse } from './settings.ts';
import type { Site } from './site.ts';
import { createPlatforms } from './tracks.ts';
import type { Zoning } from './zones.ts';

const baseKinds: Readonly<Record<LandUse, AreaKind>> = {
  core: 'court',
  ring: 'court',
  cbd: 'court',
  inter: 'garden',
  slab: 'garden',
  villa: 'garden',
  sub: 'garden',
  industry: 'yard',
  park: 'park',
  cemetery: 'cemetery',
  allotment: 'allotment',
  sport: 'park',
  crop: 'crop',
  meadow: 'meadow',
  forest: 'meadow',
};

const streetOrder: readonly Street['class'][] = [
  'path',
  'lane',
  'local',
  'collector',
  'quay',
  'arterial',
  'boulevard',
];

/** Ground cover of the whole extent in painting order. */
export function createAreas(
  map: FaceMap,
  filled: readonly Filled[],
  streets: readonly Street[],
  site: Site,
  zoning: Zoning,
): Area[] {
  const out: Area[] = [];
  const add = (kind: AreaKind, p: Polygon, variant: number): void => {
    out.push({ kind, polygon: p, variant });
  };
  const variants = map.faces.map((f) => createRandom(site.seed, 11, f.id)());
  for (const face of map.faces) {
    const kind = face.ground === 'land' ? baseKinds[face.use] : face.ground;
    add(kind, polygon(map.ring(face)), variants[face.id]!);
  }
  const cell = site.size === 'small' ? 9 : site.size === 'city' ? 16 : 32;
  for (const { block } of filled) {
    if (!isOpenLand(block.use)) continue;
    const box = bounds(block.polygon.outer);
    for (const wood of contour(zoning.woodness, block.polygon, box, cell, 900)) {
      add('forest', wood, variants[block.face.id]!);
    }
  }
  for (const { block, drafts, square } of filled) {
    const variant = block.random();
    if (square) {
      add('square', block.polygon, variant);
      continue;
    }
    const [only] = drafts;
    if (drafts.length === 1 && (only?.use === 'school' || only?.use === 'public')) {
      add('garden', block.polygon, variant);
    }
    if (block.use === 'park') out.push(...parkAreas(block));
    else if (block.use === 'sport') out.push(...sportAreas(block));
    else if (block.use === 'cemetery') out.push(...gridPaths(block, 42, 2.6));
    else if (block.use === 'allotment') out.push(...gridPaths(block, 34, 1.8));
    else if (block.use === 'ring' || (block.use === 'core' && variant < 0.3)) {
      const depth = block.use === 'ring' ? 17 : 13;
      if (drafts.length > 0 && variant < 0.75) {
        for (const yard of inflated([block.polygon], -depth)) {
          if (areaOf(yard) > 160) add('garden', yard, variant);
        }
      }
    } else if (block.use === 'cbd' && drafts.length === 0) add('square', block.polygon, variant);
  }
  for (const platform of createPlatforms(site)) add('platform', platform, 0.5);
  const ordered = [...streets].sort(
    (a, b) =>
      Number(a.bridge) - Number(b.bridge) ||
      streetOrder.indexOf(a.class) - streetOrder.indexOf(b.class) ||
      a.id - b.id,
  );
  for (const street of ordered) {
    const kind = street.class === 'path' ? 'path' : street.class === 'quay' ? 'quay' : 'street';
    for (const p of band(street.path, street.width, !street.bridge)) add(kind, p, 0.5);
  }
  return out;
}
