import { sunAt, sunEphemeris } from '../../solar/spa.ts';
import { irradianceTime } from '../../solar/suntime.ts';
import { dailyMeans, readEpw, type Weather } from '../../weather.ts';
import { saturationPressure } from '../vapour.ts';
import { referenceEvapotranspiration } from './evapotranspiration.ts';
import { skyRadiation, stefanBoltzmann } from './longwave.ts';

/** What a year of weather tells of the air that people stand in. */
export interface AirYear {
  readonly weather: Weather;
  /** Vapour pressure, kPa, and longwave radiation of the sky, W/m2, of every hour. */
  readonly vapour: Float32Array;
  readonly longwave: Float32Array;
  /** Hours after a row's start at which its irradiance counts. */
  readonly sunTime: number;
  /** By day: how much of the heat island of a hot summer day there is. */
  readonly island: Float32Array;
}

/** Outdoor air and light of one hour over open country. */
export interface AirHour {
  /** degC. */
  readonly temperature: number;
  /** Vapour pressure, kPa. */
  readonly vapour: number;
  /** 10 m above the ground, m/s. */
  readonly wind: number;
  /** Beam normal, diffuse horizontal and longwave radiation of the sky, W/m2. */
  readonly beam: number;
  readonly diffuse: number;
  readonly longwave: number;
  /** Height of the sun, degrees; 0 while it is dark. */
  readonly sun: number;
  /** Reference evapotranspiration (FAO-56), mm in the hour. */
  readonly et0: number;
  /** Deciduous trees have leaves. */
  readonly leaves: boolean;
  /** Share of the given heat island. */
  readonly island: number;
}

const column = { dewPoint: 7, humidity: 8, infrared: 12, opaque: 23 } as const;
/** Values from here on mean "missing" in the EnergyPlus weather format. */
const missing = { dewPoint: 99.9, humidity: 999, infrared: 9999, opaque: 99 } as const;

/** Days of the year on which deciduous trees bear leaves, northern half of the globe (as SOLWEIG has it). */
const leafy = [97, 300] as const;
/** Days that count as hot: the warmest tenth. */
const hotShare = 0.1;
/** The heat island grows no further than this, times that of a hot day. */
const mostIsland = 1.5;

/**
 * Reads an EnergyPlus weather file for thermal stress. Humidity is missing where it and the dew point are; sky
 * radiation that is missing comes from dew point and cloud.
 * @throws Problem as `readEpw`
 */
export function readAirYear(text: string, file: string): AirYear {
  const weather = readEpw(text, file);
  const lines = text.split(/\r\n|\n|\r/);
  const start = lines.findIndex((line) => line.startsWith('DATA PERIODS')) + 1;
  const rows = lines.slice(start).filter((line) => line.trim() !== '');
  const n = weather.temperature.length;
  const vapour = new Float32Array(n);
  const longwave = new Float32Array(n);
  for (const [i, row] of rows.entries()) {
    const fields = row.split(',');
    const told = (name: keyof typeof column): number => {
      const value = Number.parseFloat(fields[column[name]] ?? '');
      return value < missing[name] ? value : Number.NaN;
    };
    const t = weather.temperature[i]!;
    const [dew, humidity, infrared, opaque] = [
      told('dewPoint'),
      told('humidity'),
      told('infrared'),
      told('opaque'),
    ];
    const pressure = Number.isNaN(humidity)
      ? saturationPressure(dew)
      : (saturationPressure(t) * Math.min(100, humidity)) / 100;
    // An hour that tells no humidity is as humid as the one before.
    vapour[i] = Number.isNaN(pressure) ? (vapour[i - 1] ?? Number.NaN) : pressure / 1000;
    longwave[i] = infrared > 0 ? infrared : skyRadiation(t, vapour[i]!, opaque / 10);
  }
  return {
    weather,
    vapour,
    longwave,
    sunTime: irradianceTime(weather),
    island: islandByDay(weather),
  };
}

/**
 * How strong each day's heat island is beside that of the mean hot day: as the fourth root of
 * S DTR^3 / U (mean irradiation, daily range of temperature, mean wind; Theeuwes et al. 2017, Int. J. Climatol.
 * 37:443, whose factor of the streets is left to the index).
 */
function islandByDay(weather: Weather): Float32Array {
  const means = dailyMeans(weather);
  const drive = means.map((_, day) => {
    const hours = { from: day * 24, to: day * 24 + 24 };
    const t = weather.temperature.subarray(hours.from, hours.to);
    const range = Math.max(...t) - Math.min(...t);
    const sum = (of: Float32Array): number =>
      of.subarray(hours.from, hours.to).reduce((a, b) => a + b, 0) / 24;
    return ((sum(weather.global) * range ** 3) / Math.max(0.5, sum(weather.wind))) ** 0.25;
  });
  const order = [...means.keys()].sort((a, b) => means[b]! - means[a]!);
  const hot = order.slice(0, Math.ceil(means.length * hotShare));
  const usual = hot.reduce((sum, day) => sum + drive[day]!, 0) / hot.length;
  return drive.map((value) => Math.min(mostIsland, usual > 0 ? value / usual : 1));
}

/** Row of a year of weather that an instant (Unix seconds) falls in; 29 February takes that of the 28th. */
export function hourOf({ weather }: AirYear, seconds: number): number {
  const local = new Date((seconds + weather.timeZone * 3600) * 1000);
  const common = weather.temperature.length === 8760;
  const leapDay = common && local.getUTCMonth() === 1 && local.getUTCDate() === 29;
  const day = leapDay ? 28 : local.getUTCDate();
  const begin = Date.UTC(common ? 2001 : 2004, 0, 1);
  const at = Date.UTC(common ? 2001 : 2004, local.getUTCMonth(), day, local.getUTCHours());
  return (at - begin) / 3_600_000;
}

/** Air and light of a row of the year. */
export function airHour(year: AirYear, row: number): AirHour {
  const { weather } = year;
  const t = weather.temperature[row]!;
  const begin = Date.UTC(weather.temperature.length === 8784 ? 2004 : 2002, 0, 1);
  const time = begin + (row + year.sunTime - weather.timeZone) * 3_600_000;
  const height = Math.max(0, sunAt(sunEphemeris(time), weather).elevation);
  const global = weather.global[row]!;
  const net = 0.77 * global + year.longwave[row]! - stefanBoltzmann * (t + 273.15) ** 4;
  const day = weather.dayOfYear[row]!;
  const season = weather.latitude >= 0 ? day : ((day + 182) % 365) + 1;
  return {
    temperature: t,
    vapour: year.vapour[row]!,
    wind: weather.wind[row]!,
    beam: height > 0 ? weather.beam[row]! : 0,
    diffuse: weather.diffuse[row]!,
    longwave: year.longwave[row]!,
    sun: height,
    et0: referenceEvapotranspiration({
      temperature: t,
      vapour: year.vapour[row]!,
      net: net * 0.0036,
      wind: weather.wind[row]! * toTwoMetres,
      elevation: weather.elevation,
    }),
    leaves: season >= leafy[0] && season <= leafy[1],
    island: year.island[Math.floor(row / 24)]!,
  };
}

/** Wind 2 m above short grass of that 10 m above it, FAO-56 equation 47. */
const toTwoMetres = 4.87 / Math.log(67.8 * 10 - 5.42);
