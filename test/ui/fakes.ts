import type { Catalogue, Entry, Theme } from '../../src/catalogue/entry.ts';
import type { Channel, Figure } from '../../src/channel/channel.ts';
import type { ForecastResult } from '../../src/forecast/protocol.ts';
import { Problem } from '../../src/problem/problem.ts';
import type { Lever } from '../../src/scenario/lever.ts';
import { channelsStore } from '../../src/state/channels.ts';
import { cityStore } from '../../src/state/city.ts';
import { clockStore } from '../../src/state/clock.ts';
import { forecastStore, type ModelState } from '../../src/state/forecast.ts';
import { type LayerRow, layersStore } from '../../src/state/layers.ts';
import { scenarioStore } from '../../src/state/scenario.ts';
import { selectionStore } from '../../src/state/selection.ts';
import { viewStore } from '../../src/state/view.ts';

const stores = [
  channelsStore,
  cityStore,
  clockStore,
  forecastStore,
  layersStore,
  scenarioStore,
  selectionStore,
  viewStore,
];
const reset = stores.map((store) => {
  const initial = store.getInitialState();
  // A render on the server reads a store's initial state; these tests render the present one.
  store.getInitialState = store.getState as never;
  return () => (store.setState as (state: unknown, replace: true) => void)(initial, true);
});

const window = { start: '2040-01-01', end: '2041-01-01' };

const entry = (id: string, theme: Theme, en: string, de: string): Entry => ({
  id,
  theme,
  title: { en, de },
  description: { en: `${en}, described.`, de: `${de}, beschrieben.` },
  licence: { url: 'https://creativecommons.org/licenses/by/4.0/', name: 'CC BY 4.0' },
  publisher: 'Test office',
  attribution: '© Test office',
  bounds: [9, 48, 9.1, 48.1],
  temporal: { start: '2024-06-01', end: '2024-09-01' },
  shown: true,
  synthetic: true,
  distributions: [],
  defects: [{ en: '3 heights missing', de: '3 Höhen fehlen' }],
});

const row = (of: Entry, more: Partial<LayerRow> = {}): LayerRow => ({
  id: of.id,
  entry: of,
  kind: 'buildings',
  visible: true,
  params: { opacity: 0.9, paint: 'building.heatingNeed' },
  status: 'ready',
  progress: undefined,
  note: undefined,
  problem: undefined,
  legend: undefined,
  options: [],
  ...more,
});

const rows: readonly LayerRow[] = [
  row(entry('buildings', 'buildings', '3D buildings', '3D-Gebäude'), {
    legend: {
      title: { en: 'Heating need', de: 'Heizwärmebedarf' },
      unit: 'kWh/(m2.a)',
      window,
      source: { en: 'Stock model 1', de: 'Gebäudemodell 1' },
      ramp: ['#ffffff', '#000000'],
      domain: [0, 250],
      histogram: [1, 4, 2],
    },
  }),
  row(entry('lst', 'environment', 'Surface temperature', 'Oberflächentemperatur'), {
    status: 'loading',
    progress: 0.62,
  }),
  row(entry('rt', 'mobility', 'Live positions', 'Live-Positionen'), {
    status: 'failed',
    problem: new Problem('notFound', { file: 'positions.pb', status: 404 }),
  }),
];

const lever: Lever = {
  id: 'retrofit_rate',
  title: { en: 'Retrofit rate', de: 'Sanierungsrate' },
  description: { en: 'Share renovated a year.', de: 'Anteil saniert im Jahr.' },
  unit: '%/a',
  min: 0,
  max: 4,
  step: 0.1,
  today: 1,
  source: { text: { en: 'Report 2024', de: 'Bericht 2024' }, url: 'https://example.org' },
  actsOn: [],
};

const channel = (values: number): Channel => ({
  id: 'building.heatingNeed',
  title: { en: 'Heating need', de: 'Heizwärmebedarf' },
  target: 'building',
  unit: 'kWh/(m2.a)',
  window,
  values: Float32Array.of(values),
  lower: Float32Array.of(values - 10),
  upper: Float32Array.of(values + 10),
  source: { en: 'Stock model 1', de: 'Gebäudemodell 1' },
});

const figure = (value: number): Figure => ({
  quantity: 'heatingNeed',
  unit: 'GWh/a',
  value,
  lower: value - 20,
  upper: value + 20,
  window,
});

const result = (value: number): ForecastResult => ({
  id: 1,
  levers: {},
  figures: [figure(value)],
  differences: [
    { quantity: 'heatingNeed', unit: 'GWh/a', value: value - 612, lower: -190, upper: -160 },
  ],
  channels: [channel(value / 4)],
  channelDifferences: [channel(-40)],
  course: [
    {
      quantity: 'heatingNeed',
      unit: 'GWh/a',
      years: [2025, 2040],
      value: [612, value],
      lower: [600, value - 20],
      upper: [624, value + 20],
    },
  ],
  milliseconds: 12,
});

export const modelState: ModelState = {
  id: 'stock',
  title: { en: 'Building stock', de: 'Gebäudebestand' },
  roads: false,
  status: 'ready',
  progress: undefined,
  precision: undefined,
  problem: undefined,
  notes: [],
  milliseconds: 12,
  stale: false,
  city: undefined,
};

const catalogue: Catalogue = {
  id: 'rheinau',
  title: { en: 'Rheinau', de: 'Rheinau' },
  description: { en: 'A made-up city.', de: 'Eine erfundene Stadt.' },
  url: '/tilesets/rheinau/catalogue.jsonld',
  bounds: [9, 48, 9.1, 48.1],
  synthetic: true,
  timeZone: 'Europe/Berlin',
  entries: rows.map((r) => r.entry),
};

/** Fills every store with a small believable city, three layers, one lever and two results. */
export function fillStores(): void {
  const dayStart = Date.UTC(2024, 6, 16, 22) / 1000;
  clockStore.setState({
    time: dayStart + 15 * 3600,
    dayStart,
    dayEnd: dayStart + 86_400,
    timeZone: 'Europe/Berlin',
  });
  cityStore.setState({ catalogue, problem: undefined });
  layersStore.setState({ rows, active: 'buildings' });
  scenarioStore.setState({ levers: [lever], values: { retrofit_rate: 2.4 } });
  forecastStore.setState({
    status: 'ready',
    models: [modelState],
    a: result(612),
    b: result(438),
  });
  viewStore.setState({ globe: 'ready', side: 'b', language: 'en', metresPer100px: 128 });
  selectionStore.setState({
    selected: {
      layerId: 'buildings',
      title: 'Lindenstraße 14',
      gid: 0,
      fields: [{ label: { en: 'Height', de: 'Höhe' }, value: null, unit: 'm' }],
    },
  });
  channelsStore.setState({ observed: {} });
}

/** The same app before any city answered. */
export function emptyStores(): void {
  for (const back of reset) back();
  viewStore.setState({ globe: 'ready' });
}
