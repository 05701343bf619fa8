import type { Text } from '../../../channel/text.ts';
import { type LeverValues, todayValues } from '../../../scenario/lever.ts';
import type { ForecastResult } from '../../protocol.ts';
import { channelsOf } from './channels.ts';
import type { Cooling } from './field.ts';
import { figuresOf } from './figures.ts';
import { coolAll, measuresOf, type PreparedHeat, type Runs } from './prepare.ts';
import { type HeatHour, heatHour, type Outdoors, outdoorsOf } from './stress.ts';

export const heatModelTitle: Text = { en: 'Urban heat', de: 'Hitze in der Stadt' };
export const heatModelVersion = '2.0.0';

/** Answers of one prepared city; what was computed last is kept for the next question. */
export class HeatRun {
  readonly prepared: PreparedHeat;
  #outdoors: Outdoors | undefined;
  #hour: HeatHour | undefined;
  #cooling: { readonly key: string; readonly runs: Runs<Cooling> } | undefined;

  constructor(prepared: PreparedHeat) {
    this.prepared = prepared;
  }

  /**
   * Answers lever values; what is missing stays today.
   * @param seconds instant whose hour thermal stress is told for, Unix seconds; none without, nor without weather
   */
  answer(values: LeverValues, id = 0, seconds?: number): ForecastResult {
    const start = performance.now();
    const { prepared } = this;
    const levers = { ...todayValues(prepared.model.levers), ...values };
    const measures = measuresOf(levers);
    const cooling = this.#cool(levers);
    const hour = seconds === undefined ? undefined : this.hour(seconds);
    const stress = hour && { hour, runs: hour.of(cooling, measures) };
    return {
      id,
      levers,
      ...figuresOf(prepared, cooling),
      ...channelsOf(prepared, cooling, stress),
      course: [],
      milliseconds: performance.now() - start,
    };
  }

  /** Cooling under lever values. */
  cooling(values: LeverValues): Runs<Cooling> {
    return this.#cool({ ...todayValues(this.prepared.model.levers), ...values });
  }

  /** The hour of an instant, Unix seconds; undefined where the city has no weather. */
  hour(seconds: number): HeatHour | undefined {
    if (this.prepared.air === undefined) return undefined;
    const kept = this.#hour;
    if (kept !== undefined && seconds >= kept.start && seconds < kept.start + 3600) return kept;
    this.#outdoors ??= outdoorsOf(this.prepared);
    this.#hour = heatHour(this.prepared, this.#outdoors, seconds);
    return this.#hour;
  }

  #cool(levers: LeverValues): Runs<Cooling> {
    const key = JSON.stringify(measuresOf(levers));
    if (this.#cooling?.key !== key)
      this.#cooling = { key, runs: coolAll(this.prepared.scenes, measuresOf(levers)) };
    return this.#cooling.runs;
  }
}
