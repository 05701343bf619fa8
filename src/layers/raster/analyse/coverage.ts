/** A ring of places, in cells: interleaved x (right) and y (down), closed by its last edge or not. */
export type CellRing = Float64Array;

/** Below this share a cell is not touched: it is the rounding of coordinates, not the polygon. */
export const leastShare = 1e-9;
/** A piece of an edge that is narrower than this is upright: dividing by its width could overflow. */
const upright = 1e-12;

/**
 * Exact shares of cells that polygons cover, by signed areas: every edge adds, in each row it
 * crosses, the area to its right, and a running sum along the row turns these into shares (the
 * accumulation of Levien's font-rs, here in float64). A ring that runs clockwise on the screen
 * (y down) adds, one that runs the other way takes away. Reused for window after window.
 */
export class Coverage {
  #cols = 0;
  #rows = 0;
  #left = 0;
  #top = 0;
  #sums = new Float64Array(0);

  /** Begins a window of cells `left..left + cols`, `top..top + rows`. */
  begin(left: number, top: number, cols: number, rows: number): void {
    this.#left = left;
    this.#top = top;
    this.#cols = cols;
    this.#rows = rows;
    const size = rows * (cols + 2);
    if (this.#sums.length < size) this.#sums = new Float64Array(size);
    else this.#sums.fill(0, 0, size);
  }

  ring(ring: CellRing): void {
    const last = ring.length - 2;
    for (let i = 0, j = last; i <= last; j = i, i += 2)
      this.edge(ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!);
  }

  /** Upward edges (towards smaller y) add what lies to their right. */
  edge(fromX: number, fromY: number, toX: number, toY: number): void {
    if (fromY === toY) return;
    const down = fromY < toY;
    const x0 = (down ? fromX : toX) - this.#left;
    const y0 = (down ? fromY : toY) - this.#top;
    const x1 = (down ? toX : fromX) - this.#left;
    const y1 = (down ? toY : fromY) - this.#top;
    if (y1 <= 0 || y0 >= this.#rows) return;
    const slope = (x1 - x0) / (y1 - y0);
    const sign = down ? -1 : 1;
    const bottom = Math.min(y1, this.#rows);
    let y = Math.max(0, y0);
    let x = x0 + (y - y0) * slope;
    while (y < bottom) {
      const row = Math.floor(y);
      const nextY = Math.min(bottom, row + 1);
      const nextX = nextY === y1 ? x1 : x0 + (nextY - y0) * slope;
      this.#piece(row, sign * (nextY - y), x, nextX);
      y = nextY;
      x = nextX;
    }
  }

  /** Calls `visit` for every touched cell of the window with its share of 1. */
  each(visit: (col: number, row: number, share: number) => void): void {
    const stride = this.#cols + 2;
    for (let row = 0; row < this.#rows; row++) {
      let sum = 0;
      for (let col = 0; col < this.#cols; col++) {
        sum += this.#sums[row * stride + col]!;
        // Rings that overlap, or cross themselves, count once.
        const share = Math.min(1, Math.abs(sum));
        if (share > leastShare) visit(this.#left + col, this.#top + row, share);
      }
    }
  }

  /** A piece of an edge inside one row, `height` of its height signed, clipped to the window's sides. */
  #piece(row: number, height: number, a: number, b: number): void {
    const x0 = Math.min(a, b);
    const x1 = Math.max(a, b);
    const cols = this.#cols;
    const start = row * (cols + 2);
    if (x0 >= cols) return;
    if (x1 <= 0) {
      this.#sums[start]! += height;
      return;
    }
    if (x1 - x0 < upright) {
      const x = Math.min(cols, Math.max(0, (x0 + x1) / 2));
      this.#inside(start, height, x, x);
      return;
    }
    if (x0 >= 0 && x1 <= cols) {
      this.#inside(start, height, x0, x1);
      return;
    }
    const perX = height / (x1 - x0);
    if (x0 < 0) this.#sums[start]! += -x0 * perX;
    const from = Math.max(0, x0);
    const to = Math.min(cols, x1);
    this.#inside(start, (to - from) * perX, from, to);
  }

  #inside(start: number, height: number, x0: number, x1: number): void {
    const sums = this.#sums;
    const first = Math.floor(x0);
    const last = Math.ceil(x1);
    if (last <= first + 1) {
      const right = height * ((x0 + x1) / 2 - first);
      sums[start + first]! += height - right;
      sums[start + first + 1]! += right;
      return;
    }
    // Share of each cell to the right of the edge, differenced along the row.
    const perX = height / (x1 - x0);
    let before = 0;
    for (let col = first; col < last; col++) {
      const from = Math.max(x0, col);
      const to = Math.min(x1, col + 1);
      const covered = (to - from) * perX;
      // Full behind what the edge has passed already, a triangle or trapezium within this cell.
      const passed = Math.max(0, from - x0) * perX;
      const area = passed + covered * (col + 1 - (from + to) / 2);
      sums[start + col]! += area - before;
      before = area;
    }
    sums[start + last]! += height - before;
  }
}
