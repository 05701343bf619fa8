import { type Crs, crsFrom } from './crsProject.ts';
import { epsgTable, tableCrs } from './crsTable.ts';
import { commonGrid } from './grids.ts';

const known = new Map<string, Crs>();

/**
 * The CRS of an EPSG code (`EPSG:n`, its URN or URL), of a proj4 text or of WKT. Undefined where it is
 * not known, needs a grid shift file, or is one that proj4js cannot project as PROJ does. Common
 * European grids come with the module; the table of all EPSG codes loads when first asked for.
 */
export async function crsOf(text: string): Promise<Crs | undefined> {
  const name = text.trim();
  const found = known.get(name);
  if (found !== undefined) return found;
  const code = codeIn(name);
  const crs = code === undefined ? declared(name) : await byCode(code);
  if (crs !== undefined) known.set(name, crs);
  return crs;
}

async function byCode(code: string): Promise<Crs | undefined> {
  const common = commonGrid(Number(code));
  if (common === undefined) return tableCrs(await epsgTable(), code);
  const crs = crsFrom(`EPSG:${code}`, common.definition);
  if (crs === undefined || common.accuracyMetres === undefined) return crs;
  return { ...crs, accuracyMetres: common.accuracyMetres };
}

/** EPSG code of a name, URN, URL, or of a WKT that ends with its own identifier. */
function codeIn(text: string): string | undefined {
  if (/^(OGC:CRS84|urn:ogc:def:crs:OGC:[\d.]*:CRS84|.*\/OGC\/[\d.]+\/CRS84)$/i.test(text))
    return '4326';
  const named = /^(?:EPSG:|.*\/EPSG\/[\d.]+\/|urn:ogc:def:crs:EPSG:[\d.]*:)0*(\d+)$/i.exec(text);
  const wkt = /\b(?:AUTHORITY|ID)\["EPSG",\s*"?(\d+)"?\]\s*\]$/i.exec(text);
  return (named ?? wkt)?.[1];
}

/** A text that tells its own datum; one that names a grid file is refused, for it is not here. */
function declared(text: string): Crs | undefined {
  if (/\+(nadgrids|geoidgrids)=(?!@null)/.test(text) || /PROJ4_GRIDS/.test(text)) return undefined;
  const crs = crsFrom(text, text);
  if (crs === undefined) return undefined;
  const tells = /\+(datum|towgs84|nadgrids|R)=|TOWGS84|WGS[_ ]?(19)?84|GRS[_ ]?(19)?80/i.test(text);
  return tells ? crs : { ...crs, accuracyMetres: Number.POSITIVE_INFINITY };
}
