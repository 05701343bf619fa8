import {
  type ColumnMetaData,
  type DecodedArray,
  type FileMetaData,
  parquetMetadata,
  parquetRead,
  type SchemaElement,
} from 'hyparquet';
import { Problem } from '../problem/problem.ts';
import { walkPages } from './parquetPages.ts';
import { ParquetFault, walkStruct } from './parquetWalk.ts';

/**
 * What a column must hold. `number`: Float64Array, null as NaN. `text`: strings, null as '' (whole numbers
 * are taken as text). `boolean`: 1 or 0, null as 0. `geometry`: WKB as GeoJSON, null as null.
 */
export type ParquetKind = 'number' | 'text' | 'boolean' | 'geometry';

export interface ParquetValues {
  readonly number: Float64Array;
  readonly text: readonly string[];
  readonly boolean: Uint8Array;
  readonly geometry: readonly unknown[];
}

export interface ParquetTable<Kinds extends Readonly<Record<string, ParquetKind>>> {
  /** Number of rows, the length of every column. */
  readonly count: number;
  /** Those columns of the asked ones that the file has. */
  readonly columns: { readonly [Name in keyof Kinds]?: ParquetValues[Kinds[Name]] };
}

/** More rows than the largest city has buildings or roads. */
const mostRows = 5_000_000;
/** Values read from one file at the most, 8 bytes or more each, and for each byte of the file. */
const mostCells = 100_000_000;
const cellsPerByte = 16;
/** Metadata at the end of the file: bytes, list elements (columns, row groups, statistics) and columns. */
const mostFooter = 64 * 1024 * 1024;
const mostElements = 300_000;
const mostColumns = 10_000;

const types: Readonly<Record<ParquetKind, readonly string[]>> = {
  number: ['INT32', 'INT64', 'FLOAT', 'DOUBLE'],
  text: ['BYTE_ARRAY', 'INT32', 'INT64'],
  boolean: ['BOOLEAN'],
  geometry: ['BYTE_ARRAY'],
};

/**
 * Reads columns of a Parquet file by name (flat columns, plain or dictionary encoding, Snappy or no
 * compression). `file` is the name or address that problems mention. All counts and lengths are held
 * against the file's size and the bounds above before anything is allocated by them, and every page is
 * walked before it is decoded, so that a damaged file ends soon: rejects with Problem `tableUnreadable`,
 * which says where.
 */
export async function readColumns<const Kinds extends Readonly<Record<string, ParquetKind>>>(
  bytes: ArrayBuffer,
  file: string,
  kinds: Kinds,
): Promise<ParquetTable<Kinds>> {
  try {
    const metadata = metadataOf(bytes);
    const names = Object.keys(kinds).filter((name) => topLevel(metadata).has(name));
    const count = Number(metadata.num_rows);
    if (count * names.length > Math.min(mostCells, cellsPerByte * bytes.byteLength))
      throw new ParquetFault(`${count} rows in ${bytes.byteLength} bytes`);
    const checked = checkedGroups(metadata, names, kinds, bytes);
    const columns: Record<string, unknown> = {};
    for (const name of names) columns[name] = await column(bytes, checked, name, kinds[name]!);
    return { count, columns: columns as ParquetTable<Kinds>['columns'] };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem('tableUnreadable', { file, detail }, { cause: error });
  }
}

function metadataOf(bytes: ArrayBuffer): FileMetaData {
  const view = new DataView(bytes);
  const end = view.byteLength - 8;
  const magic = (at: number): boolean => view.getUint32(at, true) === 0x31524150;
  if (end < 4 || !magic(0)) throw new ParquetFault('it does not begin as a Parquet file does');
  if (!magic(end + 4)) throw new ParquetFault('it does not end as a Parquet file does');
  const size = view.getUint32(end, true);
  if (size > end - 4 || size > mostFooter) throw new ParquetFault(`metadata of ${size} bytes`);
  walkStruct(new DataView(bytes, end - size, size), 0, mostElements);
  const metadata = described(new Uint8Array(bytes, end - size));
  const rows = natural(metadata.num_rows, 'rows');
  // A row of a table that names what it is about takes a byte at the least.
  if (rows > Math.min(mostRows, view.byteLength))
    throw new ParquetFault(`${rows} rows in ${view.byteLength} bytes`);
  const { schema, row_groups } = metadata;
  if (schema.length === 0 || schema.length > mostColumns)
    throw new ParquetFault(`${schema.length} columns`);
  const sum = row_groups.reduce((all, group) => all + natural(group.num_rows, 'rows'), 0);
  if (sum !== rows) throw new ParquetFault(`${sum} rows in its groups, ${rows} in all`);
  return metadata;
}

