import { type GroundKind, groundCode } from '../../../../src/channel/classes.ts';
import type { Point } from '../../plan.ts';
import { type BurnGrid, burnLine, burnPolygon } from '../../raster/burn.ts';

/** A piece of ground cover; later ones lie over earlier ones. */
export type GroundShape =
  | { readonly kind: GroundKind; readonly rings: readonly (readonly Point[])[] }
  | { readonly kind: GroundKind; readonly path: readonly Point[]; readonly width: number };

/** A shape with its place in the pile: lower ranks are drawn first. */
export type RankedShape = GroundShape & { readonly rank: number };

/** Ranks of the ground's layers, bottom to top. */
export const ranks = {
  landUse: 0,
  green: 1,
  detail: 2,
  water: 3,
  path: 4,
  lane: 5,
  street: 6,
  main: 7,
  rail: 8,
  bridge: 9,
} as const;

/** Class code of every cell, row-major from the north-west; `base` where nothing is drawn. */
export function drawGround(
  grid: BurnGrid,
  shapes: readonly RankedShape[],
  base: GroundKind,
): Uint8Array {
  const cells = new Uint8Array(grid.width * grid.height).fill(groundCode(base));
  for (const shape of shapes.toSorted((a, b) => a.rank - b.rank)) {
    const value = groundCode(shape.kind);
    if ('rings' in shape) burnPolygon(cells, grid, shape.rings, value);
    else burnLine(cells, grid, shape.path, shape.width, value);
  }
  return cells;
}
