import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import bindings from 'gtfs-realtime-bindings';
import { dayTrips } from '../../src/layers/mobility/day.ts';
import { liveView } from '../../src/layers/mobility/live/liveDay.ts';
import { decodeMessage } from '../../src/layers/mobility/live/message.ts';
import { fold } from '../../src/layers/mobility/live/state.ts';
import { readGtfs } from '../../src/layers/mobility/read.ts';
import { placeOf, runsAt } from '../../src/layers/mobility/vehicles.ts';
import { openCity, settled, test } from './page.ts';

const { FeedMessage } = bindings.transit_realtime;

const instant = '2026-06-10T06:12:00.000Z';
const time = Date.parse(instant) / 1000;
const recorded = 'weidenfurt/mobility/gtfs-rt/20260610T061200Z.pb';
const inspector = (page: Page) => page.getByRole('region', { name: 'Selected on the map' });
const file = (path: string): Buffer => readFileSync(resolve(process.env.TWIN_TEST_TILESETS!, path));

/** Where the recording has a vehicle that is alone enough to be clicked. */
async function someVehicle(): Promise<{ lon: number; lat: number; trip: string }> {
  const feed = await readGtfs(new Uint8Array(file('weidenfurt/mobility/gtfs.zip')), 'gtfs.zip');
  const message = decodeMessage(new Uint8Array(file(recorded)), recorded);
  const state = fold(undefined, message, time, recorded);
  const { day } = liveView(dayTrips(feed, '2026-06-10'), state, time);
  const seconds = time - day.origin;
  const places = runsAt(day, seconds).map((run) => placeOf(day, run, seconds));
  const located = places.filter(({ run }) => day.live!.located[run] === 1);
  const apart = (a: (typeof places)[0]): number =>
    Math.min(
      ...places.filter((b) => b !== a).map((b) => Math.hypot(a.lon - b.lon, (a.lat - b.lat) * 1.5)),
    );
  const { run, lon, lat } = located.sort((a, b) => apart(b) - apart(a))[0]!;
  return { lon, lat, trip: day.trips.ids[day.runs.trip[run]!]! };
}

/** A view straight down on a place. */
const above = (lon: number, lat: number): string =>
  `cam=${lon.toFixed(6)},${lat.toFixed(6)},1500,0,-90`;

test('a recorded feed plays with the clock, in the legend and in the inspector', async ({
  page,
}) => {
  const { lon, lat, trip } = await someVehicle();
  await openCity(
    page,
    `city=weidenfurt&layers=transit&active=transit&t=${instant}&${above(lon, lat)}`,
  );
  await page.setViewportSize({ width: 1280, height: 760 });
  await settled(page);
  await expect(page.getByText(/Recorded on 10 June 2026, 08:10–08:20/).first()).toBeVisible();
  await expect(page.getByText(/\d+ where they report to be/).first()).toBeVisible();
  await page.mouse.click(640, 380);
  await expect(inspector(page)).toContainText(trip);
  await expect(inspector(page)).toContainText('Heard of');
});

/** Seconds from the wall's clock to the page's, which starts a while after the recorded instant. */
const shift = time + 20 - Date.now() / 1000;
const now = (): number => Date.now() / 1000 + shift;

/** The city's catalogue with a live feed of its timetable and a live system of bikes. */
async function withLiveFeeds(page: Page): Promise<void> {
  const catalogue = JSON.parse(file('weidenfurt/catalogue.jsonld').toString());
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    if (typeof value !== 'object' || value === null) return;
    const node = value as Record<string, unknown>;
    const url = String(node['dcat:accessURL'] ?? '');
    if (url.endsWith('20260610T061000Z.pb')) node['dcat:accessURL'] = 'live/feed.pb';
    if (/live\/feed\.pb|gbfs\.json/.test(String(node['dcat:accessURL'])))
      delete node['dct:temporal'];
    const distributions = node['dcat:distribution'];
    if (Array.isArray(distributions))
      node['dcat:distribution'] = distributions.filter(
        (d) =>
          !/gtfs-rt\/.*\.pb$/.test(String(d['dcat:accessURL'])) ||
          /61000Z/.test(String(d['dcat:accessURL'])),
      );
    for (const one of Object.values(node)) walk(one);
  };
  walk(catalogue);
  await page.route('**/weidenfurt/catalogue.jsonld', (route) =>
    route.fulfill({ json: catalogue, contentType: 'application/ld+json' }),
  );
  await page.addInitScript((ahead) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ahead * 1000;
  }, shift);
}

