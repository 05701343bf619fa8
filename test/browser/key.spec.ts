import { expect } from '@playwright/test';
import { openCity, test } from './page.ts';

test('a timetable that wants a key asks for it, and opens with it', async ({ page, watched }) => {
  test.setTimeout(300_000);
  const sent: (string | undefined)[] = [];
  await page.route('**/mobility/gtfs.zip', async (route) => {
    const key = route.request().headers()['x-api-key'];
    sent.push(key);
    if (key === 'open sesame') await route.continue();
    else await route.fulfill({ status: 401, body: 'key, please' });
  });
  await page.setViewportSize({ width: 1280, height: 760 });
  await openCity(page, 'city=weidenfurt&layers=transit&active=transit&t=2026-06-10T06:12:00.000Z');
  await page.getByRole('button', { name: 'Layers', exact: true }).click();
  const wants = page.getByRole('alert').filter({ hasText: 'gtfs.zip wants a key' }).first();
  await expect(wants).toContainText('HTTP 401');
  await page.getByLabel('Key', { exact: true }).first().fill('open sesame');
  await page.getByRole('button', { name: 'Use this key' }).first().click();
  await expect(page.getByText(/\d+ vehicles are under way/).first()).toBeVisible();
  await expect(wants).toHaveCount(0);
  expect(sent[0]).toBeUndefined();
  expect(sent).toContain('open sesame');
  // The browser itself reports the refused request.
  watched.errors.length = 0;
});
