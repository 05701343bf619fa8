import { expect, type Route } from '@playwright/test';
import { openCity, test } from './page.ts';

/** Answers a city file with other bytes than it has. */
const answer =
  (body: string | Buffer, status = 200) =>
  (route: Route) =>
    route.fulfill({ status, body, headers: { 'content-type': 'application/octet-stream' } });

/** Binary glTF whose one primitive has places and nothing else. */
const bareGlb = ((): Buffer => {
  const primitives = [{ attributes: { POSITION: 0 } }];
  const text = JSON.stringify({ asset: { version: '2.0' }, meshes: [{ primitives }] });
  const json = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4));
  const head = Buffer.alloc(20);
  head.write('glTF', 0);
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(20 + json.length, 8);
  head.writeUInt32LE(json.length, 12);
  head.write('JSON', 16);
  return Buffer.concat([head, json]);
})();
const layersButton = /layers/i;

test.describe('bad input', () => {
  test('a broken timetable, raster and tileset each fail in their row, and the rest stays', async ({
    page,
    watched,
  }) => {
    await page.route('**/gtfs.zip', answer('not a zip'));
    await page.route('**/rasters/lst-*.tif', answer(Buffer.from([73, 73, 42, 0, 8, 0, 0, 0, 9])));
    await page.route('**/buildings/tileset.json', (route) => route.fulfill({ status: 404 }));
    await openCity(page, 'city=weidenfurt&layers=transit;lst;buildings;load&active=transit');
    await page.setViewportSize({ width: 1600, height: 900 });
    for (const file of [/gtfs\.zip/, /lst.*\.tif/, /tileset\.json/])
      await expect(page.getByRole('alert').filter({ hasText: file }).first()).toBeVisible();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBeGreaterThanOrEqual(3);
    await expect(page.locator('[data-quantity="heatingNeed"]').first()).toContainText('GWh');
    await expect(page.getByRole('slider', { name: 'Time of day' })).toHaveAttribute(
      'aria-valuetext',
      /MW/,
    );
    watched.errors.length = 0;
  });

  test('tiles without feature numbers are refused, and say what is missing', async ({
    page,
    watched,
  }) => {
    await page.route('**/buildings/tiles/*.glb', answer(bareGlb));
    await openCity(page, 'city=weidenfurt&layers=buildings&active=buildings');
    await page.setViewportSize({ width: 1600, height: 900 });
    await expect(page.getByText(/\.glb.*_GID/).first()).toBeVisible();
    watched.errors.length = 0;
  });

  test('a catalogue that does not answer says so over the map', async ({ page, watched }) => {
    await page.route('**/weidenfurt/catalogue.jsonld', (route) => route.fulfill({ status: 404 }));
    await page.goto(`${process.env.TWIN_URL}#city=weidenfurt`);
    await expect(page.getByText(/catalogue\.jsonld/).first()).toBeVisible();
    watched.errors.length = 0;
  });

  test('without WebGL the lists and figures still work', async ({ page }) => {
    await page.addInitScript(() => {
      const real = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
        return kind.startsWith('webgl') ? null : real.call(this, kind as '2d');
      } as typeof real;
      localStorage.setItem(
        'twinscape.preferences',
        JSON.stringify({ theme: 'light', language: 'en' }),
      );
    });
    await page.goto(`${process.env.TWIN_URL}#city=weidenfurt`);
    await expect(page.getByText('WebGL 2').first()).toBeVisible();
    await expect(page.locator('[data-quantity="heatingNeed"]').first()).toContainText('GWh');
    await expect(page.getByRole('button', { name: layersButton }).first()).toBeVisible();
  });
});
