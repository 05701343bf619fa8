import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { printResult, progress } from '../io.ts';
import type { BuiltRoads } from '../roads/build.ts';
import { numberWithin } from './input.ts';

interface BuildOptions {
  out: string;
  table?: string;
  bbox?: string;
  urbanLimit?: number;
  json: boolean;
}

/** `twin roads build|check`. */
export function register(program: Command): void {
  const roads = program.command('roads').description('make and check road networks');

  roads
    .command('build <file>')
    .description(
      'directed road network of an OpenStreetMap PBF, a GeoPackage or a GeoJSON, as GeoParquet',
    )
    .requiredOption('--out <file>', 'GeoParquet to write')
    .option('--table <name>', 'table of a GeoPackage; the first one of roads where absent')
    .option('--bbox <w,s,e,n>', 'only roads with a point inside, WGS 84 degrees')
    .option(
      '--urban-limit <v>',
      'km/h that no road without sign exceeds, motorways and trunk roads aside',
      numberWithin(5, 200),
    )
    .option('--json', 'print the report as JSON', false)
    .action(async (file: string, options: BuildOptions, command: Command) => {
      const bounds = options.bbox?.split(',').map(Number);
      if (bounds !== undefined && (bounds.length !== 4 || !bounds.every(Number.isFinite)))
        command.error('error: --bbox must be west,south,east,north in degrees');
      progress(undefined, file);
      const [{ buildRoads }, { writeRoads }] = await Promise.all([
        import('../roads/build.ts'),
        import('../roads/write.ts'),
      ]);
      const built = await buildRoads(file, {
        ...(options.table !== undefined && { table: options.table }),
        ...(options.urbanLimit !== undefined && { urbanLimit: options.urbanLimit }),
        ...(bounds !== undefined && { bounds: bounds as [number, number, number, number] }),
      });
      await writeRoads(built.roads, options.out);
      tellTurns(built.report);
      printResult({ out: options.out, ...built.report }, options.json);
    });

  roads
    .command('check <file>')
    .description(
      'counts of a network and what is wrong with it; of a source, what building would give; exits 1 on errors',
    )
    .option('--json', 'print as JSON', false)
    .action(async (file: string, options: { json: boolean }) => {
      if (!/\.parquet$/i.test(file)) {
        const { buildRoads } = await import('../roads/build.ts');
        const { report } = await buildRoads(file);
        tellTurns(report);
        printResult({ ok: true, ...report }, options.json);
        return;
      }
      const [{ readRoads }, { checkNetwork }] = await Promise.all([
        import('../../src/catalogue/roads.ts'),
        import('../roads/check.ts'),
      ]);
      const bytes = await readFile(file);
      const { buffer, byteOffset, byteLength } = bytes;
      const network = await readRoads(
        buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer,
        file,
      );
      const checked = checkNetwork(network);
      printResult(checked, options.json);
      if (!checked.ok) process.exitCode = 1;
    });
}

/** What a network of nodes and links cannot say. */
function tellTurns({ turnRestrictions }: BuiltRoads['report']): void {
  const found = turnRestrictions?.found ?? 0;
  if (found > 0)
    progress(
      undefined,
      `${found} turn restrictions are not heeded: routes may turn where a sign forbids it`,
    );
}
