/** A window of target pixels: columns `left..right`, rows `top..bottom`, end exclusive. */
export interface PixelWindow {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Source place (column, row, in pixels) of a target pixel's centre; NaN where there is none. */
export type Locate = (col: number, row: number) => readonly [x: number, y: number];

/**
 * A bilinear grid of exact source places over a window of target pixels, its nodes on pixel centres.
 * `error` is the largest distance from the exact place, in source pixels, that was measured.
 */
export interface WarpGrid {
  readonly window: PixelWindow;
  /** Cells across and down; `(cols + 1) * (rows + 1)` nodes, row-major. */
  readonly cols: number;
  readonly rows: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly error: number;
}

/**
 * Refines the grid, doubling its cells, until its measured error is within `tolerance` source pixels;
 * at one cell per pixel it is exact. The error of a cell is measured at its middle and the middles of
 * its edges, where a bilinear patch of a smooth map errs most.
 */
export function warpGrid(locate: Locate, window: PixelWindow, tolerance: number): WarpGrid {
  const width = Math.max(1, window.right - window.left - 1);
  const height = Math.max(1, window.bottom - window.top - 1);
  for (let cells = 4; ; cells *= 2) {
    const cols = Math.min(cells, width);
    const rows = Math.min(cells, height);
    const grid = nodes(locate, window, cols, rows);
    if (cols === width && rows === height) return { ...grid, error: 0 };
    const error = measure(locate, grid);
    if (error <= tolerance) return { ...grid, error };
  }
}

function nodes(locate: Locate, window: PixelWindow, cols: number, rows: number): WarpGrid {
  const x = new Float64Array((cols + 1) * (rows + 1));
  const y = new Float64Array(x.length);
  const width = Math.max(1, window.right - window.left - 1);
  const height = Math.max(1, window.bottom - window.top - 1);
  for (let j = 0, i = 0; j <= rows; j++)
    for (let k = 0; k <= cols; k++, i++) {
      const place = locate(window.left + (k / cols) * width, window.top + (j / rows) * height);
      x[i] = place[0];
      y[i] = place[1];
    }
  return { window, cols, rows, x, y, error: Number.NaN };
}

function measure(locate: Locate, grid: WarpGrid): number {
  const { window, cols, rows } = grid;
  const width = Math.max(1, window.right - window.left - 1);
  const height = Math.max(1, window.bottom - window.top - 1);
  let worst = 0;
  for (let j = 0; j <= 2 * rows; j++)
    for (let k = 0; k <= 2 * cols; k++) {
      if (j % 2 === 0 && k % 2 === 0) continue;
      const col = window.left + (k / (2 * cols)) * width;
      const row = window.top + (j / (2 * rows)) * height;
      const [x, y] = locate(col, row);
      const [gx, gy] = gridPlace(grid, col, row);
      const error = Math.hypot(x - gx, y - gy);
      // A place without image on one side only needs finer cells; on both it needs none.
      if (Number.isNaN(error)) {
        if (Number.isNaN(x) !== Number.isNaN(gx)) return Number.POSITIVE_INFINITY;
      } else if (error > worst) worst = error;
    }
  return worst;
}

/** Source place of a target pixel's centre by the grid. */
export function gridPlace(grid: WarpGrid, col: number, row: number): [x: number, y: number] {
  const { window, cols, rows, x, y } = grid;
  const u = ((col - window.left) / Math.max(1, window.right - window.left - 1)) * cols;
  const v = ((row - window.top) / Math.max(1, window.bottom - window.top - 1)) * rows;
  const k = Math.min(cols - 1, Math.floor(u));
  const j = Math.min(rows - 1, Math.floor(v));
  const i = j * (cols + 1) + k;
  return [mix(x, i, cols + 1, u - k, v - j), mix(y, i, cols + 1, u - k, v - j)];
}

function mix(a: Float64Array, i: number, stride: number, s: number, t: number): number {
  const top = a[i]! + (a[i + 1]! - a[i]!) * s;
  const bottom = a[i + stride]! + (a[i + stride + 1]! - a[i + stride]!) * s;
  return top + (bottom - top) * t;
}

/**
 * Calls `visit` with every run of pixels of a row that lie in one cell of the grid, columns `from..to`
 * (end exclusive): along it a bilinear patch is linear, so that pixel i of the run lies at
 * `x + i * dx, y + i * dy`.
 */
export function eachRun(
  grid: WarpGrid,
  visit: (
    row: number,
    from: number,
    to: number,
    x: number,
    y: number,
    dx: number,
    dy: number,
  ) => void,
): void {
  const { window, cols, rows, x, y } = grid;
  const width = Math.max(1, window.right - window.left - 1);
  const height = Math.max(1, window.bottom - window.top - 1);
  const stride = cols + 1;
  const perPixel = cols / width;
  for (let row = window.top; row < window.bottom; row++) {
    const v = ((row - window.top) / height) * rows;
    const j = Math.min(rows - 1, Math.floor(v));
    const t = v - j;
    for (let k = 0; k < cols; k++) {
      const from = window.left + Math.ceil((k * width) / cols);
      const to = k === cols - 1 ? window.right : window.left + Math.ceil(((k + 1) * width) / cols);
      if (from >= to) continue;
      const i = j * stride + k;
      const s = (from - window.left) * perPixel - k;
      const xl = x[i]! + (x[i + stride]! - x[i]!) * t;
      const yl = y[i]! + (y[i + stride]! - y[i]!) * t;
      const dx = x[i + 1]! + (x[i + 1 + stride]! - x[i + 1]!) * t - xl;
      const dy = y[i + 1]! + (y[i + 1 + stride]! - y[i + 1]!) * t - yl;
      visit(row, from, to, xl + dx * s, yl + dy * s, dx * perPixel, dy * perPixel);
    }
  }
}

/** Calls `visit` with the source place of every pixel of the grid's window, row by row. */
export function eachPlace(
  grid: WarpGrid,
  visit: (col: number, row: number, x: number, y: number) => void,
): void {
  eachRun(grid, (row, from, to, x, y, dx, dy) => {
    for (let i = 0; i < to - from; i++) visit(from + i, row, x + dx * i, y + dy * i);
  });
}
