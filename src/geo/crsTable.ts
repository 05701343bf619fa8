import { type Crs, crsWithShifts, type DatumShift } from './crsProject.ts';

/**
 * `epsg.json`: the EPSG dataset (IOGP) as PROJ writes it, made and checked by `scripts/crs/build.ts`.
 * A CRS is `base definition`; a base is its ellipsoid and its shifts to WGS 84, a compound CRS the
 * code of its horizontal part.
 */
export interface EpsgTable {
  readonly source: string;
  readonly crs: Readonly<Record<string, string>>;
  readonly compound: Readonly<Record<string, string>>;
  readonly bases: Readonly<Record<string, EpsgBase>>;
}

export interface EpsgBase {
  readonly ellipsoid: string;
  /** Operation, area (west, south, east, north), accuracy, seven parameters. */
  readonly shifts: readonly (readonly number[])[];
}

/** The table's CRS of an EPSG code; undefined where it is not there, or has no shift without a grid. */
export function tableCrs(table: EpsgTable, code: string): Crs | undefined {
  const horizontal = table.compound[code] ?? code;
  const entry = table.crs[horizontal];
  if (entry === undefined) return undefined;
  const [base = '', ...tokens] = entry.split(' ');
  const shifts = baseShifts(table, base);
  const ellipsoid = table.bases[base]?.ellipsoid;
  if (ellipsoid === undefined || shifts.length === 0) return undefined;
  const angle = tokens.find((token) => token.startsWith('+degrees='));
  const definition = tokens.filter((token) => token !== angle).join(' ');
  const projection = definition.includes('+proj=') ? '' : '+proj=longlat ';
  const figure = /\+(a|R)=/.test(definition) ? '' : ` ${ellipsoid}`;
  return crsWithShifts(
    `EPSG:${code}`,
    `${projection}${definition}${figure}`,
    shifts,
    Number(angle?.slice('+degrees='.length) ?? 1),
  );
}

/** Ways of a geographic CRS to WGS 84, in the order in which they are tried. */
export const baseShifts = (table: EpsgTable, base: string): DatumShift[] =>
  (table.bases[base]?.shifts ?? []).map(([operation, w, s, e, n, accuracy, ...parameters]) => ({
    operation: operation!,
    area: [w!, s!, e!, n!],
    accuracy: accuracy!,
    parameters,
  }));

let loaded: Promise<EpsgTable> | undefined;

/** Half a megabyte, loaded when first asked for. */
export function epsgTable(): Promise<EpsgTable> {
  loaded ??= import('./epsg.json').then(({ default: table }) => table as unknown as EpsgTable);
  return loaded;
}
