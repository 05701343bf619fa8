import { createStore } from 'zustand/vanilla';
import {
  clampToLever,
  type Lever,
  type LeverGroup,
  type LeverValues,
  todayValues,
} from '../scenario/lever.ts';
import type { RoadChange } from '../scenario/roadChange.ts';
import type { Assumptions } from '../scenario/scenario.ts';

export interface ScenarioState {
  readonly levers: readonly Lever[];
  /** Of every lever, and of those that a model which is still being prepared may bring. */
  readonly values: LeverValues;
  /** Roads that are shut or slowed down, oldest change first. */
  readonly roads: readonly RoadChange[];
  /** What `roads` was before its latest changes, oldest first. */
  readonly roadsBefore: readonly (readonly RoadChange[])[];
  /** What a person called B, and what it was then. */
  readonly named:
    | {
        readonly name: string;
        readonly values: LeverValues;
        readonly roads: readonly RoadChange[];
      }
    | undefined;
}

export const scenarioStore = createStore<ScenarioState>(() => ({
  levers: [],
  values: {},
  roads: [],
  roadsBefore: [],
  named: undefined,
}));

const mostUndone = 50;

export const groupOf = (of: { readonly group?: LeverGroup }): LeverGroup => of.group ?? 'energy';

/** Levers that do not stand at today's value. */
export const movedLevers = ({ levers, values }: ScenarioState): readonly Lever[] =>
  levers.filter((l) => (values[l.id] ?? l.today) !== l.today);

/** Scenario B differs from today. */
export const isChanged = (s: ScenarioState): boolean =>
  s.roads.length > 0 || movedLevers(s).length > 0;

/** B is no longer what was named. */
export const isNoLongerNamed = ({ named, values, roads }: ScenarioState): boolean =>
  named !== undefined &&
  (JSON.stringify(sorted(named.values)) !== JSON.stringify(sorted(values)) ||
    JSON.stringify(named.roads) !== JSON.stringify(roads));

const sorted = (values: LeverValues): readonly (readonly [string, number])[] =>
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));

/** What B assumes other than today; values of levers that are not known yet are kept. */
export function assumptionsOf({ levers, values, roads }: ScenarioState): Assumptions {
  const today = todayValues(levers);
  const moved = Object.entries(values).filter(([id, value]) => value !== today[id]);
  return { levers: Object.fromEntries(moved), ...(roads.length > 0 ? { roads } : {}) };
}

export const scenarioActions = {
  /** Sets one lever of scenario B, clamped to its range and step. */
  set: (id: string, value: number): void =>
    scenarioStore.setState((s) => {
      const lever = s.levers.find((l) => l.id === id);
      if (lever === undefined) return s;
      return { values: { ...s.values, [id]: clampToLever(lever, value) } };
    }),
  /** Takes levers and roads back to today. */
  reset: (): void =>
    scenarioStore.setState((s) => ({
      values: todayValues(s.levers),
      roads: s.roads.length === 0 ? s.roads : [],
      roadsBefore: [],
      named: undefined,
    })),
  /** Takes the levers of one heading back to today. */
  resetGroup: (group: LeverGroup): void =>
    scenarioStore.setState((s) => ({
      values: { ...s.values, ...todayValues(s.levers.filter((l) => groupOf(l) === group)) },
    })),
  /** Puts other assumptions in the place of B's; what they do not name is as today. */
  load: ({ levers, roads }: Assumptions): void =>
    scenarioStore.setState((s) => {
      const known = s.levers.flatMap((lever) => {
        const value = levers[lever.id];
        return value === undefined ? [] : [[lever.id, clampToLever(lever, value)] as const];
      });
      const values = { ...todayValues(s.levers), ...Object.fromEntries(known) };
      return { values, roads: roads ?? [], roadsBefore: [], named: undefined };
    }),
  /** Calls B as it stands now by a name. */
  name: (name: string): void =>
    scenarioStore.setState(({ values, roads }) => ({ named: { name, values, roads } })),
  /** Puts other changes of roads in the place of the present ones; `undoRoads` takes that back. */
  setRoads: (roads: readonly RoadChange[]): void =>
    scenarioStore.setState((s) => ({
      roads,
      roadsBefore: [...s.roadsBefore, s.roads].slice(-mostUndone),
    })),
  undoRoads: (): void =>
    scenarioStore.setState((s) => {
      const roads = s.roadsBefore.at(-1);
      return roads === undefined ? s : { roads, roadsBefore: s.roadsBefore.slice(0, -1) };
    }),
};
