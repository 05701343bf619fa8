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
 * Where one grid does not do, it is made of `parts` that share out the window; `x` and `y` are then
 * the nodes of all of them.
 */
export interface WarpGrid {
  readonly window: PixelWindow;
  /** Cells across and down; `(cols + 1) * (rows + 1)` nodes, row-major. */
  readonly cols: number;
  readonly rows: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Bound of the distance from the exact place, in source pixels, from measurements off the nodes. */
  readonly error: number;
  readonly parts?: readonly WarpGrid[];
}

/** Size of the source, in its pixels: what lies outside is not drawn and need not be exact. */
export interface SourceSize {
  readonly width: number;
  readonly height: number;
}

/** A smooth map errs most in the middle of a cell or of its edges; this much more is granted. */
const margin = 1.2;
/** A window of this many pixels a side that still errs is given a node per pixel. */
const smallest = 16;

/**
 * Refines the grid until its measured error is within `tolerance` source pixels: first its cells are
 * doubled, then the window is quartered, so that only the part that bends much, or is torn, costs
 * much. Per window: 81 projections where four cells a side do, 289 for eight.
 */
export function warpGrid(
  locate: Locate,
  window: PixelWindow,
  tolerance: number,
  source?: SourceSize,
): WarpGrid {
  const width = Math.max(1, window.right - window.left - 1);
  const height = Math.max(1, window.bottom - window.top - 1);
  for (const cells of [4, 8]) {
    const cols = Math.min(cells, width);
    const rows = Math.min(cells, height);
    const grid = nodes(locate, window, cols, rows);
    if (cols === width && rows === height) return { ...grid, error: 0 };
    const error = measure(locate, grid, source) * margin;
    if (error <= tolerance) return { ...grid, error };
  }
  if (width < smallest && height < smallest)
    return { ...nodes(locate, window, width, height), error: 0 };
  return joined(
    window,
    quarters(window).map((part) => warpGrid(locate, part, tolerance, source)),
  );
}

/** Four windows, or two of a narrow one. */
function quarters({ left, top, right, bottom }: PixelWindow): PixelWindow[] {
  const col = right - left >= smallest ? (left + right) >> 1 : right;
  const row = bottom - top >= smallest ? (top + bottom) >> 1 : bottom;
  return [
    { left, top, right: col, bottom: row },
    { left: col, top, right, bottom: row },
    { left, top: row, right: col, bottom },
    { left: col, top: row, right, bottom },
  ].filter((part) => part.left < part.right && part.top < part.bottom);
}

function joined(window: PixelWindow, grids: readonly WarpGrid[]): WarpGrid {
  const parts = grids.flatMap((grid) => grid.parts ?? [grid]);
  const all = (key: 'x' | 'y'): Float64Array => {
    const out = new Float64Array(parts.reduce((sum, part) => sum + part[key].length, 0));
    let at = 0;
    for (const part of parts) {
      out.set(part[key], at);
      at += part[key].length;
    }
    return out;
  };
  const error = Math.max(...parts.map((part) => part.error));
  return { window, cols: 0, rows: 0, x: all('x'), y: all('y'), error, parts };
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

/** Largest error between the nodes; 0 where everything lies beside the source, whatever its error. */
function measure(locate: Locate, grid: WarpGrid, source: SourceSize | undefined): number {
  const { window, cols, rows } = grid;
  const width = Math.max(1, window.right - window.left - 1);
  const height = Math.max(1, window.bottom - window.top - 1);
  let worst = 0;
  const reach = new Reach();
  for (let i = 0; i < grid.x.length; i++) reach.add(grid.x[i]!, grid.y[i]!);
  for (let j = 0; j <= 2 * rows; j++)
    for (let k = 0; k <= 2 * cols; k++) {
      if (j % 2 === 0 && k % 2 === 0) continue;
      const col = window.left + (k / (2 * cols)) * width;
      const row = window.top + (j / (2 * rows)) * height;
      const [x, y] = locate(col, row);
      const [gx, gy] = gridPlace(grid, col, row);
      reach.add(x, y);
      const error = Math.hypot(x - gx, y - gy);
      // A place without image on one side only needs finer cells; on both it needs none.
      if (Number.isNaN(error)) {
        if (Number.isFinite(x + y) !== Number.isFinite(gx + gy)) return Number.POSITIVE_INFINITY;
      } else if (error > worst) worst = error;
    }
  return source !== undefined && reach.misses(source, 2 * worst + 1) ? 0 : worst;
}

/** The rectangle that places lie in. */
class Reach {
  #left = Number.POSITIVE_INFINITY;
  #top = Number.POSITIVE_INFINITY;
  #right = Number.NEGATIVE_INFINITY;
  #bottom = Number.NEGATIVE_INFINITY;

  add(x: number, y: number): void {
    if (x < this.#left) this.#left = x;
    if (x > this.#right) this.#right = x;
    if (y < this.#top) this.#top = y;
    if (y > this.#bottom) this.#bottom = y;
  }

  misses({ width, height }: SourceSize, by: number): boolean {
    return (
      this.#right < -by || this.#bottom < -by || this.#left > width + by || this.#top > height + by
    );
  }
}

/** Source place of a target pixel's centre by the grid. */
export function gridPlace(whole: WarpGrid, col: number, row: number): [x: number, y: number] {
  const grid = whole.parts?.find((part) => holds(part.window, col, row)) ?? whole;
  const { window, cols, rows, x, y } = grid;
  const u = ((col - window.left) / Math.max(1, window.right - window.left - 1)) * cols;
  const v = ((row - window.top) / Math.max(1, window.bottom - window.top - 1)) * rows;
  const k = Math.min(cols - 1, Math.floor(u));
  const j = Math.min(rows - 1, Math.floor(v));
  const i = j * (cols + 1) + k;
  return [mix(x, i, cols + 1, u - k, v - j), mix(y, i, cols + 1, u - k, v - j)];
}

const holds = ({ left, top, right, bottom }: PixelWindow, col: number, row: number): boolean =>
  col >= left && col < right && row >= top && row < bottom;

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
  if (grid.parts !== undefined) {
    for (const part of grid.parts) eachRun(part, visit);
    return;
  }
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

/** Calls `visit` with the source place of every pixel of the grid's window, row by row in each part. */
export function eachPlace(
  grid: WarpGrid,
  visit: (col: number, row: number, x: number, y: number) => void,
): void {
  eachRun(grid, (row, from, to, x, y, dx, dy) => {
    for (let i = 0; i < to - from; i++) visit(from + i, row, x + dx * i, y + dy * i);
  });
}
