import { resolve } from 'node:path';
import { build } from 'vite';
import type { BareBrowser } from './browser.ts';

const root = resolve(import.meta.dirname, '../..');

/** Calls a function that a bench page put on its window. */
export type Call = <T>(name: string, ...args: readonly unknown[]) => Promise<T>;

/** Builds `input`, a page below the repository's root; gives the folder that it was built to. */
export async function buildPage(name: string, input: string): Promise<string> {
  const out = resolve(root, '.cache/bench', `${name}-page`);
  await build({
    root,
    logLevel: 'warn',
    define: { CESIUM_BASE_URL: JSON.stringify('/cesium/') },
    build: { outDir: out, emptyOutDir: true, rolldownOptions: { input } },
  });
  return out;
}

/** Opens a page and waits until its function `first` is there. */
export async function openPage(browser: BareBrowser, url: string, first: string): Promise<Call> {
  const call: Call = await browser.open(url);
  for (const end = Date.now() + 60_000; ; ) {
    const there = await call<boolean>('hasOwnProperty', first).catch(() => false);
    if (there) return call;
    if (Date.now() > end) throw new Error(`${url} did not start`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
