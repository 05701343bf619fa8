import type { Database, SqlJsStatic } from 'sql.js';

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
 * The package finds its WebAssembly by itself in Node; in a browser it is where the bundler put it.
 */
async function sqlite(): Promise<SqlJsStatic> {
  const { default: start } = await import('sql.js');
  const inNode = typeof process === 'object' && process.versions?.node !== undefined;
  const url = inNode ? undefined : (await import('sql.js/dist/sql-wasm.wasm?url')).default;
  return start(url === undefined ? {} : { locateFile: () => url });
}

/** A GeoPackage (OGC 12-128r19) that is open in memory; `close` lets go of it. */
export interface Geopackage {
  /** Feature tables in their order. */
  readonly tables: readonly string[];
  /** All features of a table; throws an Error where there is no such one, or it is damaged. */
  read(name: string): GpkgTable;
  close(): void;
}

/** Opens a GeoPackage; rejects with an Error where the bytes are none. */
export async function openGeopackage(bytes: Uint8Array): Promise<Geopackage> {
  const { Database } = await sqlite();
  const database = new Database(bytes);
  try {
    const found = database.exec('SELECT table_name FROM gpkg_geometry_columns');
    return {
      tables: (found[0]?.values ?? []).map(([name]) => String(name)),
      read: (name) => tableOf(database, name),
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function tableOf(database: Database, name: string): GpkgTable {
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
