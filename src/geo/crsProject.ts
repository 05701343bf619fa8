import proj4 from 'proj4';

/** A coordinate reference system as a pair of functions; WGS 84 degrees, `x` east and `y` north in its units. */
export interface Crs {
  /** `EPSG:n`, or the text it was made of. */
  readonly name: string;
  /** `x` and `y` are degrees of longitude and latitude. */
  readonly geographic: boolean;
  /**
   * How far off the way to WGS 84 may be, metres, as the EPSG dataset says of its transformation;
   * Infinity where the datum is unknown and no shift is made, absent where none is needed.
   */
  readonly accuracyMetres?: number;
  toLonLat(x: number, y: number): [lon: number, lat: number];
  fromLonLat(lon: number, lat: number): [x: number, y: number];
}

/** A datum's way to WGS 84 (EPSG method 9606, position vector) in one area. */
export interface DatumShift {
  /** Code of the EPSG operation; 0 where several are chained. */
  readonly operation: number;
  /** West, south, east, north, degrees; west is above east where it crosses 180 degrees. */
  readonly area: readonly [number, number, number, number];
  /** Metres; negative where EPSG does not say. */
  readonly accuracy: number;
  /** Metres, arc seconds, ppm. */
  readonly parameters: readonly number[];
}

type Place = [number, number];
interface Converter {
  forward(place: Place, enforceAxis?: boolean): Place;
  inverse(place: Place, enforceAxis?: boolean): Place;
}

/** `definition` as a CRS; undefined where it cannot be read. It tells its own datum, if any. */
export function crsFrom(name: string, definition: string): Crs | undefined {
  try {
    return { name, geographic: isGeographic(definition), ...functionsOf(definition) };
  } catch {
    return undefined;
  }
}

/**
 * `definition` without a datum, which has several ways to WGS 84: the first whose area holds a place
 * is taken there, else the first of all, as PROJ does. `degrees` is the unit of a geographic CRS.
 */
export function crsWithShifts(
  name: string,
  definition: string,
  shifts: readonly DatumShift[],
  degrees = 1,
): Crs | undefined {
  try {
    const all = shifts.map(({ parameters }) => functionsOf(shifted(definition, parameters)));
    const [only] = all;
    if (only === undefined) return undefined;
    const at = (lon: number, lat: number) =>
      all[
        Math.max(
          0,
          shifts.findIndex(({ area }) => holds(area, lon, lat)),
        )
      ]!;
    const geographic = isGeographic(definition);
    const several = all.length > 1;
    const toLonLat: Crs['toLonLat'] = several
      ? (x, y) => at(...only.toLonLat(x, y)).toLonLat(x, y)
      : only.toLonLat;
    const fromLonLat: Crs['fromLonLat'] = several
      ? (lon, lat) => at(lon, lat).fromLonLat(lon, lat)
      : only.fromLonLat;
    const worst = Math.max(...shifts.map(({ accuracy }) => (accuracy < 0 ? Infinity : accuracy)));
    return {
      name,
      geographic,
      ...(worst === 0 ? {} : { accuracyMetres: worst }),
      ...inUnits({ toLonLat, fromLonLat }, degrees),
    };
  } catch {
    return undefined;
  }
}

/** The same functions for coordinates in units of `unit` of theirs. */
export function inUnits(
  { toLonLat, fromLonLat }: Pick<Crs, 'toLonLat' | 'fromLonLat'>,
  unit: number,
): Pick<Crs, 'toLonLat' | 'fromLonLat'> {
  if (unit === 1) return { toLonLat, fromLonLat };
  return {
    toLonLat: (x, y) => toLonLat(x * unit, y * unit),
    fromLonLat: (lon, lat) => {
      const [x, y] = fromLonLat(lon, lat);
      return [x / unit, y / unit];
    },
  };
}

const isGeographic = (definition: string): boolean =>
  /\+proj=longlat|^\s*(GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS)/i.test(definition);

/** A proj4 text or WKT 1 with a shift to WGS 84. */
const shifted = (definition: string, parameters: readonly number[]): string =>
  definition.startsWith('+')
    ? `${definition} +towgs84=${parameters.join(',')}`
    : definition.replace(
        /SPHEROID\[[^\]]*\]/,
        (body) => `${body},TOWGS84[${parameters.join(',')}]`,
      );

/**
 * proj4 notices an unknown projection only when it is used. Axes count where a proj4 text turns them
 * (west, south), not in WKT: rasters are in x, y order whatever the authority says.
 */
function functionsOf(definition: string): Pick<Crs, 'toLonLat' | 'fromLonLat'> {
  const converter: Converter = proj4(definition);
  converter.forward([10, 50]);
  const turned = definition.startsWith('+') && definition.includes('+axis=');
  return {
    toLonLat: (x, y) => converter.inverse([x, y], turned),
    fromLonLat: (lon, lat) => converter.forward([lon, lat], turned),
  };
}

function holds([west, south, east, north]: DatumShift['area'], lon: number, lat: number): boolean {
  if (!(lat >= south && lat <= north)) return false;
  return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
}
