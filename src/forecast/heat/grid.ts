/** Cells of a raster in rows from its first corner; values are `values[row * cols + col]`. */
export interface CellGrid {
  readonly cols: number;
  readonly rows: number;
  /** Sides of a cell, metres. */
  readonly width: number;
  readonly height: number;
  /** The file that a Problem names. */
  readonly name: string;
}

/** Square metres of a cell. */
export const cellArea = ({ width, height }: CellGrid): number => width * height;

/** Sides of a cell, its smaller side being 1. */
export const cellSides = ({ width, height }: CellGrid) => {
  const small = Math.min(width, height);
  return { across: width / small, down: height / small };
};

/**
 * How many cells of the smaller side a distance in metres is, rounded half to even: InVEST makes cells square
 * by their smaller side and rounds as NumPy does.
 */
export function cellsIn(distance: number, { width, height }: CellGrid): number {
  const cells = distance / Math.min(width, height);
  const below = Math.floor(cells);
  const rest = cells - below;
  if (rest !== 0.5) return Math.round(cells);
  return below % 2 === 0 ? below : below + 1;
}
