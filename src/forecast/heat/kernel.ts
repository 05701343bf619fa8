import { type CellGrid, cellSides } from './grid.ts';
import { Plane } from './plane.ts';

/** InVEST lets the weight end at five times the distance, where it has fallen to 1/148. */
const ends = 5;
/** Side of the largest transform: 4096 x 4096 complex numbers take 256 MiB. */
const mostSide = 4096;

/** Weights exp(-d / distance) around a cell, ready for overlapping tiles of one raster. */
export interface Kernel {
  readonly plane: Plane;
  /** Transform of the weights, which are even and so have a real one. */
  readonly weights: Float64Array;
  readonly reachX: number;
  readonly reachY: number;
}

/** The kernel of a distance in cells of the smaller side. */
export function kernelOf(grid: CellGrid, decay: number): Kernel {
  const { cols, rows } = grid;
  const { across: sideX, down: sideY } = cellSides(grid);
  const reach = ends * decay;
  // Weights that reach over the whole raster need not go beyond it.
  const reachX = Math.min(cols - 1, Math.floor(reach / sideX));
  const reachY = Math.min(rows - 1, Math.floor(reach / sideY));
  const [width, height] = [bestSide(cols, reachX), bestSide(rows, reachY)];
  return kept([width, height, reachX, reachY, decay, sideX, sideY], () => {
    const plane = new Plane(width, height);
    const weights = spectrum(plane, reachX, reachY, (dx, dy) => {
      // Not Math.hypot, which is a hair too long for some whole distances at the very end.
      const d = Math.sqrt((dx * sideX) ** 2 + (dy * sideY) ** 2);
      return d <= reach ? Math.exp(-d / decay) : 0;
    });
    return { plane, weights, reachX, reachY };
  });
}

/** Side of a tile, a power of two, with which tiles and their margins cost least over `n` cells. */
function bestSide(n: number, reach: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let side = 2; ; side *= 2) {
    if (side <= 2 * reach) continue;
    const tiles = Math.ceil(n / (side - 2 * reach));
    const cost = tiles * side * Math.log2(side);
    if (cost < least) [least, best] = [cost, side];
    // One tile does; or a larger one would not be allowed.
    if (tiles === 1 || side >= mostSide) return best;
  }
}

/** A raster's tiles: first column and row of each. */
export function tilesOf({ cols, rows }: CellGrid, { plane, reachX, reachY }: Kernel) {
  const across = plane.cols - 2 * reachX;
  const down = plane.rows - 2 * reachY;
  const tiles: { left: number; top: number; right: number; bottom: number }[] = [];
  for (let top = 0; top < rows; top += down)
    for (let left = 0; left < cols; left += across)
      tiles.push({
        left,
        top,
        right: Math.min(cols, left + across),
        bottom: Math.min(rows, top + down),
      });
  return tiles;
}

/** Kernels that are kept: scenarios ask for the same distances again and again. */
const mostKept = 16;
/** Larger ones are made anew, so that they do not hold memory. */
const mostCellsKept = 2 ** 20;
const kernels = new Map<string, Kernel>();

function kept(key: readonly number[], make: () => Kernel): Kernel {
  if (key[0]! * key[1]! > mostCellsKept) return make();
  const name = key.join();
  const found = kernels.get(name) ?? make();
  kernels.delete(name);
  kernels.set(name, found);
  for (const oldest of kernels.keys()) {
    if (kernels.size <= mostKept) break;
    kernels.delete(oldest);
  }
  return found;
}

function spectrum(
  plane: Plane,
  reachX: number,
  reachY: number,
  weight: (dx: number, dy: number) => number,
): Float64Array {
  const { cols, rows } = plane;
  const data = new Float64Array(2 * cols * rows);
  for (let dy = -reachY; dy <= reachY; dy++)
    for (let dx = -reachX; dx <= reachX; dx++)
      data[2 * (((dy + rows) % rows) * cols + ((dx + cols) % cols))] = weight(dx, dy);
  plane.forward(data);
  return Float64Array.from({ length: cols * rows }, (_, i) => data[2 * i]!);
}
