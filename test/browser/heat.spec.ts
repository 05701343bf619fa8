import { expect, type Page } from '@playwright/test';
import { openLink, test } from './page.ts';

const legend = (page: Page) => page.getByRole('region', { name: 'Legend' });

test('felt temperature follows the clock, in its ten classes of stress', async ({ page }) => {
  test.setTimeout(300_000);
  // What is told is tested, not the picture: no tile need be waited for.
  const link = 'city=weidenfurt&layers=urban-heat~paint=cell.utci&active=urban-heat';
  await openLink(page, `${link}&t=2025-07-19T09:30:00Z`);
  await expect(legend(page)).toContainText('Felt temperature (UTCI)', { timeout: 120_000 });
  await expect(legend(page)).toContainText('19 July 2025, 11:00–12:00');
  await expect(legend(page).locator('.legend-classes li')).toHaveCount(10);
  await expect(legend(page)).toContainText('Strong heat stress');
  const shares = await legend(page).locator('.legend-classes').textContent();

  // An hour of the night of the same day is another picture.
  await page.goto(`${process.env.TWIN_URL}#${link}&t=2025-07-19T02:30:00Z`);
  await expect(legend(page)).toContainText('19 July 2025, 04:00–05:00', { timeout: 120_000 });
  expect(await legend(page).locator('.legend-classes').textContent()).not.toBe(shares);
});
