import Papa from 'papaparse';
import { software } from '../../catalogue/software.ts';
import type { Channel } from '../../channel/channel.ts';
import type { LeverValues } from '../../scenario/lever.ts';
import { isTypical } from './curves.ts';

/** Where the numbers of a file come from. */
export interface CsvOrigin {
  readonly city: string;
  readonly synthetic: boolean;
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
  const head = [
    `# city: ${origin.city}${origin.synthetic ? ' (synthetic data)' : ''}`,
    `# quantity: ${first.channel.title.en} (${first.channel.id})`,
    `# unit: ${first.channel.unit}`,
    ...curves.map(
      ({ name, channel }) =>
        `# ${name}: ${channel.window.start} to ${channel.window.end}, ${channel.source.en}`,
    ),
    ...(curves.some(({ channel }) => isTypical(channel))
      ? ['# times: local standard time of a typical year that begins on a Monday']
      : []),
    ...Object.entries(origin.levers).map(([id, value]) => `# lever ${id}: ${value}`),
    `# made with: ${software}`,
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
        const cell = (values: Float32Array | undefined): string | number => {
          const value = inside ? values?.[i] : undefined;
          return value !== undefined && Number.isFinite(value) ? Number(value.toPrecision(7)) : '';
        };
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
  return `\uFEFF${head.map((line) => `${line.replace(/\s+/g, ' ')}\r\n`).join('')}${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
}