/** The recorded message as if it had just been sent. */
function freshMessage(): Buffer {
  const message = FeedMessage.decode(new Uint8Array(file(recorded)));
  const late = now() - time;
  const moved = (at: unknown): number => Math.round(Number(at) + late);
  message.header.timestamp = moved(message.header.timestamp);
  for (const { vehicle, tripUpdate } of message.entity) {
    if (vehicle) vehicle.timestamp = moved(vehicle.timestamp);
    if (tripUpdate) tripUpdate.timestamp = moved(tripUpdate.timestamp);
  }
  return Buffer.from(FeedMessage.encode(message).finish());
}

test('a city with a live feed begins at now, and keeps its vehicles when the feed fails', async ({
  page,
  watched,
}) => {
  test.setTimeout(300_000);
  await withLiveFeeds(page);
  let body: () => Buffer = freshMessage;
  await page.route('**/live/feed.pb', (route) =>
    route.fulfill({ body: body(), contentType: 'application/x-protobuf' }),
  );
  await openCity(page, 'city=weidenfurt&layers=transit&active=transit');
  await page.setViewportSize({ width: 1280, height: 760 });
  await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('now');
  const live = /Live, message \d+\ss old\. [1-9]\d* where they report to be/;
  await expect(page.getByText(live).first()).toBeVisible();
  body = () => Buffer.from('<html>down for maintenance</html>');
  await expect(
    page.getByText(/its last good message stays\. Asked again at 08:/).first(),
  ).toBeVisible();
  await expect(page.getByText(/feed\.pb answers with a web page/).first()).toBeVisible();
  await expect(page.getByText(/Live, message \d+\s(s|min) old\./).first()).toBeVisible();
  body = freshMessage;
  await expect(page.getByText(/its last good message stays/)).toHaveCount(0);
  watched.errors.length = 0;
});

test('shared bikes go on when their feed fails, and zones tell their rules', async ({
  page,
  watched,
}) => {
  await withLiveFeeds(page);
  const [lon, lat] = [9.951, 48.925];
  const feed = (data: object): object => ({ ttl: 0, version: '3.0', data });
  const names = [
    'system_information',
    'station_information',
    'station_status',
    'vehicle_status',
    'vehicle_types',
    'geofencing_zones',
  ];
  const ring = [
    [lon - 0.004, lat - 0.003],
    [lon + 0.004, lat - 0.003],
    [lon + 0.004, lat + 0.003],
    [lon - 0.004, lat + 0.003],
    [lon - 0.004, lat - 0.003],
  ];
  const files: Record<string, object> = {
    gbfs: feed({ feeds: names.map((name) => ({ name, url: `${name}.json` })) }),
    system_information: feed({ name: [{ text: 'Roller', language: 'de' }] }),
    station_information: feed({
      stations: [{ station_id: '1', name: 'Markt', lon: lon - 0.002, lat }],
    }),
    station_status: feed({
      stations: [{ station_id: '1', num_vehicles_available: 7, is_renting: true }],
    }),
    vehicle_status: feed({
      vehicles: [{ vehicle_id: 'v', lon: lon + 0.002, lat, vehicle_type_id: 's' }],
    }),
    vehicle_types: feed({
      vehicle_types: [
        { vehicle_type_id: 's', form_factor: 'scooter_standing', propulsion_type: 'electric' },
      ],
    }),
    geofencing_zones: feed({
      geofencing_zones: {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
            properties: {
              name: [{ text: 'Park', language: 'en' }],
              rules: [{ ride_end_allowed: false, ride_start_allowed: true, maximum_speed_kph: 10 }],
            },
          },
        ],
      },
    }),
  };
  let down = false;
  await page.route('**/mobility/gbfs/*.json', (route) => {
    const name = route
      .request()
      .url()
      .replace(/^.*\/|\.json$/g, '');
    if (down) return route.fulfill({ status: 500, body: 'out of order' });
    return files[name] === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({
          json: { last_updated: new Date(now() * 1000).toISOString(), ...files[name] },
        });
  });
  await openCity(page, `city=weidenfurt&layers=bikes&active=bikes&t=${instant}&${above(lon, lat)}`);
  await page.setViewportSize({ width: 1280, height: 760 });
  await settled(page);
  await expect(page.getByText(/Live, \d+\ss old: what is available now/).first()).toBeVisible();
  await expect(page.getByText('No starting or ending a ride').first()).toBeVisible();
  await page.mouse.click(640, 380);
  await expect(inspector(page)).toContainText('Park');
  await expect(inspector(page)).toContainText('no ending a ride; at most 10');
  down = true;
  await expect(page.getByText(/its last good answer stays\. Asked again in/).first()).toBeVisible();
  await expect(page.getByText(/station_status\.json|vehicle_status\.json/).first()).toBeVisible();
  await expect(page.getByText('No starting or ending a ride').first()).toBeVisible();
  watched.errors.length = 0;
});
