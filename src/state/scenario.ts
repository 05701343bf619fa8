import { createStore } from 'zustand/vanilla';
import { clampToLever, type Lever, type LeverValues, todayValues } from '../scenario/lever.ts';

export interface ScenarioState {
  readonly levers: readonly Lever[];
  readonly values: LeverValues;
}

export const scenarioStore = createStore<ScenarioState>(() => ({ levers: [], values: {} }));

export const scenarioActions = {
  /** Sets one lever of scenario B, clamped to its range and step. */
  set: (id: string, value: number): void =>
    scenarioStore.setState((s) => {
      const lever = s.levers.find((l) => l.id === id);
      if (lever === undefined) return s;
      return { values: { ...s.values, [id]: clampToLever(lever, value) } };
    }),
  reset: (): void => scenarioStore.setState((s) => ({ values: todayValues(s.levers) })),
};
