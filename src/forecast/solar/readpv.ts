import { Problem } from '../../problem/problem.ts';
import { type ModuleType, moduleTypes } from './pvwatts.ts';

/** A year of weather for a photovoltaic system, hour beginning, standard time. */
export interface PvWeather {
  /** 1 to 12 by hour. */
  readonly month: Uint8Array;
  /** Beam normal and diffuse horizontal, W/m2; ambient degC; wind m/s. */
  readonly beam: Float64Array;
  readonly diffuse: Float64Array;
  readonly temperature: Float64Array;
  readonly wind: Float64Array;
  /** What the lines above the table say of the system, as NREL's PVWatts writes them. */
  readonly stated: StatedSystem;
}

export interface StatedSystem {
  /** m. */
  readonly elevation?: number;
  readonly dcAcRatio?: number;
  /** %. */
  readonly inverter?: number;
  readonly module?: ModuleType;
}

const names = ['month', 'day', 'hour', 'beam', 'diffuse', 'temperature', 'wind'] as const;
type Name = (typeof names)[number];

/**
 * Reads a CSV of hourly weather. Its table may stand below other lines (NREL PVWatts' export does): it
 * starts at the first line that names all columns, by `beam`, `Beam Irradiance (W/m^2)` and the like, and
 * ends before the first line that does not start with a number.
 * @throws Problem `pvColumns`, `pvLength`, `pvRow`, `pvOrder`
 */
export function readPvWeather(text: string, file: string): PvWeather {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const cells = (line: string): string[] =>
    line.split(',').map((cell) => cell.trim().replace(/^"\s*(.*?)\s*"$/, '$1'));
  let head = -1;
  let at: readonly number[] = [];
  for (let i = 0; i < lines.length && head < 0; i++) {
    const columns = cells(lines[i]!).map((cell) => cell.toLowerCase());
    at = names.map((name) => columns.findIndex((c) => isNamed(c, name)));
    if (at.every((c) => c >= 0)) head = i;
  }
  if (head < 0) throw new Problem('pvColumns', { file, columns: names.join(', ') });
  let end = head + 1;
  while (end < lines.length && /^\s*"?[\d.+-]/.test(lines[end]!)) end++;
  const count = end - head - 1;
  if (count !== 8760 && count !== 8784) throw new Problem('pvLength', { file, count });
  const values = names.map(() => new Float64Array(count));
  for (let i = 0; i < count; i++) {
    const row = cells(lines[head + 1 + i]!);
    names.forEach((column, k) => {
      const cell = row[at[k]!] ?? '';
      const value = cell === '' ? Number.NaN : Number(cell);
      const valid = column !== 'month' || (Number.isInteger(value) && value >= 1 && value <= 12);
      if (!Number.isFinite(value) || !valid)
        throw new Problem('pvRow', { file, line: head + 2 + i, column, value: cell });
      values[k]![i] = value;
    });
    const hour = values[2]![i]!;
    if (hour !== i % 24)
      throw new Problem('pvOrder', { file, line: head + 2 + i, value: hour, expected: i % 24 });
  }
  return {
    month: Uint8Array.from(values[0]!),
    beam: values[3]!,
    diffuse: values[4]!,
    temperature: values[5]!,
    wind: values[6]!,
    stated: statedSystem(lines.slice(0, head).map(cells)),
  };
}

const isNamed = (cell: string, name: Name): boolean =>
  cell.startsWith(name) || (name === 'temperature' && cell.startsWith('ambient temperature'));

function statedSystem(rows: readonly (readonly string[])[]): StatedSystem {
  const find = (label: RegExp): string | undefined =>
    rows.find(([name]) => label.test(name ?? ''))?.[1];
  const number = (label: RegExp): number | undefined => {
    const value = Number.parseFloat(find(label) ?? '');
    return Number.isFinite(value) ? value : undefined;
  };
  const elevation = number(/^elev/i);
  const dcAcRatio = number(/^dc to ac/i);
  const inverter = number(/^invert\w* eff/i);
  const word = find(/^module type/i)?.toLowerCase() ?? '';
  const module = moduleTypes.find((type) => word.startsWith(type));
  return {
    ...(elevation !== undefined && { elevation }),
    ...(dcAcRatio !== undefined && { dcAcRatio }),
    ...(inverter !== undefined && { inverter }),
    ...(module !== undefined && { module }),
  };
}
