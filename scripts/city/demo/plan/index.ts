import type { CityPlan, Zone } from '../../plan.ts';
import { createAddresses } from './addresses.ts';
import { createAreas } from './areas.ts';
import { createBlocks, layQuays } from './blocks.ts';
import { createBuilding, nearbyOrder } from './buildings.ts';
import { cleaned } from './clean.ts';
import { createDistricts } from './districts.ts';
import { fillBlocks } from './fill.ts';
import { createGround } from './ground.ts';
import { createSkeleton } from './roads.ts';
import { isGreen, isOpenLand, type LandUse, type Size, settings } from './settings.ts';
import { createSite } from './site.ts';
import { createNetwork, keepMainNetwork } from './streets.ts';
import { createTerrain } from './terrain.ts';
import { createTracks } from './tracks.ts';
import { createTrees } from './trees.ts';
import { createZoning } from './zones.ts';

export interface PlanOptions {
  readonly size: Size;
  readonly seed: number;
  /** Called with the share done, 0..1, and what is being worked on. */
  readonly onProgress?: (share: number, note: string) => void;
}

const zoneOf = (use: LandUse): Zone => {
  if (isOpenLand(use)) return 'rural';
  if (isGreen(use)) return 'special';
  return use as Zone;
};

/**
 * Invents the city Weidenfurt: ground, streets, buildings, trees and districts in metres of a plane
 * whose origin lies in EPSG:32632. The same size and seed give the same city to the last digit.
 */
export function planCity({ size, seed, onProgress }: PlanOptions): CityPlan {
  const step = (share: number, note: string): void => onProgress?.(share, note);
  step(0, 'terrain');
  const site = createSite(size, seed, settings[size]);
  const terrain = createTerrain(site);
  const lines = createSkeleton(site, terrain);
  const zoning = createZoning(site, terrain, lines);
  step(0.1, 'streets');
  const map = createGround(site, terrain, zoning, lines);
  layQuays(map, site);
  keepMainNetwork(map);
  step(0.3, 'blocks');
  const blocks = createBlocks(map, site);
  const network = createNetwork(map, site);
  step(0.45, 'buildings');
  const planned = fillBlocks(blocks, site);
  const kept = new Set(
    cleaned(
      planned.flatMap((f) => f.drafts),
      network.streets,
      site,
      terrain,
    ),
  );
  const filled = planned.map((f) => ({ ...f, drafts: f.drafts.filter((d) => kept.has(d)) }));
  const drafts = nearbyOrder(filled.flatMap((f) => f.drafts));
  step(0.7, 'addresses and districts');
  const addresses = createAddresses(drafts, map, network);
  const partition = createDistricts(map, site);
  step(0.75, 'roofs');
  const buildings = drafts.map((draft, gid) =>
    createBuilding(draft, gid, seed, terrain, addresses[gid]!, partition.idOf(draft.face)),
  );
  step(0.85, 'green and trees');
  const areas = createAreas(map, filled, network.streets, site, zoning);
  const trees = createTrees(filled, areas, network.streets, site, terrain);
  const districts = partition.finish(buildings);
  step(1, 'done');
  const [width, height] = settings[size].extent;
  return {
    name: 'Weidenfurt',
    seed,
    size,
    crs: 'EPSG:32632',
    origin: [570000 - width / 2, 5420000 - height / 2],
    extent: settings[size].extent,
    dem: terrain.dem,
    areas,
    nodes: network.nodes,
    streets: network.streets,
    railway: createTracks(site),
    blocks: blocks.map((b) => ({ zone: zoneOf(b.use), polygon: b.polygon })),
    buildings,
    trees,
    districts,
  };
}
