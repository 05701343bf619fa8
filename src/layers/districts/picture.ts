import { type TileId, tileBounds, tilePlace } from '../../geo/tile.ts';
import type { District } from './geojson.ts';

/** What the picture of the districts depends on. */
export interface DistrictLook {
  readonly dark: boolean;
  /** sRGB hex of each district, or undefined for outlines alone. */
  readonly fills: readonly string[] | undefined;
}

export const inks = {
  light: { line: '#33424a', halo: '#ffffff' },
  dark: { line: '#cfdbe0', halo: '#0f1518' },
} as const;

/** Texels a side: two for each pixel of a globe tile, so that thin lines stay crisp. */
const side = 512;
const texelsPerPixel = 2;
interface Stroke {
  readonly color: string;
  /** Pixels; where districts are small on the map, strokes shrink with them. */
  readonly width: number;
  readonly alpha: number;
}

const widest = 4.5;
const plain = (line: string, halo: string): readonly Stroke[] => [
  { color: halo, width: widest, alpha: 0.6 },
  { color: line, width: 2, alpha: 0.9 },
];
/** Fills part themselves: a hairline is enough, and a halo would hide their colours. */
const onFill: readonly Stroke[] = [{ color: '#14191d', width: 1.3, alpha: 0.75 }];
const pixelsForFullWidth = 40;
const fillAlpha = 0.62;
const metresPerDegree = 111_195;

interface Shape {
  readonly district: District;
  readonly index: number;
  readonly box: readonly [west: number, south: number, east: number, north: number];
}

/** Paints districts into tiles of the globe: drawn flat, they drape over the ground for nothing. */
export class DistrictPicture {
  readonly bounds: Shape['box'];
  readonly #shapes: readonly Shape[];
  /** Typical side of a district, metres. */
  readonly #size: number;
  readonly #context: CanvasRenderingContext2D;

  /** @param sizes side of a square as large as each district, metres */
  constructor(districts: readonly District[], sizes: readonly number[]) {
    this.#shapes = districts.map((district, index) => ({ district, index, box: boxOf(district) }));
    this.bounds = this.#shapes.map(({ box }) => box).reduce(joined);
    this.#size = [...sizes].sort((a, b) => a - b)[sizes.length >> 1]!;
    const canvas = document.createElement('canvas');
    canvas.width = side;
    canvas.height = side;
    this.#context = canvas.getContext('2d', { willReadFrequently: true })!;
  }

  /** RGBA bytes, not premultiplied, row 0 north; a single clear texel where nothing is drawn. */
  paint(tile: TileId, { dark, fills }: DistrictLook): Uint8Array {
    const [west, south, east, north] = tileBounds(tile);
    const margin = (widest / 256) * (north - south);
    const near = this.#shapes.filter(
      ({ box: [w, s, e, n] }) =>
        e > west - margin && w < east + margin && n > south - margin && s < north + margin,
    );
    if (near.length === 0) return new Uint8Array(4);

    const context = this.#context;
    const { line, halo } = inks[dark ? 'dark' : 'light'];
    // A tile's texels are narrower than high on the ground; the pen is widened to make up for it.
    const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
    context.resetTransform();
    context.clearRect(0, 0, side, side);
    // Clear texels keep the halo's colour, which they would otherwise darken when filtered.
    context.globalAlpha = 1 / 255;
    context.fillStyle = halo;
    context.fillRect(0, 0, side, side);
    context.setTransform(1 / shrink, 0, 0, 1, 0, 0);

    context.globalAlpha = fillAlpha;
    for (const { district, index } of fills === undefined ? [] : near) {
      context.fillStyle = fills![index]!;
      context.fill(pathOf([district], tile, shrink), 'evenodd');
    }
    const outline = pathOf(
      near.map(({ district }) => district),
      tile,
      shrink,
    );
    const pixels = this.#size / (((north - south) / 256) * metresPerDegree);
    const scale = Math.min(1, pixels / pixelsForFullWidth) * texelsPerPixel;
    context.lineJoin = 'round';
    for (const { color, width, alpha } of fills === undefined ? plain(line, halo) : onFill) {
      context.globalAlpha = alpha;
      context.strokeStyle = color;
      context.lineWidth = width * scale;
      context.stroke(outline);
    }
    return new Uint8Array(context.getImageData(0, 0, side, side).data.buffer);
  }
}

/** Rings in texels of a tile, its columns times `shrink`; steps below a texel are left out. */
function pathOf(districts: readonly District[], tile: TileId, shrink: number): Path2D {
  const path = new Path2D();
  for (const ring of districts.flatMap(({ polygons }) => polygons.flat())) {
    let [lastX, lastY] = [Number.NaN, Number.NaN];
    for (let i = 0; i < ring.length; i += 2) {
      const [u, v] = tilePlace(tile, ring[i]!, ring[i + 1]!);
      const [x, y] = [u * side * shrink, v * side];
      if (Math.abs(x - lastX) < 1 && Math.abs(y - lastY) < 1) continue;
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
      [lastX, lastY] = [x, y];
    }
    path.closePath();
  }
  return path;
}

function boxOf({ polygons }: District): Shape['box'] {
  let box: Shape['box'] = [180, 90, -180, -90];
  for (const [outer] of polygons)
    for (let i = 0; i < outer!.length; i += 2) {
      const [lon, lat] = [outer![i]!, outer![i + 1]!];
      box = joined(box, [lon, lat, lon, lat]);
    }
  return box;
}

const joined = (a: Shape['box'], b: Shape['box']): Shape['box'] => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
