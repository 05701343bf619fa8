import climate from '../../../../seeds/demo/climate.json' with { type: 'json' };
import { normalStream, randomStream, seedFor, smoothStream } from '../random.ts';
import { globalUnder, splitBeam, sunAt } from './sun.ts';

export interface Site {
  readonly lon: number;
  readonly lat: number;
  /** Metres above sea level. */
  readonly elevation: number;
}

/** Hourly made-up weather of one year, hours beginning, UTC; one value per hour. */
export interface Weather {
  readonly year: number;
  readonly hours: number;
  /** degC */
  readonly temperature: Float64Array;
  readonly dewPoint: Float64Array;
  /** Pa */
  readonly pressure: Float64Array;
  /** W/m2 */
  readonly global: Float64Array;
  readonly beam: Float64Array;
  readonly diffuse: Float64Array;
  readonly extraterrestrial: Float64Array;
  readonly extraterrestrialHorizontal: Float64Array;
  /** 0 clear to 1 overcast */
  readonly cloud: Float64Array;
  /** m/s, degrees from north */
  readonly windSpeed: Float64Array;
  readonly windDirection: Float64Array;
  /** mm in the hour */
  readonly rain: Float64Array;
}

const dayMs = 86_400_000;
const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
export const hoursOf = (year: number): number => (isLeap(year) ? 8784 : 8760);

/** A yearly course through twelve monthly means, without steps at the ends of months. */
function course(monthly: readonly number[], day: number, days: number): number {
  const at = (day / days) * 12 - 0.5;
  const low = Math.floor(at);
  const t = (1 - Math.cos((at - low) * Math.PI)) / 2;
  const value = (i: number): number => monthly[(i + 12) % 12] as number;
  return value(low) * (1 - t) + value(low + 1) * t;
}

/** Made-up hourly weather; cloud cover is tuned so that each month's radiation is the climate's. */
export function makeWeather(site: Site, year: number, seed: number): Weather {
  const hours = hoursOf(year);
  const days = hours / 24;
  const months = Array.from({ length: hours }, (_, h) =>
    new Date(Date.UTC(year, 0, 1) + Math.floor(h / 24) * dayMs).getUTCMonth(),
  );
  const cloud = tuneCloud(site, hours, months, seedFor(seed, `cloud${year}`));
  const w = {
    year,
    hours,
    cloud,
    temperature: new Float64Array(hours),
    dewPoint: new Float64Array(hours),
    pressure: new Float64Array(hours),
    global: new Float64Array(hours),
    beam: new Float64Array(hours),
    diffuse: new Float64Array(hours),
    extraterrestrial: new Float64Array(hours),
    extraterrestrialHorizontal: new Float64Array(hours),
    windSpeed: new Float64Array(hours),
    windDirection: new Float64Array(hours),
    rain: rainOf(cloud, months, seedFor(seed, `rain${year}`)),
  };
  const spell = smoothStream(seedFor(seed, `spell${year}`), 12, 80);
  const gust = smoothStream(seedFor(seed, `wind${year}`), 3, 16);
  const veer = smoothStream(seedFor(seed, `veer${year}`), 8, 40);
  const weight = smoothStream(seedFor(seed, `pressure${year}`), 12, 90);
  const standard = 101_325 * (1 - 2.25577e-5 * site.elevation) ** 5.2559;

  for (let h = 0; h < hours; h++) {
    const day = Math.floor(h / 24);
    const sun = sunAt(site.lon, site.lat, day, h % 24);
    const ghi = globalUnder(sun, w.cloud[h] as number);
    const { beam, diffuse } = splitBeam(sun, ghi);
    w.global[h] = ghi;
    w.beam[h] = beam;
    w.diffuse[h] = diffuse;
    w.extraterrestrial[h] = sun.extraterrestrial;
    w.extraterrestrialHorizontal[h] = Math.max(0, sun.sinElevation) * sun.extraterrestrial;

    const clear = 1 - (dayMean(w.cloud, day) as number);
    const swing = course(climate.diurnal, day, days) * (0.35 + 0.95 * clear);
    const solarHour = (h % 24) + 0.5 + site.lon / 15;
    const daily = Math.cos(((solarHour - 15) / 24) * 2 * Math.PI);
    const mean = course(climate.temperature, day, days);
    const spread = course(climate.temperatureSpread, day, days);
    w.temperature[h] =
      mean + spread * spell() + (swing / 2) * (daily + 0.12 * daily * daily - 0.06);
    w.windSpeed[h] = course(climate.wind, day, days) * Math.exp(0.48 * gust() - 0.115);
    w.windDirection[h] = (((240 + 70 * veer()) % 360) + 360) % 360;
    w.pressure[h] = standard + 780 * weight();
  }
  fillDewPoint(w.temperature, w.dewPoint, w.cloud, seedFor(seed, `dew${year}`));
  return w;
}

