import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { buildApp } from '../../scripts/app.ts';
import { findChromium } from '../../scripts/chromium.ts';
import { buildDemoCity } from '../../scripts/city/demo/build.ts';
import { writeRoot } from '../../scripts/city/root.ts';
import { progress } from '../../scripts/io.ts';
import { serve } from '../../scripts/serve.ts';
import { type BenchRow, benchRow } from './row.ts';

const root = resolve(import.meta.dirname, '../..');
const cache = resolve(root, '.cache/bench');
const peerPage = 'test/bench/page/index.html';
const moves = 24;
const peerName = 'Cesium3DTileStyle (repaint alone, no forecast)';
const flags = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** Builds the demo city of a size once; metro takes minutes. */
async function city(size: 'city' | 'metro'): Promise<string> {
  const tilesets = resolve(cache, size);
  const out = resolve(tilesets, 'weidenfurt');
  if (!existsSync(resolve(out, 'catalogue.jsonld'))) {
    await buildDemoCity({ out, size, seed: 7, progress });
    await writeRoot(tilesets);
  }
  return tilesets;
}

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 800, height: 500 } });
  await page.goto(url);
  return page;
}

/** Milliseconds from each press of an arrow key on a lever to the frame that shows its answer. */
async function ours(browser: Browser, url: string): Promise<{ samples: number[]; cam: string }> {
  const layers = 'layers=buildings~paint=building.heatingNeed';
  const page = await open(browser, `${url}#city=weidenfurt&${layers}`);
  await page.waitForSelector('canvas[aria-busy="false"]', { timeout: 300_000 });
  const slider = page.locator('[data-lever="retrofit_rate"]').getByRole('slider');
  await slider.focus();
  const samples: number[] = [];
  for (let i = 0; i < moves; i += 1) {
    const taken = page.evaluate(
      () =>
        new Promise<number>((done) => {
          const observer = new PerformanceObserver((list) => {
            const entry = list.getEntriesByName('twin:slider-to-pixel')[0];
            if (entry === undefined) return;
            observer.disconnect();
            done(entry.duration);
          });
          observer.observe({ entryTypes: ['measure'] });
        }),
    );
    await page.keyboard.press(i % 8 < 4 ? 'ArrowRight' : 'ArrowLeft');
    samples.push(await taken);
  }
  const cam = /cam=([^&]+)/.exec(page.url())?.[1] ?? '';
  await page.close();
  return { samples, cam };
}

async function peer(browser: Browser, url: string): Promise<number[]> {
  const page = await open(browser, url);
  const loaded = 'globalThis.tilesLoaded?.() === true';
  await page.waitForFunction(loaded, undefined, { timeout: 300_000, polling: 1000 });
  const samples: number[] = [];
  for (let i = 0; i < moves; i += 1) {
    samples.push(await page.evaluate((top) => Reflect.get(globalThis, 'repaint')(top), 20 + i));
  }
  await page.close();
  return samples;
}

/** From a lever's key press to the first frame with the new values, software rendering, 800x500. */
export async function cases(): Promise<readonly BenchRow[]> {
  await buildApp(root);
  const peerApp = resolve(cache, 'peer');
  await build({
    root,
    logLevel: 'warn',
    define: { CESIUM_BASE_URL: JSON.stringify('/cesium/') },
    build: { outDir: peerApp, emptyOutDir: true, rolldownOptions: { input: peerPage } },
  });
  const browser = await chromium.launch({ executablePath: findChromium(), args: flags });
  const rows: BenchRow[] = [];
  for (const size of ['city', 'metro'] as const) {
    const tilesets = await city(size);
    const app = await serve({ app: resolve(root, 'dist'), tilesets, port: 0 });
    const other = await serve({ app: peerApp, tilesets, port: 0 });
    const { samples, cam } = await ours(browser, app.url);
    const tileset = encodeURIComponent('/tilesets/weidenfurt/buildings/tileset.json');
    const theirs = await peer(browser, `${other.url}${peerPage}?tileset=${tileset}&cam=${cam}`);
    const about = { name: 'slider-to-pixel', peerName, unit: 'ms' };
    const buildings = size === 'city' ? '12,000 buildings' : '200,000 buildings';
    rows.push(benchRow({ ...about, case: buildings }, samples, theirs));
    app.server.close();
    other.server.close();
  }
  await browser.close();
  return rows;
}
