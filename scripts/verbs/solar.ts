import { type Command, InvalidArgumentError } from 'commander';
import type { ModuleType, Mount } from '../../src/forecast/solar/pvwatts.ts';
import { printResult, say } from '../io.ts';
import { group, numberWithin, oneOf, readInputText } from './input.ts';

interface PositionOptions {
  readonly lat: number;
  readonly lon: number;
  readonly elevation: number;
  readonly time: number;
  readonly pressure: number;
  readonly temperature: number;
  readonly refraction: number;
  readonly deltaT?: number;
  readonly json: boolean;
}

interface PvOptions {
  readonly lat: number;
  readonly lon: number;
  readonly tilt: number;
  readonly azimuth: number;
  readonly kw: number;
  readonly losses: number;
  readonly mount: Mount;
  readonly tz?: number;
  readonly elevation?: number;
  readonly module?: ModuleType;
  readonly dcAc?: number;
  readonly inverter?: number;
  readonly albedo: number;
  readonly json: boolean;
}

/** `twin solar position|pv`. */
export function register(program: Command): void {
  const solar = group(program, 'solar', 'position of the sun and photovoltaic yield');
  const latitude = numberWithin(-90, 90);
  const longitude = numberWithin(-180, 180);

  solar
    .command('position')
    .description('where the sun stands (NREL SPA), degrees; azimuth from north clockwise')
    .requiredOption('--lat <deg>', 'latitude, north positive', latitude)
    .requiredOption('--lon <deg>', 'longitude, east positive', longitude)
    .requiredOption(
      '--time <iso>',
      'instant with its zone, like 2003-10-17T12:30:30-07:00',
      instant,
    )
    .option('--elevation <m>', 'above sea level', numberWithin(-500, 10_000), 0)
    .option('--pressure <hPa>', 'mean air pressure', numberWithin(0, 5000), 1013.25)
    .option('--temperature <C>', 'mean air temperature', numberWithin(-273, 100), 12)
    .option('--refraction <deg>', 'at sunrise and sunset', numberWithin(0, 5), 0.5667)
    .option('--delta-t <s>', 'terrestrial minus universal time', numberWithin(-8000, 8000))
    .option('--json', 'print as JSON', false)
    .action(async (o: PositionOptions) => {
      const { sunPosition } = await import('../../src/forecast/solar/spa.ts');
      const { apparentZenith, azimuth, elevation, apparentElevation } = sunPosition(
        o.time,
        { latitude: o.lat, longitude: o.lon, elevation: o.elevation },
        { pressure: o.pressure, temperature: o.temperature, refraction: o.refraction },
        o.deltaT,
      );
      printResult({ apparentZenith, azimuth, elevation, apparentElevation }, o.json);
    });

  solar
    .command('pv <weather>')
    .description(
      'a year of a photovoltaic system (PVWatts 5) from an hourly CSV: month, day, hour, beam, diffuse, ' +
        'temperature, wind; what PVWatts itself writes above its table is taken as stated there',
    )
    .requiredOption('--lat <deg>', 'latitude, north positive', latitude)
    .requiredOption('--lon <deg>', 'longitude, east positive', longitude)
    .requiredOption('--tilt <deg>', '0 level to 90 upright', numberWithin(0, 180))
    .requiredOption('--azimuth <deg>', 'from north clockwise', numberWithin(0, 360))
    .requiredOption('--kw <kW>', 'DC nameplate', numberWithin(0, 1e9))
    .option('--losses <percent>', 'of the system', numberWithin(-5, 99), 14.08)
    .option('--mount <mount>', 'rack or roof', oneOf<Mount>(['rack', 'roof']), 'roof')
    .option(
      '--tz <h>',
      'hours ahead of UTC (standard time); else by longitude and light',
      numberWithin(-12, 14),
    )
    .option(
      '--elevation <m>',
      'above sea level; else as the file states, or 0',
      numberWithin(-500, 10_000),
    )
    .option(
      '--module <type>',
      'standard, premium or thin; else as the file states, or standard',
      oneOf<ModuleType>(['standard', 'premium', 'thin']),
    )
    .option(
      '--dc-ac <ratio>',
      'DC over AC nameplate; else as stated, or 1.2',
      numberWithin(0.1, 10),
    )
    .option('--inverter <percent>', 'efficiency; else as stated, or 96', numberWithin(50, 100))
    .option('--albedo <share>', 'reflectance of the ground', numberWithin(0, 1), 0.2)
    .option('--json', 'print as JSON', false)
    .action(async (file: string, o: PvOptions) => {
      const [{ readPvWeather }, { pvYear, usualSystem }, { skyYear }, { timeZoneOf }] =
        await Promise.all([
          import('../../src/forecast/solar/readpv.ts'),
          import('../../src/forecast/solar/pvwatts.ts'),
          import('../../src/forecast/solar/sky.ts'),
          import('../../src/forecast/solar/suntime.ts'),
        ]);
      const weather = readPvWeather(await readInputText(file), file);
      const { stated } = weather;
      const site = {
        latitude: o.lat,
        longitude: o.lon,
        elevation: o.elevation ?? stated.elevation ?? 0,
        beam: weather.beam,
        diffuse: weather.diffuse,
      };
      const timeZone = o.tz ?? timeZoneOf(site);
      if (o.tz === undefined && timeZone !== Math.round(o.lon / 15))
        say(
          `the hours of light are those of UTC${timeZone < 0 ? '' : '+'}${timeZone}; --tz sets another`,
        );
      const sky = skyYear({ ...site, timeZone });
      const year = pvYear(sky, weather.temperature, weather.wind, {
        tilt: o.tilt,
        azimuth: o.azimuth,
        power: o.kw,
        losses: o.losses,
        mount: o.mount,
        module: o.module ?? stated.module ?? usualSystem.module,
        dcAcRatio: o.dcAc ?? stated.dcAcRatio ?? usualSystem.dcAcRatio,
        inverter: o.inverter ?? stated.inverter ?? usualSystem.inverter,
        albedo: o.albedo,
      });
      const total = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / 1000;
      const monthly = new Array<number>(12).fill(0);
      weather.month.forEach((month, i) => {
        monthly[month - 1]! += year.ac[i]! / 1000;
      });
      printResult(
        {
          poa_kWh_m2: total(year.planeOfArray),
          dc_kWh: total(year.dc),
          ac_kWh: total(year.ac),
          monthly,
        },
        o.json,
      );
    });
}

function instant(text: string): number {
  const time = /T.*(Z|[+-]\d\d(:?\d\d)?)$/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new InvalidArgumentError('It must be ISO 8601 with a zone, like 2003-10-17T12:30:30Z.');
  return time;
}
