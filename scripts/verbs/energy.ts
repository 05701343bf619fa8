import { type Command, InvalidArgumentError } from 'commander';
import type { LeverValues } from '../../src/scenario/lever.ts';
import { printResult, say } from '../io.ts';
import { group, readInputJson, readInputText } from './input.ts';

/** One `name=value`; may be given several times. */
function leverValue(text: string, before: LeverValues): LeverValues {
  const [id = '', value = ''] = text.split('=');
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (id === '' || !Number.isFinite(number))
    throw new InvalidArgumentError('It must be a lever and its value, like retrofit_rate=2.5.');
  return { ...before, [id]: number };
}

/** `twin energy run|building`. */
export function register(program: Command): void {
  const energy = group(program, 'energy', 'heating and cooling of one zone or one building');
  energy
    .command('building <dir>')
    .description(
      'the hours of one building of a city folder: heat, cold, hot water, electricity by use, solar power; ' +
        'as it is today, or under levers',
    )
    .requiredOption('--id <id>', 'id of the building table, or the city-wide feature number')
    .option('--lever <name=value>', 'value of a lever; may be repeated', leverValue, {})
    .option('--json', 'print every hour as JSON, else sums of the year', false)
    .action(async (dir: string, o: { id: string; lever: LeverValues; json: boolean }) => {
      const { buildingYear, yearTable } = await import('../energy/building.ts');
      printResult(await buildingYear(dir, o.id, o.lever), o.json, yearTable);
    });
  energy
    .command('run <zone>')
    .description('a year of one zone hour by hour (EN ISO 13790, 5R1C) with an EPW weather file')
    .requiredOption('--weather <file>', 'EnergyPlus weather file (EPW) of a whole year')
    .option('--json', 'print as JSON', false)
    .action(async (file: string, options: { weather: string; json: boolean }) => {
      const [{ readZone }, { hourlyPlace, runZone }, { readEpw }] = await Promise.all([
        import('../../src/forecast/energy/hourly/read.ts'),
        import('../../src/forecast/energy/hourly/run.ts'),
        import('../../src/forecast/weather.ts'),
      ]);
      const zone = readZone(await readInputJson(file), file);
      const weather = readEpw(await readInputText(options.weather), options.weather);
      const place = hourlyPlace(weather);
      if (place.irradianceTime !== 0.5)
        say(
          `${options.weather}: irradiance is taken ${place.irradianceTime.toFixed(2)} h after each row's start, ` +
            'where global, beam and diffuse agree (EPW has means of the hour)',
        );
      const year = runZone(zone, place);
      printResult(
        {
          heating_MWh: year.heating / 1000,
          cooling_MWh: year.cooling / 1000,
          peakHeating_kW: year.peakHeating,
          peakCooling_kW: year.peakCooling,
          tMin_C: year.coldest,
          tMax_C: year.warmest,
        },
        options.json,
      );
    });
}
