import type { Command } from 'commander';
import type { CoolingWeights } from '../../src/forecast/heat/cooling.ts';
import type { CoolingRun } from '../heat/cooling.ts';
import { printResult } from '../io.ts';
import { registerStressMap } from './heatMap.ts';
import { group, numberWithin, oneOf } from './input.ts';
import { type HintOptions, openFile, withHints } from './rasterOptions.ts';

/** Cooling capacity, that of green space around, heat mitigation, air temperature. */
export const coolingResults = ['cc', 'ccpark', 'hm', 'tair'] as const;

interface CoolingOptions extends HintOptions, Omit<CoolingRun, 'weights' | 'air'> {
  readonly weights?: string;
  readonly tref?: number;
  readonly uhi?: number;
  readonly mixing?: number;
  readonly json: boolean;
}

const metres = numberWithin(0, 1e6);
const help = `
The table is InVEST's biophysical table: lucode, green_area (0 or 1), shade, kc, albedo; with --method intensity
lucode, green_area, building_intensity. The result is on the land cover's grid, whose cells must be metres or feet;
the evapotranspiration may lie on any grid. Distances are rounded to whole cells. The file is a GeoTIFF of float32
with NaN for nodata; its tags name method, sources and their SHA-256.`;

/** `twin heat cooling`, `twin heat utci` and `twin heat utci-map`. */
export function register(program: Command): void {
  const heat = group(program, 'heat', 'heat in the city: cooling by land cover, thermal stress');
  const cooling = heat
    .command('cooling')
    .description('InVEST urban cooling: an index of how far land cover cools, cell by cell')
    .requiredOption('--lulc <tif>', 'land cover codes')
    .requiredOption('--et0 <tif>', 'reference evapotranspiration, any unit')
    .requiredOption('--table <csv>', 'biophysical table by land cover code')
    .requiredOption('--distance <m>', 'over which green space cools, metres', metres)
    .requiredOption('--out <tif>', 'GeoTIFF to write')
    .option(
      '--what <result>',
      `which to write: ${coolingResults.join(', ')}`,
      oneOf(coolingResults),
      'cc',
    )
    .option('--method <m>', 'factors or intensity', oneOf(['factors', 'intensity']), 'factors')
    .option('--weights <s,a,e>', 'of shade, albedo and evapotranspiration (default .6,.2,.2)')
    .option('--tref <C>', 'air temperature of the country around, °C', numberWithin(-60, 60))
    .option('--uhi <K>', 'largest heat island of the city, K', numberWithin(0, 30))
    .option('--mixing <m>', 'distance of air mixing, metres', metres)
    .option('--json', 'print as JSON', false)
    .addHelpText('after', help);
  registerStressMap(heat);
  withHints(cooling).action((options: CoolingOptions, command: Command) => cool(options, command));
  heat
    .command('utci')
    .description(
      'Universal Thermal Climate Index of an hour; null out of the range of its polynomial',
    )
    .requiredOption('--tdb <C>', 'air temperature, °C', numberWithin(-273, 1000))
    .requiredOption('--tr <C>', 'mean radiant temperature, °C', numberWithin(-273, 1000))
    .requiredOption('--rh <percent>', 'relative humidity, %', numberWithin(0, 100))
    .requiredOption('--wind <m/s>', 'wind 10 m above the ground, m/s', numberWithin(0, 200))
    .option('--json', 'print as JSON', false)
    .action(async (air: { tdb: number; tr: number; rh: number; wind: number; json: boolean }) => {
      const { outOfRange, stressOf, utci } = await import('../../src/forecast/heat/utci.ts');
      const value = utci(air);
      const stress = value === undefined ? null : stressOf(value);
      const outside = outOfRange(air) ?? null;
      printResult({ utci: value ?? null, unit: 'Cel', stress, outside }, air.json);
    });
}

async function cool(options: CoolingOptions, command: Command): Promise<void> {
  const { lulc, et0, table, distance, out, what, method } = options;
  const air = airOf(options, command);
  const weights = weightsOf(options.weights, command);
  const { runCooling } = await import('../heat/cooling.ts');
  const cover = await openFile(command, lulc, options);
  // --no-data is of the land cover; evapotranspiration of 0 is a value.
  const evapotranspiration = await openFile(command, et0, { ...options, data: true });
  const run = { lulc, et0, table, distance, out, what, method, ...air, ...weights };
  printResult(await runCooling(cover, evapotranspiration, run), options.json);
}

function airOf(
  { what, tref, uhi, mixing }: CoolingOptions,
  command: Command,
): Pick<CoolingRun, 'air'> {
  if (tref !== undefined && uhi !== undefined && mixing !== undefined)
    return { air: { reference: tref, heatIsland: uhi, mixing } };
  const some = tref !== undefined || uhi !== undefined || mixing !== undefined;
  if (some || what === 'tair')
    command.error('error: an air temperature needs --tref, --uhi and --mixing');
  return {};
}

function weightsOf(text: string | undefined, command: Command): Pick<CoolingRun, 'weights'> {
  if (text === undefined) return {};
  const numbers = text.split(',').map((n) => (n.trim() === '' ? Number.NaN : Number(n)));
  const [shade, albedo, eti] = numbers;
  const sound = numbers.length === 3 && numbers.every((n) => n >= 0 && n <= 1);
  if (!sound || shade! + albedo! + eti! === 0)
    command.error(
      `error: --weights must be three numbers from 0 to 1 like ".6,.2,.2", not all 0, not "${text}"`,
    );
  const weights: CoolingWeights = { shade: shade!, albedo: albedo!, eti: eti! };
  return { weights };
}
