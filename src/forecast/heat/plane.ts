import FFT from 'fft.js';

/** Columns that are transformed together: what lies side by side is read once. */
const together = 8;

/** Two-dimensional transforms in place of complex values, interleaved, row by row; sides are powers of two. */
export class Plane {
  readonly cols: number;
  readonly rows: number;
  readonly #byRow: FFT;
  readonly #byCol: FFT;

  constructor(cols: number, rows: number) {
    this.cols = cols;
    this.rows = rows;
    this.#byRow = new FFT(cols);
    this.#byCol = new FFT(rows);
  }

  forward(data: Float64Array): void {
    this.#rows(data, 0, this.rows, (out, given) => this.#byRow.transform(out, given));
    this.#columns(data, (out, given) => this.#byCol.transform(out, given));
  }

  /** Only rows from `first` to before `end` are brought back whole. */
  inverse(data: Float64Array, first: number, end: number): void {
    this.#columns(data, (out, given) => this.#byCol.inverseTransform(out, given));
    this.#rows(data, first, end, (out, given) => this.#byRow.inverseTransform(out, given));
  }

  #rows(data: Float64Array, first: number, end: number, transform: Transform): void {
    const length = 2 * this.cols;
    const out = new Float64Array(length);
    for (let row = first; row < end; row++) {
      const line = data.subarray(row * length, (row + 1) * length);
      transform(out, line);
      line.set(out);
    }
  }

  #columns(data: Float64Array, transform: Transform): void {
    const { cols, rows } = this;
    const out = new Float64Array(2 * rows);
    const columns = Array.from({ length: Math.min(together, cols) }, () => out.slice());
    for (let left = 0; left < cols; left += together) {
      for (let row = 0; row < rows; row++)
        for (const [i, column] of columns.entries()) {
          const at = 2 * (row * cols + left + i);
          column[2 * row] = data[at]!;
          column[2 * row + 1] = data[at + 1]!;
        }
      for (const column of columns) {
        transform(out, column);
        column.set(out);
      }
      for (let row = 0; row < rows; row++)
        for (const [i, column] of columns.entries()) {
          const at = 2 * (row * cols + left + i);
          data[at] = column[2 * row]!;
          data[at + 1] = column[2 * row + 1]!;
        }
    }
  }
}

type Transform = (out: Float64Array, given: Float64Array) => void;

/** The least power of two that is not below `n`, at least 2. */
export const powerOfTwo = (n: number): number => 2 ** Math.max(1, Math.ceil(Math.log2(n)));
