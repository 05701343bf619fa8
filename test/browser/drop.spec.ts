import { expect, type Page } from '@playwright/test';
import { geoTiff } from '../wiring/tiff.ts';
import { dropFiles } from './dropping.ts';
import { changedShare, mapPicture, openCity, settled, test } from './page.ts';

/** North-west corner of a square over the demo city, EPSG:32632. */
const overCity = [569_000, 5_420_400] as const;

/** Drops files and sees the page offer to take them. */
async function drop(page: Page, ...files: File[]): Promise<void> {
  const given = files.map(
    async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const,
  );
  await dropFiles(page, await Promise.all(given), () =>
    expect(page.getByText('Drop files to show them on the map')).toBeVisible(),
  );
}

test('dropped GeoTIFFs open, tell of themselves, compare by a divider and go again', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await openCity(page, 'city=weidenfurt&layers=ground');
  const before = await mapPicture(page);

  await drop(
    page,
    geoTiff('heat_2016.tif', 20, overCity),
    geoTiff('heat_2024.tif', 30, overCity),
    new File(['x,y'], 'notes.csv'),
  );
  const cards = page.getByRole('region', { name: 'Files of this device' });
  await expect(cards.getByRole('article')).toHaveCount(3);
  await expect(cards.getByRole('alert')).toContainText('notes.csv is CSV, not a GeoTIFF');
  await cards.getByRole('button', { name: 'Close the card of notes' }).click();
  await expect(cards.getByText('differ only by their dates (2016, 2024)')).toBeVisible();
  await cards.getByRole('button', { name: 'Keep separate' }).click();
  const card = cards.getByRole('article', { name: 'heat 2016' });
  await card.getByText('What was read').click();
  await expect(card).toContainText('EPSG:32632');
  await expect(card).toContainText('30 × 30 m');
  await card.getByText('What was assumed').click();
  await expect(card).toContainText('The file names no unit');
  await expect(card).toContainText('only on this device');
  await settled(page);
  expect(changedShare(before, await mapPicture(page))).toBeGreaterThan(0.2);

  await page.getByRole('button', { name: 'Compare two layers by a divider' }).click();
  await expect(page.getByText('Same scale left and right').first()).toBeVisible();
  const divider = page.getByRole('slider', { name: 'Divider between left and right' });
  await expect(divider).toHaveAttribute('aria-valuetext', /Left: heat 20\d\d\. Right: heat 20\d\d/);
  await settled(page);
  const parted = await mapPicture(page);
  const changed = async () => changedShare(parted, await mapPicture(page));
  await divider.press('End');
  await expect.poll(changed).toBeGreaterThan(0.05);
  await divider.press('Home');
  await expect(page).toHaveURL(/swipe=0\.02/);
  await divider.press('End');
  await expect(page).toHaveURL(/swipe=0\.98/);
  await page.getByRole('button', { name: 'End comparing' }).first().click();
  await expect(divider).toHaveCount(0);

  for (const article of ['heat 2016', 'heat 2024'])
    await cards
      .getByRole('article', { name: article })
      .getByRole('button', { name: 'Remove' })
      .click();
  await expect(cards).toHaveCount(0);
  await expect.poll(async () => changedShare(before, await mapPicture(page))).toBeLessThan(0.01);
});
