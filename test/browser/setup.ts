import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildApp } from '../../scripts/app.ts';
import { buildDemoCity } from '../../scripts/city/demo/build.ts';
import { buildCity } from '../../scripts/city/real/build.ts';
import { writeRoot } from '../../scripts/city/root.ts';
import { serve } from '../../scripts/serve.ts';
import { sharedPath } from '../shared.ts';

const root = resolve(import.meta.dirname, '../..');
const quiet = (): void => undefined;

/** Cities for the browser tests: the small demo city, and the real ones where their sources are. */
export async function buildTestCities(): Promise<string> {
  const tilesets = resolve(root, '.cache/test-tilesets');
  mkdirSync(tilesets, { recursive: true });
  const missing = (city: string): boolean =>
    // A city that was built before there were roads is built again.
    !existsSync(resolve(tilesets, city, 'mobility/roads.parquet'));
  if (missing('weidenfurt')) {
    await buildDemoCity({
      out: resolve(tilesets, 'weidenfurt'),
      size: 'small',
      seed: 7,
      progress: quiet,
    });
  }
  const from = sharedPath('data');
  for (const recipe of from === undefined ? [] : ['milan', 'bologna']) {
    if (missing(recipe)) {
      await buildCity({ recipe, out: resolve(tilesets, recipe), from: from!, progress: quiet });
    }
  }
  await writeRoot(tilesets);
  return tilesets;
}

/** Builds the app and the test cities, serves both; returns the way to stop (Playwright's contract). */
export default async function setup(): Promise<() => void> {
  await buildApp(root);
  const tilesets = await buildTestCities();
  const { url, server } = await serve({ app: resolve(root, 'dist'), tilesets, port: 0 });
  process.env.TWIN_URL = url;
  process.env.TWIN_TEST_TILESETS = tilesets;
  return () => {
    server.close();
  };
}
