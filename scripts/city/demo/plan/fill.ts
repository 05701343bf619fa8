import type { Block } from './blocks.ts';
import { areaOf } from './clip.ts';
import type { Draft } from './draft.ts';
import { fillDetached } from './fill-detached.ts';
import { fillFarm } from './fill-farm.ts';
import { fillIndustry, fillSlabs, fillTowers } from './fill-large.ts';
import { courtSheds, fillRows } from './fill-rows.ts';
import { placeChurch, placeInstitution, placeStation } from './fill-special.ts';
import { centroid, direction, distance } from './geometry.ts';
import { createRandom } from './random.ts';
import type { Site } from './site.ts';

/** What stands on a block, and whether the block is paved as a square. */
export interface Filled {
  readonly block: Block;
  readonly drafts: Draft[];
  readonly square: boolean;
}

type Special = 'market' | 'church' | 'square' | 'station' | 'school' | 'public';

/** Blocks kept for markets, churches, squares, schools and the station. */
function chooseSpecials(blocks: readonly Block[], site: Site): Map<Block, Special> {
  const random = createRandom(site.seed, 6);
  const chosen = new Map<Block, Special>();
  const old = blocks.filter((b) => b.use === 'core');
  const nearest = (list: readonly Block[], to: readonly [number, number]): Block | undefined => {
    let best: Block | undefined;
    let near = Number.POSITIVE_INFINITY;
    for (const b of list) {
      const d = distance(b.box.center, to);
      if (d < near && !chosen.has(b)) {
        near = d;
        best = b;
      }
    }
    return near < 700 ? best : undefined;
  };
  for (const nucleus of site.nuclei) {
    const market = nearest(old, nucleus.center);
    if (market && distance(market.box.center, nucleus.center) < 60) chosen.set(market, 'market');
  }
  const station = nearest(
    blocks.filter(
      (b) => (b.use === 'cbd' || b.use === 'inter' || b.use === 'ring') && b.box.width > 34,
    ),
    site.station,
  );
  if (station) chosen.set(station, 'station');
  const churches: Block[] = [];
  const room = old.filter((b) => !chosen.has(b) && b.box.width > 26 && b.box.length > 42);
  for (const nucleus of site.nuclei) {
    const wanted = nucleus.kind === 'city' ? (site.size === 'small' ? 2 : 3) : 1;
    let placed = 0;
    const near = room
      .filter((b) => distance(b.box.center, nucleus.center) < 460 * nucleus.scale + 60)
      .sort(
        (a, b) => distance(a.box.center, nucleus.center) - distance(b.box.center, nucleus.center),
      );
    for (const b of near) {
      if (placed >= wanted) break;
      if (
        churches.some(
          (c) => distance(c.box.center, b.box.center) < (site.size === 'small' ? 110 : 230),
        )
      )
        continue;
      if (chosen.has(b)) continue;
      chosen.set(b, 'church');
      churches.push(b);
      placed++;
    }
  }
  for (const b of blocks) {
    if (chosen.has(b)) continue;
    const area = areaOf(b.polygon);
    const u = random();
    if (b.use === 'core' && area < 1500 && u < 0.05) chosen.set(b, 'square');
    else if ((b.use === 'ring' || b.use === 'cbd') && area < 5200 && u < 0.06)
      chosen.set(b, 'square');
    else if ((b.use === 'ring' || b.use === 'cbd') && area > 3000 && u < 0.13)
      chosen.set(b, u < 0.09 ? 'school' : 'public');
    else if ((b.use === 'inter' || b.use === 'sub' || b.use === 'slab') && area > 4000 && u < 0.045)
      chosen.set(b, 'school');
  }
  return chosen;
}

function fillOrdinary(block: Block): Draft[] {
  switch (block.use) {
    case 'core':
    case 'ring': {
      const rows = fillRows(block, block.use);
      return block.use === 'ring' ? [...rows, ...courtSheds(block, rows)] : rows;
    }
    case 'inter':
      return fillRows(block, 'inter');
    case 'cbd': {
      const towers = block.random() < 0.6 ? fillTowers(block) : [];
      return towers.length > 0 ? towers : fillRows(block, 'cbd');
    }
    case 'slab':
      return fillSlabs(block);
    case 'villa':
    case 'sub':
      return fillDetached(block, block.use);
    case 'industry':
      return fillIndustry(block);
    case 'crop':
    case 'meadow':
      return fillFarm(block);
    default:
      return [];
  }
}

/** Builds on every block; open land and green stay empty. */
export function fillBlocks(blocks: readonly Block[], site: Site): Filled[] {
  const specials = chooseSpecials(blocks, site);
  const { path } = site.rail;
  return blocks.map((block): Filled => {
    const special = specials.get(block);
    if (special === 'market' || special === 'square') return { block, drafts: [], square: true };
    if (special === 'church') {
      const church = placeChurch(block, distance(block.box.center, site.center) < 330);
      if (church) return { block, drafts: [church], square: true };
    }
    if (special === 'station') {
      const middle = centroid(block.polygon.outer);
      let k = 1;
      for (let i = 1; i < path.length; i++) {
        if (distance(path[i]!, middle) < distance(path[k]!, middle)) k = i;
      }
      const hall = placeStation(block, direction(path[k - 1]!, path[k]!), path[k]!);
      if (hall) return { block, drafts: [hall], square: true };
    }
    if (special === 'school' || special === 'public') {
      const drafts = placeInstitution(block, special);
      if (drafts.length > 0) return { block, drafts, square: false };
    }
    return { block, drafts: fillOrdinary(block), square: false };
  });
}
