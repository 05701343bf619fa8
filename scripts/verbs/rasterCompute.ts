import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Derivation, DerivationSource } from '../../src/catalogue/derivation.ts';
import { software } from '../../src/catalogue/software.ts';
import { Problem } from '../../src/problem/problem.ts';
import { printResult, progress } from '../io.ts';

interface Options {
  readonly out: string;
  readonly grid: string;
  readonly nearest: boolean;
  readonly unit?: string;
  readonly json: boolean;
}

const grids = ['finer', 'coarser'] as const;

const alignment = `
Sources may differ in CRS, resolution and extent. All are brought onto the grid of the finest (or the
coarsest) one, cut to the extent they share: bilinear where a source is as coarse or coarser, the mean
weighted by area where it is finer, the cell itself with --nearest (classes). Where a source has no
value, the result has none. The file is a cloud-optimised GeoTIFF of float32 with NaN for nodata;
its tags name expression, sources, SHA-256 of local files, software and date (gdalinfo shows them).`;

const withOptions = (command: Command): Command =>
  command
    .requiredOption('--out <file>', 'GeoTIFF to write')
    .option('--grid <which>', `grid of the result: ${grids.join(' or ')}`, 'finer')
    .option('--nearest', 'never interpolate or average: for class codes', false)
    .option('--unit <code>', 'unit of the result, into its tags')
    .option('--json', 'print grid, size, values and nodata share as JSON', false);

/** `twin raster diff` and `twin raster compute`. */
export function register(raster: Command): void {
  withOptions(
    raster
      .command('diff <a> <b>')
      .description('the difference b minus a of two rasters, as in the map')
      .addHelpText('after', alignment),
  ).action(async (a: string, b: string, options: Options, command: Command) => {
    const sources = [await sourceOf('a', a, 0), await sourceOf('b', b, 0)];
    await compute(command, options, 'difference', 'b - a', sources);
  });
  withOptions(
    raster
      .command('compute <expression> <sources...>')
      .description(
        'band maths, for example "(nir - red) / (nir + red)" nir=s2.tif:4 red=s2.tif:3 (bands from 1)',
      )
      .addHelpText('after', alignment),
  ).action(
    async (expression: string, given: readonly string[], options: Options, command: Command) => {
      const sources = await Promise.all(given.map((text) => namedSource(command, text)));
      const names = sources.map(({ name }) => name);
      if (new Set(names).size < names.length)
        command.error('error: two sources have one name; give each its own');
      await compute(command, options, 'expression', expression, sources);
    },
  );
}

function namedSource(command: Command, text: string): Promise<DerivationSource> {
  const match = /^([\p{L}_][\p{L}\p{N}_]*)=(.+?)(?::(\d+))?$/u.exec(text);
  if (match === null)
    command.error(`error: a source is name=file or name=file:band, not "${text}"`);
  const [, name, file, band = '1'] = match!;
  if (band === '0') command.error('error: bands count from 1');
  return sourceOf(name!, file!, Number(band) - 1);
}

async function sourceOf(name: string, file: string, band: number): Promise<DerivationSource> {
  const isAddress = /^https?:/.test(file);
  const accessUrl = isAddress ? file : resolve(file);
  const sha256 = isAddress ? undefined : await hashOf(accessUrl);
  return {
    name,
    title: basename(file),
    accessUrl,
    band,
    ...(sha256 === undefined ? {} : { sha256 }),
  };
}

/** Undefined where the file cannot be read: opening it says why. */
export async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

async function compute(
  command: Command,
  options: Options,
  kind: Derivation['kind'],
  expression: string,
  given: readonly DerivationSource[],
): Promise<void> {
  const grid = grids.find((g) => g === options.grid);
  if (grid === undefined) command.error(`error: --grid must be ${grids.join(' or ')}`);
  const sources = given.map((source) => ({
    ...source,
    ...(options.nearest ? { classes: true } : {}),
  }));
  const derivation: Derivation = { kind, expression, grid: grid!, sources };
  const [{ openDerived }, { prepareDerivation }, { provenanceOf }, { writeGeoTiff }] =
    await Promise.all([
      import('../../src/layers/raster/derive/open.ts'),
      import('../../src/layers/raster/derive/prepare.ts'),
      import('../../src/layers/raster/derive/provenance.ts'),
      import('../../src/layers/raster/write/geotiff.ts'),
    ]);
  const raster = await openDerived(prepareDerivation(derivation));
  const date = new Date();
  const unit = options.unit ?? (kind === 'difference' ? raster.unit : undefined);
  const { pieces, bytes, ...found } = await writeGeoTiff(raster, {
    provenance: provenanceOf(derivation, raster, date),
    software,
    date,
    unit,
    description: expression,
    progress: (share) => progress(share, `compute ${expression}`),
  });
  await writePieces(options.out, pieces);
  const { width, height, geotransform } = raster.info;
  const numbers = Object.entries(found).map(([key, n]) => [key, Number.isFinite(n) ? n : null]);
  printResult(
    {
      expression,
      grid,
      crs: raster.crs.name,
      geotransform,
      width,
      height,
      ...Object.fromEntries(numbers),
      unit: unit ?? null,
      bytes,
      out: options.out,
    },
    options.json,
  );
}

/** Writes a file in pieces. Rejects with the Problem `fileWrite`. */
export async function writePieces(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  try {
    const file = await open(path, 'w');
    try {
      for (const piece of pieces) await file.write(piece);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new Problem('fileWrite', { file: path, detail: String((error as Error).message) });
  }
}
