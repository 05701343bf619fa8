import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { changed, smallZip } from '../layers/mobility/small-feed.ts';
import { expectAccessible, withoutFades } from './axe.ts';
import { dropFiles } from './dropping.ts';
import { openLink, test } from './page.ts';
import { someVehicle } from './vehicle.ts';

const inspector = (page: Page) => page.getByRole('region', { name: 'Selected on the map' });
const board = (page: Page) => inspector(page).getByRole('table', { name: /Next departures/ });
const diagram = (page: Page) => inspector(page).getByRole('region', { name: 'Stops of this trip' });
const morning = 't=2026-06-10T06:10:00.000Z';
const transit = `city=weidenfurt&layers=transit&active=transit&${morning}`;

/** Opens a link, and waits for the map to begin; nothing fades. */
async function open(page: Page, fragment: string): Promise<void> {
  await openLink(page, fragment);
  await expect(page.locator('canvas[aria-busy]')).toBeVisible({ timeout: 120_000 });
  await withoutFades(page);
}

/** A stop of the demo city, from its own timetable. */
function someStop(): string {
  const zip = readFileSync(
    resolve(process.env.TWIN_TEST_TILESETS!, 'weidenfurt/mobility/gtfs.zip'),
  );
  const stops = new TextDecoder().decode(unzipSync(zip)['stops.txt']);
  return stops.split('\n')[8]!.split(',')[1]!.trim();
}

async function findStop(page: Page, name: string): Promise<void> {
  const search = page.getByRole('combobox', { name: /Find a building/ });
  await search.fill(name);
  const option = page.getByRole('option', { name }).filter({ hasText: 'Stop' }).first();
  await expect(option).toBeVisible({ timeout: 120_000 });
  await search.press('ArrowDown');
  await option.click();
  await expect(inspector(page).getByRole('heading', { name })).toBeVisible();
}

/** Minutes since midnight at which each departure is expected, else planned, in order of the board. */
async function boardMinutes(page: Page): Promise<readonly number[]> {
  const cells = await board(page).locator('tbody tr td:nth-last-child(2)').allInnerTexts();
  return cells.map((text) => {
    const [hours, minutes] = text
      .match(/\d\d:\d\d/g)!
      .at(-1)!
      .split(':')
      .map(Number);
    return hours! * 60 + minutes!;
  });
}

test('a stop shows its departures by the clock, a vehicle its line, and it can be followed', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await open(page, transit);
  const name = someStop();
  await findStop(page, name);

  await expect(board(page)).toContainText('At 08:10');
  const before = await boardMinutes(page);
  expect(before.length).toBeGreaterThan(2);
  expect(before[0]).toBeGreaterThanOrEqual(8 * 60 + 10);
  expect(before).toEqual(before.toSorted((a, b) => a - b));
  await expect(inspector(page)).toContainText('at most 2 h ahead');
  await expect(inspector(page)).toContainText('Last departure at');
  await expectAccessible(page, '.inspector');

  const slider = page.getByRole('slider', { name: 'Time of day' });
  for (let press = 0; press < 3; press += 1) await slider.press('ArrowRight');
  await expect(board(page)).not.toContainText('At 08:10');
  const shown = /At (\d\d):(\d\d)/
    .exec(await board(page).innerText())!
    .slice(1)
    .map(Number);
  const clock = shown[0]! * 60 + shown[1]!;
  expect(clock).toBeGreaterThan(8 * 60 + 10);
  await expect.poll(async () => (await boardMinutes(page))[0]).toBeGreaterThanOrEqual(clock);

  const departure = board(page).getByRole('button').first();
  await departure.focus();
  await departure.press('Enter');
  const stops = diagram(page).getByRole('listitem');
  await expect(stops.filter({ hasText: name })).not.toHaveCount(0);
  expect(await stops.count()).toBeGreaterThan(2);
  await expect(inspector(page)).toContainText('Timetable of');
  await expectAccessible(page, '.inspector');

  const last = stops.last().getByRole('button');
  const end = (await last.innerText()).trim();
  await last.focus();
  await last.press('Enter');
  await expect(inspector(page).getByRole('heading', { name: end })).toBeVisible();
  await expect(inspector(page)).toContainText('Stop');

  // The same page, at another time: a vehicle under way is followed from its line diagram.
  const { instant, stop, trip } = await someVehicle();
  await page.goto(
    `${process.env.TWIN_URL}#city=weidenfurt&layers=transit&active=transit&t=${instant}`,
  );
  await expect(inspector(page)).toHaveCount(0);
  await findStop(page, stop);
  // The next departure's vehicle is on its way here.
  await board(page).getByRole('button').first().press('Enter');
  await expect(inspector(page)).toContainText(trip);
  const follow = inspector(page).getByRole('button', { name: 'Follow' });
  await expect(diagram(page).locator('[aria-current="step"]')).toHaveCount(1);
  await expect(diagram(page)).toContainText(/The vehicle is (at|between)/);
  await follow.press('Enter');
  await expect(inspector(page).getByRole('button', { name: 'Stop following' })).toBeVisible();
});

