import { expect, type Page } from '@playwright/test';
import { changedShare, mapPicture, openCity, settled, test } from './page.ts';

const lever = (page: Page) => page.locator('[data-lever="retrofit_rate"]').getByRole('slider');
const figure = (page: Page) => page.locator('[data-quantity="heatingNeed"]').first();
const stock = (page: Page) => page.locator('[data-model="stock"]');
/** Longer than the fade between two sets of values. */
const fade = 1500;

/** Lets every measure of a lever's way be counted in the page. */
const count = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const pictures: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName('twin:slider-to-pixel'))
        pictures.push(entry.duration);
    }).observe({ entryTypes: ['measure'] });
    Object.assign(globalThis, { pictures });
  });
const pictures = (page: Page): Promise<number> =>
  page.evaluate(() => Reflect.get(globalThis, 'pictures').length);

test('a quick drag shows answers on its way and ends with the exact one', async ({ page }) => {
  // The city is loaded three times.
  test.slow();
  await openCity(page, 'city=weidenfurt&layers=buildings~paint=building.heatingNeed');
  // The view as its link has it, so that the map can be compared with the one that the link opens.
  await expect(page).toHaveURL(/cam=/);
  await page.reload();
  await settled(page);
  await expect(stock(page)).toHaveAttribute('data-status', 'ready', { timeout: 120_000 });
  const before = await mapPicture(page);
  await count(page);
  await lever(page).focus();
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(60);
  }
  const value = Number(await lever(page).inputValue());
  await expect.poll(() => pictures(page)).toBeGreaterThan(0);
  // A run that ends at once is not shown as one.
  await page.waitForTimeout(500);
  await expect(stock(page)).toHaveAttribute('data-status', 'ready', { timeout: 120_000 });
  await expect(page).toHaveURL(new RegExp(`l\\.retrofit_rate=${value}`));
  await page.waitForTimeout(fade);
  await settled(page);
  const dragged = { figure: await figure(page).textContent(), map: await mapPicture(page) };
  expect(changedShare(before, dragged.map)).toBeGreaterThan(0.02);

  // The same scenario opened by a link is not dragged to: it must give the same figure and the same map.
  await page.reload();
  await settled(page);
  await expect(stock(page)).toHaveAttribute('data-status', 'ready', { timeout: 120_000 });
  await expect(lever(page)).toHaveValue(String(value));
  await expect(figure(page)).toHaveText(dragged.figure!);
  await page.waitForTimeout(fade);
  await settled(page);
  expect(changedShare(dragged.map, await mapPicture(page))).toBeLessThan(0.002);
});
