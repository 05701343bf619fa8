import proj4 from 'proj4';
import { europeanGrids } from './grids.ts';

/** A coordinate reference system as a pair of functions; WGS 84 degrees, `x` east and `y` north in its units. */
export interface Crs {
  /** `EPSG:n`, or the text it was made of. */
  readonly name: string;
  /** `x` and `y` are degrees of longitude and latitude. */
  readonly geographic: boolean;
  toLonLat(x: number, y: number): [lon: number, lat: number];
  fromLonLat(lon: number, lat: number): [x: number, y: number];
}

/** The keys of a GeoTIFF's GeoKeyDirectory (OGC 19-008r4) that a CRS is told by. */
export interface GeoKeys {
  readonly ProjectedCSTypeGeoKey?: number;
  readonly GeographicTypeGeoKey?: number;
  readonly GTModelTypeGeoKey?: number;
  readonly [key: string]: unknown;
}

const userDefined = 32767;
const known = new Map<string, Crs>();

/**
 * The CRS of `EPSG:n`, a proj4 string or WKT; undefined where it is not known, or needs a grid shift
 * file. Common European grids come with the module, 5,400 EPSG codes more load when first asked for.
 */
export async function crsOf(text: string): Promise<Crs | undefined> {
  const name = text.trim();
  const found = known.get(name);
  if (found !== undefined) return found;
  const code = /^(?:EPSG:|.*\/EPSG\/\d+\/|urn:ogc:def:crs:EPSG:[\d.]*:)(\d+)$/i.exec(name)?.[1];
  const definition = code === undefined ? name : await definitionOf(Number(code));
  if (definition === undefined) return undefined;
  const crs = projected(code === undefined ? name : `EPSG:${code}`, definition);
  if (crs !== undefined) known.set(name, crs);
  return crs;
}

/** The CRS that a GeoTIFF declares: by EPSG code, or parameter by parameter (user-defined keys). */
export async function crsOfGeoKeys(keys: GeoKeys): Promise<Crs | undefined> {
  const code = epsgOf(keys);
  if (code !== undefined) return crsOf(`EPSG:${code}`);
  if (keys.GTModelTypeGeoKey === undefined || keys.GTModelTypeGeoKey === userDefined)
    return undefined;
  const { toProj4 } = await import('geotiff-geokeys-to-proj4');
  const { proj4: definition, coordinatesConversionParameters: unit } = toProj4(
    keys as unknown as Parameters<typeof toProj4>[0],
  );
  const metric = projected(citationOf(keys) ?? definition, definition);
  if (metric === undefined || (unit.x === 1 && unit.y === 1)) return metric;
  return {
    ...metric,
    toLonLat: (x, y) => metric.toLonLat(x * unit.x, y * unit.y),
    fromLonLat: (lon, lat) => {
      const [x, y] = metric.fromLonLat(lon, lat);
      return [x / unit.x, y / unit.y];
    },
  };
}

/** EPSG code of a GeoTIFF's CRS; undefined where it is user-defined or absent. */
export function epsgOf(keys: GeoKeys): number | undefined {
  const code =
    keys.GTModelTypeGeoKey === 2
      ? keys.GeographicTypeGeoKey
      : (keys.ProjectedCSTypeGeoKey ?? keys.GeographicTypeGeoKey);
  return code === undefined || code === userDefined || code <= 0 ? undefined : code;
}

/** How a file itself calls its CRS, for a message. */
export const citationOf = (keys: GeoKeys): string | undefined =>
  [keys.PCSCitationGeoKey, keys.GTCitationGeoKey, keys.GeogCitationGeoKey].find(
    (text): text is string => typeof text === 'string' && text !== '',
  );

async function definitionOf(code: number): Promise<string | undefined> {
  const zone = code % 100;
  const series = Math.floor(code / 100);
  if ((series === 326 || series === 327) && zone >= 1 && zone <= 60)
    return `+proj=utm +zone=${zone}${series === 327 ? ' +south' : ''} +datum=WGS84 +units=m`;
  if (series === 258 && zone >= 28 && zone <= 38)
    return `+proj=utm +zone=${zone} +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m`;
  const grid = europeanGrids[code];
  if (grid !== undefined) return grid;
  const { default: list } = await import('proj4-list');
  const listed = list[`EPSG:${code}`]?.[1];
  return listed === undefined ? undefined : usable(listed);
}

/** Without its grid file a datum that has no other shift would be up to hundreds of metres off, unsaid. */
function usable(definition: string): string | undefined {
  const grids = / ?\+nadgrids=(?!@null)\S+/;
  if (!grids.test(definition)) return definition;
  return definition.includes('+towgs84=') ? definition.replace(grids, '') : undefined;
}

function projected(name: string, definition: string): Crs | undefined {
  try {
    const converter = proj4(definition);
    const geographic = /\+proj=longlat|^(GEOGCS|GEOGCRS|GEODCRS)/.test(definition);
    converter.forward([10, 50]);
    return {
      name,
      geographic,
      toLonLat: (x, y) => converter.inverse([x, y]) as [number, number],
      fromLonLat: (lon, lat) => converter.forward([lon, lat]) as [number, number],
    };
  } catch {
    return undefined;
  }
}
