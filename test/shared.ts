import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../shared');

/**
 * Path of a file of published reference or city data that lies beside a developer's checkout,
 * or undefined where it is absent (a user's clone has none); says on stderr what is left out.
 */
export function sharedPath(relative: string): string | undefined {
  const path = resolve(root, relative);
  if (existsSync(path)) return path;
  process.stderr.write(`skipped: reference data ${relative} is not beside this checkout\n`);
  return undefined;
}
