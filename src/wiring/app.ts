import type { Catalogue } from '../catalogue/entry.ts';
import { standards } from '../catalogue/standards.ts';
import type { Home } from '../globe/camera.ts';
import type { LayerServices } from '../globe/sync.ts';
import type { Layer, LayerOption } from '../layers/layer.ts';
import { addedStore } from '../state/added.ts';
import { cityStore } from '../state/city.ts';
import { clockStore } from '../state/clock.ts';
import { answersStore } from '../state/forecast.ts';
import { type LayerRow, layersStore } from '../state/layers.ts';
import { selectionStore } from '../state/selection.ts';
import { swipeStore } from '../state/swipe.ts';
import { type LinkState, readLink } from '../state/url.ts';
import { viewStore } from '../state/view.ts';
import { followAdded } from './added.ts';
import { followAnalysis } from './analysis.ts';
import { resolveChannel } from './channels.ts';
import { listCities, openCity } from './city.ts';
import { runClock, startClock } from './clock.ts';
import { followCounts } from './counts.ts';
import { followDrops } from './drop.ts';
import { distributionOf } from './forecast/model.ts';
import { startForecast } from './forecast/start.ts';
import { followKeys } from './keys.ts';
import { keepLink } from './link.ts';
import { followLoadForecast } from './loadForecast.ts';
import { followMemory } from './memory.ts';
import { offerModels } from './models.ts';
import { rereadSelection } from './reread.ts';
import { followRoadTool, loadRoads, shownRoadMarks } from './roads.ts';
import { indexCity } from './search.ts';
import { followService } from './service.ts';
import { followClock, runPlayer } from './steps.ts';
import { followSwipe } from './swipe.ts';
import { type ReadTable, tableReader } from './tables.ts';
import { type Ground, openGround } from './terrain.ts';

/** One open city and everything that must stop when another opens. */
interface Session {
  readonly catalogue: Catalogue;
  readonly ground: Ground;
  readonly buildingTable: ReadTable;
  readonly stop: () => void;
}

let session: Session | undefined;
let opening: AbortController | undefined;
let layerOf: ((id: string) => Layer | undefined) | undefined;
let onGround: ((ground: Ground) => void) | undefined;

async function open(id: string | undefined, link: LinkState): Promise<void> {
  opening?.abort();
  session?.stop();
  session = undefined;
  const abort = new AbortController();
  opening = abort;
  addedStore.setState({ entries: [] });
  swipeStore.setState({ shared: link.sharedScale ?? true });
  viewStore.setState({ swipe: link.swipe });
  selectionStore.setState({ selected: undefined, anchor: undefined, pointer: undefined });
  const buildingTable = tableReader(abort.signal);
  let ground: Ground | undefined;
  const catalogue = await openCity(id, link, abort.signal, (opened) => {
    ground = openGround(opened, abort.signal);
    session = { catalogue: opened, ground, buildingTable, stop: () => abort.abort() };
    onGround?.(ground);
  });
  if (catalogue === undefined || abort.signal.aborted) return;
  const table = distributionOf(catalogue, standards.buildingTable)?.accessUrl;
  const buildings = table === undefined ? Promise.resolve(undefined) : buildingTable(table);
  const roads = once(() => loadRoads(catalogue, abort.signal));
  const wanted = {
    levers: link.levers ?? {},
    roads: link.roads ?? [],
    ...(link.scenario === undefined ? {} : { name: link.scenario }),
  };
  const inputs = { catalogue, buildings, roads };
  const stopForecast = startForecast(inputs, wanted);
  abort.signal.addEventListener('abort', stopForecast);
  followCounts(inputs, abort.signal);
  startClock(catalogue, link.time);
  await ground?.ready;
  if (abort.signal.aborted) return;
  viewStore.setState({
    ...(link.side === undefined ? {} : { side: link.side }),
    command:
      link.pose === undefined ? { type: 'home', jump: true } : { type: 'pose', pose: link.pose },
  });
  if (ground !== undefined) void indexCity(inputs, ground.heights, abort.signal);
}

/** Starts the app: lists cities, opens the one of the link, and keeps link and clock going. */
export async function startApp(): Promise<void> {
  runClock();
  followAdded();
  followAnalysis();
  followDrops();
  followKeys();
  followSwipe();
  followRoadTool();
  followService();
  completeSelection();
  rereadSelection((id) => layerOf?.(id));
  followMemory();
  followLoadForecast();
  offerModels();
  followClock((id) => layerOf?.(id));
  runPlayer((id) => layerOf?.(id));
  await listCities();
  const link = readLink(location.hash);
  await open(link.city, link);
  keepLink();
  cityStore.subscribe(({ requested }, before) => {
    if (requested === undefined || requested === before.requested) return;
    cityStore.setState({ requested: undefined });
    void open(requested, {});
  });
  addEventListener('hashchange', () => {
    const next = readLink(location.hash);
    void open(next.city, next);
  });
}

/** Asks for a thing once, however often it is wanted. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Forecast channels to paint buildings with, after those of the building table. */
function withForecast(own: readonly LayerOption[]): readonly LayerOption[] {
  const channels = answersStore.getState().b?.channels ?? [];
  const choices = channels
    .filter((c) => c.target === 'building')
    .map((c) => ({ value: c.id, label: c.title }));
  return own.map((option) =>
    option.param === 'paint' ? { ...option, choices: [...option.choices, ...choices] } : option,
  );
}

/** Whether a row colours the city by data, so that trees and the ground step back. */
const isPainted = (row: LayerRow): boolean =>
  row.visible &&
  (row.kind === 'raster' ||
    (row.kind === 'buildings' && row.params.paint !== '' && row.params.paint !== 'natural'));

/** What the globe needs of the app. */
export const sceneServices: LayerServices & {
  home(): Home;
} = {
  home: () => ({
    bounds: session?.catalogue.bounds,
    ground: session?.ground.middle() ?? 0,
    near: layersStore.getState().rows.some((row) => row.kind === 'buildings'),
  }),
  context: () => {
    const { catalogue, ground, buildingTable } = session!;
    return { catalogue, heights: ground.heights, buildingTable };
  },
  view: () => ({
    theme: viewStore.getState().theme,
    time: clockStore.getState().time,
    painted: layersStore.getState().rows.some(isPainted),
    channel: resolveChannel,
    modelled: (target) =>
      (answersStore.getState().b?.channels ?? []).filter((c) => c.target === target),
    roadMarks: shownRoadMarks(),
  }),
  extraOptions: (row, own) => (row.kind === 'buildings' ? withForecast(own) : own),
};

/** Told once the globe stands: how to reach an open layer, and where to put the terrain. */
export function globeReady(
  reach: (id: string) => Layer | undefined,
  setGround: (ground: Ground) => void,
): void {
  layerOf = reach;
  onGround = setGround;
  if (session !== undefined) setGround(session.ground);
}

/** A search result names a building only; its layer, once open, gives the full reading. */
function completeSelection(): void {
  selectionStore.subscribe(({ selected }) => {
    if (selected?.gid === undefined || selected.layerId !== '') return;
    for (const row of layersStore.getState().rows) {
      const reading =
        row.kind === 'buildings' ? layerOf?.(row.id)?.readingOf?.(selected.gid) : undefined;
      if (reading !== undefined) return selectionStore.setState({ selected: reading });
    }
  });
}
