import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { readRoads } from '../../src/catalogue/roads.ts';
import { rgbOf } from '../../src/channel/ramp.ts';
import { classLooks } from '../../src/layers/roads/classes.ts';
import { changedShare, mapPicture, openCity, test } from './page.ts';

test.use({ viewport: { width: 1280, height: 720 } });

interface Street {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** The middle of the longest straight piece of a named main road of the demo city. */
async function mainRoad(): Promise<Street> {
  const path = resolve(process.env.TWIN_TEST_TILESETS!, 'weidenfurt/mobility/roads.parquet');
  const { roads } = await readRoads(new Uint8Array(readFileSync(path)).buffer, path);
  let best: Street | undefined;
  let longest = 0;
  for (let r = 0; r < roads.count; r++)
    for (let i = roads.start[r]! + 1; i < roads.start[r + 1]!; i++) {
      const [dx, dy] = [roads.lon[i]! - roads.lon[i - 1]!, roads.lat[i]! - roads.lat[i - 1]!];
      if (roads.class[r] !== 2 || roads.name[r] === '' || Math.hypot(dx, dy) <= longest) continue;
      longest = Math.hypot(dx, dy);
      best = {
        name: roads.name[r]!,
        lon: roads.lon[i]! - dx / 2,
        lat: roads.lat[i]! - dy / 2,
      };
    }
  return best!;
}

const open = (page: Page, { lon, lat }: Street, roads: string): Promise<void> =>
  openCity(
    page,
    `city=weidenfurt&layers=ground${roads}&cam=${lon.toFixed(6)},${lat.toFixed(6)},900,0,-90`,
  );

/** Pixels of a colour in the middle of a picture, where no panel lies. */
function pixelsOf(picture: Buffer, [r, g, b]: readonly [number, number, number]): number {
  const { data, width } = PNG.sync.read(picture);
  const side = Array.from({ length: 300 }, (_, i) => i);
  return side.reduce((sum, y) => {
    const row = side.filter((x) => {
      const at = ((210 + y) * width + 490 + x) * 4;
      const apart = [data[at]! - r, data[at + 1]! - g, data[at + 2]! - b];
      return Math.max(...apart.map(Math.abs)) < 6;
    });
    return sum + row.length;
  }, 0);
}

test('roads are painted by class and by speed, and a click tells what a road is', async ({
  page,
}) => {
  const street = await mainRoad();
  await open(page, street, ';roads&active=roads');
  const legend = page.getByRole('region', { name: 'Legend' });
  await expect(legend).toContainText('Class of road');
  await expect(legend).toContainText('Primary road');
  const classes = await mapPicture(page);
  const { data, width } = PNG.sync.read(classes);
  const primary = rgbOf(classLooks.primary.light);
  // The middle of the road is the gap between its directions.
  const near = Array.from({ length: 25 * 25 }, (_, k) => {
    const at = ((348 + Math.floor(k / 25)) * width + 628 + (k % 25)) * 4;
    return Math.max(...primary.map((v, c) => Math.abs(v - data[at + c]!)));
  });
  expect(Math.min(...near)).toBeLessThan(8);

  await page.mouse.click(640, 360);
  const inspector = page.getByRole('region', { name: 'Selected on the map' });
  await expect(inspector).toContainText(street.name, { timeout: 30_000 });
  await expect(inspector).toContainText('Primary road');
  await expect(inspector).toContainText('50 km/h');
  const ring = pixelsOf(await mapPicture(page), rgbOf('#0a6375'));
  expect([pixelsOf(classes, rgbOf('#0a6375')), ring > 100]).toEqual([0, true]);

  await page.getByRole('button', { name: 'Layers', exact: true }).click();
  await page.getByLabel('Colour', { exact: true }).selectOption({ label: 'Speed without traffic' });
  await expect(page).toHaveURL(/paint=road\.freeSpeed/);
  await page.getByRole('button', { name: 'Layers', exact: true }).click();
  await expect(legend).toContainText('Speed without traffic');
  expect(changedShare(classes, await mapPicture(page))).toBeGreaterThan(0.002);
});
