import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { changedShare, mapPicture, openCity, settled, showKiosk, test } from './page.ts';

const built = (city: string): boolean =>
  existsSync(resolve(process.env.TWIN_TEST_TILESETS!, city, 'catalogue.jsonld'));

async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Serves Bologna as a city that has data, and no model to answer with. */
async function withoutModels(page: Page): Promise<void> {
  await page.route('**/bologna/catalogue.jsonld', async (route) => {
    const response = await route.fetch();
    const catalogue = await response.json();
    const models = ['traffic-model', 'urban-heat'];
    const datasets: { 'dct:identifier': string }[] = catalogue['dcat:dataset'];
    catalogue['dcat:dataset'] = datasets.filter((d) => !models.includes(d['dct:identifier']));
    await route.fulfill({ response, json: catalogue });
  });
}

test.describe('real cities', () => {
  test('Milan opens with buildings, timetable and figures', async ({ page }) => {
    test.skip(!built('milan'), 'the sources of Milan are not beside this checkout');
    await openCity(page, 'city=milan');
    await expect(page.locator('[data-quantity="heatingNeed"]').first()).toContainText('GWh');
    await expect(page.getByText('31 Oct 2014').first()).toBeVisible();
    const painted = await mapPicture(page);
    await page.goto(page.url().replace('~paint=building.heatingNeed', '~paint=building.height'));
    await settled(page);
    expect(changedShare(painted, await mapPicture(page))).toBeGreaterThan(0.05);
  });

  test('Bologna opens with its rasters, traffic and heat answer, and traffic stands beside counts', async ({
    page,
  }) => {
    test.setTimeout(300_000);
    test.skip(!built('bologna'), 'the sources of Bologna are not beside this checkout');
    await openCity(page, 'city=bologna');
    await expect(page.getByRole('region', { name: 'Legend' })).toContainText('°C');
    const figures = page.locator('[data-quantity]');
    await expect(figures.filter({ hasText: 'km' }).first()).toBeVisible({ timeout: 90_000 });
    await expect(page.locator('[data-quantity="heatAirTemperature"]')).toContainText('°C');

    const counts = page.getByRole('button', { name: 'Compare with counts' });
    await counts.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Modelled and counted traffic' });
    await expect(dialog.getByRole('row').nth(1)).toContainText(/\d/, { timeout: 150_000 });
    await expect(dialog).toContainText('vehicles per hour');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(counts).toBeFocused();
  });

  test('a city without models says why there is no scenario, and offers its layers in a hall', async ({
    page,
  }) => {
    test.skip(!built('bologna'), 'the sources of Bologna are not beside this checkout');
    await withoutModels(page);
    await openCity(page, 'city=bologna');
    await expect(page.getByText('no buildings', { exact: false }).first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Legend' })).toContainText('°C');

    await showKiosk(page);
    await settled(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/like to see/);
    const before = await mapPicture(page);
    await page.getByRole('button', { name: 'Vegetation index' }).click();
    await expect(page.getByRole('region', { name: 'Legend' })).toContainText('NDVI');
    await settled(page);
    expect(changedShare(before, await mapPicture(page))).toBeGreaterThan(0.05);
    await page.getByRole('button', { name: 'Start again' }).click();
    await expect(page.getByRole('region', { name: 'Legend' })).toContainText('°C');
  });
});
