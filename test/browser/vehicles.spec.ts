import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { dayTrips } from '../../src/layers/mobility/day.ts';
import { readGtfs } from '../../src/layers/mobility/read.ts';
import { placeOf, runsAt } from '../../src/layers/mobility/vehicles.ts';
import { changedShare, mapPicture, openCity, settled, test } from './page.ts';

test.use({ viewport: { width: 1280, height: 720 } });

const instant = '2026-03-10T07:10:00.000Z';
const date = '2026-03-10';
/** A vehicle must have this long to go, seconds, so that its trip does not end while it is followed. */
const ahead = 600;
const inspector = (page: Page) => page.getByRole('region', { name: 'Selected on the map' });
const legend = (page: Page) => page.getByRole('region', { name: 'Legend' });
const time = (page: Page) => page.getByRole('slider', { name: /time of day/i });

interface Vehicle {
  readonly lon: number;
  readonly lat: number;
  readonly trip: string;
}

/** A vehicle that moves, and that is alone enough to be clicked. */
async function someVehicle(): Promise<Vehicle> {
  const path = resolve(process.env.TWIN_TEST_TILESETS!, 'weidenfurt/mobility/gtfs.zip');
  const day = dayTrips(await readGtfs(new Uint8Array(readFileSync(path)), 'gtfs.zip'), date);
  const seconds = Date.parse(instant) / 1000 - day.origin;
  const places = runsAt(day, seconds).map((run) => placeOf(day, run, seconds));
  const apart = (a: (typeof places)[0]): number =>
    Math.min(
      ...places.filter((b) => b !== a).map((b) => Math.hypot(a.lon - b.lon, (a.lat - b.lat) * 1.5)),
    );
  const going = places.filter(
    ({ run, standing }) => !standing && day.runs.end[run]! > seconds + ahead,
  );
  const { run, lon, lat } = going.sort((a, b) => apart(b) - apart(a))[0]!;
  return { lon, lat, trip: day.trips.ids[day.runs.trip[run]!]! };
}

const open = (page: Page, { lon, lat }: Vehicle, params = ''): Promise<void> =>
  openCity(
    page,
    `city=weidenfurt&layers=ground;transit${params}&active=transit&t=${instant}` +
      `&cam=${lon.toFixed(6)},${lat.toFixed(6)},1500,0,-90`,
  );

/** Where the inspector's leader line ends: the selected vehicle on the screen. */
async function anchor(page: Page): Promise<{ x: number; y: number }> {
  const circle = page.locator('.leader circle');
  const [x, y] = [await circle.getAttribute('cx'), await circle.getAttribute('cy')].map(Number);
  return { x: x!, y: y! };
}

test('a vehicle is clicked, moves with the clock, and is followed until a person lets go', async ({
  page,
}) => {
  const vehicle = await someVehicle();
  await open(page, vehicle);
  await page.mouse.click(640, 360);
  await expect(inspector(page)).toContainText(vehicle.trip);
  await expect.poll(() => anchor(page).then(({ x }) => Math.abs(x - 640))).toBeLessThan(8);
  const clicked = await anchor(page);

  // The clock goes on, and the leader line with the vehicle.
  await time(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(async () => {
      const { x, y } = await anchor(page);
      return Math.hypot(x - clicked.x, y - clicked.y);
    })
    .toBeGreaterThan(5);

  // Followed, it comes to the middle of the free part of the map and stays there while the clock plays.
  await inspector(page).getByRole('button', { name: 'Follow' }).click();
  const panel = (await page.locator('.timeline').boundingBox())!;
  const middle = panel.x + panel.width / 2;
  const off = () => anchor(page).then(({ x }) => Math.abs(x - middle));
  await expect.poll(off).toBeLessThan(3);
  const before = await page.evaluate(() => location.hash);
  const start = (await time(page).getAttribute('aria-valuetext'))!;
  await page.getByLabel('Speed', { exact: true }).selectOption('10');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(time(page)).not.toHaveAttribute('aria-valuetext', start);
  for (let i = 0; i < 3; i += 1) {
    await page.waitForTimeout(1000);
    expect(await off()).toBeLessThan(3);
  }
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(() => page.evaluate(() => location.hash)).not.toBe(before);

  // Escape lets go: the next step of the clock leaves the camera where it is.
  await page.keyboard.press('Escape');
  await expect(inspector(page).getByRole('button', { name: 'Follow', exact: true })).toBeVisible();
  const left = await anchor(page);
  await time(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(async () => {
      const { x, y } = await anchor(page);
      return Math.hypot(x - left.x, y - left.y);
    })
    .toBeGreaterThan(5);
});

test('a vehicle that is followed to the end of its trip says so', async ({ page }) => {
  const vehicle = await someVehicle();
  await open(page, vehicle);
  await page.mouse.click(640, 360);
  await inspector(page).getByRole('button', { name: 'Follow' }).click();
  await time(page).focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('PageUp');
  await expect(page.getByText(/has ended its trip/)).toBeVisible();
  await expect(inspector(page)).toContainText('Arrived at');
  await expect(inspector(page).getByRole('button', { name: /follow/i })).toHaveCount(0);
});

test('colours and trails are chosen on the card, and the legend follows', async ({ page }) => {
  const vehicle = await someVehicle();
  await open(page, vehicle, '~trail=0');
  await expect(legend(page)).toContainText('Bus 21');
  await expect(legend(page)).toContainText(/\d+ vehicles are under way/);
  const bare = await mapPicture(page);

  await page.getByRole('button', { name: 'Layers', exact: true }).click();
  await page.getByLabel('Trails', { exact: true }).selectOption({ label: 'Last 3 min of travel' });
  await expect(page).toHaveURL(/trail=180/);
  await page.waitForTimeout(2000);
  await settled(page);
  expect(changedShare(bare, await mapPicture(page))).toBeGreaterThan(0.0005);

  await page.getByLabel('Colours by', { exact: true }).selectOption({ label: 'Mode' });
  await expect(page).toHaveURL(/colour=mode/);
  await expect(legend(page)).not.toContainText('Bus 21');
  await expect(legend(page).getByRole('listitem')).toHaveText([/Tram/, /Bus/]);
});
