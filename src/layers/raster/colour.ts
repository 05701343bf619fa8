import type { ValueTile } from './tile.ts';

/** How values become colours; small enough to travel with every request. */
export interface TileStyle {
  /**
   * RGBA colours: 256 over `domain`; one for each part that `limits` make; one for each of `codes`; or
   * 256 by class code where there is none of these.
   */
  readonly lut: Uint8Array;
  readonly domain?: readonly [low: number, high: number];
  /** The domain is positive and divided by its logarithm; values of zero and below are not drawn. */
  readonly log?: boolean;
  /** Limits between colour steps, rising; a value on a limit belongs to the step above. */
  readonly limits?: readonly number[];
  /** Class codes, whole numbers from 0 to 65535; others are not drawn. */
  readonly codes?: readonly number[];
  /** Values outside, ends inclusive, are not drawn. */
  readonly only?: readonly [from: number, to: number];
  /** Value cells per pixel side; more than one blends the colours of classes at their edges. */
  readonly supersample?: number;
  /** Width of a soft rim, as a share of the image's smaller side, over which it becomes transparent. */
  readonly rim?: number;
}

/** RGBA pixels of a value tile, row 0 north, transparent where there is no value; not premultiplied. */
export function colourTile({ values, size }: ValueTile, style: TileStyle): Uint8Array {
  const cells = style.supersample ?? 1;
  const index = indexOf(values, style);
  return cells > 1 ? blend(index, size, cells, style.lut) : paint(index, style.lut);
}

/** Row of the look-up table for each value, -1 for what is not drawn. */
function indexOf(values: Float32Array, style: TileStyle): Int32Array {
  const index = scratchOf(values.length);
  if (style.codes !== undefined) codeIndex(values, index, style.codes);
  else if (style.domain === undefined) byteIndex(values, index);
  else if (isStepped(style)) stepIndex(values, index, style);
  else if (style.log) logIndex(values, index, style.domain);
  else rampIndex(values, index, style.domain);
  if (style.only !== undefined) keep(values, index, style.only);
  return index;
}

let scratch = new Int32Array(0);

/** Room that is used again for every tile: painting is done before the next one begins. */
function scratchOf(length: number): Int32Array {
  if (scratch.length < length) scratch = new Int32Array(length);
  return scratch.subarray(0, length);
}

const mostCode = 65535;

function codeIndex(values: Float32Array, index: Int32Array, codes: readonly number[]): void {
  const rows = new Int32Array(mostCode + 1).fill(-1);
  for (const [row, code] of codes.entries()) rows[code] = row;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    index[i] = value >= 0 && value <= mostCode ? rows[Math.round(value)]! : -1;
  }
}

/** Codes beyond a byte have no place in the table: they stay transparent like NaN. */
function byteIndex(values: Float32Array, index: Int32Array): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    index[i] = value >= 0 && value <= 255 ? Math.round(value) : -1;
  }
}

type Span = readonly [number, number];
type StepStyle = TileStyle & Required<Pick<TileStyle, 'domain' | 'limits'>>;

const isStepped = (style: TileStyle): style is StepStyle =>
  style.domain !== undefined && style.limits !== undefined;

function rampIndex(values: Float32Array, index: Int32Array, [low, high]: Span): void {
  const perUnit = 255 / (high - low || 1);
  for (let i = 0; i < values.length; i++) {
    const at = (values[i]! - low) * perUnit + 0.5;
    // NaN fails both comparisons.
    index[i] = at >= 0 ? (at < 256 ? at : 255) : at < 0 ? 0 : -1;
  }
}

/** Bits of a float32 that are left out of a key: what stays tells 512 values of an octave apart. */
const droppedBits = 14;

