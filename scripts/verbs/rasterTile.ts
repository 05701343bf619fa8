import type { Command } from 'commander';
import { printResult } from '../io.ts';
import { bandIndex, type HintOptions, openFile, whole, withHints } from './rasterOptions.ts';

const schemes = ['geographic', 'mercator'] as const;
const resamples = ['nearest', 'bilinear'] as const;
/** Below this a tile of 256 pixels is narrower than a metre. */
const deepest = 26;

interface Options extends HintOptions {
  readonly z: string;
  readonly x: string;
  readonly y: string;
  readonly scheme: string;
  readonly resample: string;
  readonly band: string;
  readonly out: string;
  readonly json: boolean;
}

/** `twin raster tile`: one map tile as 256 x 256 little-endian float32, row 0 north, NaN for nodata. */
export function register(raster: Command): void {
  const tile = raster
    .command('tile <file>')
    .description('a map tile of values, 256 x 256 float32, little-endian, row 0 north')
    .requiredOption('--z <z>', 'zoom level')
    .requiredOption('--x <x>', 'column of the tile, from the west')
    .requiredOption('--y <y>', 'row of the tile, from the north')
    .option('--scheme <scheme>', `one of ${schemes.join(', ')}`, 'mercator')
    .option('--resample <how>', `one of ${resamples.join(', ')}`, 'bilinear')
    .option('--band <n>', 'counted from 1, as GDAL does', '1')
    .requiredOption('--out <file>', 'file to write')
    .option('--json', 'print bounds (WGS 84 degrees), crs, maxErrorPixels and ms as JSON', false);
  withHints(tile).action(async (file: string, options: Options, command: Command) => {
    const scheme = schemes.find((s) => s === options.scheme);
    const resample = resamples.find((r) => r === options.resample);
    if (scheme === undefined) command.error(`error: --scheme must be ${schemes.join(' or ')}`);
    if (resample === undefined)
      command.error(`error: --resample must be ${resamples.join(' or ')}`);
    const level = whole(command, '--z', options.z, 0);
    if (level > deepest) command.error(`error: --z must be 0 to ${deepest}, not ${level}`);
    const x = whole(command, '--x', options.x, 0);
    const y = whole(command, '--y', options.y, 0);
    const [across, down] = [2 ** level * (scheme === 'geographic' ? 2 : 1), 2 ** level];
    if (x >= across || y >= down)
      command.error(
        `error: level ${level} of the ${scheme} scheme has columns 0 to ${across - 1} and rows 0 to ${down - 1}, not ${x}, ${y}`,
      );
    const band = whole(command, '--band', options.band, 1);
    const opened = await openFile(command, file, options);
    const { readTile } = await import('../../src/layers/raster/tile.ts');
    const { writeFile } = await import('node:fs/promises');
    const begin = performance.now();
    const made = await readTile(
      opened,
      { scheme: scheme!, level, x, y },
      { resample: resample!, band: bandIndex(opened, band) },
    );
    const ms = performance.now() - begin;
    await writeFile(options.out, littleEndian(made.values));
    const { bounds, maxErrorPixels } = made;
    printResult({ bounds, crs: opened.info.crs, maxErrorPixels, ms }, options.json);
  });
}

function littleEndian(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.byteLength));
  for (const [i, value] of values.entries()) view.setFloat32(i * 4, value, true);
  return new Uint8Array(view.buffer);
}
