import type { Command } from 'commander';
import { printResult } from '../io.ts';
import { bandIndex, type HintOptions, openFile, whole, withHints } from './rasterOptions.ts';

interface Options extends HintOptions {
  readonly at: string;
  readonly band: string;
  readonly json: boolean;
}

/** `twin raster probe`: the cell values at places, full resolution, full precision. */
export function register(raster: Command): void {
  const probe = raster
    .command('probe <file>')
    .description('values at places; file is a path or an address')
    .requiredOption('--at <places>', 'WGS 84 degrees, "lon,lat;lon,lat"')
    .option('--band <n>', 'counted from 1, as GDAL does', '1')
    .option('--json', 'print as JSON', false);
  withHints(probe).action(async (file: string, options: Options, command: Command) => {
    const places = placesOf(command, options.at);
    const band = whole(command, '--band', options.band, 1);
    const opened = await openFile(command, file, options);
    const index = bandIndex(opened, band);
    const { probeRaster } = await import('../../src/layers/raster/probe.ts');
    const answers = [];
    for (const [lon, lat] of places) {
      const { value, col, row } = await probeRaster(opened, lon, lat, index);
      answers.push({ lon, lat, value, col: known(col), row: known(row) });
    }
    printResult(answers, options.json);
  });
}

/** JSON has no NaN: a place that the CRS cannot show has no column and row. */
const known = (n: number): number | null => (Number.isFinite(n) ? n : null);

function placesOf(command: Command, text: string): [lon: number, lat: number][] {
  const places = text
    .split(';')
    .filter((place) => place.trim() !== '')
    .map((place) => place.split(',').map((n) => (n.trim() === '' ? Number.NaN : Number(n))));
  const sound = ([lon, lat, ...rest]: readonly number[]): boolean =>
    rest.length === 0 && Math.abs(lon!) <= 360 && Math.abs(lat!) <= 90;
  if (places.length === 0 || !places.every(sound))
    command.error(
      `error: --at must be degrees like "11.34,44.49;11.35,44.5" (lon -360 to 360, lat -90 to 90), not "${text}"`,
    );
  return places as [number, number][];
}
