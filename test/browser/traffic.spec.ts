import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import {
  changedShare,
  expectQuiet,
  mapPicture,
  openCity,
  settled,
  type Watched,
  watch,
} from './page.ts';

const figure = (page: Page, quantity: string) =>
  page.locator(`.scenario-figures [data-quantity="${quantity}"]`);
const traffic = (page: Page) => page.locator('[data-model="traffic"]');

/** Waits until traffic has answered the levers as they stand, roughly at least. */
const answered = (page: Page): Promise<void> =>
  expect(traffic(page)).toHaveAttribute('data-status', /ready|refining/, { timeout: 180_000 });

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('.globe').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

// One page for all steps: each goes on from what the one before left.
test.describe('traffic what-if', () => {
  test.describe.configure({ mode: 'serial', timeout: 300_000 });
  let page: Page;
  let watched: Watched;

  test.beforeAll(async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    page = await context.newPage();
    watched = watch(page);
    await openCity(page, 'city=weidenfurt&layers=roads~paint=road.flow;ground');
    await answered(page);
    await settled(page);
  });
  test.afterEach(() => expectQuiet(watched));
  test.afterAll(() => page.context().close());

  test('a lever of mobility moved by keyboard changes figures and roads', async () => {
    const parts = page.getByRole('navigation', { name: 'Parts of the scenario' });
    await parts.getByRole('button', { name: 'Mobility' }).click();
    const before = await mapPicture(page);
    const shown = await figure(page, 'carTrips').locator('.figure-value').innerText();
    const slider = page.locator('[data-lever="travel_demand"]').getByRole('slider');
    await slider.focus();
    await page.keyboard.press('End');
    await expect(figure(page, 'carTrips').locator('.figure-value')).not.toHaveText(shown, {
      timeout: 60_000,
    });
    await expect(figure(page, 'carTrips')).toContainText('more than A');
    await expect(parts.getByRole('button', { name: /Mobility/ })).toContainText('1 changed');
    await settled(page);
    expect(changedShare(before, await mapPicture(page))).toBeGreaterThan(0.0005);
    await expect(traffic(page)).toContainText(/relative gap (<\s)?[\d.]+/);
  });

  test('a street that is found by its name can be closed, and no car drives there any more', async () => {
    await page.getByRole('combobox').first().fill('Straßburger');
    await page
      .getByRole('option', { name: /Street/ })
      .first()
      .click();
    const inspector = page.getByRole('region', { name: 'Selected on the map' });
    await inspector.getByRole('button', { name: 'Closed to cars' }).first().click();
    const list = page.getByRole('list', { name: 'Changed roads' });
    await expect(list).toContainText('Straßburger');
    await answered(page);
    await settled(page);
    const box = await page.locator('canvas').boundingBox();
    // The camera stands over the street's middle: a click there tells what drives on it.
    await expect(async () => {
      const anchor = page.locator('.leader circle');
      const x = Number(await anchor.getAttribute('cx'));
      const y = Number(await anchor.getAttribute('cy'));
      await page.mouse.click((box?.x ?? 0) + x, (box?.y ?? 0) + y);
      await expect(inspector.locator('dt', { hasText: 'Traffic' }).first()).toBeVisible();
    }).toPass({ timeout: 60_000 });
    const flow = inspector.locator('.fields > div', { hasText: 'Traffic' }).first();
    await expect(flow.locator('dd')).toContainText(/^0\b/);
  });

  test('the link restores levers and roads', async () => {
    await expect(page).toHaveURL(/l\.travel_demand=30.*roads=/);
    const fragment = new URL(page.url()).hash;
    const other = await page.context().newPage();
    const seen = watch(other);
    await other.goto(`${process.env.TWIN_URL}${fragment}`);
    await answered(other);
    await expect(other.locator('[data-lever="travel_demand"] .lever-input')).toHaveValue('30');
    await expect(other.getByRole('list', { name: 'Changed roads' })).toContainText('Straßburger');
    expectQuiet(seen);
    await other.close();
  });

  test('a change is taken back by name, by undo, and by the way back to today', async () => {
    const list = page.getByRole('list', { name: 'Changed roads' });
    await page.getByRole('button', { name: /^Give back: Straßburger/ }).click();
    await expect(list).toHaveCount(0);
    await page.locator('.road-tools').getByRole('button', { name: 'Undo' }).click();
    await expect(list).toContainText('Straßburger');
    await page.getByRole('button', { name: 'Back to today’s values' }).click();
    await expect(list).toHaveCount(0);
    await expect(page.locator('[data-lever="travel_demand"] .lever-input')).toHaveValue('0');
  });

  test('the panels have no violation of WCAG rules, light and dark', async () => {
    // Colours fade from one theme to the other; half of the way has no contrast to be judged.
    await page.addStyleTag({ content: '* { transition: none !important; }' });
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Dark appearance' }).click();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Save or open a scenario' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoViolations(page);
  });
});