/** hyparquet stumbles over fields of another type than theirs, and reads GeoParquet's JSON here. */
function described(footer: Uint8Array): FileMetaData {
  try {
    return parquetMetadata(footer);
  } catch (error) {
    throw new ParquetFault(
      `its metadata are damaged: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function natural(value: unknown, what: string): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0)
    throw new ParquetFault(`${String(value).slice(0, 40)} ${what}`);
  return number;
}

/** Columns under the root; the fields of a nested one come behind it and are passed over. */
function topLevel({ schema }: FileMetaData): Map<string, SchemaElement> {
  const found = new Map<string, SchemaElement>();
  let inside = 0;
  for (const element of schema.slice(1)) {
    if (inside > 0) inside--;
    else {
      if (found.has(element.name)) throw new ParquetFault(`two columns ${element.name}`);
      found.set(element.name, element);
    }
    if (element.num_children !== undefined) inside += natural(element.num_children, 'children');
  }
  return found;
}

/** The metadata with the named columns alone, each of which is walked through. */
function checkedGroups(
  metadata: FileMetaData,
  names: readonly string[],
  kinds: Readonly<Record<string, ParquetKind>>,
  bytes: ArrayBuffer,
): FileMetaData {
  const elements = topLevel(metadata);
  const schema = names.map((name) => flat(elements.get(name)!, kinds[name]!));
  let total = 0;
  const row_groups = metadata.row_groups.map((group, g) => {
    const rows = Number(group.num_rows);
    const byName = new Map(
      group.columns
        .filter(({ meta_data }) => meta_data?.path_in_schema.length === 1)
        .map((chunk) => [chunk.meta_data?.path_in_schema[0], chunk]),
    );
    const columns = schema.map((element) => {
      const chunk = byName.get(element.name);
      const meta = chunk?.meta_data;
      if (chunk === undefined || meta === undefined || chunk.file_path !== undefined)
        throw new ParquetFault(`column ${element.name} is missing in row group ${g + 1}`);
      try {
        total += walkChunk(bytes, meta, element, rows);
        if (total > bytes.byteLength) throw new ParquetFault('columns share their bytes');
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        throw new ParquetFault(`column ${element.name}, row group ${g + 1}: ${detail}`);
      }
      return { file_offset: chunk.file_offset, meta_data: meta };
    });
    return { ...group, columns };
  });
  const root: SchemaElement = { name: 'root', num_children: schema.length };
  return { ...metadata, schema: [root, ...schema], row_groups };
}

function flat(element: SchemaElement, kind: ParquetKind): SchemaElement {
  const { name, type, repetition_type } = element;
  const nested = repetition_type === 'REPEATED' || (element.num_children ?? 0) > 0;
  if (nested || type === undefined || !types[kind].includes(type))
    throw new ParquetFault(`column ${name} holds ${nested ? 'lists' : type}, not ${kind}`);
  return element;
}

/** Returns the bytes that the chunk takes. */
function walkChunk(
  bytes: ArrayBuffer,
  meta: ColumnMetaData,
  element: SchemaElement,
  rows: number,
): number {
  if (meta.type !== element.type) throw new ParquetFault(`${meta.type} instead of ${element.type}`);
  if (natural(meta.num_values, 'values') !== rows)
    throw new ParquetFault(`${meta.num_values} values in ${rows} rows`);
  const start = natural(meta.dictionary_page_offset || meta.data_page_offset, 'as offset');
  const size = natural(meta.total_compressed_size, 'bytes');
  if (start + size > bytes.byteLength)
    throw new ParquetFault(`${size} bytes from ${start}, beyond the file`);
  walkPages(new Uint8Array(bytes, start, size), meta, element, rows);
  return size;
}

async function column(
  bytes: ArrayBuffer,
  metadata: FileMetaData,
  name: string,
  kind: ParquetKind,
): Promise<ParquetValues[ParquetKind]> {
  const count = Number(metadata.num_rows);
  // What a callback of hyparquet throws is lost, so that values are looked at afterwards.
  const chunks: { readonly values: DecodedArray; readonly at: number }[] = [];
  await parquetRead({
    file: { byteLength: bytes.byteLength, slice: (start, end) => bytes.slice(start, end) },
    metadata,
    columns: [name],
    onChunk: ({ columnData, rowStart }) => chunks.push({ values: columnData, at: rowStart }),
  });
  const out = empty(kind, count);
  let seen = 0;
  for (const { values, at } of chunks) {
    if (at !== seen || at + values.length > count) break;
    seen += values.length;
    for (let i = 0; i < values.length; i++) {
      const value: unknown = values[i];
      if (value !== null) out[at + i] = converted[kind](value) ?? unfit(name, at + i, value);
    }
  }
  if (seen !== count) throw new ParquetFault(`column ${name} has ${seen} of ${count} rows`);
  return out as ParquetValues[ParquetKind];
}

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'bigint';

/** What stands for a value; undefined where it is none of the kind, or of an index beyond its dictionary. */
const converted: Readonly<Record<ParquetKind, (value: unknown) => unknown>> = {
  number: (value) => (isNumber(value) ? Number(value) : undefined),
  text: (value) => (isNumber(value) || typeof value === 'string' ? String(value) : undefined),
  boolean: (value) => (typeof value === 'boolean' ? Number(value) : undefined),
  geometry: (value) => (typeof value === 'object' ? value : undefined),
};

function unfit(name: string, row: number, value: unknown): never {
  const said = value === undefined ? 'not in its dictionary' : `a ${typeof value}`;
  throw new ParquetFault(`column ${name}, row ${row + 1}: the value is ${said}`);
}

function empty(kind: ParquetKind, count: number): { [index: number]: unknown } {
  if (kind === 'number') return new Float64Array(count).fill(Number.NaN);
  if (kind === 'boolean') return new Uint8Array(count);
  return new Array<unknown>(count).fill(kind === 'text' ? '' : null);
}
