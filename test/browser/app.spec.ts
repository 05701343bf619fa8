import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import {
  changedShare,
  expectQuiet,
  mapPicture,
  openCity,
  settled,
  test,
  type Watched,
  watch,
} from './page.ts';

const lever = (page: Page, id: string) => page.locator(`[data-lever="${id}"]`).getByRole('slider');
const firstFigure = (page: Page) => page.locator('[data-quantity="heatingNeed"]').first();
const inspector = (page: Page) => page.getByRole('region', { name: 'Selected on the map' });
/** Longer than the fade between two sets of values. */
const fade = 1500;

async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' | ')}`);
}

// One page for all steps: loading the city takes most of the time under software rendering.
base.describe('the demo city', () => {
  base.describe.configure({ mode: 'serial' });
  let page: Page;
  let watched: Watched;

  base.beforeAll(async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 960, height: 600 } });
    page = await context.newPage();
    watched = watch(page);
    await openCity(page, 'city=weidenfurt');
  });
  base.afterEach(() => expectQuiet(watched));
  base.afterAll(() => page.context().close());

  base('opens with figures, and says that it is synthetic', async () => {
    await expect(page.getByText('demo city, synthetic').first()).toBeVisible();
    await expect(firstFigure(page)).toContainText('GWh');
    await expect(firstFigure(page)).toContainText('Very likely between');
    await expect(page).toHaveURL(/city=weidenfurt.*cam=/);
  });

  base('repaints buildings and figures when a lever moves', async () => {
    const before = await mapPicture(page);
    const figure = (await firstFigure(page).textContent())!;
    await lever(page, 'retrofit_rate').focus();
    await page.keyboard.press('End');
    await expect(lever(page, 'retrofit_rate')).toHaveAttribute('aria-valuetext', /5/);
    await expect(firstFigure(page)).not.toHaveText(figure);
    await page.waitForTimeout(fade);
    await settled(page);
    expect(changedShare(before, await mapPicture(page))).toBeGreaterThan(0.02);
    await expect(page).toHaveURL(/l\.retrofit_rate=5/);
  });

  base('shows the difference as a layer of its own', async () => {
    const scenario = await mapPicture(page);
    await page.getByRole('radio', { name: /difference/i }).click({ force: true });
    await page.waitForTimeout(fade);
    await settled(page);
    expect(changedShare(scenario, await mapPicture(page))).toBeGreaterThan(0.02);
    await expect(page).toHaveURL(/side=diff/);
    await page.getByRole('radio', { name: /scenario/i }).click({ force: true });
  });

  base('plays the clock and moves the vehicles', async () => {
    await page.waitForTimeout(fade);
    await settled(page);
    const before = await mapPicture(page);
    const time = page.getByRole('slider', { name: /time of day/i });
    const start = (await time.getAttribute('aria-valuetext'))!;
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(time).not.toHaveAttribute('aria-valuetext', start);
    await page.waitForTimeout(3000);
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(changedShare(before, await mapPicture(page))).toBeGreaterThan(0.0002);
  });

  base('tells a building’s attributes when it is clicked', async () => {
    const spots = [0.5, 0.45, 0.4].flatMap((x) => [0.35, 0.4, 0.45].map((y) => [x, y] as const));
    for (const [x, y] of spots) {
      await page.mouse.click(960 * x, 600 * y);
      await page.waitForTimeout(1500);
      if (await inspector(page).getByText('m²').count()) break;
    }
    await expect(inspector(page)).toContainText('m²');
    await expect(inspector(page)).toContainText('kWh');
  });

  base('finds a building by its id and flies there', async () => {
    const before = page.url();
    await page.getByRole('combobox').first().fill('WF-000012');
    await page.getByRole('option').first().click();
    await expect(inspector(page)).toContainText('WF-000012');
    await expect(page).not.toHaveURL(before);
  });

  base('has no serious accessibility findings in light', async () => {
    expect(await seriousFindings(page)).toEqual([]);
  });

  base('has none in dark, and the map follows the theme', async () => {
    await settled(page);
    const light = await mapPicture(page);
    await page.getByRole('button', { name: 'Dark appearance' }).click();
    await page.waitForTimeout(fade);
    await settled(page);
    expect(changedShare(light, await mapPicture(page))).toBeGreaterThan(0.2);
    expect(await seriousFindings(page)).toEqual([]);
  });
});

test('a link restores levers, side, clock and language', async ({ page }) => {
  await page.addInitScript(() => {
    const preferences = { theme: 'light', language: 'de' };
    localStorage.setItem('twinscape.preferences', JSON.stringify(preferences));
  });
  const link = 'layers=buildings&side=a&t=2026-03-10T06:30:00Z&l.target_year=2045';
  await openCity(page, `city=weidenfurt&${link}`);
  for (const open of [() => Promise.resolve(), () => page.reload()]) {
    await open();
    await settled(page);
    await expect(lever(page, 'target_year')).toHaveAttribute('aria-valuetext', /2045/);
    await expect(page.getByRole('radio', { name: /heute/i })).toBeChecked();
    await expect(page.getByText(/10\. März 2026/).first()).toBeVisible();
    await expect(page.getByText('Sehr wahrscheinlich zwischen').first()).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  }
});
