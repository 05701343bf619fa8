import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Problem } from '../../src/problem/problem.ts';
import { catalogueFile } from './catalogue.ts';
import { writeRoot } from './root.ts';

/**
 * Lets `fill` write a city beside `out` and puts it in place only when it is complete, so that an
 * interrupted run leaves the old city or none. Refuses a folder that holds something else.
 * @throws Problem `outNotCity`, and whatever `fill` throws
 */
export async function writeCityFolder<T>(
  out: string,
  fill: (dir: string) => Promise<T>,
): Promise<T> {
  const target = resolve(out);
  refuseOtherFolder(target);
  removeLeftovers(target);
  const dir = `${target}.part-${process.pid}`;
  await mkdir(dir, { recursive: true });
  const interrupted = (): void => {
    rmSync(dir, { recursive: true, force: true });
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    const result = await fill(dir);
    await rm(target, { recursive: true, force: true });
    await rename(dir, target);
    // Only a folder of cities gets a list of them: `out` may lie anywhere.
    const parent = dirname(target);
    if (isCityList(parent)) await writeRoot(parent);
    return result;
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    await rm(dir, { recursive: true, force: true });
  }
}

/** Throws Problem `outNotCity` where `out` holds something other than a city. */
export function refuseOtherFolder(out: string): void {
  if (!existsSync(out) || existsSync(join(out, catalogueFile))) return;
  if (!statSync(out).isDirectory() || readdirSync(out).length > 0)
    throw new Problem('outNotCity', { file: resolve(out) });
}

function isCityList(parent: string): boolean {
  const configured = process.env.TWIN_TILESETS;
  if (configured !== undefined && resolve(configured) === parent) return true;
  return basename(parent) === 'tilesets' || existsSync(join(parent, catalogueFile));
}

/** Unfinished folders of runs that were killed. */
function removeLeftovers(target: string): void {
  const parent = dirname(target);
  if (!existsSync(parent)) return;
  const prefix = `${basename(target)}.part-`;
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    if (!isRunning(Number(name.slice(prefix.length))))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}
