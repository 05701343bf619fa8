import type { Site, Weather } from './weather.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const stefanBoltzmann = 5.6697e-8;

/** Relative humidity, %, from dry bulb and dew point, degC (Magnus form over water). */
export function relativeHumidity(temperature: number, dewPoint: number): number {
  const pressure = (t: number): number => Math.exp((17.625 * t) / (243.04 + t));
  return Math.min(100, (100 * pressure(dewPoint)) / pressure(temperature));
}

/** Horizontal infrared from the sky, W/m2, by the formula of the EnergyPlus reference (opaque cover in tenths). */
export function skyInfrared(temperature: number, dewPoint: number, tenths: number): number {
  const emissivity =
    (0.787 + 0.764 * Math.log((dewPoint + 273.15) / 273)) *
    (1 + 0.0224 * tenths - 0.0035 * tenths ** 2 + 0.00028 * tenths ** 3);
  return emissivity * stefanBoltzmann * (temperature + 273.15) ** 4;
}

/**
 * An EnergyPlus weather file of a year of 8760 hours. Its clock is UTC + `zone` hours throughout, without
 * daylight saving; hour 1 is the hour that ends at 1:00.
 */
export function writeEpw(
  weather: Weather,
  site: Site,
  place: { readonly name: string; readonly zone: number },
): string {
  const { year, hours } = weather;
  const first = weekdays[new Date(Date.UTC(year, 0, 1)).getUTCDay()];
  const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;
  const ground = groundTemperatures(weather);
  const head = [
    `LOCATION,${place.name} (fictional),-,DEU,Twinscape synthetic,000000,${site.lat.toFixed(2)},${site.lon.toFixed(2)},${place.zone.toFixed(1)},${site.elevation.toFixed(1)}`,
    'DESIGN CONDITIONS,0',
    'TYPICAL/EXTREME PERIODS,0',
    `GROUND TEMPERATURES,1,0.5,,,,${ground.map((t) => t.toFixed(2)).join(',')}`,
    'HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0',
    'COMMENTS 1,Synthetic typical year of a fictional city: generated; no station and no real place',
    `COMMENTS 2,Mean ${mean(weather.temperature).toFixed(1)} degC; global horizontal ${(weather.global.reduce((a, b) => a + b, 0) / 1000).toFixed(0)} kWh/m2; CC0 1.0`,
    `DATA PERIODS,1,1,Data,${first}, 1/ 1,12/31`,
  ];
  const rows = Array.from({ length: hours }, (_, local) => row(weather, local, place.zone));
  return `${[...head, ...rows].join('\r\n')}\r\n`;
}

function row(weather: Weather, local: number, zone: number): string {
  const h = Math.min(weather.hours - 1, Math.max(0, local - zone));
  const at = new Date(Date.UTC(weather.year, 0, 1) + local * 3_600_000);
  const value = (values: Float64Array): number => values[h] as number;
  const temperature = value(weather.temperature);
  const dewPoint = value(weather.dewPoint);
  const cover = Math.round(value(weather.cloud) * 10);
  const global = Math.round(value(weather.global));
  const beam = Math.round(value(weather.beam));
  const diffuse = Math.round(value(weather.diffuse));
  const rain = value(weather.rain);
  const lux = 110;
  return [
    weather.year,
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours() + 1,
    60,
    '?9?9?9?9E0?9?9?9?9?9?9?9?9?9?9?9?9?9?9?9*9*9?9?9?9',
    tenth(temperature),
    tenth(dewPoint),
    Math.round(relativeHumidity(temperature, dewPoint)),
    Math.round(value(weather.pressure)),
    Math.round(value(weather.extraterrestrialHorizontal)),
    Math.round(value(weather.extraterrestrial)),
    Math.round(skyInfrared(temperature, dewPoint, cover)),
    global,
    beam,
    diffuse,
    global * lux,
    beam * lux,
    diffuse * lux,
    Math.round((diffuse * lux) / Math.PI),
    Math.round(value(weather.windDirection)),
    value(weather.windSpeed).toFixed(1),
    cover,
    cover,
    rain > 0 ? '8.0' : '20.0',
    cover >= 5 ? 1200 : 77777,
    9,
    '999999999',
    Math.round(12 + 0.9 * Math.max(0, dewPoint)),
    '0.1000',
    0,
    88,
    '0.200',
    rain.toFixed(1),
    rain > 0 ? '1.0' : '0.0',
  ].join(',');
}

/** One decimal, without a minus before zero. */
const tenth = (value: number): string => (Math.round(value * 10) / 10 + 0).toFixed(1);

/** Monthly ground temperature at 0.5 m: the air's, damped to 70 % and three weeks late. */
function groundTemperatures(weather: Weather): readonly number[] {
  const { temperature, hours } = weather;
  const mean = temperature.reduce((a, b) => a + b, 0) / hours;
  return Array.from({ length: 12 }, (_, month) => {
    const from = Math.round((month / 12) * hours - 21 * 24);
    let sum = 0;
    for (let i = 0; i < 730; i++) sum += temperature[(from + i + hours) % hours] as number;
    return mean + 0.7 * (sum / 730 - mean);
  });
}
