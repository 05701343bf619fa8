import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { changedShare, mapPicture, openCity, settled, test } from './page.ts';

const lever = (page: Page, id: string) => page.locator(`[data-lever="${id}"]`);
const firstFigure = (page: Page) => page.locator('[data-quantity="heatingNeed"]').first();

test.describe('the demo city', () => {
  test('opens with buildings, ground and figures, and says that it is synthetic', async ({
    page,
  }) => {
    await openCity(page, 'city=weidenfurt');
    await expect(page.getByText('demo city, synthetic').first()).toBeVisible();
    await expect(firstFigure(page)).toContainText('GWh');
    await expect(firstFigure(page)).toContainText('Very likely between');
    await expect(page).toHaveURL(/city=weidenfurt.*cam=/);
  });

  test('repaints buildings and figures when a lever moves', async ({ page }) => {
    await openCity(page, 'city=weidenfurt');
    const before = await mapPicture(page);
    const figure = (await firstFigure(page).textContent())!;
    const slider = lever(page, 'retrofit_rate').getByRole('slider');
    await slider.focus();
    await page.keyboard.press('End');
    await expect(slider).toHaveAttribute('aria-valuetext', /5/);
    await expect(firstFigure(page)).not.toHaveText(figure);
    await page.waitForTimeout(1500);
    await settled(page);
    expect(changedShare(before, await mapPicture(page))).toBeGreaterThan(0.02);
    await expect(page).toHaveURL(/l\.retrofit_rate=5/);
  });

  test('shows the difference as a layer of its own', async ({ page }) => {
    await openCity(page, 'city=weidenfurt&l.retrofit_rate=5');
    const scenario = await mapPicture(page);
    await page.getByRole('radio', { name: /difference/i }).check({ force: true });
    await page.waitForTimeout(1500);
    await settled(page);
    expect(changedShare(scenario, await mapPicture(page))).toBeGreaterThan(0.02);
    await expect(page).toHaveURL(/side=diff/);
  });

  test('restores a link: levers, side and clock', async ({ page }) => {
    await openCity(page, 'city=weidenfurt&side=a&t=2026-03-10T06:30:00Z&l.target_year=2045');
    const year = lever(page, 'target_year').getByRole('slider');
    await expect(year).toHaveAttribute('aria-valuetext', /2045/);
    await expect(page.getByRole('radio', { name: /today/i })).toBeChecked();
    await expect(page.getByText('10 Mar 2026').first()).toBeVisible();
    await page.reload();
    await settled(page);
    await expect(page.getByText('10 Mar 2026').first()).toBeVisible();
    await expect(lever(page, 'target_year').getByRole('slider')).toHaveAttribute(
      'aria-valuetext',
      /2045/,
    );
  });

  test('plays the clock and moves the vehicles', async ({ page }) => {
    await openCity(page, 'city=weidenfurt&t=2026-03-10T07:00:00Z');
    const before = await mapPicture(page);
    const time = page.getByRole('slider', { name: /time of day/i });
    const start = await time.getAttribute('aria-valuetext');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(time).not.toHaveAttribute('aria-valuetext', start!);
    await page.waitForTimeout(4000);
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(changedShare(before, await mapPicture(page))).toBeGreaterThan(0.0002);
  });

  test('tells a building’s attributes when it is clicked', async ({ page }) => {
    await openCity(page, 'city=weidenfurt');
    const inspector = page.getByRole('region', { name: 'Selected on the map' });
    const box = (await page.locator('canvas').first().boundingBox())!;
    const spots = [0.5, 0.45, 0.55, 0.4, 0.6].flatMap((x) => [0.45, 0.4, 0.5].map((y) => [x, y]));
    for (const [x, y] of spots) {
      await page.mouse.click(box.x + box.width * x!, box.y + box.height * y!);
      await page.waitForTimeout(1200);
      if (await inspector.getByText(/WF-\d+/).count()) break;
    }
    await expect(inspector).toContainText('m²');
    await expect(inspector).toContainText(/WF-\d+/);
  });

  test('finds a building by its id and flies there', async ({ page }) => {
    await openCity(page, 'city=weidenfurt');
    const before = page.url();
    await page.getByRole('combobox').first().fill('WF-000012');
    await page.getByRole('option').first().click();
    await expect(page.getByRole('region', { name: 'Selected on the map' })).toContainText(
      'WF-000012',
    );
    await expect(page).not.toHaveURL(before);
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`has no serious accessibility findings in ${theme}`, async ({ page }) => {
      await page.addInitScript((name) => {
        localStorage.setItem(
          'twinscape.preferences',
          JSON.stringify({ theme: name, language: 'en' }),
        );
      }, theme);
      await openCity(page, 'city=weidenfurt');
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
      expect(serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' | ')}`)).toEqual(
        [],
      );
    });
  }

  test('speaks German', async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem(
        'twinscape.preferences',
        JSON.stringify({ theme: 'light', language: 'de' }),
      );
    });
    await openCity(page, 'city=weidenfurt');
    await expect(page.getByText('Sehr wahrscheinlich zwischen').first()).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  });
});
