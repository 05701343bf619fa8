import { Problem } from '../../problem/problem.ts';
import { type Lever, type LeverValues, todayValues } from '../../scenario/lever.ts';
import type { LeverId } from './model.ts';
import type { Prepared } from './prepare.ts';

/** Lever values in the terms of the model: shares 0 to 1, numbers of years. */
export interface Plan {
  readonly years: number;
  /** Share of the heated area retrofitted by the target year. */
  readonly retrofit: number;
  readonly depth: number;
  /** Share of the heated area that changes to heat pumps, and that is on district heating at last. */
  readonly heatPump: number;
  readonly district: number;
  readonly pvToday: number;
  readonly pv: number;
}

/** Values for every lever: what is missing stays today. */
export const allLevers = (prepared: Prepared, levers: LeverValues): LeverValues => ({
  ...todayValues(prepared.levers),
  ...levers,
});

/**
 * Checks lever values that people or files give.
 * @throws Problem `leverUnknown`, `leverRange`
 */
export function checkLevers(levers: readonly Lever[], values: LeverValues, file: string): void {
  for (const [id, value] of Object.entries(values)) {
    const lever = levers.find((l) => l.id === id);
    if (lever === undefined)
      throw new Problem('leverUnknown', {
        file,
        lever: id,
        known: levers.map((l) => l.id).join(', '),
      });
    const { min, max, unit } = lever;
    if (!(value >= min && value <= max))
      throw new Problem('leverRange', { file, lever: id, value, min, max, unit });
  }
}

export function planOf(prepared: Prepared, values: LeverValues): Plan {
  const { levers, adoption, model } = prepared;
  const value = (id: LeverId): number => values[id] ?? 0;
  /** Today's tick is today's exact share; 100 % is everything. */
  const share = (id: LeverId, today: number): number => {
    const tick = levers.find((l) => l.id === id)?.today ?? 0;
    if (tick >= 100) return today;
    return today + ((value(id) - tick) / (100 - tick)) * (1 - today);
  };
  const years = Math.max(0, Math.round(value('target_year') - model.baseYear));
  const pvToday = (levers.find((l) => l.id === 'pv_share')?.today ?? 0) / 100;
  return {
    years,
    retrofit: Math.min(1, (value('retrofit_rate') / 100) * years),
    depth: value('retrofit_depth') / 100,
    heatPump: share('heat_pump_share', adoption.heatPumpToday) - adoption.heatPumpToday,
    district: share('district_heat_share', adoption.districtToday),
    pvToday,
    pv: value('pv_share') / 100,
  };
}
