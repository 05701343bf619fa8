import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { expectQuiet, openLink, type Watched, watch } from './page.ts';

async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`);
}

/** Moves the focus to an element and presses Enter, as a person without a mouse does. */
async function press(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).first();
  await button.focus();
  await page.keyboard.press('Enter');
}

const dialog = (page: Page) => page.getByRole('dialog');

// Only hourly series are opened, and nothing here waits for the map.
base.describe('how figures come about', () => {
  base.describe.configure({ mode: 'serial' });
  let page: Page;
  let watched: Watched;

  base.beforeAll(async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    page = await context.newPage();
    watched = watch(page);
    await openLink(page, 'city=weidenfurt&layers=load;temperature&t=2026-06-10T06:30:00Z');
    const figure = page.locator('[data-quantity="heatingNeed"]').first();
    await expect(figure).toContainText('GWh', { timeout: 150_000 });
  });
  base.afterEach(() => expectQuiet(watched));
  base.afterAll(() => page.context().close());

  base('is told by a card for each model, opened and read by keyboard', async () => {
    await press(page, /How is this computed: Heating need/);
    const card = dialog(page).getByRole('tabpanel');
    await expect(card.getByRole('heading', { level: 3 })).toHaveText(
      'Heat and energy of the building stock',
    );
    await expect(card).toContainText('Where it fails');
    await expect(card).toContainText('of 64 within the bar');
    await expect(card.getByRole('img', { name: 'reached' }).first()).toBeVisible();
    await dialog(page).getByRole('tab', { selected: true }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(card.getByRole('heading', { level: 3 })).not.toHaveText(
      'Heat and energy of the building stock',
    );
    await page.keyboard.press('Home');
    await expect(card).toContainText('Very likely');
  });

  base('shows published values beside ours', async () => {
    await dialog(page).getByRole('tab', { name: 'Load of the coming days' }).click();
    const card = dialog(page).getByRole('tabpanel');
    const rows = card.locator('.suite-rows').first();
    await rows.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(rows.getByRole('row', { name: /auto: OWA/ })).toContainText('0.4401');
    await expect(rows.getByRole('row', { name: /auto: OWA/ })).toContainText('reached');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  });

  base('forecasts the coming two days beside what was measured', async () => {
    await page.getByRole('radio', { name: 'Charts' }).click();
    const chart = page.locator('.chart-card', { hasText: 'the coming two days' });
    await expect(chart).toContainText(/Forecast of 10 June 2026, 08:00/);
    await expect(chart).toContainText('Public holidays of Germany are known');
    await chart.getByRole('button', { name: /as a table/ }).press('Enter');
    await expect(chart.getByRole('row')).toHaveCount(49);
    await chart.getByRole('button', { name: /as a table/ }).press('Enter');
  });

  base('tells by a backtest what that forecast is worth', async () => {
    await press(page, /How good is it/);
    await press(page, /Try it on the last 28 days/);
    await expect(dialog(page).getByRole('progressbar')).toBeVisible();
    await press(page, /^Stop$/);
    await expect(dialog(page).getByRole('progressbar')).toHaveCount(0);
    await press(page, /Try it on the last 28 days/);
    const row = dialog(page).getByRole('row', { name: /^Forecast/ });
    await expect(row).toContainText('%', { timeout: 120_000 });
    await expect(dialog(page)).toContainText(/errs \d+\s% less than the better/);
    await expect(dialog(page)).toContainText(/Inside the 95\s% band: \d+\s% of the hours/);
    await expect(dialog(page).getByRole('row', { name: /profile by day class/ })).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
  });

  base('has no serious accessibility findings in dark either', async () => {
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await press(page, /Dark appearance/);
    await press(page, /How good is it/);
    await expect(dialog(page).getByRole('row', { name: /^Forecast/ })).toBeVisible();
    // Longer than the dialog and its buttons take to appear.
    await page.waitForTimeout(500);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await press(page, /How is this computed: Electricity load, the coming two days/);
    await expect(dialog(page).getByRole('tabpanel')).toContainText('Split conformal');
    await page.waitForTimeout(500);
    expect(await seriousFindings(page)).toEqual([]);
  });
});
