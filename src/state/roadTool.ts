import { createStore } from 'zustand/vanilla';
import { type RoadMeasure, withRoads } from '../scenario/roads.ts';
import { analysisActions } from './analysis.ts';
import { roadsStore } from './roads.ts';
import { scenarioActions, scenarioStore } from './scenario.ts';

/** How roads are chosen on the map: one by one, those inside an outline, or not at all. */
export type RoadPicking = 'off' | 'roads' | 'area';

export interface RoadToolState {
  readonly picking: RoadPicking;
  readonly measure: RoadMeasure;
  /** How many roads the last outline took in; undefined where none was drawn. */
  readonly found: number | undefined;
}

export const roadToolStore = createStore<RoadToolState>(() => ({
  picking: 'off',
  measure: { kind: 'closed' },
  found: undefined,
}));

/** Name of a road, '' where it has none or is not known. */
export function streetOf(road: string): string {
  const { network, rowOf } = roadsStore.getState();
  const row = rowOf.get(road);
  return row === undefined ? '' : (network?.roads.name[row] ?? '');
}

export const roadToolActions = {
  pick: (picking: RoadPicking): void => {
    const before = roadToolStore.getState().picking;
    roadToolStore.setState({ picking, found: undefined });
    if (picking === 'area') analysisActions.startDrawing();
    else if (before === 'area') analysisActions.cancelDrawing();
  },
  choose: (measure: RoadMeasure): void => roadToolStore.setState({ measure }),
  /** Does to roads what the tool is set to, or what is given. */
  change: (
    roads: readonly string[],
    measure: RoadMeasure = roadToolStore.getState().measure,
    area?: Parameters<typeof withRoads>[4],
  ): void =>
    scenarioActions.setRoads(
      withRoads(scenarioStore.getState().roads, measure, roads, streetOf, area),
    ),
};
