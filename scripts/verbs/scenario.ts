import type { Command } from 'commander';
import { printResult, progress } from '../io.ts';

interface RunOptions {
  levers: string;
  roads?: string;
  districts?: string;
  json: boolean;
}

/** `twin scenario run`. */
export function register(program: Command): void {
  const scenario = program.command('scenario').description('run the forecast without a browser');
  scenario
    .command('run <dir>')
    .description('the numbers of the app for a city folder and lever values')
    .requiredOption(
      '--levers <file>',
      'JSON object of lever id to value, or a scenario that the app exported; missing levers stay today',
    )
    .option('--roads <file>', 'JSON list of roads to close to cars or to slow down')
    .option('--districts <file>', 'write what the models tell of each district as CSV')
    .option('--json', 'print as JSON', false)
    .action(async (dir: string, { levers, roads, districts, json }: RunOptions) => {
      const { runScenario } = await import('../scenario/run.ts');
      const files = { leversFile: levers, roadsFile: roads, districtsFile: districts };
      printResult(await runScenario({ dir, ...files, progress }), json);
    });
}
