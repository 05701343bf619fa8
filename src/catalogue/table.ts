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
import { type ParquetKind, readColumns } from './parquet.ts';

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
  const { count, columns: data } = await readColumns(bytes, file, kinds);
  const missing = required.filter((name) => data[name] === undefined);
  if (missing.length > 0) {
    throw new Problem('tableColumns', { file, columns: missing.join(', ') });
  }
  const columns: Record<string, Column> = {};
  for (const [name, values] of Object.entries(data) as [ColumnName, ArrayLike<unknown>][])
    columns[name] = columnOf(name, values, file);
  return { count, columns };
}

const kinds = Object.fromEntries(
  Object.entries(buildingColumns).map(([name, { kind }]) => [
    name,
    kind === 'number' ? 'number' : 'text',
  ]),
) as Readonly<Record<ColumnName, ParquetKind>>;

function columnOf(name: ColumnName, values: ArrayLike<unknown>, file: string): Column {
  const spec = buildingColumns[name];
  if (spec.kind === 'text') return { kind: 'text', values: values as readonly string[] };
  return spec.kind === 'category'
    ? categories(name, values as readonly string[], file)
    : measures(name, spec.unit, values as Float64Array);
}

function measures(name: ColumnName, unit: string, values: Float64Array): NumberColumn {
  return {
    kind: 'number',
    unit,
    values: precise.has(name) ? values : Float32Array.from(values),
  };
}

function categories(name: ColumnName, values: readonly string[], file: string): CategoryColumn {
  const list: string[] = [...(words[name] ?? [])];
  const codeOf = new Map(list.map((word, code) => [word, code]));
  const codes = new Uint8Array(values.length).fill(unknownCategory);
  for (let i = 0; i < values.length; i++) {
    const word = values[i]!;
    if (word === '') continue;
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
