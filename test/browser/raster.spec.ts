import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type EntryInput, writeCatalogue } from '../../scripts/city/catalogue.ts';
import { writeCog } from '../../scripts/city/raster/cog.ts';
import { writeRoot } from '../../scripts/city/root.ts';
import { type Served, serve } from '../../scripts/serve.ts';
import { standards } from '../../src/catalogue/standards.ts';
import type { Bounds } from '../../src/geo/bounds.ts';
import { changedShare, mapPicture, settled } from './page.ts';

const stepCount = 10;
const bounds: Bounds = [11.28, 44.46, 11.4, 44.53];
const licence = { url: 'https://creativecommons.org/publicdomain/zero/1.0/', name: 'CC0 1.0' };

/** A COG in UTM 32 N over the bounds and beyond; `value` of a cell by its share across and down. */
function cog(side: number, value: (u: number, v: number, i: number) => number): Uint8Array {
  const data = new Int16Array(side * side);
  for (let i = 0; i < data.length; i++)
    data[i] = value((i % side) / side, Math.floor(i / side) / side, i);
  const cell = 14_000 / side;
  return writeCog({
    width: side,
    height: side,
    bands: 1,
    type: 'int16',
    data,
    crs: 'EPSG:32632',
    geotransform: [679_000, cell, 0, 4_935_000, 0, -cell],
    overviews: 'average',
    scale: 0.01,
  });
}

let state = 1;
/** Of a linear congruential generator, so that the file does not become small. */
const noise = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return 2000 + (state >>> 21);
};

const raster = (id: string, shown: boolean, files: readonly string[]): EntryInput => ({
  id,
  title: { en: id },
  description: { en: 'Made for a test.' },
  theme: 'environment',
  ramp: 'heat',
  shown,
  variable: { id: 't', name: { en: 'Temperature' }, unit: 'degC', min: 20, max: 40 },
  distributions: files.map((path, i) => ({
    path,
    mediaType: 'image/tiff; application=geotiff; profile=cloud-optimized',
    conformsTo: [standards.cog],
    ...(files.length > 1
      ? { temporal: { start: `20${i + 10}-06-01`, end: `20${i + 10}-09-01` } }
      : {}),
  })),
});

/** A city with a series of ten rasters, each warmer than the one before, and a large raster of noise. */
async function writeCity(tilesets: string): Promise<void> {
  const city = join(tilesets, 'series');
  mkdirSync(join(city, 'rasters'), { recursive: true });
  const steps = Array.from({ length: stepCount }, (_, i) => `rasters/step-${i}.tif`);
  for (const [i, path] of steps.entries())
    writeFileSync(
      join(city, path),
      cog(512, (u, v) => 2200 + i * 150 + 200 * Math.sin(9 * u) * Math.cos(7 * v)),
    );
  writeFileSync(join(city, 'rasters/large.tif'), cog(2048, noise));
  await writeCatalogue(city, {
    city: {
      id: 'series',
      title: { en: 'Series' },
      description: { en: 'Rasters made for a test.' },
      bounds,
      synthetic: true,
      timeZone: 'Europe/Rome',
      publisher: 'Test',
      licence,
    },
    entries: [raster('warmth', true, steps), raster('large', false, ['rasters/large.tif'])],
  });
  await writeRoot(tilesets);
}

/** The map's pixels stay readable after a frame, and every frame's share of coloured ones can be kept. */
async function watchFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      options?: object,
    ) {
      const kept = kind === 'webgl2' ? { ...options, preserveDrawingBuffer: true } : options;
      return Reflect.apply(original, this, [kind, kept]);
    } as typeof original;
    const frames: { lit: number; red: number }[] = [];
    let watching = false;
    const small = new OffscreenCanvas(120, 75);
    const pen = small.getContext('2d', { willReadFrequently: true })!;
    const look = (): void => {
      const map = document.querySelector<HTMLCanvasElement>('canvas[aria-busy]');
      if (map !== null) {
        pen.drawImage(map, 0, 0, small.width, small.height);
        const { data } = pen.getImageData(0, 0, small.width, small.height);
        let [lit, red] = [0, 0];
        for (let i = 0; i < data.length; i += 4) {
          const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
          // The base map is grey; every colour of the ramp is not.
          if (Math.max(r, g, b) - Math.min(r, g, b) < 20) continue;
          lit += 1;
          red += r;
        }
        frames.push({ lit, red: lit > 0 ? red / lit : 0 });
      }
      if (watching) requestAnimationFrame(look);
    };
    Object.assign(globalThis, {
      startFrames: () => {
        frames.length = 0;
        watching = true;
        look();
      },
      takeFrames: () => {
        watching = false;
        look();
        return frames;
      },
    });
  });
}

const startFrames = (page: Page): Promise<void> =>
  page.evaluate(() => Reflect.get(globalThis, 'startFrames')());
const takeFrames = (page: Page): Promise<readonly { lit: number; red: number }[]> =>
  page.evaluate(() => Reflect.get(globalThis, 'takeFrames')());

