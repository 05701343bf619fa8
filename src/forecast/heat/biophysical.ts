import Papa from 'papaparse';
import { Problem } from '../../problem/problem.ts';
import type { Surface } from './cooling.ts';

/** Columns of InVEST's biophysical table that the methods read: least and largest value. */
const columns = {
  lucode: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  shade: [0, 1],
  kc: [0, Number.POSITIVE_INFINITY],
  albedo: [0, 1],
  green_area: [0, 1],
  building_intensity: [0, 1],
} as const;
type Column = keyof typeof columns;

/** By which method cooling capacity is computed, and the columns that it needs. */
export const coolingMethods = {
  factors: ['lucode', 'green_area', 'shade', 'kc', 'albedo'],
  intensity: ['lucode', 'green_area', 'building_intensity'],
} as const satisfies Record<string, readonly Column[]>;
export type CoolingMethod = keyof typeof coolingMethods;

/** Values by land cover code; those that the method does not need are NaN. */
export type Biophysical = ReadonlyMap<number, Readonly<Record<Column, number>>>;

/**
 * Reads a biophysical table: CSV, names of columns in any case and order, others left alone. Throws a Problem
 * with file and line: `heatColumn`, `heatValue`, `heatTwice`.
 */
export function readBiophysical(file: string, text: string, method: CoolingMethod): Biophysical {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false });
  const names = (data[0] ?? []).map((name) => name.trim().toLowerCase());
  const needed: readonly Column[] = coolingMethods[method];
  const places = needed.map((column) => names.indexOf(column));
  const missing = needed.filter((_, i) => places[i] === -1);
  if (missing.length > 0)
    throw new Problem('heatColumn', {
      file,
      columns: missing.join(', '),
      known: names.filter(Boolean).join(', ') || '–',
    });
  const table = new Map<number, Record<Column, number>>();
  for (const [i, cells] of data.entries()) {
    if (i === 0 || cells.every((cell) => cell.trim() === '')) continue;
    const row = Object.fromEntries(
      Object.keys(columns).map((column) => [column, Number.NaN]),
    ) as Record<Column, number>;
    for (const [k, column] of needed.entries())
      row[column] = numberOf(file, i + 1, column, cells[places[k]!] ?? '');
    if (table.has(row.lucode))
      throw new Problem('heatTwice', { file, line: i + 1, code: row.lucode });
    table.set(row.lucode, row);
  }
  return table;
}

function numberOf(file: string, line: number, column: Column, text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const [least, most] = columns[column];
  const whole = column === 'lucode' || column === 'green_area';
  if (value >= least && value <= most && Number.isFinite(value)) {
    if (!whole || Number.isInteger(value)) return value;
  }
  const expected =
    column === 'lucode'
      ? 'a whole number'
      : column === 'green_area'
        ? '0 or 1'
        : `a number from ${least}${most === Number.POSITIVE_INFINITY ? '' : ` to ${most}`}`;
  throw new Problem('heatValue', { file, line, column, value: text, expected });
}

/** What the table says of every cell; intensity is NaN where the method does not need it. */
export interface CoveredSurface extends Surface {
  readonly intensity: Float64Array;
}

/** Throws the Problem `heatClass` with the codes of a land cover (NaN for nodata) that the table lacks. */
export function checkCodes(
  file: string,
  landCover: Float64Array,
  table: Biophysical,
  tableFile: string,
): void {
  const unknown = new Set<number>();
  for (const code of landCover) if (!Number.isNaN(code) && !table.has(code)) unknown.add(code);
  if (unknown.size > 0)
    throw new Problem('heatClass', {
      file,
      codes: [...unknown]
        .sort((a, b) => a - b)
        .slice(0, 20)
        .join(', '),
      count: unknown.size,
      table: tableFile,
    });
}

/** Looks a land cover (codes, NaN for nodata) up in the table. Throws as `checkCodes`. */
export function surfaceOf(
  file: string,
  landCover: Float64Array,
  table: Biophysical,
  tableFile: string,
): CoveredSurface {
  checkCodes(file, landCover, table, tableFile);
  const empty = () => new Float64Array(landCover.length).fill(Number.NaN);
  const surface = {
    shade: empty(),
    albedo: empty(),
    kc: empty(),
    green: empty(),
    intensity: empty(),
  };
  for (const [i, code] of landCover.entries()) {
    const row = table.get(code);
    if (row === undefined) continue;
    surface.shade[i] = row.shade;
    surface.albedo[i] = row.albedo;
    surface.kc[i] = row.kc;
    surface.green[i] = row.green_area;
    surface.intensity[i] = row.building_intensity;
  }
  return surface;
}
