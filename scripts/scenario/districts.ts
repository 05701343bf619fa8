import type { Channel } from '../../src/channel/channel.ts';
import type { ForecastResult } from '../../src/forecast/protocol.ts';

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const printed = (value: number | undefined): number | '' =>
  value === undefined || !Number.isFinite(value) ? '' : Number(value.toPrecision(6));

/**
 * What models tell of districts as CSV: one row for each district and quantity, with the 5th and 95th percentile
 * and the change from today. Empty where there is no value. Courses over time are left out.
 */
export function districtsCsv({ channels, channelDifferences }: ForecastResult): string {
  const rows = channels.filter(isValue).flatMap((channel) => {
    const change = channelDifferences.find(({ id }) => id === channel.id);
    return (channel.labels ?? []).map((label, d) =>
      [
        quoted(label),
        channel.id,
        channel.unit,
        ...[channel, change].flatMap((c) =>
          [c?.values, c?.lower, c?.upper].map((of) => printed(of?.[d])),
        ),
      ].join(','),
    );
  });
  return [head.join(','), ...rows, ''].join('\r\n');
}

const head = [
  'district',
  'quantity',
  'unit',
  'value',
  'lower',
  'upper',
  'change',
  'change_lower',
  'change_upper',
];

const isValue = ({ target, steps = 1 }: Channel): boolean => target === 'district' && steps === 1;