test.describe('rasters on the globe', () => {
  test.describe.configure({ mode: 'serial' });
  const tilesets = mkdtempSync(join(tmpdir(), 'series-'));
  let served: Served;
  let page: Page;
  const requests: string[] = [];
  const aborted: string[] = [];
  const errors: string[] = [];

  test.beforeAll(async ({ browser }) => {
    await writeCity(tilesets);
    served = await serve({ app: resolve(import.meta.dirname, '../../dist'), tilesets, port: 0 });
    const context = await browser.newContext({ viewport: { width: 960, height: 600 } });
    page = await context.newPage();
    page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
    page.on('request', (request) => {
      if (request.url().endsWith('.tif')) requests.push(request.url());
    });
    page.on('requestfailed', (request) => {
      if (request.url().endsWith('.tif')) aborted.push(request.url());
    });
    await watchFrames(page);
    await page.addInitScript(() =>
      localStorage.setItem(
        'twinscape.preferences',
        JSON.stringify({ theme: 'light', language: 'en' }),
      ),
    );
    await page.goto(`${served.url}#city=series`);
    await settled(page);
    await page.getByRole('button', { name: 'Layers' }).first().click();
  });
  test.afterEach(() => expect(errors).toEqual([]));
  test.afterAll(async () => {
    await page.context().close();
    served.server.close();
    rmSync(tilesets, { recursive: true });
  });

  /** Until nothing was asked for a while: the step ahead is read after what is shown. */
  async function quiet(): Promise<void> {
    await settled(page);
    for (let seen = -1; seen !== requests.length; ) {
      seen = requests.length;
      await page.waitForTimeout(1500);
    }
  }

  test('a series opens only the steps that it needs', async () => {
    await quiet();
    const opened = new Set(requests.map((url) => /step-\d+/.exec(url)?.[0]));
    // The first, the newest, which is shown, and the one that comes after it.
    expect([...opened].sort()).toEqual(['step-0', 'step-9']);
  });

  test('scrubs over ten steps without a frame that misses a tile', async () => {
    const slider = page.getByRole('slider', { name: 'Period of warmth' });
    await slider.focus();
    await startFrames(page);
    await page.keyboard.press('Home');
    await expect(slider).toHaveAttribute('aria-valuetext', '2010');
    await quiet();
    for (let i = 1; i < stepCount; i++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(100);
      await settled(page);
    }
    await expect(slider).toHaveAttribute('aria-valuetext', '2019');
    await quiet();
    const frames = await takeFrames(page);
    const [first] = frames;
    expect(first!.lit).toBeGreaterThan(500);
    const least = Math.min(...frames.map(({ lit }) => lit)) / first!.lit;
    expect(least).toBeGreaterThanOrEqual(0.99);
    // The steps were really shown: from pale to dark, and back where it began.
    const reds = frames.map(({ red }) => red);
    expect(Math.max(...reds) - Math.min(...reds)).toBeGreaterThan(60);
    expect(Math.abs(reds.at(-1)! - reds[0]!)).toBeLessThan(3);
  });

  test('recolours without asking the server for anything', async () => {
    await quiet();
    const before = await mapPicture(page);
    const asked = requests.length;
    await page.getByText('Colours', { exact: true }).first().click();
    await page.getByRole('checkbox', { name: 'Reversed' }).check();
    await page.waitForTimeout(300);
    await settled(page);
    expect(changedShare(before, await mapPicture(page))).toBeGreaterThan(0.2);
    expect(requests.length).toBe(asked);
  });

  test('gives up the requests of tiles that a pan leaves behind', async () => {
    let held = 0;
    await page.route('**/large.tif', async (route) => {
      const start = Number(/bytes=(\d+)-/.exec(route.request().headers().range ?? '')?.[1] ?? 0);
      // Overviews come first in the file; only its finest level is slow.
      if (start > 3e6) {
        held += 1;
        await new Promise((done) => setTimeout(done, 12_000));
      }
      await route.continue().catch(() => undefined);
    });
    await page.goto(`${served.url}#city=series&cam=11.33,44.49,2500,0,-90&layers=large`);
    await page.reload();
    await expect.poll(() => held, { timeout: 90_000 }).toBeGreaterThan(2);
    const canvas = page.locator('canvas[aria-busy]');
    const box = (await canvas.boundingBox())!;
    const x = box.x + box.width * 0.45;
    for (let drag = 0; drag < 2; drag++) {
      await page.mouse.move(x, box.y + box.height * 0.8);
      await page.mouse.down();
      // Several frames must see the hand move, or the camera does not.
      for (let i = 1; i <= 6; i++) {
        await page.mouse.move(x, box.y + box.height * (0.8 - 0.12 * i));
        await page.waitForTimeout(250);
      }
      await page.mouse.up();
    }
    await expect
      .poll(() => aborted.filter((url) => url.includes('large')).length, { timeout: 60_000 })
      .toBeGreaterThan(0);
    await page.unroute('**/large.tif');
    await settled(page);
  });

  test('says what of a picture could not be had, and gets it when tried again', async () => {
    let cut = true;
    await page.route('**/large.tif', async (route) => {
      const start = Number(/bytes=(\d+)-/.exec(route.request().headers().range ?? '')?.[1] ?? 0);
      if (!cut || start < 3e6) return route.continue().catch(() => undefined);
      const response = await route.fetch();
      const body = (await response.body()).subarray(0, 1000);
      return route.fulfill({ response, body, headers: { 'content-length': '1000' } });
    });
    await page.reload();
    await settled(page);
    const blank = await mapPicture(page);
    await page.getByRole('button', { name: 'Layers' }).first().click();
    const said = page.getByRole('alert').filter({ hasText: 'large.tif' });
    await expect(said).toContainText('1000 of');
    cut = false;
    await said.getByRole('button', { name: 'Try again' }).click();
    await expect(said).toHaveCount(0);
    await settled(page);
    await expect.poll(async () => changedShare(blank, await mapPicture(page))).toBeGreaterThan(0.2);
  });
});
