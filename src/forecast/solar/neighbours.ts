import { type Horizon, openHorizon } from './horizon.ts';
import { type Block, type Eye, raiseByBlock } from './obstacles.ts';

/** Buildings of a city as blocks, with the height of the ground at each, m in one frame. */
export interface CityBlock extends Block {
  readonly ground: number;
}

export interface NeighbourOptions {
  /** Azimuths of a horizon; 36 or more. */
  readonly azimuths: number;
  /** Neighbours nearer than this count, m. */
  readonly radius: number;
  /** Share of the building's own height at which the eye stands: 1 its roof, 0.5 half way up. */
  readonly level: number;
}

export const usualNeighbours: NeighbourOptions = { azimuths: 72, radius: 200, level: 1 };

/** A little above the roof, so that a neighbour of the same height casts nothing. */
const clearance = 0.5;

/**
 * A function that gives the horizon of a building by its index: from the middle of its outline, at `level` of
 * its height, raised by the blocks around it.
 */
export function neighbourHorizons(
  blocks: readonly CityBlock[],
  options: NeighbourOptions = usualNeighbours,
): (index: number) => Horizon {
  const { radius, level, azimuths } = options;
  const middles = blocks.map((block) => middle(block));
  const cells = new Map<string, number[]>();
  const cell = (v: number): number => Math.floor(v / radius);
  middles.forEach(({ x, y }, i) => {
    const key = `${cell(x)} ${cell(y)}`;
    const there = cells.get(key);
    if (there === undefined) cells.set(key, [i]);
    else there.push(i);
  });
  return (index) => {
    const { x, y } = middles[index]!;
    const own = blocks[index]!;
    const eye: Eye = { x, y, z: own.ground + (own.top - own.ground) * level + clearance };
    const horizon = openHorizon(azimuths);
    for (let cx = cell(x) - 1; cx <= cell(x) + 1; cx++)
      for (let cy = cell(y) - 1; cy <= cell(y) + 1; cy++)
        for (const other of cells.get(`${cx} ${cy}`) ?? []) {
          const m = middles[other]!;
          if (other === index || (m.x - x) ** 2 + (m.y - y) ** 2 > radius ** 2) continue;
          raiseByBlock(horizon, eye, blocks[other]!);
        }
    return horizon;
  };
}

/** Middle of an outline's corners. */
function middle({ ring }: Block): { x: number; y: number } {
  const points = ring.length / 2;
  let x = 0;
  let y = 0;
  for (let i = 0; i < points; i++) {
    x += ring[2 * i]! / points;
    y += ring[2 * i + 1]! / points;
  }
  return { x, y };
}
