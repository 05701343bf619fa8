import { type EnuFrame, ecefToEnu, enuFrame, lonLatHeightToEcef } from '../../../src/geo/enu.ts';
import type { ToLonLatHeight } from '../table.ts';

/** glTF axes of a tile: x east, y up, z south, metres from an origin on the ellipsoid's normal. */
export interface TileFrame {
  readonly enu: EnuFrame;
  /** Where the tile's axes stand on the earth, as glTF node properties (y-up earth-centred metres). */
  readonly translation: [number, number, number];
  readonly rotation: [number, number, number, number];
}

/** The frame at a point of the plane. */
export function tileFrame(
  x: number,
  y: number,
  z: number,
  toLonLatHeight: ToLonLatHeight,
): TileFrame {
  const enu = enuFrame(...toLonLatHeight(x, y, z));
  const [e, n, u] = [enu.east, enu.north, enu.up].map(yUp) as [Triple, Triple, Triple];
  const south: Triple = [-n[0], -n[1], -n[2]];
  return { enu, translation: yUp(enu.origin), rotation: quaternion(e, u, south) };
}

/** East, up, south metres of WGS 84 degrees and metres, through earth-centred coordinates. */
export function toTile(frame: TileFrame, lon: number, lat: number, height: number): Triple {
  const [e, n, u] = ecefToEnu(frame.enu, ...lonLatHeightToEcef(lon, lat, height));
  return [e, u, -n];
}

type Triple = [number, number, number];

/** 3D Tiles turns glTF's y-up into z-up; this is the way back. */
const yUp = ([x, y, z]: readonly [number, number, number]): Triple => [x, z, -y];

/** Unit quaternion (x, y, z, w) of a rotation by its columns; Shepperd's method (1978). */
function quaternion(x: Triple, y: Triple, z: Triple): [number, number, number, number] {
  const trace = x[0] + y[1] + z[2];
  const candidates = [x[0], y[1], z[2], trace];
  const largest = candidates.indexOf(Math.max(...candidates));
  const q: [number, number, number, number] =
    largest === 3
      ? [y[2] - z[1], z[0] - x[2], x[1] - y[0], 1 + trace]
      : largest === 0
        ? [1 + x[0] - y[1] - z[2], x[1] + y[0], z[0] + x[2], y[2] - z[1]]
        : largest === 1
          ? [x[1] + y[0], 1 - x[0] + y[1] - z[2], y[2] + z[1], z[0] - x[2]]
          : [z[0] + x[2], y[2] + z[1], 1 - x[0] - y[1] + z[2], x[1] - y[0]];
  const length = Math.hypot(...q);
  return [q[0] / length, q[1] / length, q[2] / length, q[3] / length];
}
