import { isNorthFirst } from '../../geo/axis.ts';
import { type Crs, crsOf } from '../../geo/crs.ts';
import type { TileScheme } from '../../geo/tile.ts';

/** A CRS as a service names it, understood. */
export interface ServiceCrs {
  /** As the service writes it. */
  readonly name: string;
  readonly crs: Crs;
  /** Its authority writes (north, east). */
  readonly northFirst: boolean;
  /** The tiling of web maps that it has, where it is one of theirs. */
  readonly scheme: TileScheme | undefined;
}

/** Codes by which web mercator went before it had one. */
const mercator: ReadonlySet<number> = new Set([3857, 900913, 102100, 102113, 3785]);

/** Understands `EPSG:n`, `CRS:84` and the URN and URL forms of both; undefined where it is not known. */
export async function serviceCrs(name: string): Promise<ServiceCrs | undefined> {
  if (/(^CRS:|[:/]CRS)84$/i.test(name)) return geographic(name, false);
  const found =
    /^(?:EPSG:|urn:(?:x-)?ogc:def:crs:EPSG:.*:|https?:.*\/EPSG\/.*\/|.*epsg\.xml#)(\d+)$/i.exec(
      name,
    );
  if (found === null) return undefined;
  const code = Number(found[1]);
  if (code === 4326) return geographic(name, true);
  const isMercator = mercator.has(code);
  const crs = await crsOf(isMercator ? 'EPSG:3857' : `EPSG:${code}`);
  return (
    crs && {
      name,
      crs,
      northFirst: isNorthFirst(code),
      scheme: isMercator ? 'mercator' : undefined,
    }
  );
}

async function geographic(name: string, northFirst: boolean): Promise<ServiceCrs> {
  const crs = (await crsOf('EPSG:4326'))!;
  return { name, crs, northFirst, scheme: 'geographic' };
}

/** The first of the names that is understood, best first: mercator, whose symbols and letters keep their shape on the globe. */
export async function bestCrs(
  names: readonly string[],
  wanted?: string,
): Promise<ServiceCrs | undefined> {
  const rank = (name: string): number => {
    if (name === wanted) return 0;
    if (/(^|[:/])3857$/.test(name)) return 1;
    if (/(^|[:/])(900913|102100|102113|3785)$/.test(name)) return 2;
    // CRS:84 has one axis order in every version.
    if (/CRS:?84$/i.test(name)) return 3;
    return /(^|[:/])4326$/.test(name) ? 4 : 5;
  };
  const ordered = names
    .filter((name, i) => !/^AUTO/i.test(name) && names.indexOf(name) === i)
    .sort((a, b) => rank(a) - rank(b));
  for (const name of ordered.slice(0, 60)) {
    const found = await serviceCrs(name);
    if (found !== undefined) return found;
  }
  return undefined;
}
