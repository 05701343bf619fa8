import Papa from 'papaparse';
import { software } from '../../catalogue/software.ts';
import type { Channel } from '../../channel/channel.ts';
import { textIn } from '../../channel/text.ts';
import type { LeverValues } from '../../scenario/lever.ts';
import { cityStore } from '../../state/city.ts';
import { isTypical } from './curves.ts';

/** Where the numbers of a file come from. */
export interface CsvOrigin {
  readonly city: string;
  readonly synthetic: boolean;
  /** District or building, where it is not the whole city. */
  readonly place?: string | undefined;
  /** Lever values behind B. */
  readonly levers: LeverValues;
}

/** Local time has no zone to name. */
const instant = (at: number, local: boolean): string =>
  local ? new Date(at).toISOString().slice(0, 16) : new Date(at).toISOString();

interface CsvCurve {
  /** Column: `A`, `B`, or a name. */
  readonly name: string;
  readonly channel: Channel;
}

/**
 * Every step of courses that belong together as CSV (RFC 4180) below lines that begin with `#` and say what it is:
 * city, quantity, unit, window and source of each column, lever values, software. Times are the beginning of each
 * step; the columns of A and B each have their own, since their years differ.
 */
export function curvesCsv(curves: readonly CsvCurve[], origin: CsvOrigin): string {
  const [first] = curves;
  if (first === undefined) return '';
  const facts = [
    `quantity: ${first.channel.title.en} (${first.channel.id})`,
    `unit: ${first.channel.unit}`,
    ...curves.map(
      ({ name, channel }) =>
        `${name}: ${channel.window.start} to ${channel.window.end}, ${channel.source.en}`,
    ),
    ...(curves.some(({ channel }) => isTypical(channel))
      ? ['times: local standard time of a typical year that begins on a Monday']
      : []),
  ];
  const columns = curves.map(({ name, channel }) => {
    const start = Date.parse(channel.window.start);
    const step = (channel.stepSeconds ?? 3600) * 1000;
    const bounds = channel.lower !== undefined && channel.upper !== undefined;
    return {
      names: [
        `time_${name}`,
        name,
        ...(bounds ? [`${name}_lower_5pct`, `${name}_upper_95pct`] : []),
      ],
      cells: (i: number): (string | number)[] => {
        const inside = i < (channel.steps ?? 0);
        const cell = (values: Float32Array | undefined): string | number =>
          csvNumber(inside ? values?.[i] : undefined);
        return [
          inside ? instant(start + i * step, isTypical(channel)) : '',
          cell(channel.values),
          ...(bounds ? [cell(channel.lower), cell(channel.upper)] : []),
        ];
      },
    };
  });
  const count = Math.max(...curves.map(({ channel }) => channel.steps ?? 0));
  const rows = [
    columns.flatMap((c) => c.names),
    ...Array.from({ length: count }, (_, i) => columns.flatMap((c) => c.cells(i))),
  ];
  return csvFile(facts, origin, rows);
}

/** Seven significant digits, as many as single precision holds; nothing for what is not known. */
export const csvNumber = (value: number | undefined): string | number =>
  value !== undefined && Number.isFinite(value) ? Number(value.toPrecision(7)) : '';

/** Rows as RFC 4180 text below lines that begin with `#`: the city, the facts, the levers, the software. */
export function csvFile(
  facts: readonly string[],
  { city, synthetic, place, levers }: CsvOrigin,
  rows: readonly (readonly (string | number)[])[],
): string {
  const head = [
    `city: ${city}${synthetic ? ' (synthetic data)' : ''}`,
    ...(place === undefined ? [] : [`place: ${place}`]),
    ...facts,
    ...Object.entries(levers).map(([id, value]) => `lever ${id}: ${value}`),
    `made with: ${software}`,
  ];
  const lines = head.map((line) => `# ${line.replace(/\s+/g, ' ')}\r\n`).join('');
  return `\uFEFF${lines}${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\r\n' },
  )}\r\n`;
}

/** The open city, and the levers behind B where they are asked for. */
export function csvOrigin(levers: LeverValues = {}): CsvOrigin {
  const { catalogue } = cityStore.getState();
  return {
    city: catalogue === undefined ? '' : textIn(catalogue.title, 'en'),
    synthetic: catalogue?.synthetic ?? false,
    levers,
  };
}
