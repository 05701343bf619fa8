import type { Command } from 'commander';
import { register as registerCompute } from './rasterCompute.ts';
import { register as registerProbe } from './rasterProbe.ts';
import { register as registerStats } from './rasterStats.ts';
import { register as registerTile } from './rasterTile.ts';

/** `twin raster probe|tile|stats|diff|compute`. */
export function register(program: Command): void {
  const raster = program
    .command('raster')
    .description('read, measure and compute rasters without a browser');
  registerProbe(raster);
  registerTile(raster);
  registerStats(raster);
  registerCompute(raster);
}
