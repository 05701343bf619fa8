import type { ValueTile } from './tile.ts';

/** How values become colours; small enough to travel with every request. */
export interface TileStyle {
  /** 256 RGBA colours: over `domain`, or by class code where there is no domain. */
  readonly lut: Uint8Array;
  readonly domain?: readonly [low: number, high: number];
  /** Value cells per pixel side; more than one blends the colours of classes at their edges. */
  readonly supersample?: number;
  /** Width of a soft rim, as a share of the image's smaller side, over which it becomes transparent. */
  readonly rim?: number;
}

/** RGBA pixels of a value tile, row 0 north, transparent where there is no value; not premultiplied. */
export function colourTile({ values, size }: ValueTile, style: TileStyle): Uint8Array {
  const index = style.domain === undefined ? classIndex : rampIndex(style.domain);
  const cells = style.supersample ?? 1;
  return cells > 1 ? blend(values, size, cells, style.lut, index) : paint(values, style.lut, index);
}

type Index = (value: number) => number;

/** Codes beyond a byte are not classes: they stay transparent like NaN. */
const classIndex: Index = (value) => (value >= 0 && value <= 255 ? Math.round(value) : -1);

function rampIndex([low, high]: readonly [number, number]): Index {
  const perUnit = 255 / (high - low || 1);
  return (value) =>
    Number.isNaN(value) ? -1 : Math.min(255, Math.max(0, Math.round((value - low) * perUnit)));
}

function paint(values: Float32Array, lut: Uint8Array, index: Index): Uint8Array {
  const colours = new Uint32Array(lut.buffer, lut.byteOffset, 256);
  const out = new Uint32Array(values.length);
  // Transparent cells carry their neighbour's colour, or linear filtering would draw a dark rim.
  const clear = transparent(colours[128]!);
  let last = clear;
  for (let i = 0; i < values.length; i++) {
    const at = index(values[i]!);
    if (at < 0) out[i] = last;
    else {
      out[i] = colours[at]!;
      last = transparent(colours[at]!);
    }
  }
  return new Uint8Array(out.buffer);
}

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const transparent = (rgba: number): number =>
  littleEndian ? rgba & 0x00ffffff : (rgba & 0xffffff00) >>> 0;

/** Mean of `cells` x `cells` colours, weighted by their alpha: class codes themselves have no mean. */
function blend(
  values: Float32Array,
  size: number,
  cells: number,
  lut: Uint8Array,
  index: Index,
): Uint8Array {
  const side = Math.floor(size / cells);
  const out = new Uint8Array(side * side * 4);
  // A cell without any colour carries its neighbour's, as in `paint`.
  let [lastR, lastG, lastB] = [lut[4]!, lut[5]!, lut[6]!];
  for (let row = 0; row < side; row++)
    for (let col = 0; col < side; col++) {
      let [r, g, b, a] = [0, 0, 0, 0];
      for (let j = 0; j < cells; j++)
        for (let i = 0; i < cells; i++) {
          const at = index(values[(row * cells + j) * size + col * cells + i]!) * 4;
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
