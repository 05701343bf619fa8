/** WGS 84 ellipsoid (NIMA TR8350.2, 3rd edition, table 3.1): semi-major axis in metres, flattening. */
export const wgs84 = { a: 6378137, f: 1 / 298.257223563 } as const;

const e2 = wgs84.f * (2 - wgs84.f);
const b = wgs84.a * (1 - wgs84.f);
const rad = Math.PI / 180;

export type Vec3 = readonly [x: number, y: number, z: number];

/**
 * Earth-centred, earth-fixed metres (EPSG:4978) of WGS 84 degrees and metres above the ellipsoid
 * (EPSG:4979). Closed form; EPSG Guidance Note 7-2, section 4.1.1.
 */
export function lonLatHeightToEcef(
  lon: number,
  lat: number,
  height: number,
): [number, number, number] {
  const sin = Math.sin(lat * rad);
  const cos = Math.cos(lat * rad);
  const n = wgs84.a / Math.sqrt(1 - e2 * sin * sin);
  return [
    (n + height) * cos * Math.cos(lon * rad),
    (n + height) * cos * Math.sin(lon * rad),
    (n * (1 - e2) + height) * sin,
  ];
}

/**
 * WGS 84 degrees and metres of earth-centred metres, by Bowring's formula (Survey Review 28, 1985);
 * within a micrometre from 10 km below the ellipsoid to 100 km above it.
 */
export function ecefToLonLatHeight(x: number, y: number, z: number): [number, number, number] {
  const p = Math.hypot(x, y);
  const ep2 = e2 / (1 - e2);
  const theta = Math.atan2(z * wgs84.a, p * b);
  const lat = Math.atan2(
    z + ep2 * b * Math.sin(theta) ** 3,
    p - e2 * wgs84.a * Math.cos(theta) ** 3,
  );
  const sin = Math.sin(lat);
  const cos = Math.cos(lat);
  // This form of the height is well conditioned at the poles too.
  const height = p * cos + z * sin - wgs84.a * Math.sqrt(1 - e2 * sin * sin);
  return [Math.atan2(y, x) / rad, lat / rad, height];
}

/** A local plane: `origin` in earth-centred metres, unit vectors east, north and up at it. */
export interface EnuFrame {
  readonly origin: Vec3;
  readonly east: Vec3;
  readonly north: Vec3;
  readonly up: Vec3;
}

/** The tangent frame at WGS 84 degrees and metres; `up` is the ellipsoid's normal. */
export function enuFrame(lon: number, lat: number, height: number): EnuFrame {
  const sinLon = Math.sin(lon * rad);
  const cosLon = Math.cos(lon * rad);
  const sinLat = Math.sin(lat * rad);
  const cosLat = Math.cos(lat * rad);
  return {
    origin: lonLatHeightToEcef(lon, lat, height),
    east: [-sinLon, cosLon, 0],
    north: [-sinLat * cosLon, -sinLat * sinLon, cosLat],
    up: [cosLat * cosLon, cosLat * sinLon, sinLat],
  };
}

/** East, north and up metres in `frame` of an earth-centred point. */
export function ecefToEnu(
  frame: EnuFrame,
  x: number,
  y: number,
  z: number,
): [number, number, number] {
  const dx = x - frame.origin[0];
  const dy = y - frame.origin[1];
  const dz = z - frame.origin[2];
  const along = (v: Vec3): number => v[0] * dx + v[1] * dy + v[2] * dz;
  return [along(frame.east), along(frame.north), along(frame.up)];
}
