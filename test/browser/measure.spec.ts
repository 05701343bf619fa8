import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import Papa from 'papaparse';
import {
  changedShare,
  expectQuiet,
  mapPicture,
  openCity,
  settled,
  type Watched,
  watch,
} from './page.ts';

/** What a person is handed when they press a button. */
async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await button.click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

// One page for all steps: each goes on from what the one before left.
test.describe('measuring and comparing', () => {
  test.describe.configure({ mode: 'serial' });
  let page: Page;
  let watched: Watched;
  let panel: Locator;
  let legend: Locator;
  let districts: number;
  const tool = (name: string): Promise<void> => panel.getByText(name, { exact: true }).click();

  test.beforeAll(async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 960, height: 600 } });
    page = await context.newPage();
    watched = watch(page);
    await openCity(page, 'city=weidenfurt&layers=lst;ground');
    panel = page.getByRole('region', { name: 'Measure and compare' });
    legend = page.getByRole('region', { name: 'Legend' });
    await page.getByText('Measure', { exact: true }).first().click();
    const answer = await context.request.get(
      new URL('tilesets/weidenfurt/districts.geojson', process.env.TWIN_URL).href,
    );
    const { features }: { features: readonly unknown[] } = await answer.json();
    districts = features.length;
  });
  test.afterEach(() => expectQuiet(watched));
  test.afterAll(() => page.context().close());

  test('shows the difference of two periods as a layer with unit, period and grid', async () => {
    const before = await mapPicture(page);
    await panel
      .getByLabel('This layer')
      .selectOption({ label: 'June – August 2024, Summer surface temperature' });
    await panel
      .getByLabel('minus this one')
      .selectOption({ label: 'June – August 2016, Summer surface temperature' });
    await panel.getByRole('button', { name: 'Show the difference' }).click();
    await expect(panel).toContainText('Added on top of the layers. Grid: 30 m, EPSG:32632.');
    await expect(legend).toContainText('Summer surface temperature, 2024 minus 2016');
    await expect(legend.locator('.legend-unit')).toHaveText('°C');
    await expect(legend).toContainText('June 2016 – August 2024');
    await expect(legend).toContainText('Aligned to the finer grid (30 m, EPSG:32632).');
    await settled(page);
    expect(changedShare(before, await mapPicture(page))).toBeGreaterThan(0.2);
  });

  test('saves the difference as a GeoTIFF that says where it comes from', async () => {
    const { name, bytes } = await saved(
      page,
      panel.getByRole('button', { name: 'Save as GeoTIFF' }),
    );
    expect(name).toBe('summer-surface-temperature-2024-minus-2016.tif');
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('II*\0');
    const text = bytes.toString('latin1');
    expect(text).toMatch(/name="TWIN_EXPRESSION"[^>]*>b - a</);
    expect(text).toContain('/rasters/lst-2016.tif');
    expect(text).toContain('/rasters/lst-2024.tif');
  });

  test('tells the statistics of every district, and saves them with unit, period and source', async () => {
    await panel.getByRole('button', { name: 'Statistics of this layer' }).click();
    await expect(panel.getByLabel('Where')).toHaveValue('districts');
    await panel.getByRole('button', { name: 'Compute statistics' }).click();
    const table = panel.getByRole('table');
    await expect(table.getByRole('row')).toHaveCount(districts + 1);
    await expect(table.getByRole('row').nth(1)).toContainText(/−?\d+\.\d\d/);

    const { name, bytes } = await saved(page, panel.getByRole('button', { name: 'Save as CSV' }));
    expect(name).toBe('summer-surface-temperature-2024-minus-2016-by-zone.csv');
    const { data } = Papa.parse<Record<string, string>>(
      bytes.toString('utf8').replace(/^\uFEFF/, ''),
      { header: true, skipEmptyLines: true },
    );
    expect(data).toHaveLength(districts);
    for (const row of data) {
      expect(row).toMatchObject({
        layer: 'Summer surface temperature, 2024 minus 2016',
        unit: 'degC',
        period_start: '2016-06-01',
        period_end: '2024-09-01',
        source: 'Twinscape contributors',
        computed_as: 'b - a (Aligned to the finer grid (30 m, EPSG:32632))',
        grid_crs: 'EPSG:32632',
      });
      const [low, mean, high] = [row.min, row.mean, row.max].map(Number);
      expect(low).toBeLessThan(mean!);
      expect(mean).toBeLessThan(high!);
    }
  });

  test('ends drawing by Escape, and a drawn polygon has statistics of its own', async () => {
    await panel.getByLabel('Where').selectOption('drawn');
    const corner = panel.getByRole('button', { name: 'Corner at the cross' });
    await panel.getByRole('button', { name: 'Draw on the map' }).click();
    await expect(corner).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(corner).toHaveCount(0);
    await expect(panel).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Compute statistics' })).toBeDisabled();

    await panel.getByRole('button', { name: 'Draw on the map' }).click();
    for (const [i, [x, y]] of [
      [150, 200] as const,
      [420, 210] as const,
      [420, 300] as const,
    ].entries()) {
      await page.mouse.click(x, y);
      await expect(panel).toContainText(`${i + 1} corner`);
    }
    await panel.getByRole('button', { name: 'Finish' }).click();
    await panel.getByRole('button', { name: 'Compute statistics' }).click();
    await expect(panel.getByRole('rowheader', { name: 'A polygon on the map' })).toBeVisible();
  });

  test('cancels a measurement that takes too long', async () => {
    let held = 0;
    await page.route('**/imperviousness.tif', async (route) => {
      held += 1;
      await new Promise((done) => setTimeout(done, 8000));
      await route.continue().catch(() => undefined);
    });
    await panel.getByLabel('Layer').selectOption({ label: '2025, Sealed ground' });
    await panel.getByLabel('Where').selectOption('whole');
    await panel.getByRole('button', { name: 'Compute statistics' }).click();
    await expect.poll(() => held).toBeGreaterThan(0);
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await expect(panel.getByRole('button', { name: 'Compute statistics' })).toBeEnabled();
    await expect(panel.getByRole('rowheader', { name: 'A polygon on the map' })).toBeVisible();
    await page.unroute('**/imperviousness.tif');
    await panel.getByRole('button', { name: 'Compute statistics' }).click();
    await expect(panel.getByRole('heading', { name: /Sealed ground/ })).toBeVisible();
  });

  test('sets two layers against each other with correlation, number and extent', async () => {
    await tool('Two layers');
    await panel
      .getByLabel('Across')
      .selectOption({ label: 'June – August 2025, Vegetation index' });
    await panel
      .getByLabel('Up', { exact: true })
      .selectOption({ label: 'June – August 2025, Summer surface temperature' });
    await panel.getByRole('button', { name: 'Compare the two' }).click();
    await expect(panel).toContainText(/−?0\.\d\d correlation \(Pearson\)/);
    await expect(panel).toContainText(/−?0\.\d\d by rank \(Spearman\)/);
    await expect(panel).toContainText(/[\d,]{5,} cells/);
    await expect(panel).toContainText('Everywhere there are values');
  });

  test('computes a layer by a formula, and says which part of one is wrong', async () => {
    await tool('Formula');
    const formula = panel.getByLabel('Formula', { exact: true });
    const run = panel.getByRole('button', { name: 'Compute the layer' });
    await formula.fill('a + + * b');
    await run.click();
    await expect(panel.getByRole('alert')).toBeVisible();
    await formula.fill('a > 30 ? a - 30 : 0');
    await panel.getByLabel('Name of the result').fill('Heat above 30');
    await panel.getByLabel('Unit of the result').fill('K');
    await run.click();
    await expect(legend).toContainText('Heat above 30');
    await expect(legend.locator('.legend-unit')).toHaveText('K');
    await settled(page);
  });

  test('a link restores what was computed', async () => {
    await expect(page).toHaveURL(/added=/);
    await expect(page).toHaveURL(/active=computed-/);
    // The address follows the layers after a moment.
    await page.waitForTimeout(600);
    await page.reload();
    await settled(page);
    await expect(legend).toContainText('Heat above 30');
    await page.getByText('Measure', { exact: true }).first().click();
    await tool('Areas');
    await panel
      .getByLabel('Layer')
      .selectOption({ label: 'Summer surface temperature, 2024 minus 2016' });
    await panel.getByRole('button', { name: 'Compute statistics' }).click();
    await expect(panel.getByRole('table').getByRole('row')).toHaveCount(districts + 1);
  });
});
