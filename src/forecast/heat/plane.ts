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

  /** Rows before `first` and from `end` on hold nothing but zeros. */
  forward(data: Float64Array, first = 0, end: number = this.rows): void {
    this.#rows(data, first, end, (out, given) => this.#byRow.transform(out, given));
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
    const length = 2 * rows;
    const width = Math.min(together, cols);
    const strip = new Float64Array(width * length);
    const done = new Float64Array(width * length);
    const parts = (of: Float64Array) =>
      Array.from({ length: width }, (_, i) => of.subarray(i * length, (i + 1) * length));
    const [given, out] = [parts(strip), parts(done)];
    for (let left = 0; left < cols; left += width) {
      for (let row = 0, from = 2 * left; row < rows; row++, from += 2 * cols)
        for (let i = 0, at = from, to = 2 * row; i < width; i++, at += 2, to += length) {
          strip[to] = data[at]!;
          strip[to + 1] = data[at + 1]!;
        }
      for (let i = 0; i < width; i++) transform(out[i]!, given[i]!);
      for (let row = 0, from = 2 * left; row < rows; row++, from += 2 * cols)
        for (let i = 0, at = from, to = 2 * row; i < width; i++, at += 2, to += length) {
          data[at] = done[to]!;
          data[at + 1] = done[to + 1]!;
        }
    }
  }
}

type Transform = (out: Float64Array, given: Float64Array) => void;
