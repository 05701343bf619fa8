import type { Channel } from '../../channel/channel.ts';
import { textIn } from '../../channel/text.ts';
import type { LoadForecast } from '../../state/loadForecast.ts';
import { type CsvOrigin, csvFile, csvNumber } from './export.ts';
import { stepAt } from './series.ts';

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();

/**
 * A forecast of the coming hours as CSV below lines that begin with `#`: what it continues and from when, its
 * methods by weight, what the interval is and how often it held, and what it was given of the weather. Times are
 * UTC, the beginning of each step; where values were measured later they stand beside it.
 */
export function comingCsv(made: LoadForecast, channel: Channel, origin: CsvOrigin): string {
  const { level, start, stepSeconds, wanted } = made;
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const facts = [
    `quantity: ${textIn(channel.title, 'en')} (${channel.id}), forecast`,
    `unit: ${channel.unit}`,
    `window: ${instant(start)} to ${instant(start + made.mean.length * stepSeconds)}`,
    `made from: the ${made.history} steps of ${stepSeconds} s before ${instant(start)}, ${made.filled} of them interpolated`,
    ...made.methods.map(({ name, weight }) => `method: ${name}, weight ${percent(weight)}`),
    `interval: ${level} %, conformal from ${made.origins} earlier days, of whose hours ${percent(made.coverage)} lay inside`,
    `public holidays: ${made.country ?? 'not known'}`,
    `temperature: ${wanted.temperature ? 'as measured later, in place of a weather forecast' : 'not used'}`,
    `source: ${textIn(channel.source, 'en')}`,
  ];
  const rows = Array.from(made.mean, (mean, h) => {
    const at = start + h * stepSeconds;
    return [
      instant(at),
      csvNumber(mean),
      csvNumber(made.lower[h]),
      csvNumber(made.upper[h]),
      csvNumber(stepAt(channel, at)?.value),
    ];
  });
  const names = ['time', 'forecast', `lower_${level}pct`, `upper_${level}pct`, 'measured'];
  return csvFile(facts, origin, [names, ...rows]);
}
