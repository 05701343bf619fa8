import type { Command } from 'commander';
import { printResult, progress } from '../io.ts';

const citySizes = ['small', 'city', 'metro'] as const;

/** `twin city demo|build|check`. */
export function register(program: Command): void {
  const city = program.command('city').description('make and check city folders');

  city
    .command('demo')
    .description('generate the synthetic demo city Weidenfurt (same seed, same bytes)')
    .requiredOption('--out <dir>', 'folder to write')
    .option('--size <size>', `one of ${citySizes.join(', ')}`, 'city')
    .option('--seed <n>', 'seed of the generator', '7')
    .option('--json', 'print the summary as JSON', false)
    .action(
      async (options: { out: string; size: string; seed: string; json: boolean }, command) => {
        const size = citySizes.find((s) => s === options.size);
        const seed = Number(options.seed);
        if (size === undefined) command.error(`error: --size must be ${citySizes.join(', ')}`);
        if (!Number.isInteger(seed)) command.error('error: --seed must be a whole number');
        const { buildDemoCity } = await import('../city/demo/build.ts');
        printResult(
          await buildDemoCity({ out: options.out, size: size!, seed, progress }),
          options.json,
        );
      },
    );

  city
    .command('build <recipe>')
    .description(
      'build a real city from a recipe under seeds/ (a name or a file); exits 1 where a dataset failed',
    )
    .requiredOption('--out <dir>', 'folder to write')
    .option('--from <dir>', 'take the sources from this folder instead of the network')
    .option('--json', 'print the report as JSON', false)
    .action(async (recipe: string, options: { out: string; from?: string; json: boolean }) => {
      const { buildCity } = await import('../city/real/build.ts');
      const from = options.from === undefined ? {} : { from: options.from };
      const report = await buildCity({ recipe, out: options.out, ...from, progress });
      printResult(report, options.json);
      if (report.failed.length > 0) process.exitCode = 1;
    });

  city
    .command('check <dir>')
    .description('validate a city folder; exits 1 where something is wrong')
    .option('--json', 'print the findings as JSON', false)
    .action(async (dir: string, options: { json: boolean }) => {
      const { checkCity } = await import('../city/check.ts');
      const report = await checkCity(dir);
      printResult(report, options.json);
      if (!report.ok) process.exitCode = 1;
    });
}