const dayMean = (values: Float64Array, day: number): number => {
  let sum = 0;
  for (let h = day * 24; h < day * 24 + 24; h++) sum += values[h] as number;
  return sum / 24;
};

/** Air keeps its moisture over a day: the dew point follows the coldest hour, drier under a clear sky. */
function fillDewPoint(
  temperature: Float64Array,
  dewPoint: Float64Array,
  cloud: Float64Array,
  seed: number,
): void {
  const wobble = smoothStream(seed, 6, 24);
  const days = temperature.length / 24;
  const daily = Float64Array.from({ length: days }, (_, d) => {
    const coldest = Math.min(...temperature.subarray(d * 24, d * 24 + 24));
    return coldest - 0.6 - 2.2 * (1 - dayMean(cloud, d));
  });
  for (let h = 0; h < temperature.length; h++) {
    const at = h / 24 - 0.5;
    const low = Math.max(0, Math.floor(at));
    const a = daily[low] as number;
    const b = daily[Math.min(days - 1, low + 1)] as number;
    const smooth = a + (b - a) * Math.min(1, Math.max(0, at - low));
    dewPoint[h] = Math.min((temperature[h] as number) - 0.2, smooth + 0.9 * wobble());
  }
}

function tuneCloud(
  site: Site,
  hours: number,
  months: readonly number[],
  seed: number,
): Float64Array {
  const slow = smoothStream(seed, 8, 48);
  const quick = smoothStream(seedFor(seed, 'quick'), 2, 5);
  const state = Float64Array.from({ length: hours }, () => 1.5 * slow() + 0.7 * quick());
  const suns = Array.from({ length: hours }, (_, h) =>
    sunAt(site.lon, site.lat, Math.floor(h / 24), h % 24),
  );
  const cover = (x: number): number => 1 / (1 + Math.exp(-x));
  const offsets = climate.radiation.map((target, month) => {
    let low = -6;
    let high = 6;
    for (let step = 0; step < 30; step++) {
      const middle = (low + high) / 2;
      let sum = 0;
      for (let h = 0; h < hours; h++)
        if (months[h] === month) sum += globalUnder(suns[h]!, cover((state[h] as number) + middle));
      if (sum / 1000 > target) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  });
  return state.map((x, h) => cover(x + (offsets[months[h] as number] as number)));
}

function rainOf(cloud: Float64Array, months: readonly number[], seed: number): Float64Array {
  const uniform = randomStream(seed);
  const wet = normalStream(seedFor(seed, 'amount'));
  const rain = cloud.map((c) =>
    c > 0.82 && uniform() < (c - 0.82) * 2.2 ? Math.exp(0.9 * wet()) : 0,
  );
  const sums = climate.rain.map((_, month) =>
    rain.reduce((sum, mm, h) => (months[h] === month ? sum + mm : sum), 0),
  );
  return rain.map((mm, h) => {
    const month = months[h] as number;
    const sum = sums[month] as number;
    return sum > 0 ? (mm * (climate.rain[month] as number)) / sum : 0;
  });
}
