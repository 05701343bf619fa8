import { type BuildingEnvelope, emptyEnvelope, envelopeColumns } from '../channel/envelope.ts';
import { Problem } from '../problem/problem.ts';
import { readColumns } from './parquet.ts';

const kinds = Object.fromEntries(envelopeColumns.map(({ name }) => [name, 'number' as const]));

/**
 * Reads the outer surfaces and horizons of a city's buildings (Parquet, columns and units of
 * `envelopeColumns`, one row per building in gid order). `file` is the name or address that problems mention.
 * A null area is not known: NaN.
 * @throws Problem `tableUnreadable` where the bytes are no Parquet file, `envelopeColumns` where columns are
 * missing, `envelopeValue` where a value is out of its range
 */
export async function readEnvelope(bytes: ArrayBuffer, file: string): Promise<BuildingEnvelope> {
  const { count, columns } = await readColumns(bytes, file, kinds);
  const missing = envelopeColumns.filter(({ name }) => columns[name] === undefined);
  if (missing.length > 0)
    throw new Problem('envelopeColumns', { file, columns: list(missing.map(({ name }) => name)) });
  const envelope = emptyEnvelope(count);
  for (const { name, unit, most, field, at, of } of envelopeColumns) {
    const values = columns[name]!;
    const to = envelope[field];
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      const unknown = Number.isNaN(value) && unit === 'm2';
      if (!unknown && !(value >= 0 && value <= most))
        throw new Problem('envelopeValue', { file, column: name, row: i, value: String(value) });
      to[i * of + at] = value;
    }
  }
  return envelope;
}

/** Names, the first few of many. */
const list = (names: readonly string[]): string =>
  names.length > 8 ? `${names.slice(0, 8).join(', ')}, …` : names.join(', ');
