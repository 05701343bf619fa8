import type { Point } from '../../plan.ts';
import { arrange } from './arrangement.ts';
import { type FaceMap, type Ground, traceFaces } from './faces.ts';
import { direction, inside, left, lerp, shift } from './geometry.ts';
import { mergeGreen } from './merge.ts';
import type { SkeletonLine } from './roads.ts';
import type { Site } from './site.ts';
import { splitFaces } from './split.ts';
import type { Terrain } from './terrain.ts';
import type { Zoning } from './zones.ts';

/** Water, railway or land: what most of a ring's sides have just inside them. */
function groundOf(ring: readonly Point[], site: Site, terrain: Terrain): Ground {
  let water = 0;
  let rail = 0;
  let all = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const p = shift(lerp(a, b, 0.5), left(direction(a, b)), 2.5);
    all += length;
    if (terrain.toRiver(p) < 0 || (site.basin && inside(p, site.basin))) water += length;
    else if (terrain.toRail(p) < 0) rail += length;
  }
  return water > all / 2 ? 'water' : rail > all / 2 ? 'rail' : 'land';
}

/** The ground of the whole city as faces between streets, banks and railway sides. */
export function createGround(
  site: Site,
  terrain: Terrain,
  zoning: Zoning,
  lines: readonly SkeletonLine[],
): FaceMap {
  const arrangement = arrange(lines, site.settings.extent);
  const coarse = traceFaces(arrangement, (_loop, ring) => ({
    ground: groundOf(ring, site, terrain),
    use: 'crop',
  }));
  splitFaces(coarse, site, terrain, zoning);
  return mergeGreen(coarse);
}
