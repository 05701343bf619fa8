import { test as base, expect, type Page } from '@playwright/test';
import { type MapServers, startMapServers, whyNot } from '../mapserver.ts';
import { changedShare, mapPicture, openCity, settled, type Watched, watch } from './page.ts';

/** North-west corner of the demo city's middle, EPSG:25832, so that the board lies under the first view. */
const overCity = { left: 568_400, top: 5_423_400 };
const missing = whyNot();

/** Another origin is the point of these tests; console errors are not. */
base.describe('a map service', () => {
  base.describe.configure({ mode: 'serial' });
  base.skip(missing !== undefined, missing ?? '');
  let servers: MapServers;
  let page: Page;
  let watched: Watched;

  base.beforeAll(async ({ browser }) => {
    servers = await startMapServers(overCity);
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    page = await context.newPage();
    watched = watch(page);
    await openCity(page, 'city=weidenfurt&cam=9.953,48.937,1500,0,-45&layers=ground');
    await page.getByRole('button', { name: 'Layers', exact: true }).click();
  });
  base.afterEach(() => {
    const others = watched.foreign.filter((url) => !url.startsWith(new URL(servers.wms).origin));
    expect([watched.errors, others]).toEqual([[], []]);
  });
  base.afterAll(async () => {
    await page.context().close();
    servers.stop();
  });

  async function add(layer: string): Promise<void> {
    await page.getByRole('button', { name: 'Add data' }).click();
    const address = page.getByLabel('Address of the service');
    if ((await address.inputValue()) === '') {
      await address.fill(servers.wms);
      await page.getByRole('button', { name: 'Show what it offers' }).click();
    }
    await page.getByRole('option', { name: layer }).click();
    await page.getByRole('button', { name: 'Add to the map' }).click();
    await expect(page.locator('.layer-open')).toContainText('Remove layer');
    await settled(page);
  }

  base('is added by its address and drawn, and its time steps change the picture', async () => {
    const bare = await mapPicture(page);
    await add('Months');
    let february = bare;
    await expect
      .poll(async () => {
        february = await mapPicture(page);
        return changedShare(bare, february);
      })
      .toBeGreaterThan(0.3);
    await page.locator('.layer-open').getByRole('slider').last().focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.legend')).toContainText('1 March 2024');
    await expect
      .poll(async () => changedShare(february, await mapPicture(page)))
      .toBeGreaterThan(0.3);
  });

  base('shows its legend and tells what is at a clicked place', async () => {
    await add('Places');
    await expect(page.locator('.legend').getByRole('img')).toBeVisible();
    await page.mouse.click(560, 330);
    const inspector = page.getByRole('region', { name: 'Selected on the map' });
    await expect(inspector).toContainText(/Places|Months/);
  });

  base('is in the link', () => {
    expect(page.url()).toContain('added=');
  });
});
