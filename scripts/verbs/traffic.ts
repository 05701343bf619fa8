import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { printResult, progress } from '../io.ts';
import { group, numberWithin } from './input.ts';

interface RunOptions {
  levers?: string;
  roads?: string;
  gap?: number;
  links?: string;
  districts?: string;
  json: boolean;
}

/** `twin traffic run|counts|calibrate`. */
export function register(program: Command): void {
  const traffic = group(program, 'traffic', 'what-if on the road network of a city');
  traffic
    .command('run <dir>')
    .description('traffic of a city folder under lever values and changed roads, against today')
    .option(
      '--levers <file>',
      'JSON object of lever id to value, or an exported scenario; missing levers stay today',
    )
    .option('--roads <file>', 'JSON list of changes of roads, or an exported scenario')
    .option(
      '--gap <g>',
      'end at the first answer with this relative gap, intervals as wide as they are then',
      numberWithin(0, 1),
    )
    .option('--links <file>', 'write flow, speed and exhaust of each link as CSV')
    .option(
      '--districts <file>',
      'write shares of modes, travel times, car trips and exhaust of each district as CSV',
    )
    .option('--json', 'print as JSON', false)
    .action(async (dir: string, options: RunOptions) => {
      const [{ readLeverFile, readRoadFile }, { districtsCsv }, { linksCsv, runTrafficCity }] =
        await Promise.all([
          import('../scenario/assumptions.ts'),
          import('../scenario/districts.ts'),
          import('../traffic/run.ts'),
        ]);
      const given =
        options.levers === undefined
          ? { levers: {}, roads: [] }
          : await readLeverFile(options.levers);
      const roads = options.roads === undefined ? given.roads : await readRoadFile(options.roads);
      const { run, result, city } = await runTrafficCity(
        dir,
        { levers: given.levers, roads },
        options.roads ?? options.levers ?? dir,
        { gap: options.gap, progress },
      );
      if (options.links !== undefined) await writeFile(options.links, linksCsv(city, result));
      if (options.districts !== undefined) await writeFile(options.districts, districtsCsv(result));
      progress(1, 'done');
      printResult(run, options.json);
    });
  traffic
    .command('counts <dir>')
    .description("modelled traffic of today against a city's counting stations: R2, RMSE, GEH")
    .option('--json', 'print as JSON', false)
    .action(async (dir: string, { json }: { json: boolean }) => {
      const { countsReport } = await import('../traffic/counts.ts');
      printResult(await countsReport(dir, progress), json);
    });
  traffic
    .command('calibrate <dir>')
    .description(
      'fits traffic over the edge of a city to its counting stations, and checks it on stations left out; writes nothing but --out',
    )
    .option('--out <file>', 'write the calibration, to go into a traffic model, as JSON')
    .option('--json', 'print as JSON', false)
    .action(async (dir: string, { out, json }: { out?: string; json: boolean }) => {
      const { calibrate } = await import('../traffic/calibrate.ts');
      const report = await calibrate(dir, progress);
      if (out !== undefined)
        await writeFile(out, `${JSON.stringify({ calibration: report.calibration }, null, 2)}\n`);
      progress(1, 'done');
      printResult(report, json);
    });
}
