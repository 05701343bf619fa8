import { isLocal } from '../catalogue/local.ts';
import { kindOf } from '../layers/registry.ts';
import { addedStore } from '../state/added.ts';
import { cityStore } from '../state/city.ts';
import { clockStore } from '../state/clock.ts';
import { type LayerRow, layersStore } from '../state/layers.ts';
import { assumptionsOf, scenarioStore } from '../state/scenario.ts';
import { isTwin, swipeStore } from '../state/swipe.ts';
import { type LinkLayer, type LinkState, writeLink } from '../state/url.ts';
import { viewStore } from '../state/view.ts';

const pause = 250;

/** Only what differs from the entry's own defaults goes into a link. */
export function linkLayer(row: LayerRow): LinkLayer {
  const defaults = kindOf(row.entry)?.defaults(row.entry) ?? { opacity: 1 };
  const params = Object.entries(row.params).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(defaults[key]),
  );
  return { id: row.id, params: Object.fromEntries(params) };
}

function currentLink(): LinkState {
  const { pose, side, swipe } = viewStore.getState();
  const { catalogue } = cityStore.getState();
  const { rows, active } = layersStore.getState();
  const shared = rows.filter((row) => !isLocal(row.entry));
  const scenario = scenarioStore.getState();
  const { levers, roads } = assumptionsOf(scenario);
  return {
    ...(catalogue ? { city: catalogue.id } : {}),
    ...(pose ? { pose } : {}),
    layers: shared.filter((row) => row.visible).map(linkLayer),
    ...(shared.some(({ id }) => id === active) ? { active: active! } : {}),
    added: addedStore.getState().entries.filter((entry) => !isTwin(entry)),
    ...(swipe === undefined ? {} : { swipe, sharedScale: swipeStore.getState().shared }),
    side,
    time: Math.round(clockStore.getState().time),
    ...(Object.keys(levers).length > 0 ? { levers } : {}),
    ...(roads === undefined ? {} : { roads }),
    ...(scenario.named === undefined ? {} : { scenario: scenario.named.name }),
  };
}

/** Writes the view into the address as it changes, without filling the history. */
export function keepLink(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    timer = undefined;
    if (cityStore.getState().catalogue === undefined) return;
    history.replaceState(history.state, '', `#${writeLink(currentLink())}`);
  };
  const later = (): void => {
    timer ??= setTimeout(write, pause);
  };
  const stops = [viewStore, layersStore, scenarioStore, cityStore, addedStore, swipeStore].map(
    (store) => store.subscribe(later),
  );
  const stopClock = clockStore.subscribe((s, before) => {
    if (!s.playing && (s.time !== before.time || before.playing)) later();
  });
  return () => {
    clearTimeout(timer);
    stopClock();
    for (const stop of stops) stop();
  };
}
