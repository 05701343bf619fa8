import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectWalk } from './keyboard.ts';
import { expectQuiet, showKiosk, type Watched, watch } from './page.ts';

const themes = ['light', 'dark'] as const;

/** No serious finding in a part of the page, in light and in dark. */
async function expectAccessible(page: Page, part: string): Promise<void> {
  const found: string[] = [];
  for (const theme of themes) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    // Only colours are other ones in the dark.
    const axe = new AxeBuilder({ page }).include(part);
    const judged = theme === 'light' ? axe : axe.withRules('color-contrast');
    const { violations } = await judged.analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        found.push(`${theme} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'light';
  });
  expect(found).toEqual([]);
}

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name }).first();

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
    await page.addInitScript(() => {
      const preferences = { theme: 'light', language: 'en' };
      localStorage.setItem('twinscape.preferences', JSON.stringify(preferences));
    });
    const link = 'city=weidenfurt&layers=load&t=2026-06-10T06:30:00Z&l.retrofit_rate=3';
    await page.goto(`${process.env.TWIN_URL}#${link}`);
    const answered = page.locator('[data-model="traffic"]');
    await expect(answered).toHaveAttribute('data-status', /ready|refining/, { timeout: 150_000 });
    // Half of a fade from one theme to the other has no contrast to be judged.
    await page.addStyleTag({ content: '*, *::before { transition: none !important; }' });
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

  test('the sheet of a phone and its tabs', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const tabs = page.getByRole('navigation', { name: 'Main parts' }).getByRole('button');
    await expect(tabs).toHaveCount(5);
    for (const tab of await tabs.all()) {
      await tab.press('Enter');
      await expect(tab).toHaveAttribute('aria-current', 'page');
      await expectAccessible(page, '.phone');
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
