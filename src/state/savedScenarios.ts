import { createStore } from 'zustand/vanilla';
import { software } from '../catalogue/software.ts';
import { forecastStore } from './forecast.ts';
import { assumptionsOf, scenarioActions, scenarioStore } from './scenario.ts';
import { readScenario, type SavedScenario, scenarioContent } from './scenarioFile.ts';

const key = 'twinscape.scenarios';
const most = 200;

export interface SavedState {
  /** Of all cities, newest last. */
  readonly scenarios: readonly SavedScenario[];
  /** False where this device does not keep them: they last as long as the page. */
  readonly kept: boolean;
}

export const savedStore = createStore<SavedState>(() => read());

function read(): SavedState {
  try {
    const given: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    const scenarios = Array.isArray(given)
      ? given.slice(-most).flatMap((one, i) => readScenario(one, String(i + 1)) ?? [])
      : [];
    return { scenarios, kept: true };
  } catch {
    return { scenarios: [], kept: false };
  }
}

function keep(scenarios: readonly SavedScenario[]): void {
  const newest = scenarios.slice(-most);
  try {
    localStorage.setItem(key, JSON.stringify(newest.map(scenarioContent)));
    savedStore.setState({ scenarios: newest, kept: true });
  } catch {
    savedStore.setState({ scenarios: newest, kept: false });
  }
}

/** An id that no saved scenario has. */
export const freeId = (): string =>
  String(1 + Math.max(0, ...savedStore.getState().scenarios.map(({ id }) => Number(id) || 0)));

export const savedActions = {
  /** Keeps B as it stands under a name; one of that name in the same city is replaced. */
  save: (given: string, city: string, now: Date): SavedScenario => {
    const name = given.trim();
    const { levers, roads = [] } = assumptionsOf(scenarioStore.getState());
    const { b, models } = forecastStore.getState();
    const { scenarios } = savedStore.getState();
    const others = scenarios.filter((one) => one.name !== name || one.city !== city);
    const saved: SavedScenario = {
      id: freeId(),
      name,
      city,
      saved: now.toISOString(),
      levers,
      roads,
      figures: b?.figures ?? [],
      software,
      models: models.flatMap((m) =>
        m.city === undefined ? [] : [{ name: m.city.model.name.en, version: m.city.model.version }],
      ),
    };
    keep([...others, saved]);
    scenarioActions.name(name);
    return saved;
  },
  /** Puts a saved scenario in the place of B. */
  load: ({ name, levers, roads }: SavedScenario): void => {
    scenarioActions.load({ levers, roads });
    scenarioActions.name(name);
  },
  add: (one: SavedScenario): void => {
    const { scenarios } = savedStore.getState();
    keep([...scenarios.filter((o) => o.name !== one.name || o.city !== one.city), one]);
  },
  remove: (id: string): void =>
    keep(savedStore.getState().scenarios.filter((one) => one.id !== id)),
};
