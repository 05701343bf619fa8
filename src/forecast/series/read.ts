import Papa from 'papaparse';
import { Problem } from '../../problem/problem.ts';
import { type Filled, fillGaps } from './gaps.ts';

/** A named series of equal steps, gaps filled. */
export interface NamedSeries extends Filled {
  readonly id: string;
}

/**
 * Reads a CSV with a row for each series: its name, then its values, oldest first, as the M4 competition's
 * files have it. A first row without any number behind its first cell is the header. Empty cells and NA are
 * gaps; those after the last value only fill up the row.
 * @throws Problem `loadEmpty`, `loadShort`, `loadValue`, `loadQuote`
 */
export function readSeries(text: string, file: string): readonly NamedSeries[] {
  const parsed = Papa.parse<readonly string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: 'greedy',
  });
  const broken = parsed.errors.find((e) => e.type === 'Quotes');
  if (broken !== undefined)
    throw new Problem('loadQuote', { file, row: (broken.row ?? 0) + 1, detail: broken.message });
  const rows = parsed.data;
  const isHeader = (row: readonly string[]): boolean =>
    row.length > 1 && row.slice(1).every((cell) => Number.isNaN(number(cell)));
  const first = rows[0] !== undefined && isHeader(rows[0]) ? 1 : 0;
  const series = rows.slice(first).map((row, i) => {
    const line = first + i + 1;
    const values = row.slice(1).map((cell, k) => {
      if (isMissing(cell)) return Number.NaN;
      const value = number(cell);
      if (!Number.isFinite(value))
        throw new Problem('loadValue', { file, row: line, column: k + 2, value: cell.trim() });
      return value;
    });
    const id = row[0]!.trim() || `row ${line}`;
    const filled = fillGaps(values);
    if (filled.values.length < 2)
      throw new Problem('loadShort', { file, id, count: filled.values.length });
    return { id, ...filled };
  });
  if (series.length === 0) throw new Problem('loadEmpty', { file });
  return series;
}

const isMissing = (cell: string): boolean => /^\s*(na|nan|null)?\s*$/i.test(cell);

/** NaN for anything that is not a whole decimal number; `0x1F` and `1,5` are not. */
const number = (cell: string): number =>
  /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(cell) ? Number(cell) : Number.NaN;
