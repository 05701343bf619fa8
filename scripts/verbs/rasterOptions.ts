import type { Command } from 'commander';
import type { Raster, RasterHints } from '../../src/layers/raster/raster.ts';
import { Problem } from '../../src/problem/problem.ts';

/** What every verb on a raster file takes. */
export interface HintOptions {
  /** Of `--no-data`, which commander takes for the negation of `--data`: true where it is absent. */
  readonly data: string | true;
  readonly crs?: string;
}

/** Adds `--no-data` and `--crs`: what a catalogue would say of a file that does not tell it itself. */
export const withHints = (command: Command): Command =>
  command
    .option('--no-data <value>', 'sample value that means "not known", where the file has none')
    .option('--crs <crs>', 'EPSG:n, proj4 or WKT, where the file declares none that is known');

/** A whole number from the command line; ends with bad usage otherwise. */
export function whole(command: Command, option: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < least)
    command.error(`error: ${option} must be a whole number from ${least}, not "${text}"`);
  return value;
}

/** Opens a raster by path or address; rejects with a Problem. */
export async function openFile(
  command: Command,
  file: string,
  { data, crs }: HintOptions,
): Promise<Raster> {
  const noData = data === true ? undefined : Number(data);
  if (Number.isNaN(noData) || data === '')
    command.error(`error: --no-data must be a number, not "${data}"`);
  const hints: RasterHints = {
    ...(noData === undefined ? {} : { noData }),
    ...(crs === undefined ? {} : { crs }),
  };
  const { openRaster } = await import('../../src/layers/raster/read.ts');
  return openRaster(file, hints);
}

/** Index from 0 of a band that is counted from 1, as GDAL does; rejects where the file has fewer. */
export function bandIndex({ info }: Raster, band: number): number {
  if (band > info.bands)
    throw new Problem('rasterBand', { file: info.name, band, bands: info.bands });
  return band - 1;
}
