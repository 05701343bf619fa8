import { type DecodedArray, parquetMetadata, parquetRead } from 'hyparquet';
import {
  buildingColumns,
  buildingUses,
  type CategoryColumn,
  type Column,
  type FeatureTable,
  heatingSystems,
  type NumberColumn,
} from '../channel/table.ts';
import { Problem } from '../problem/problem.ts';

type ColumnName = keyof typeof buildingColumns;

/** Without these a building can be neither named nor placed; every other column may be absent. */
const required: readonly ColumnName[] = ['id', 'lon', 'lat', 'ground', 'height'];
/** Degrees need more than a float's seven digits. */
const precise = new Set<ColumnName>(['lon', 'lat']);
const unknownCategory = 255;
const words: Partial<Record<ColumnName, readonly string[]>> = {
  use: buildingUses,
  heating: heatingSystems,
};

/**
 * Reads a city's building table (Parquet, columns and units of `buildingColumns`, one row per building
 * in gid order). `file` is the name or address that problems mention. Nulls become NaN, '' or 255.
 * Rejects with a Problem where the bytes are no Parquet file, a required column is missing, or a
 * category column has more than 255 words.
 */
export async function readBuildingTable(bytes: ArrayBuffer, file: string): Promise<FeatureTable> {
  const { count, data } = await decode(bytes, file);
  const missing = required.filter((name) => !data.has(name));
  if (missing.length > 0) {
    throw new Problem('tableColumns', { file, columns: missing.join(', ') });
  }
  const columns: Record<string, Column> = {};
  for (const [name, values] of data) columns[name] = columnOf(name, values, file);
  return { count, columns };
}

async function decode(
  bytes: ArrayBuffer,
  file: string,
): Promise<{ count: number; data: Map<ColumnName, unknown[]> }> {
  try {
    const metadata = parquetMetadata(bytes);
    const count = Number(metadata.num_rows);
    const known = metadata.schema
      .map((element) => element.name)
      .filter((name): name is ColumnName => name in buildingColumns);
    const data = new Map<ColumnName, unknown[]>();
    for (const name of known) data.set(name, new Array(count).fill(null));
    await parquetRead({
      file: { byteLength: bytes.byteLength, slice: (start, end) => bytes.slice(start, end) },
      metadata,
      columns: known,
      onChunk: ({ columnName, columnData, rowStart }) =>
        copy(columnData, data.get(columnName as ColumnName), rowStart),
    });
    return { count, data };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem('tableUnreadable', { file, detail }, { cause: error });
  }
}

function copy(from: DecodedArray, to: unknown[] | undefined, rowStart: number): void {
  if (to === undefined) return;
  for (let i = 0; i < from.length; i++) to[rowStart + i] = from[i];
}

function columnOf(name: ColumnName, values: readonly unknown[], file: string): Column {
  const spec = buildingColumns[name];
  if (spec.kind === 'text') {
    return { kind: 'text', values: values.map((v) => (v == null ? '' : String(v))) };
  }
  return spec.kind === 'category'
    ? categories(name, values, file)
    : measures(name, spec.unit, values);
}

function measures(name: ColumnName, unit: string, values: readonly unknown[]): NumberColumn {
  const out = new (precise.has(name) ? Float64Array : Float32Array)(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    out[i] = value == null ? Number.NaN : Number(value);
  }
  return { kind: 'number', unit, values: out };
}

function categories(name: ColumnName, values: readonly unknown[], file: string): CategoryColumn {
  const list: string[] = [...(words[name] ?? [])];
  const codeOf = new Map(list.map((word, code) => [word, code]));
  const codes = new Uint8Array(values.length).fill(unknownCategory);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value == null) continue;
    const word = String(value);
    let code = codeOf.get(word);
    if (code === undefined) {
      code = list.push(word) - 1;
      if (code >= unknownCategory) {
        throw new Problem('tableCategories', { file, column: name, most: unknownCategory });
      }
      codeOf.set(word, code);
    }
    codes[i] = code;
  }
  return { kind: 'category', categories: list, codes };
}