test('a dropped timetable and live message tell what they hold, and their faults', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await open(page, `city=weidenfurt&layers=ground&${morning}`);
  const zip = smallZip(changed('stops.txt', 'Delta,45.01', 'Delta,x'));
  await dropFiles(page, [['demo feed.zip', zip]]);
  const card = page.getByRole('article', { name: 'demo feed' });
  await expect(card).toContainText('Agency');
  await expect(card).toContainText(/2\s?–\s?31 March 2026/);
  await expect(card).toContainText(/Stop times\s*5 of 8 usable/);

  await card.getByRole('button', { name: 'Show the list' }).click();
  const dialog = page.getByRole('dialog', { name: 'Faults in “demo feed”' });
  const rows = dialog.getByRole('row');
  const all = await rows.count();
  await expect(dialog).toContainText('A number is expected, with a point for decimals.');
  await expect(dialog).toContainText('stops.txt, line 5');
  await expectAccessible(page, '[role="dialog"]');
  await dialog.getByText(/kinds? of errors?$/).click();
  await expect.poll(() => rows.count()).toBeLessThan(all);
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = readFileSync(await (await saved).path(), 'utf8');
  expect(csv).toContain('invalid_float');
  expect(csv.split('\r\n').length).toBe(all + 1);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await dropFiles(page, [['half.zip', zip.subarray(0, 700)]]);
  await expect(page.getByRole('alert').filter({ hasText: 'half.zip' })).toContainText(
    'half.zip is not a readable zip',
  );

  const path = 'weidenfurt/mobility/gtfs-rt/20260610T061000Z.pb';
  const bytes = readFileSync(resolve(process.env.TWIN_TEST_TILESETS!, path));
  await dropFiles(page, [['now.pb', bytes]]);
  const live = page.getByRole('article', { name: 'now' });
  await expect(live).toContainText('10 Jun 2026, 08:10');
  await expect(live).toContainText('whole state');
  await live.getByRole('button', { name: 'Set the clock there' }).click();
  await expect(page).toHaveURL(/t=2026-06-10T06/);
});

/** The city without its own recorded messages, and with a timetable that comes when it is let through. */
async function withSlowTimetable(page: Page): Promise<() => void> {
  await page.route('**/weidenfurt/catalogue.jsonld', async (route) => {
    const text = await (await route.fetch()).text();
    const isMessage = (value: unknown): boolean =>
      /\.pb$/.test(String((value as Record<string, unknown> | null)?.['dcat:accessURL']));
    const json = JSON.parse(text, (_, value) =>
      Array.isArray(value) ? value.filter((one) => !isMessage(one)) : value,
    );
    await route.fulfill({ json, contentType: 'application/ld+json' });
  });
  let letThrough!: () => void;
  const come = new Promise<void>((done) => {
    letThrough = done;
  });
  await page.route('**/mobility/gtfs.zip', async (route) => {
    await come;
    await route.continue();
  });
  return letThrough;
}

test('a dropped live message is shown though its timetable opens only after it', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const letThrough = await withSlowTimetable(page);
  await open(page, 'city=weidenfurt&layers=transit&active=transit&t=2026-06-10T09:00:00.000Z');
  const path = 'weidenfurt/mobility/gtfs-rt/20260610T061200Z.pb';
  await dropFiles(page, [['now.pb', readFileSync(resolve(process.env.TWIN_TEST_TILESETS!, path))]]);
  const card = page.getByRole('article', { name: 'now' });
  await expect(card).toContainText('10 Jun 2026, 08:12');
  await expect(page).toHaveURL(/t=2026-06-10T09/);
  await page.setViewportSize({ width: 1280, height: 760 });
  letThrough();
  await expect(page).toHaveURL(/t=2026-06-10T06(:|%3A)12/, { timeout: 120_000 });
  const shown = /Recorded on 10 June 2026, 08:12, message 0\ss old\. [1-9]\d* where they report/;
  await expect(page.getByText(shown).first()).toBeVisible();
});
