import { expect, type Locator, type Page, test } from '@playwright/test';
import { smallZip } from '../layers/mobility/small-feed.ts';
import { geoTiff } from '../wiring/tiff.ts';
import { expectAccessible, withoutFades } from './axe.ts';
import { dropFiles } from './dropping.ts';
import { expectWalk } from './keyboard.ts';
import { expectQuiet, openLink, showKiosk, type Watched, watch } from './page.ts';

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name }).first();

/** Buttons and entries of a phone that are less than 44 px high or wide; a tick's label takes the finger. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, summary')].flatMap((one) => {
      const { width, height } = one.getBoundingClientRect();
      const label = one.closest('label')?.getBoundingClientRect();
      const away =
        width * height === 0 ||
        one.closest('[inert], .visually-hidden, [aria-hidden="true"]') !== null ||
        getComputedStyle(one).visibility === 'hidden';
      return away || Math.min(label?.width ?? width, label?.height ?? height) >= 44
        ? []
        : [`${one.outerHTML.slice(0, 80)} is ${Math.round(width)} x ${Math.round(height)}`];
    }),
  );

interface Opened {
  readonly by: string | RegExp;
  /** Shown once it is open. */
  readonly says: string | RegExp;
}

/** Opened by Enter, judged, left by Escape; the focus is then where it was. */
async function expectDialog(page: Page, { by, says }: Opened): Promise<void> {
  const opener = button(page, by);
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(says);
  await expectAccessible(page, '[role="dialog"]');
  const inside = (): Promise<boolean> =>
    dialog.evaluate((element) => element.contains(document.activeElement));
  expect(await inside()).toBe(true);
  for (const key of ['Shift+Tab', 'Tab', 'Tab']) {
    await page.keyboard.press(key);
    expect(await inside(), `${key} leaves the dialog`).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
}

// One page for all steps; only a series and the ground are opened, and nothing waits for the whole picture.
test.describe('every panel and dialog', () => {
  test.describe.configure({ mode: 'serial' });
  let page: Page;
  let watched: Watched;

  test.beforeAll(async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    page = await context.newPage();
    watched = watch(page);
    await openLink(page, 'city=weidenfurt&layers=load&t=2026-06-10T06:30:00Z&l.retrofit_rate=3');
    const answered = page.locator('[data-model="traffic"]');
    await expect(answered).toHaveAttribute('data-status', /ready|refining/, { timeout: 150_000 });
    await withoutFades(page);
  });
  test.afterEach(() => expectQuiet(watched));
  test.afterAll(() => page.context().close());

  test('the scenario and its models, folded and open', async () => {
    await button(page, /What the \d models are doing/).click();
    await expectAccessible(page, '.scenario-panel');
    const heads = page.locator('.scenario-panel .group-head button');
    for (const expanded of ['false', 'true']) {
      for (const head of await heads.all()) await head.press('Enter');
      for (const head of await heads.all())
        await expect(head).toHaveAttribute('aria-expanded', expanded);
      if (expanded === 'false') await expectAccessible(page, '.scenario-panel');
    }
  });

  test('Tab and Shift+Tab reach every control once, in order', async () => {
    // The button that stops a model goes once it is done.
    const busy = page.locator('[data-model]:not([data-status="ready"])');
    await expect(busy).toHaveCount(0, { timeout: 150_000 });
    await expectWalk(page, '#root');
    await expectWalk(page, '#root', true);
  });

  test('F6 goes from region to region', async () => {
    const names = new Set<string>();
    for (let press = 0; press < 8; press += 1) {
      await page.keyboard.press('F6');
      names.add(
        await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''),
      );
    }
    expect([...names]).toEqual(expect.arrayContaining(['Scenario', 'Time', 'Camera']));
  });

  test('dialogs open by Enter, hold the focus, and give it back on Escape', async () => {
    await expectDialog(page, { by: 'Save or open a scenario', says: 'Saved scenarios' });
    await expectDialog(page, { by: 'How the figures come about', says: '9 in 10 model runs' });
    await expectDialog(page, { by: /How is this computed: Car trips/, says: 'Where it fails' });
    await expectDialog(page, { by: 'Map in words', says: 'Change from A' });
    await expectDialog(page, { by: 'Memory for rasters', says: 'MiB' });
    await expectDialog(page, { by: /what is this\?/, says: 'counts as settled' });
  });

  test('layers, added data and their sources', async () => {
    await button(page, 'Layers').click();
    await expectAccessible(page, '.layers-panel');
    await expectDialog(page, { by: 'Add data', says: 'Address of the service' });
    await expectDialog(page, { by: 'List', says: 'CC0' });
    await button(page, 'Layers').press('Enter');
  });

  test('charts, their tables, and the backtest', async () => {
    await page.getByRole('radio', { name: 'Charts' }).click({ force: true });
    const panel = page.locator('.charts-panel');
    await expect(panel).toContainText('Forecast of 10 June 2026');
    await expectAccessible(page, '.charts-panel');
    for (const table of await panel.getByRole('button', { name: /as a table/ }).all())
      await table.press('Enter');
    await expectAccessible(page, '.charts-panel');
    await expectDialog(page, { by: /How good is it/, says: 'Try it on the last 28 days' });
  });

  test('each tool for measuring', async () => {
    await page.getByRole('radio', { name: 'Measure' }).click({ force: true });
    const panel = page.getByRole('region', { name: 'Measure and compare' });
    for (const tool of await panel.getByRole('radio').all()) {
      await tool.click({ force: true });
      await expectAccessible(page, '.measure');
    }
    await page.getByRole('radio', { name: 'Map' }).click({ force: true });
  });

  test('the hours of a building that was searched for', async () => {
    await page.getByRole('combobox').first().fill('WF-000012');
    await page.getByRole('option').first().click();
    const part = page.getByRole('region', { name: 'Hours of this building' });
    const open = part.getByRole('button', { name: 'Hours of this building' });
    await open.press('Enter');
    const chart = part.locator('.chart-card');
    await expect(chart).toContainText('B Scenario: peak', { timeout: 60_000 });
    for (const view of ['Year', 'Duration', 'Day']) {
      await chart.getByRole('radio', { name: view }).press('Enter');
      await expect(chart.locator('svg[role="img"]')).toHaveAttribute('aria-label', /kW/);
    }
    await chart.getByRole('button', { name: /as a table/ }).press('Enter');
    await expect(chart.getByRole('row')).toHaveCount(25);
    await expectAccessible(page, '.inspector');
    const saved = page.waitForEvent('download');
    await chart.getByRole('button', { name: /Save as CSV/ }).press('Enter');
    expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
    await open.press('Enter');
    await page.locator('.inspector').getByRole('button', { name: 'Close' }).press('Enter');
  });

  test('cards of dropped files: read, told, refused', async () => {
    const raster = geoTiff('heat_2024.tif', 30, [569_000, 5_420_400]);
    await dropFiles(page, [
      ['heat_2024.tif', new Uint8Array(await raster.arrayBuffer())],
      ['demo feed.zip', smallZip()],
      ['notes.xyz', new TextEncoder().encode('hello')],
    ]);
    const cards = page.getByRole('region', { name: 'Files of this device' });
    await expect(cards.getByRole('article')).toHaveCount(3);
    await expect(cards).toContainText('Stop times');
    await expect(cards).toContainText('notes.xyz is XYZ');
    const shut = cards.locator('details:not([open]) > summary');
    while ((await shut.count()) > 0) await shut.first().press('Enter');
    await expectAccessible(page, '[aria-label="Files of this device"]');
    const close = cards.getByRole('button', { name: /^Close the card/ });
    while ((await close.count()) > 0) await close.first().press('Enter');
  });

  test('the form for a key that a dataset wants', async () => {
    const address = '**/energy/grid-carbon.csv';
    await page.route(address, (route) => route.fulfill({ status: 401, body: 'no' }));
    await button(page, 'Layers').press('Enter');
    await button(page, 'Show Carbon intensity of electricity').press('Space');
    const form = page.locator('.key-form');
    await form.getByLabel('Key', { exact: true }).fill('secret');
    await expectAccessible(page, '.failure');
    await page.unroute(address);
    await form.getByRole('button', { name: 'Use this key' }).press('Enter');
    await expect(form).toHaveCount(0);
    await button(page, 'Layers').press('Enter');
    // The browser tells of the answer 401 itself.
    watched.errors.length = 0;
  });

  test('the sheet of a phone and its tabs', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const tabs = page.getByRole('navigation', { name: 'Main parts' }).getByRole('button');
    await expect(tabs).toHaveCount(5);
    for (const tab of await tabs.all()) {
      await tab.press('Enter');
      await expect(tab).toHaveAttribute('aria-current', 'page');
      await expectAccessible(page, '.phone');
      expect(await tooSmall(page)).toEqual([]);
    }
    const grip = button(page, /Panel height/);
    await grip.focus();
    await page.keyboard.press('ArrowUp');
    await expect(grip).toHaveAccessibleName(/full/);
  });

  test('the table in a hall, across and upright', async () => {
    for (const [width, height] of [
      [1280, 720],
      [720, 1280],
    ] as const) {
      await page.setViewportSize({ width, height });
      await showKiosk(page);
      const panel = page.locator('.kiosk-panel');
      await expect(panel.getByRole('slider')).toHaveCount(3);
      const box = (await panel.boundingBox())!;
      for (const label of await panel.locator('.side-option').all()) {
        const own = (await label.boundingBox())!;
        expect(own.y + own.height).toBeLessThanOrEqual(box.y + box.height);
      }
      await expectAccessible(page, '.kiosk');
    }
  });
});
