import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A parsed stock model of `seeds/stock`, fresh for each call. */
export const seedModel = (name: 'demo' | 'italy'): Record<string, unknown> =>
  JSON.parse(
    readFileSync(resolve(import.meta.dirname, `../../seeds/stock/${name}.json`), 'utf8'),
  ) as Record<string, unknown>;
