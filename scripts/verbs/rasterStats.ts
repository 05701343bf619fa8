import type { Command } from 'commander';
import type { ZoneStatistics } from '../../src/channel/analysis.ts';
import { printResult, progress } from '../io.ts';
import { bandIndex, type HintOptions, openFile, whole, withHints } from './rasterOptions.ts';

interface Options extends HintOptions {
  readonly zones?: string;
  readonly band: string;
  readonly json: boolean;
}

const method = `
Every number is weighted by area: a cell counts with the part that the zone covers of it (exact, in the
raster's own CRS, the zone's edges taken as straight in degrees) times its true area on the WGS 84
ellipsoid. count is the number of known cells with a weight above zero, area_m2 their covered area,
missing_share the part of the zone without a value (nodata, or outside the raster). std is that of the
population; a percentile is linear between values that stand at the middle of their weight. classes
(shares of area by value) are there where the values are whole numbers and not more than 64.
zone is the feature's name, else its id, else its number from 1; null for the raster as a whole.`;

/** `twin raster stats`: area-weighted statistics by zone. */
export function register(raster: Command): void {
  const stats = raster
    .command('stats <file>')
    .description('area-weighted statistics of the whole raster, or by zone')
    .option('--zones <geojson>', 'polygons in WGS 84 degrees (RFC 7946), path or address')
    .option('--band <n>', 'counted from 1, as GDAL does', '1')
    .option('--json', 'print as JSON', false)
    .addHelpText('after', method);
  withHints(stats).action(async (file: string, options: Options, command: Command) => {
    const band = whole(command, '--band', options.band, 1);
    const zones = options.zones === undefined ? undefined : await readZones(options.zones);
    const opened = await openFile(command, file, options);
    const { zonalStatistics } = await import('../../src/layers/raster/analyse/zonal.ts');
    const { zones: rows } = await zonalStatistics(opened, zones, {
      band: bandIndex(opened, band),
      classes: opened.info.meaning === 'palette',
      progress: (share) => progress(share, 'statistics by zone'),
    });
    printResult(rows.map(plain), options.json);
  });
}

async function readZones(path: string) {
  const { zonesOf } = await import('../../src/layers/raster/analyse/zones.ts');
  const { asProblem, Problem } = await import('../../src/problem/problem.ts');
  if (/^https?:/.test(path)) {
    const { asText, fetchFile } = await import('../../src/catalogue/fetch.ts');
    return zonesOf(await fetchFile(path, asText), path);
  }
  const { readFile } = await import('node:fs/promises');
  try {
    return zonesOf(await readFile(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('unreachable', { file: path, detail: asProblem(error, path).message });
  }
}

/** JSON has no NaN: a zone without any value has null. */
const known = (n: number): number | null => (Number.isFinite(n) ? n : null);

const plain = (z: ZoneStatistics) => ({
  zone: z.zone,
  count: z.count,
  area_m2: z.area,
  missing_share: z.missing,
  min: known(z.min),
  max: known(z.max),
  mean: known(z.mean),
  std: known(z.std),
  p5: known(z.p5),
  p50: known(z.p50),
  p95: known(z.p95),
  ...(z.classes === undefined ? {} : { classes: z.classes }),
});
