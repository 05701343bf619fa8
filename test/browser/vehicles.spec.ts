import { expect, type Page, test } from '@playwright/test';
import {
  changedShare,
  expectQuiet,
  goTo,
  mapPicture,
  openCity,
  settled,
  type Watched,
  watch,
} from './page.ts';
import { someVehicle, type Vehicle } from './vehicle.ts';

const inspector = (page: Page) => page.getByRole('region', { name: 'Selected on the map' });
const legend = (page: Page) => page.getByRole('region', { name: 'Legend' });
const time = (page: Page) => page.getByRole('slider', { name: /time of day/i });

const link = ({ lon, lat, instant }: Vehicle, params = ''): string =>
  `city=weidenfurt&layers=ground;transit${params}&active=transit&t=${instant}` +
  `&cam=${lon.toFixed(6)},${lat.toFixed(6)},1500,0,-90`;

/** Where the inspector's leader line ends: the selected vehicle on the screen. */
async function anchor(page: Page): Promise<{ x: number; y: number }> {
  const circle = page.locator('.leader circle');
  const [x, y] = [await circle.getAttribute('cx'), await circle.getAttribute('cy')].map(Number);
  return { x: x!, y: y! };
}

// One page for all tests: each opens its own link in it, which costs less than starting the map anew.
test.describe('vehicles', () => {
  test.describe.configure({ mode: 'serial' });
  let page: Page;
  let watched: Watched;
  let vehicle: Vehicle;

  test.beforeAll(async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    page = await context.newPage();
    watched = watch(page);
    vehicle = await someVehicle();
    await openCity(page, link(vehicle));
  });
  test.afterEach(() => expectQuiet(watched));
  test.afterAll(() => page.context().close());

  test('a vehicle is clicked, moves with the clock, and is followed until a person lets go', async () => {
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
    await expect(
      inspector(page).getByRole('button', { name: 'Follow', exact: true }),
    ).toBeVisible();
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

  test('a vehicle that is followed to the end of its trip says so', async () => {
    await goTo(page, link(vehicle));
    await page.mouse.click(640, 360);
    await inspector(page).getByRole('button', { name: 'Follow' }).click();
    await time(page).focus();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('PageUp');
    await expect(page.getByText(/is no longer under way/)).toBeVisible();
    await expect(inspector(page)).toContainText('Arrived at');
    await expect(inspector(page).getByRole('button', { name: /follow/i })).toHaveCount(0);
  });

  test('colours and trails are chosen on the card, and the legend follows', async () => {
    await goTo(page, link(vehicle, '~trail=0'));
    await expect(legend(page)).toContainText('Bus 21');
    await expect(legend(page)).toContainText(/\d+ vehicles are under way/);
    const bare = await mapPicture(page);

    await page.getByRole('button', { name: 'Layers', exact: true }).click();
    await page
      .getByLabel('Trails', { exact: true })
      .selectOption({ label: 'Last 3 min of travel' });
    await expect(page).toHaveURL(/trail=180/);
    await page.waitForTimeout(2000);
    await settled(page);
    expect(changedShare(bare, await mapPicture(page))).toBeGreaterThan(0.0005);

    await page.getByLabel('Colours by', { exact: true }).selectOption({ label: 'Mode' });
    await expect(page).toHaveURL(/colour=mode/);
    await expect(legend(page)).not.toContainText('Bus 21');
    await expect(legend(page).getByRole('listitem')).toHaveText([/Tram/, /Bus/]);
  });
});
