import { Problem } from '../problem/problem.ts';
import type { SeasonClimate } from './energy/seasonal.ts';
import { planeYear } from './solar/plane.ts';
import { type SkyYear, skyYear } from './solar/sky.ts';
import { irradianceTime } from './solar/suntime.ts';

/** Typical year of a place, hour by hour, in the standard time of the place. */
export interface Weather {
  readonly name: string;
  /** Degrees, north and east positive; `timeZone` hours ahead of UTC; elevation in m. */
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: number;
  readonly elevation: number;
  /** Day of the year, 1 to 365 or 366, of each hour. */
  readonly dayOfYear: Uint16Array;
  /** Hour beginning, 0 to 23. */
  readonly hour: Uint8Array;
  /** Dry-bulb temperature, degC. */
  readonly temperature: Float32Array;
  /** Irradiation of the hour, Wh/m2: global horizontal, beam normal, diffuse horizontal. */
  readonly global: Float32Array;
  readonly beam: Float32Array;
  readonly diffuse: Float32Array;
  /** m/s. */
  readonly wind: Float32Array;
}

const column = { temperature: 6, global: 13, beam: 14, diffuse: 15, wind: 21 } as const;
/** Values from here on mean "missing" in the EnergyPlus weather format. */
const missing = { temperature: 99.9, global: 9999, beam: 9999, diffuse: 9999, wind: 999 } as const;
type Quantity = keyof typeof column;

/**
 * Reads an EnergyPlus weather file (EPW, U.S. DOE Auxiliary Programs, 8 header lines, one row an hour).
 * A missing value takes that of the hour before; a file with fewer than a year's rows is refused.
 * @throws Problem `weatherHeader`, `weatherRow`, `weatherLength`
 */
export function readEpw(text: string, file: string): Weather {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const location = (lines[0] ?? '').split(',');
  const place = [6, 7, 8, 9].map((i) => Number.parseFloat(location[i] ?? ''));
  if (location[0]?.trim() !== 'LOCATION' || place.some((v) => !Number.isFinite(v)))
    throw new Problem('weatherHeader', { file });
  const start = lines.findIndex((line) => line.startsWith('DATA PERIODS')) + 1;
  const rows = start === 0 ? [] : lines.slice(start).filter((line) => line.trim() !== '');
  if (rows.length !== 8760 && rows.length !== 8784)
    throw new Problem('weatherLength', { file, count: rows.length });
  const n = rows.length;
  const series: Record<Quantity, Float32Array> = {
    temperature: new Float32Array(n),
    global: new Float32Array(n),
    beam: new Float32Array(n),
    diffuse: new Float32Array(n),
    wind: new Float32Array(n),
  };
  for (let i = 0; i < n; i++) {
    const fields = rows[i]!.split(',');
    for (const quantity of Object.keys(column) as Quantity[]) {
      const value = Number.parseFloat(fields[column[quantity]] ?? '');
      if (!Number.isFinite(value)) throw new Problem('weatherRow', { file, line: start + i + 1 });
      const before = i > 0 ? series[quantity][i - 1]! : 0;
      series[quantity][i] = value >= missing[quantity] ? before : value;
    }
  }
  return {
    name: location[1]?.trim() ?? '',
    latitude: place[0]!,
    longitude: place[1]!,
    timeZone: place[2]!,
    elevation: place[3]!,
    dayOfYear: Uint16Array.from({ length: n }, (_, i) => Math.floor(i / 24) + 1),
    hour: Uint8Array.from({ length: n }, (_, i) => i % 24),
    ...series,
  };
}

/** Mean temperature of each day, degC. */
export function dailyMeans(weather: Weather): Float32Array {
  const days = new Float32Array(weather.temperature.length / 24);
  weather.temperature.forEach((t, i) => {
    days[Math.floor(i / 24)]! += t / 24;
  });
  return days;
}

/** A year's sky, its irradiance taken at the time that the file's components agree on. */
export const weatherSky = (weather: Weather): SkyYear =>
  skyYear({ ...weather, irradianceTime: irradianceTime(weather) });

/**
 * Heating season as TABULA defines it: the days whose mean lies below `base` degC, their mean
 * temperature and the sums of irradiation on the horizontal and the four vertical sides.
 */
export function seasonClimate(
  weather: Weather,
  base: number,
  sky: SkyYear = weatherSky(weather),
): SeasonClimate {
  const means = dailyMeans(weather);
  const cold = means.filter((t) => t < base);
  const inSeason = (i: number): boolean => means[Math.floor(i / 24)]! < base;
  const side = (azimuth: number): number => irradiation(sky, 90, azimuth, inSeason);
  return {
    heatingDays: cold.length,
    thetaE: cold.length > 0 ? cold.reduce((sum, t) => sum + t, 0) / cold.length : base,
    solar: {
      horizontal: irradiation(sky, 0, 180, inSeason),
      east: side(90),
      south: side(180),
      west: side(270),
      north: side(0),
    },
  };
}

/**
 * Irradiation on a plane over the hours for which `include` holds, kWh/m2: Perez 1990 at NREL SPA's sun
 * (`solar/METHOD.md`).
 * @param tilt degrees from the horizontal
 * @param azimuth degrees from north, clockwise
 */
export function irradiation(
  sky: SkyYear,
  tilt: number,
  azimuth: number,
  include: (hour: number) => boolean = () => true,
): number {
  const year = planeYear(sky, { tilt, azimuth });
  let sum = 0;
  for (let i = 0; i < sky.hours; i++)
    if (include(i)) sum += year.beam[i]! + year.sky[i]! + year.ground[i]!;
  return sum / 1000;
}
