import demand from '../../../../seeds/demo/demand.json' with { type: 'json' };
import { persistentStream, seedFor } from '../random.ts';
import { centralEuropeanOffset, holidays } from './calendar.ts';
import type { Weather } from './weather.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Hourly electricity demand of the city, MW, for the hours of `weather`. */
export function cityLoad(weather: Weather, population: number, seed: number): Float64Array {
  const { year, hours, temperature } = weather;
  const start = Date.UTC(year, 0, 1);
  const free = holidays(year);
  const noise = persistentStream(seedFor(seed, `load${year}`), 0.93);
  const felt = smoothed(temperature, 24);
  const meanMegawatt = (population * demand.kilowattHoursPerPersonAndYear) / 8760 / 1000;
  return Float64Array.from({ length: hours }, (_, h) => {
    const instant = start + h * hourMs;
    const local = instant + centralEuropeanOffset(instant) * hourMs;
    const day = local - (local % dayMs);
    const weekday = new Date(local).getUTCDay();
    const kind = free.has(day) || weekday === 0 ? 'sunday' : weekday === 6 ? 'saturday' : 'weekday';
    const winter = (1 + Math.cos(((local - start) / dayMs - 15) * ((2 * Math.PI) / 365.25))) / 2;
    const at = (hour: number): number =>
      (demand[kind].winter[hour] as number) * winter +
      (demand[kind].summer[hour] as number) * (1 - winter);
    const between = kind === 'sunday' ? 1 : holidayLull(local);
    const t = felt[h] as number;
    const weatherShare =
      demand.heatingPerKelvin * Math.max(0, demand.heatingBelow - t) +
      demand.coolingPerKelvin * Math.max(0, t - demand.coolingAbove);
    const trend = 1 + 0.006 * (year - 2024);
    const hour = new Date(local).getUTCHours();
    return meanMegawatt * trend * between * (at(hour) + weatherShare) * (1 + 0.018 * noise());
  });
}

/** Fewer people work between Christmas and Epiphany and in the school holidays of August. */
function holidayLull(local: number): number {
  const date = new Date(local);
  const day = date.getUTCDate();
  if (date.getUTCMonth() === 11 && day >= 23) return 0.88;
  if (date.getUTCMonth() === 0 && day <= 6) return 0.92;
  return date.getUTCMonth() === 7 ? 0.96 : 1;
}

/** Hourly carbon intensity of the grid's electricity, g/kWh, following a made-up national wind and the city's sun. */
export function gridCarbon(weather: Weather, seed: number): Float64Array {
  const wind = persistentStream(seedFor(seed, `grid${weather.year}`), Math.exp(-1 / 36));
  const noise = persistentStream(seedFor(seed, `mix${weather.year}`), 0.85);
  const { thermal, windShare, solarShare, floor } = demand.carbon;
  const cleaner = 0.97 ** (weather.year - 2024);
  return Float64Array.from({ length: weather.hours }, (_, h) => {
    const season = 1 + 0.25 * Math.cos((2 * Math.PI * (h / 24 - 20)) / 365.25);
    const blown = Math.min(0.75, windShare * season * Math.exp(0.62 * wind() - 0.19));
    const shone = Math.min(0.6, (solarShare * (weather.global[h] as number)) / 520);
    const clean = Math.min(0.94, 0.08 + blown + shone);
    return Math.max(floor, cleaner * thermal * (1 - clean) + 9 * noise());
  });
}

/** Columns beginning at 1 January of the first year, UTC, as CSV with a `time` column (hour beginning). */
export function seriesCsv(
  firstYear: number,
  columns: Readonly<Record<string, { readonly values: Float64Array; readonly digits: number }>>,
): string {
  const names = Object.keys(columns);
  const count = Math.min(...Object.values(columns).map((c) => c.values.length));
  const start = Date.UTC(firstYear, 0, 1);
  const lines = [['time', ...names].join(',')];
  for (let h = 0; h < count; h++) {
    const time = new Date(start + h * hourMs).toISOString().replace('.000', '');
    const row = names.map((name) => {
      const column = columns[name]!;
      return (column.values[h] as number).toFixed(column.digits);
    });
    lines.push([time, ...row].join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** Mean over the hours up to and with each hour: buildings follow the weather late. */
function smoothed(values: Float64Array, width: number): Float64Array {
  let sum = 0;
  return values.map((value, i) => {
    sum += value - (i >= width ? (values[i - width] as number) : 0);
    return sum / Math.min(i + 1, width);
  });
}
