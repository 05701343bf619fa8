import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dbs = [
  process.env.PROJ_DATA,
  process.env.PROJ_LIB,
  '/usr/share/proj',
  '/usr/local/share/proj',
]
  .filter((folder) => folder !== undefined)
  .map((folder) => join(folder, 'proj.db'))
  .filter((file) => existsSync(file));

/** GDAL without grid shift files: the same operations count on every machine. */
export const hasGdal = spawnSync('gdaltransform', ['--version']).status === 0 && dbs.length > 0;
if (!hasGdal) process.stderr.write('skipped: GDAL (gdal-bin) or proj.db is not on this machine\n');

const bare = mkdtempSync(join(tmpdir(), 'proj-'));
if (hasGdal) symlinkSync(dbs[0]!, join(bare, 'proj.db'));
const env = { ...process.env, PROJ_DATA: bare, PROJ_LIB: bare, PROJ_NETWORK: 'OFF' };

/** Runs a GDAL program; `input` goes to its standard input. */
export const gdal = (program: string, parameters: readonly string[], input = ''): string =>
  execFileSync(program, parameters, { env, input, stdio: ['pipe', 'pipe', 'pipe'] }).toString();

/** Pairs of numbers through `gdaltransform`. */
export function gdaltransform(
  parameters: readonly string[],
  pairs: readonly (readonly [number, number])[],
): [number, number][] {
  const input = pairs.map((pair) => pair.join(' ')).join('\n');
  return gdal('gdaltransform', ['-output_xy', ...parameters], input)
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number) as [number, number]);
}
