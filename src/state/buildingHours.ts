import { createStore } from 'zustand/vanilla';
import type { Channel } from '../channel/channel.ts';
import type { Problem } from '../problem/problem.ts';

/** Scenario A, today's stock, or B, the levers as they stand. */
export type HoursSide = 'a' | 'b';

/**
 * The hours of one building, computed when they are asked for. B follows the levers: while newer hours are
 * computed the former ones stay, with the status `running`.
 */
export interface BuildingHoursState {
  /** The building that was asked for last; undefined where none is. */
  readonly gid: number | undefined;
  readonly side: HoursSide;
  readonly status: 'none' | 'running' | 'ready' | 'failed';
  /**
   * Empty before the first answer. One feature, `steps` hours (8760, in a leap year's weather file 8784) of
   * kW with bounds, target `building`, ids `building.load.*`: heating, hotWater, cooling, electricity (all
   * uses), heatElectricity, appliances, vehicles, chillers, pv and grid (draw less feed-in).
   */
  readonly channels: readonly Channel[];
  /** Why it failed; where a building has no size or is not heated that is said here too. */
  readonly problem: Problem | undefined;
  /**
   * Wired by the composition root: asks for a building's hours, or with undefined for none any more, which
   * stops what is being computed. Undefined where the city has no hours, for want of weather or a model.
   */
  readonly askHours: ((gid: number | undefined, side?: HoursSide) => void) | undefined;
}

export const noBuildingHours: Omit<BuildingHoursState, 'askHours'> = {
  gid: undefined,
  side: 'b',
  status: 'none',
  channels: [],
  problem: undefined,
};

export const buildingHoursStore = createStore<BuildingHoursState>(() => ({
  ...noBuildingHours,
  askHours: undefined,
}));
