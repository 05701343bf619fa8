import { crsOf } from './crsNamed.ts';
import { type Crs, crsFrom, crsWithShifts, type DatumShift, inUnits } from './crsProject.ts';
import { readable, repaired } from './crsRepair.ts';
import { baseShifts, epsgTable } from './crsTable.ts';

/** The keys of a GeoTIFF's GeoKeyDirectory (OGC 19-008r4) that a CRS is told by. */
export interface GeoKeys {
  readonly ProjectedCSTypeGeoKey?: number;
  readonly GeographicTypeGeoKey?: number;
  readonly GTModelTypeGeoKey?: number;
  readonly [key: string]: unknown;
}

const userDefined = 32767;

/** The CRS that a GeoTIFF declares: by EPSG code, or parameter by parameter (user-defined keys). */
export async function crsOfGeoKeys(keys: GeoKeys): Promise<Crs | undefined> {
  const code = epsgOf(keys);
  if (code !== undefined) return crsOf(`EPSG:${code}`);
  const name = citationOf(keys);
  const wkt = [keys.PCSCitationGeoKey, keys.GTCitationGeoKey]
    .map((text) => /^ESRI PE String = ((?:PROJ|GEOG)CS\[.*\])/.exec(String(text))?.[1])
    .find((text) => text !== undefined);
  if (wkt !== undefined) {
    const crs = await onDatum(/"([^"]*)"/.exec(wkt)?.[1] ?? wkt, wkt, keys);
    return crs && { ...crs, ...withKrovakOrigin(crs, wkt) };
  }
  if (keys.GTModelTypeGeoKey === undefined || keys.GTModelTypeGeoKey === userDefined)
    return undefined;
  const { toProj4 } = await import('geotiff-geokeys-to-proj4');
  const { proj4, coordinatesConversionParameters: unit } = toProj4(
    readable(keys) as unknown as Parameters<typeof toProj4>[0],
  );
  const crs = await onDatum(name ?? proj4.trim(), repaired(proj4, keys), keys);
  return crs && { ...crs, ...inUnits(crs, unit.x) };
}

/** proj4js leaves out the false origin of a Krovak projection. */
function withKrovakOrigin({ toLonLat, fromLonLat }: Crs, wkt: string): Partial<Crs> {
  if (!/PROJECTION\["Krovak/.test(wkt)) return {};
  const value = (name: string): number =>
    Number(new RegExp(`PARAMETER\\["${name}",([^\\]]*)\\]`).exec(wkt)?.[1] ?? 0);
  const [east, north] = [value('False_Easting'), value('False_Northing')];
  return {
    toLonLat: (x, y) => toLonLat(x - east, y - north),
    fromLonLat: (lon, lat) => {
      const [x, y] = fromLonLat(lon, lat);
      return [x + east, y + north];
    },
  };
}

/** A definition on the datum that the keys name; of unknown accuracy where they name none. */
async function onDatum(name: string, definition: string, keys: GeoKeys): Promise<Crs | undefined> {
  const own = Object.values((keys.GeogTOWGS84GeoKey ?? {}) as Record<string, number>);
  if (own.length >= 3) return crsWithShifts(name, definition, [ownShift(own)]);
  const base = geographicOf(keys);
  const shifts = base === undefined ? [] : baseShifts(await epsgTable(), String(base));
  if (shifts.length > 0) return crsWithShifts(name, definition, shifts);
  const crs = crsFrom(name, definition);
  // A sphere has no datum; the ellipsoids of WGS 84 and ETRS89 differ by a tenth of a millimetre.
  const a = Number(keys.GeogSemiMajorAxisGeoKey ?? /\+a=(\S+)/.exec(definition)?.[1]);
  const b = Number(keys.GeogSemiMinorAxisGeoKey ?? /\+b=(\S+)/.exec(definition)?.[1]);
  if (crs === undefined || a === b || a === 6378137) return crs;
  return { ...crs, accuracyMetres: Number.POSITIVE_INFINITY };
}

/** The file's own shift to WGS 84; who wrote it knows how good it is. */
const ownShift = (parameters: readonly number[]): DatumShift => ({
  operation: 0,
  area: [-180, -90, 180, 90],
  accuracy: 0,
  parameters: Array.from({ length: 7 }, (_, i) => parameters[i] ?? 0),
});

/** EPSG code of the geographic CRS, or of the one whose datum is named (EPSG numbers these 2000 apart). */
function geographicOf(keys: GeoKeys): number | undefined {
  const base = keys.GeographicTypeGeoKey;
  if (base !== undefined && base !== userDefined && base > 0) return base;
  const datum = Number(keys.GeogGeodeticDatumGeoKey);
  return datum > 6000 && datum < 7000 ? datum - 2000 : undefined;
}

/** EPSG code of a GeoTIFF's CRS; undefined where it is user-defined or absent. */
export function epsgOf(keys: GeoKeys): number | undefined {
  const model = keys.GTModelTypeGeoKey;
  const projected = model === 2 ? undefined : keys.ProjectedCSTypeGeoKey;
  const geographic = model === 2 || model === undefined ? keys.GeographicTypeGeoKey : undefined;
  const code = projected ?? geographic;
  return code === undefined || code === userDefined || code <= 0 ? undefined : code;
}

/** How a file itself calls its CRS, for a message. */
export const citationOf = (keys: GeoKeys): string | undefined =>
  [keys.PCSCitationGeoKey, keys.GTCitationGeoKey, keys.GeogCitationGeoKey].find(
    (text): text is string => typeof text === 'string' && text !== '',
  );