/** By a table over the leading bits of positive floats, which rise with the value: no logarithm a cell. */
function logIndex(values: Float32Array, index: Int32Array, [low, high]: Span): void {
  const probe = new Float32Array([low, high]);
  const probeBits = new Uint32Array(probe.buffer);
  const first = probeBits[0]! >>> droppedBits;
  const table = new Uint8Array((probeBits[1]! >>> droppedBits) - first + 1);
  const perUnit = 255 / (Math.log(high / low) || 1);
  for (let k = 0; k < table.length; k++) {
    probeBits[0] = ((first + k) << droppedBits) | (1 << (droppedBits - 1));
    const at = Math.log(probe[0]! / low) * perUnit;
    table[k] = Math.min(255, Math.max(0, Math.round(at)));
  }
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < values.length; i++) {
    const key = (bits[i]! >>> droppedBits) - first;
    if (!(values[i]! > 0)) index[i] = -1;
    else index[i] = key < 0 ? 0 : key < table.length ? table[key]! : 255;
  }
}

const stepCells = 1024;

/** The step at the low edge of each of `stepCells` even parts of the domain, from where few limits are left to pass. */
function stepIndex(
  values: Float32Array,
  index: Int32Array,
  { domain: [low, high], limits, log }: StepStyle,
): void {
  const perUnit = stepCells / (high - low || 1);
  const edges = Float64Array.from(limits);
  const start = new Uint8Array(stepCells);
  for (let cell = 0, step = 0; cell < stepCells; cell++) {
    while (step < edges.length && low + cell / perUnit >= edges[step]!) step += 1;
    start[cell] = step;
  }
  // On a logarithmic scale only what is positive is drawn; NaN fails either way.
  const least = log ? Number.MIN_VALUE : Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= least)) {
      index[i] = -1;
      continue;
    }
    const cell = (value - low) * perUnit;
    // One cell back, as rounding may put a value beyond an edge that it does not reach.
    let step = cell < 1 ? 0 : start[cell < stepCells ? (cell | 0) - 1 : stepCells - 1]!;
    while (step < edges.length && value >= edges[step]!) step += 1;
    index[i] = step;
  }
}

function keep(values: Float32Array, index: Int32Array, [from, to]: Span): void {
  for (let i = 0; i < values.length; i++)
    if (!(values[i]! >= from && values[i]! <= to)) index[i] = -1;
}

function paint(index: Int32Array, lut: Uint8Array): Uint8Array {
  const colours = new Int32Array(lut.buffer, lut.byteOffset, lut.length / 4);
  const out = new Int32Array(index.length);
  // Transparent cells carry their neighbour's colour, or linear filtering would draw a dark rim.
  let last = colours.length >> 1;
  for (let i = 0; i < index.length; i++) {
    const at = index[i]!;
    if (at < 0) out[i] = colours[last]! & opaqueBits;
    else {
      out[i] = colours[at]!;
      last = at;
    }
  }
  return new Uint8Array(out.buffer);
}

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
/** All of a pixel but its alpha. */
const opaqueBits = littleEndian ? 0x00ffffff : ~0xff;

/** Mean of `cells` x `cells` colours, weighted by their alpha: class codes themselves have no mean. */
function blend(index: Int32Array, size: number, cells: number, lut: Uint8Array): Uint8Array {
  const side = Math.floor(size / cells);
  const out = new Uint8Array(side * side * 4);
  // A cell without any colour carries its neighbour's, as in `paint`.
  let [lastR, lastG, lastB] = [lut[4]!, lut[5]!, lut[6]!];
  for (let row = 0; row < side; row++)
    for (let col = 0; col < side; col++) {
      let [r, g, b, a] = [0, 0, 0, 0];
      for (let j = 0; j < cells; j++)
        for (let i = 0; i < cells; i++) {
          const at = index[(row * cells + j) * size + col * cells + i]! * 4;
          if (at < 0) continue;
          const alpha = lut[at + 3]!;
          r += lut[at]! * alpha;
          g += lut[at + 1]! * alpha;
          b += lut[at + 2]! * alpha;
          a += alpha;
        }
      const to = (row * side + col) * 4;
      if (a > 0) [lastR, lastG, lastB] = [r / a, g / a, b / a];
      out[to] = lastR;
      out[to + 1] = lastG;
      out[to + 2] = lastB;
      out[to + 3] = a / (cells * cells);
    }
  return out;
}
