import { readFile } from 'node:fs/promises';
import initSqlJs from 'sql.js';
import { Problem } from '../../../src/problem/problem.ts';

/** Lines or rings of one feature, in the table's CRS. */
export interface GpkgFeature {
  readonly kind: 'line' | 'polygon' | 'point';
  /** Lines, or outer and inner rings alike (fill by the even-odd rule). */
  readonly parts: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly attributes: Readonly<Record<string, string | number | null>>;
}

export interface GpkgTable {
  readonly name: string;
  /** EPSG code of the geometries. */
  readonly epsg: number;
  readonly features: readonly GpkgFeature[];
  /** Rows whose geometry is missing or of an unknown type. */
  readonly unreadable: number;
}

/**
 * Reads one feature table of a GeoPackage (OGC 12-128r19), all of it into memory.
 * @throws Problem `sourceFormat`
 */
export async function readGeopackage(file: string, name: string): Promise<GpkgTable> {
  const SQL = await initSqlJs();
  try {
    const database = new SQL.Database(await readFile(file));
    try {
      const meta = database.exec(
        'SELECT c.column_name, s.organization_coordsys_id FROM gpkg_geometry_columns c ' +
          'JOIN gpkg_spatial_ref_sys s ON s.srs_id = c.srs_id WHERE c.table_name = ?',
        [name],
      );
      const [column, epsg] = meta[0]?.values[0] ?? [];
      if (typeof column !== 'string') throw new Error(`no feature table "${name}"`);
      const features: GpkgFeature[] = [];
      let unreadable = 0;
      const rows = database.prepare(`SELECT * FROM "${name.replaceAll('"', '""')}"`);
      while (rows.step()) {
        const { [column]: blob, ...attributes } = rows.getAsObject();
        const geometry = blob instanceof Uint8Array ? geometryOf(blob) : undefined;
        if (geometry === undefined) unreadable++;
        else features.push({ ...geometry, attributes: attributes as GpkgFeature['attributes'] });
      }
      rows.free();
      return { name, epsg: Number(epsg), features, unreadable };
    } finally {
      database.close();
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('sourceFormat', { file, detail }, { cause });
  }
}

/**
 * Names of the feature tables of a GeoPackage, in their order.
 * @throws Problem `sourceFormat`
 */
export async function geopackageTables(file: string): Promise<readonly string[]> {
  const SQL = await initSqlJs();
  try {
    const database = new SQL.Database(await readFile(file));
    try {
      const found = database.exec('SELECT table_name FROM gpkg_geometry_columns');
      return (found[0]?.values ?? []).map(([name]) => String(name));
    } finally {
      database.close();
    }
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('sourceFormat', { file, detail }, { cause });
  }
}

/** Envelope lengths by the header's indicator (clause 2.1.3). */
const envelopeBytes = [0, 32, 48, 48, 64];

function geometryOf(blob: Uint8Array): Omit<GpkgFeature, 'attributes'> | undefined {
  const skip = envelopeBytes[(blob[3]! >> 1) & 7];
  if (blob[0] !== 0x47 || blob[1] !== 0x50 || skip === undefined) return undefined;
  const reader = new WkbReader(
    new DataView(blob.buffer, blob.byteOffset, blob.byteLength),
    8 + skip,
  );
  return reader.geometry();
}

/** Well-known binary: points, lines, polygons and their multiples, with or without Z and M. */
class WkbReader {
  private little = true;

  constructor(
    private readonly view: DataView,
    private at: number,
  ) {}

  geometry(): Omit<GpkgFeature, 'attributes'> | undefined {
    this.little = this.view.getUint8(this.at++) === 1;
    const code = this.uint();
    const type = code % 1000;
    const dimensions = 2 + [0, 1, 1, 2][Math.floor(code / 1000)]!;
    if (type === 1) return { kind: 'point', parts: [[this.point(dimensions)]] };
    if (type === 2) return { kind: 'line', parts: [this.points(dimensions)] };
    if (type === 3) {
      const parts = Array.from({ length: this.uint() }, () => this.points(dimensions));
      return { kind: 'polygon', parts };
    }
    if (type < 4 || type > 6) return undefined;
    const members = Array.from({ length: this.uint() }, () => this.geometry());
    const kind = (['point', 'line', 'polygon'] as const)[type - 4]!;
    return { kind, parts: members.flatMap((member) => member?.parts ?? []) };
  }

  private uint(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, this.little);
  }

  private points(dimensions: number): (readonly [number, number])[] {
    return Array.from({ length: this.uint() }, () => this.point(dimensions));
  }

  private point(dimensions: number): readonly [number, number] {
    const x = this.view.getFloat64(this.at, this.little);
    const y = this.view.getFloat64(this.at + 8, this.little);
    this.at += 8 * dimensions;
    return [x, y];
  }
}
