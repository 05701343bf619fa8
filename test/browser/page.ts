import { test as base, expect, type Page } from '@playwright/test';
import { PNG } from 'pngjs';

/** Messages of the software renderer, not of the app. */
const rendererNoise = /GPU stall due to ReadPixels|GL Driver Message/i;

export interface Watched {
  /** Console errors seen so far; a test that provokes some checks and empties the list. */
  readonly errors: string[];
  /** Requests that left the app's own origin. */
  readonly foreign: string[];
}

/** Collects console errors and requests to other origins from now on. */
export function watch(page: Page): Watched {
  const watched: Watched = { errors: [], foreign: [] };
  const origin = new URL(process.env.TWIN_URL!).origin;
  page.on('console', (message) => {
    if (message.type() === 'error' && !rendererNoise.test(message.text())) {
      watched.errors.push(`${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => watched.errors.push(String(error.stack ?? error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && new URL(url).origin !== origin) watched.foreign.push(url);
  });
  return watched;
}

/** Fails on what `watch` collected. */
export function expectQuiet({ errors, foreign }: Watched): void {
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
}

/** A page that fails its test on any console error and on any request to another origin. */
export const test = base.extend<{ watched: Watched }>({
  watched: [
    async ({ page }, use) => {
      const watched = watch(page);
      await use(watched);
      expectQuiet(watched);
    },
    { auto: true },
  ],
});

/** Opens a link in English and light; panels are there long before the picture is complete. */
export async function openLink(page: Page, fragment: string, query = ''): Promise<void> {
  await page.addInitScript(() => {
    const key = 'twinscape.preferences';
    if (localStorage.getItem(key) === null) {
      localStorage.setItem(key, JSON.stringify({ theme: 'light', language: 'en' }));
    }
  });
  await page.goto(`${process.env.TWIN_URL}${query}#${fragment}`);
}

/** Opens a city in English and light, and waits until its shown layers are drawn. */
export async function openCity(page: Page, fragment: string, query = ''): Promise<void> {
  await openLink(page, fragment, query);
  await settled(page);
}

/** Opens another link in a page that shows a city: what was selected, computed or loaded begins anew. */
export async function goTo(page: Page, fragment: string): Promise<void> {
  await page.goto(`${process.env.TWIN_URL}#${fragment}`);
  // What is on the screen belongs to the link before until its layers begin to load.
  const begun = page.waitForSelector('canvas[aria-busy="true"]', { timeout: 5000 });
  await begun.catch(() => undefined);
  await settled(page);
}

/** What the address of a kiosk asks for, in a page that is open. */
export async function showKiosk(page: Page): Promise<void> {
  await page.evaluate(() => history.replaceState(null, '', `?kiosk${location.hash}`));
  const { width, height } = page.viewportSize()!;
  // The layout is chosen anew as a window changes between narrow and wide.
  await page.setViewportSize({ width: 400, height });
  await page.setViewportSize({ width, height });
}

/** Waits until no layer loads and every tile of the view is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('canvas[aria-busy="false"]', { timeout: 150_000 });
}

/** The globe's own pixels, without the interface over it. */
export async function mapPicture(page: Page): Promise<Buffer> {
  const style = '#root > :not(.globe) { visibility: hidden !important; }';
  return page.screenshot({ style, animations: 'disabled' });
}

/** Share of pixels that differ by more than `by` (0..255) in some channel. */
export function changedShare(before: Buffer, after: Buffer, by = 12): number {
  const a = PNG.sync.read(before);
  const b = PNG.sync.read(after);
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let changed = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    const differs = [0, 1, 2].some((c) => Math.abs(a.data[i + c]! - b.data[i + c]!) > by);
    if (differs) changed += 1;
  }
  return changed / (a.width * a.height);
}
