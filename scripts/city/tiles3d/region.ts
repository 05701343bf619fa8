/** 3D Tiles bounding region: west, south, east, north in radians, then lowest and highest metres. */
export type Region = [
  west: number,
  south: number,
  east: number,
  north: number,
  low: number,
  high: number,
];

const rad = Math.PI / 180;

export const emptyRegion = (): Region => [
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

/** Widens `region` to hold a point in WGS 84 degrees and metres above the ellipsoid. */
export function include(region: Region, lon: number, lat: number, height: number): void {
  region[0] = Math.min(region[0], lon * rad);
  region[1] = Math.min(region[1], lat * rad);
  region[2] = Math.max(region[2], lon * rad);
  region[3] = Math.max(region[3], lat * rad);
  region[4] = Math.min(region[4], height);
  region[5] = Math.max(region[5], height);
}

export const union = (a: Region, b: Region): Region => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
  Math.min(a[4], b[4]),
  Math.max(a[5], b[5]),
];
