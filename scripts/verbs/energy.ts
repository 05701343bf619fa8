import type { Command } from 'commander';
import { printResult, say } from '../io.ts';
import { group, readInputJson, readInputText } from './input.ts';

/** `twin energy run`. */
export function register(program: Command): void {
  group(program, 'energy', 'heating and cooling of one zone')
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
