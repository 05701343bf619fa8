/** Samples of one raster level, chunky (`data[(row * width + col) * bands + band]`), row 0 north. */
export interface Level {
  readonly width: number;
  readonly height: number;
  readonly bands: number;
  readonly data: Uint8Array | Int16Array | Uint16Array | Float32Array;
}

/** How an overview is made: `mode` keeps class codes, `average` leaves out nodata. */
export type OverviewMethod = 'nearest' | 'average' | 'mode';

/** A level of half the size (rounded up) over the same extent. */
export function halve(level: Level, method: OverviewMethod, noData: number | undefined): Level {
  const width = Math.ceil(level.width / 2);
  const height = Math.ceil(level.height / 2);
  const { bands } = level;
  const data = new (level.data.constructor as Float32ArrayConstructor)(width * height * bands);
  const out: Level = { width, height, bands, data };
  const pick = { nearest, average, mode }[method];
  const cols = spans(level.width, width);
  const rows = spans(level.height, height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let band = 0; band < bands; band++)
        data[(y * width + x) * bands + band] = pick(level, cols, x, rows, y, band, noData);
  return out;
}

/** First source index of each target cell, and the end: cells of an odd size differ by one. */
function spans(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to + 1 }, (_, i) => Math.round((i * from) / to));
}

type Pick = (
  level: Level,
  cols: Int32Array,
  x: number,
  rows: Int32Array,
  y: number,
  band: number,
  noData: number | undefined,
) => number;

const nearest: Pick = ({ data, width, bands }, cols, x, rows, y, band) =>
  data[(rows[y]! * width + cols[x]!) * bands + band]!;

const average: Pick = ({ data, width, bands }, cols, x, rows, y, band, noData) => {
  let sum = 0;
  let count = 0;
  for (let row = rows[y]!; row < rows[y + 1]!; row++)
    for (let col = cols[x]!; col < cols[x + 1]!; col++) {
      const value = data[(row * width + col) * bands + band]!;
      if (value === noData || Number.isNaN(value)) continue;
      sum += value;
      count += 1;
    }
  if (count === 0) return noData ?? Number.NaN;
  return data instanceof Float32Array ? sum / count : Math.round(sum / count);
};

const mode: Pick = ({ data, width, bands }, cols, x, rows, y, band) => {
  let best = 0;
  let most = 0;
  for (let row = rows[y]!; row < rows[y + 1]!; row++)
    for (let col = cols[x]!; col < cols[x + 1]!; col++) {
      const value = data[(row * width + col) * bands + band]!;
      let count = 0;
      for (let r = rows[y]!; r < rows[y + 1]!; r++)
        for (let c = cols[x]!; c < cols[x + 1]!; c++)
          if (data[(r * width + c) * bands + band] === value) count += 1;
      if (count > most) {
        most = count;
        best = value;
      }
    }
  return best;
};
