import type { Command } from 'commander';
import { printResult } from '../io.ts';
import { oneOf } from './input.ts';

/** Felt temperature, ends of its interval, its change from today, and what it rests on most. */
export const stressResults = ['utci', 'lower', 'upper', 'difference', 'radiant'] as const;

const help = `
The hour's weather is that of the city's typical year (EPW), whatever the year of the time. Levers are those of the
heat model: street_trees, green_roofs, cool_roofs. The file is a GeoTIFF of float32 with NaN for nodata.`;

/** `twin heat utci-map`, added to the group `heat`. */
export function registerStressMap(heat: Command): void {
  heat
    .command('utci-map <dir>')
    .description('thermal stress (UTCI) of a city folder by cell, for one hour and lever values')
    .requiredOption(
      '--time <ISO>',
      'an instant of the hour, like 2025-07-15T14:00 (city time) or with a zone',
    )
    .requiredOption('--out <tif>', 'GeoTIFF to write')
    .option('--levers <file>', 'JSON object of lever id to value; missing levers stay today')
    .option(
      '--what <result>',
      `which to write: ${stressResults.join(', ')}`,
      oneOf(stressResults),
      'utci',
    )
    .option('--json', 'print as JSON', false)
    .addHelpText('after', help)
    .action(
      async (
        dir: string,
        options: {
          time: string;
          out: string;
          levers?: string;
          what: (typeof stressResults)[number];
          json: boolean;
        },
      ) => {
        const { runStressMap } = await import('../heat/utciMap.ts');
        const { json, ...run } = options;
        printResult(await runStressMap({ dir, ...run }), json);
      },
    );
}
