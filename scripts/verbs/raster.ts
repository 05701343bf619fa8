import type { Command } from 'commander';
import { register as registerProbe } from './rasterProbe.ts';
import { register as registerTile } from './rasterTile.ts';

/** `twin raster probe|tile`. */
export function register(program: Command): void {
  const raster = program.command('raster').description('read rasters without a browser');
  registerProbe(raster);
  registerTile(raster);
}
