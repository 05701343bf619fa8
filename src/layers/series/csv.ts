import Papa from 'papaparse';
import { Problem } from '../../problem/problem.ts';

/** Columns of an hourly (or other regular) table; a time without a row is NaN. */
export interface Series {
  /** Beginning of the first step, Unix milliseconds. */
  readonly start: number;
  readonly stepSeconds: number;
  readonly columns: readonly { readonly name: string; readonly values: Float32Array }[];
}

/**
 * Reads CSV with a column `time` (ISO 8601 with zone, beginning of the step) and numeric columns.
 * Empty cells and words are unknown (NaN). Rows may be unordered or missing; the step is the smallest
 * distance between two rows. Throws a Problem that names the row.
 */
export function parseSeries(text: string, file: string): Series {
  const parsed = Papa.parse<readonly string[]>(text.trim(), { skipEmptyLines: true });
  const [head, ...rows] = parsed.data;
  const names = head?.map((name) => name.trim().replace(/^\uFEFF/, '')) ?? [];
  const timeColumn = names.indexOf('time');
  if (timeColumn < 0) throw new Problem('seriesTimeColumn', { file, columns: names.join(', ') });
  if (rows.length < 2) throw new Problem('seriesEmpty', { file, rows: rows.length });

  const times = rows.map((row, i) => {
    const said = row[timeColumn]?.trim() ?? '';
    const time = /(Z|[+-]\d\d:?\d\d)$/.test(said) ? Date.parse(said) : Number.NaN;
    if (Number.isNaN(time)) throw new Problem('seriesTime', { file, row: i + 2, value: said });
    return time;
  });
  const sorted = Float64Array.from(times).sort();
  let step = Number.POSITIVE_INFINITY;
  for (let i = 1; i < sorted.length; i++) {
    const gap = sorted[i]! - sorted[i - 1]!;
    if (gap > 0) step = Math.min(step, gap);
  }
  const start = sorted[0]!;
  const count = Math.round((sorted[sorted.length - 1]! - start) / step) + 1;
  // A file of two far instants a second apart from a third would ask for billions of steps.
  if (!(count <= 20 * rows.length))
    throw new Problem('seriesSteps', { file, seconds: step / 1000 });

  const columns = names.flatMap((name, c) => {
    if (c === timeColumn || name === '') return [];
    const values = new Float32Array(count).fill(Number.NaN);
    for (const [i, row] of rows.entries()) {
      const cell = row[c]?.trim() ?? '';
      if (cell !== '') values[Math.round((times[i]! - start) / step)] = Number(cell);
    }
    return [{ name, values }];
  });
  return { start, stepSeconds: step / 1000, columns };
}
