import type { GeoKeys } from './crsGeoKeys.ts';

/** Values of ProjCoordTransGeoKey (OGC 19-008r4, annex C.4, and GDAL's 9815 for EPSG method 9815). */
const method = {
  obliqueMercator: 3,
  mercator: 7,
  polarStereographic: 15,
  equirectangular: 17,
  transverseMercatorSouth: 27,
  obliqueMercatorCentre: 9815,
} as const;

/** As geotiff-geokeys-to-proj4 knows them: GDAL's code for the oblique Mercator has the keys of 3. */
export const readable = (keys: GeoKeys): GeoKeys =>
  keys.ProjCoordTransGeoKey === method.obliqueMercatorCentre
    ? { ...keys, ProjCoordTransGeoKey: method.obliqueMercator }
    : keys;

/**
 * What geotiff-geokeys-to-proj4 writes otherwise than PROJ reads it: an axis order, which GeoTIFF does
 * not have; its datum shifts, which are not of EPSG's choice; five projections (measured against GDAL).
 */
export function repaired(definition: string, keys: GeoKeys): string {
  const tokens = new Map<string, string | undefined>(
    definition
      .trim()
      .split(/\s+/)
      .map((token) => {
        const [key = '', value] = token.slice(1).split('=');
        return [key, value];
      }),
  );
  const put = (key: string, value?: unknown): void => {
    tokens.set(key, value === undefined ? undefined : String(value));
  };
  const [a, b] = [Number(tokens.get('a')), Number(tokens.get('b'))];
  // proj4js's somerc asks for the flattening.
  if (a > b) {
    tokens.delete('b');
    put('rf', a / (a - b));
  }
  tokens.delete('axis');
  tokens.delete('towgs84');
  const lat = Number(keys.ProjNatOriginLatGeoKey ?? 90);
  switch (Number(keys.ProjCoordTransGeoKey)) {
    case method.polarStereographic:
      put('lat_0', lat < 0 ? -90 : 90);
      put('lon_0', keys.ProjStraightVertPoleLongGeoKey ?? 0);
      if (Math.abs(lat) !== 90) {
        put('lat_ts', lat);
        tokens.delete('k_0');
      }
      break;
    case method.mercator:
    case method.equirectangular:
      tokens.delete('lat_1');
      put('lat_ts', keys.ProjStdParallel1GeoKey ?? 0);
      break;
    case method.transverseMercatorSouth:
      put('axis', 'wsu');
      break;
    case method.obliqueMercator:
    case method.obliqueMercatorCentre:
      oblique(keys, put);
      break;
  }
  return [...tokens]
    .map(([key, value]) => (value === undefined ? `+${key}` : `+${key}=${value}`))
    .join(' ');
}

/** Along a line through a centre; due east of it, it is the Swiss projection. */
function oblique(keys: GeoKeys, put: (key: string, value?: unknown) => void): void {
  const azimuth = Number(keys.ProjAzimuthAngleGeoKey ?? 90);
  const turn = Number(keys.ProjRectifiedGridAngleGeoKey ?? azimuth);
  const swiss = azimuth === 90 && turn === 90;
  put('proj', swiss ? 'somerc' : 'omerc');
  put(swiss ? 'lon_0' : 'lonc', keys.ProjCenterLongGeoKey ?? 0);
  if (swiss) return;
  put('alpha', azimuth);
  put('gamma', turn);
  if (keys.ProjCoordTransGeoKey === method.obliqueMercator) put('no_uoff');
}
