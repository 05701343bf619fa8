import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';
import { say } from './io.ts';

/** Newest modification below the given files and folders, milliseconds. */
export function newest(paths: readonly string[]): number {
  let latest = 0;
  for (const path of paths) {
    const stat = statSync(path);
    const at = stat.isDirectory()
      ? newest(readdirSync(path).map((name) => resolve(path, name)))
      : stat.mtimeMs;
    latest = Math.max(latest, at);
  }
  return latest;
}

/** Builds the app into `dist/` where that is missing or older than its sources. */
export async function buildApp(root: string): Promise<void> {
  const page = resolve(root, 'dist/index.html');
  const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
  if (existsSync(page) && statSync(page).mtimeMs > newest(sources.map((s) => resolve(root, s))))
    return;
  say('Building the app …');
  await build({ root, logLevel: 'warn' });
}
