import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { buildApp, newest } from '../../scripts/app.ts';
import { findChromium } from '../../scripts/chromium.ts';
import { buildDemoCity } from '../../scripts/city/demo/build.ts';
import { writeRoot } from '../../scripts/city/root.ts';
import { progress } from '../../scripts/io.ts';
import { serve } from '../../scripts/serve.ts';
import { buildPage } from './benchPage.ts';
import { type BenchRow, benchRow } from './row.ts';
import { type Move, moveLever } from './sliderMoves.ts';

const root = resolve(import.meta.dirname, '../..');
const cache = resolve(root, '.cache/bench');
const peerPage = 'test/bench/page/index.html';
const moves = 26;
const warmUp = 2;
const peerName = 'Cesium3DTileStyle (repaint alone, no forecast)';
const flags = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** What the demo city is made by: an older one is built again; metro takes minutes. */
const makers = ['scripts/city/demo', 'seeds/demo'].map((path) => resolve(root, path));

async function city(size: 'city' | 'metro'): Promise<string> {
  const tilesets = resolve(cache, size);
  const out = resolve(tilesets, 'weidenfurt');
  const catalogue = resolve(out, 'catalogue.jsonld');
  if (!existsSync(catalogue) || statSync(catalogue).mtimeMs < newest(makers)) {
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

const levers = [
  { id: 'retrofit_rate', about: 'adoption lever' },
  { id: 'climate_warming', about: 'climate lever' },
] as const;
/** From a picture to the next move, ms: by then better answers are being worked out. */
const pause = 600;

interface Moves {
  readonly about: string;
  readonly moves: readonly Move[];
}

/** Moves each lever and measures the parts of the way to the frame that shows its answer. */
async function ours(browser: Browser, url: string): Promise<{ taken: Moves[]; cam: string }> {
  const layers = 'layers=buildings~paint=building.heatingNeed';
  const page = await open(browser, `${url}#city=weidenfurt&${layers}`);
  await page.waitForSelector('canvas[aria-busy="false"]', { timeout: 300_000 });
  // Every model has given its best answer to today's levers.
  await page.waitForFunction(
    () => {
      const models = [...document.querySelectorAll<HTMLElement>('[data-model]')];
      return models.length > 0 && models.every((m) => m.dataset.status === 'ready');
    },
    undefined,
    { timeout: 600_000, polling: 1000 },
  );
  const taken: Moves[] = [];
  for (const { id, about } of levers)
    taken.push({ about, moves: (await moveLever(browser, page, id, moves, pause)).slice(warmUp) });
  const cam = /cam=([^&]+)/.exec(page.url())?.[1] ?? '';
  await page.close();
  return { taken, cam };
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

/** A picture is to answer a move within this, ms. */
const bar = 100;
const parts = [
  ['answer', 'move to answer in the main thread'],
  ['paint', 'answer to values in the layers'],
  ['frame', "the main thread's own time in the frame"],
  ['own', 'these three, everything but the browser and the rasteriser'],
  ['wait', 'values in the layers to the begin of the frame'],
] as const satisfies readonly (readonly [keyof Move, string])[];

/** The whole way beside the peer's repaint, then its parts beside the bar. */
function rowsOf(size: string, { about, moves }: Moves, peer: readonly number[]): BenchRow[] {
  const all = { name: 'slider-to-pixel', unit: 'ms' };
  const of = (part: keyof Move): number[] => moves.map((move) => move[part]);
  return [
    benchRow({ ...all, case: `${size}, ${about}: whole`, peerName }, of('whole'), peer),
    ...parts.map(([part, what]) => {
      const named = { ...all, case: `${size}, ${about}: ${what}`, peerName: 'bar of the whole' };
      return benchRow(named, of(part), [bar]);
    }),
  ];
}

/**
 * From a lever's key press to the first frame with the new values, in software rendering at 800x500, and the
 * parts of that way. What the parts leave is the rasteriser, which a graphics card does away with; the wait for
 * the frame to begin is the browser's, behind what it still rasters.
 */
export async function cases(): Promise<readonly BenchRow[]> {
  await buildApp(root);
  const peerApp = await buildPage('peer', peerPage);
  const browser = await chromium.launch({ executablePath: findChromium(), args: flags });
  const rows: BenchRow[] = [];
  for (const size of ['city', 'metro'] as const) {
    const tilesets = await city(size);
    const app = await serve({ app: resolve(root, 'dist'), tilesets, port: 0 });
    const other = await serve({ app: peerApp, tilesets, port: 0 });
    const { taken, cam } = await ours(browser, app.url);
    const tileset = encodeURIComponent('/tilesets/weidenfurt/buildings/tileset.json');
    const theirs = await peer(browser, `${other.url}${peerPage}?tileset=${tileset}&cam=${cam}`);
    const buildings = size === 'city' ? '12,000 buildings' : '200,000 buildings';
    for (const moved of taken) rows.push(...rowsOf(buildings, moved, theirs));
    app.server.close();
    other.server.close();
  }
  await browser.close();
  return rows;
}
