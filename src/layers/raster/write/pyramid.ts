import { type Predictor, predicted } from './encode.ts';

const tileSize = 256;
const predictor: Predictor = 3;

/** How a computed raster is written: float32, tiled, DEFLATE with the floating point predictor. */
export const layout = { tileSize, predictor } as const;

/**
 * One level of a file that is written row by row: rows fill a strip of tiles, full strips are
 * deflated, and the means of neighbouring cells go on to the next, half as large level. So a file of
 * any height takes a few strips of memory, and its deflated tiles.
 */
export class PyramidLevel {
  readonly width: number;
  readonly height: number;
  readonly tiles: Uint8Array[] = [];
  readonly next: PyramidLevel | undefined;
  readonly #strip: Float32Array;
  /** Rows of this level that make one of the next, summed so far. */
  readonly #sums: Float64Array;
  readonly #counts: Uint32Array;
  #row = 0;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#strip = new Float32Array(width * tileSize);
    this.next =
      Math.max(width, height) > tileSize
        ? new PyramidLevel(Math.ceil(width / 2), Math.ceil(height / 2))
        : undefined;
    this.#sums = new Float64Array(this.next?.width ?? 0);
    this.#counts = new Uint32Array(this.next?.width ?? 0);
  }

  /** This level and those below it, finest first. */
  get all(): readonly PyramidLevel[] {
    return [this, ...(this.next?.all ?? [])];
  }

  /** Adds the next row, north to south. */
  async push(row: Float32Array): Promise<void> {
    this.#strip.set(row, (this.#row % tileSize) * this.width);
    this.#row += 1;
    if (this.#row % tileSize === 0 || this.#row === this.height) await this.#flush();
    await this.#reduce(row);
  }

  async #flush(): Promise<void> {
    const rows = ((this.#row - 1) % tileSize) + 1;
    const work: Promise<Uint8Array>[] = [];
    for (let left = 0; left < this.width; left += tileSize) {
      const cols = Math.min(tileSize, this.width - left);
      const tile = new Float32Array(tileSize * tileSize);
      for (let row = 0; row < tileSize; row++) {
        // Cells beyond the edge repeat it, which compresses best and is never read.
        const from = Math.min(row, rows - 1) * this.width + left;
        tile.set(this.#strip.subarray(from, from + cols), row * tileSize);
        tile.fill(this.#strip[from + cols - 1]!, row * tileSize + cols, (row + 1) * tileSize);
      }
      work.push(deflated(predicted(tile, tileSize, 1, predictor)));
    }
    this.tiles.push(...(await Promise.all(work)));
  }

  /** The next level's cell spans one or two of this one's, so that both cover the same extent. */
  async #reduce(row: Float32Array): Promise<void> {
    const { next } = this;
    if (next === undefined) return;
    for (let col = 0; col < next.width; col++) {
      const to = edge(col + 1, this.width, next.width);
      for (let i = edge(col, this.width, next.width); i < to; i++) {
        const value = row[i]!;
        if (Number.isNaN(value)) continue;
        this.#sums[col]! += value;
        this.#counts[col]! += 1;
      }
    }
    if (this.#row !== edge(next.#row + 1, this.height, next.height)) return;
    const means = Float32Array.from(this.#sums, (sum, i) =>
      this.#counts[i] === 0 ? Number.NaN : sum / this.#counts[i]!,
    );
    this.#sums.fill(0);
    this.#counts.fill(0);
    await next.push(means);
  }
}

/** First of `from` cells that the `i`-th of `to` larger ones begins with. */
const edge = (i: number, from: number, to: number): number => Math.round((i * from) / to);

/** zlib's format, as TIFF's compression 8 asks for. */
async function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
