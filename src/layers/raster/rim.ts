import { type TileId, tilePoint } from '../../geo/tile.ts';
import type { Raster } from './raster.ts';

/**
 * Fades RGBA pixels (row 0 north, square) towards the image's own edge, so that a map sheet does not
 * end like a cut board. Places are interpolated between the tile's corners: a rim needs no more.
 */
export function fadeRim(pixels: Uint8Array, raster: Raster, tile: TileId, rim: number): void {
  const side = Math.sqrt(pixels.length / 4);
  const { width, height } = raster.info;
  const reach = rim * Math.min(width, height);
  const corner = (u: number, v: number): [number, number] =>
    raster.toPixel(...tilePoint(tile, u, v));
  const corners = [corner(0, 0), corner(1, 0), corner(0, 1), corner(1, 1)] as const;
  const inner = ([x, y]: readonly [number, number]): number =>
    Math.min(x, y, width - x, height - y);
  // The rim's distance is concave inside the image: four deep corners mean a deep tile.
  if (corners.every((c) => inner(c) >= reach)) return;
  const [a, b, c, d] = corners;
  for (let row = 0; row < side; row++) {
    const t = (row + 0.5) / side;
    for (let col = 0; col < side; col++) {
      const s = (col + 0.5) / side;
      const mix = (i: 0 | 1): number =>
        (a[i] * (1 - s) + b[i] * s) * (1 - t) + (c[i] * (1 - s) + d[i] * s) * t;
      const share = Math.min(1, Math.max(0, inner([mix(0), mix(1)]) / reach));
      if (share < 1) pixels[(row * side + col) * 4 + 3]! *= share * share * (3 - 2 * share);
    }
  }
}
