import type { Command } from 'commander';
import { printResult, progress } from '../io.ts';

/** `twin catalogue services`. */
export function register(program: Command): void {
  const catalogue = program.command('catalogue').description('find data to add');
  catalogue
    .command('services <url>')
    .description(
      'list what a WMS, WMTS, STAC or tile template offers, each dataset as a catalogue entry',
    )
    .option('--bbox <w,s,e,n>', 'where a STAC is searched, WGS 84 degrees')
    .option('--json', 'print as JSON', false)
    .action(async (url: string, options: { bbox?: string; json: boolean }, command: Command) => {
      const bounds = options.bbox === undefined ? undefined : boundsIn(options.bbox);
      if (options.bbox !== undefined && bounds === undefined)
        command.error('error: --bbox must be west,south,east,north in degrees');
      progress(undefined, url);
      const { listServices } = await import('../catalogue/services.ts');
      printResult(await listServices(url, bounds), options.json);
    });
}

function boundsIn(text: string): [number, number, number, number] | undefined {
  const sides = text.split(',').map(Number);
  const [west, south, east, north] = sides;
  const sane =
    sides.length === 4 && sides.every(Number.isFinite) && west! < east! && south! < north!;
  return sane ? [west!, south!, east!, north!] : undefined;
}
