import type { TrafficPlan } from './assumed.ts';
import { innerSpeed } from './costs.ts';
import type { DistrictTrips } from './districtTrips.ts';
import { type DistrictQuantity, districtChannelUnits } from './inputs.ts';
import { modes } from './model.ts';
import type { Parameters } from './parameters.ts';

/** Values by district, in the units of `districtChannelUnits`; NaN where no trip is that they could be of. */
export type DistrictValues = Readonly<Record<DistrictQuantity, Float64Array>>;

/** Means over the trips of all districts. */
export interface TripTimes {
  /** Minutes from door to door; 0 where nobody goes that way. */
  readonly car: number;
  readonly transit: number;
}

/**
 * Shares of modes and mean times from door to door of the trips that start in each district, and the exhaust
 * of the roads in it.
 * @param minutes by link, with traffic
 * @param exhaust t/a and kg/a by district
 */
export function districtValues(
  trips: DistrictTrips,
  minutes: Float64Array,
  exhaust: { readonly co2: Float64Array; readonly nox: Float64Array },
  parameters: Parameters,
  plan: TrafficPlan,
  timetable: boolean,
): { readonly values: DistrictValues; readonly times: TripTimes } {
  const count = trips.cars.length;
  const empty = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  const values = Object.fromEntries(
    Object.keys(districtChannelUnits).map((id) => [id, empty()]),
  ) as Record<DistrictQuantity, Float64Array>;
  const shares = modes.map((mode) => values[`${mode}Share`]);
  const { driving, riding } = trips;
  const { choice, transit } = parameters;
  const city = { driven: 0, drivers: 0, ridden: 0, riders: 0 };
  for (let d = 0; d < count; d++) {
    let all = 0;
    for (let m = 0; m < modes.length; m++) all += trips.persons[d * modes.length + m]!;
    if (all > 0)
      for (let m = 0; m < modes.length; m++)
        shares[m]![d] = (100 * trips.persons[d * modes.length + m]!) / all;
    values.carTrips[d] = trips.cars[d]!;
    values.trafficCo2[d] = exhaust.co2[d]!;
    values.trafficNox[d] = exhaust.nox[d]!;

    const drivers = driving.persons[d]!;
    if (drivers > 0) {
      let driven = drivers * choice.carAccess + (60 / innerSpeed) * driving.inner[d]!;
      for (let i = driving.start[d]!; i < driving.start[d + 1]!; i++)
        driven += driving.on[i]! * minutes[driving.link[i]!]!;
      values.carTime[d] = driven / drivers;
      city.driven += driven;
      city.drivers += drivers;
    }
    const riders = riding.persons[d]!;
    if (riders > 0) {
      const ridden = timetable
        ? riding.minutes[d]! + riding.waiting[d]! / plan.frequency + riding.walking[d]!
        : (60 * riding.km[d]!) / transit.speed +
          riders * (transit.headway / 2 / plan.frequency + transit.access);
      values.transitTime[d] = ridden / riders;
      city.ridden += ridden;
      city.riders += riders;
    }
  }
  return {
    values,
    times: {
      car: city.drivers > 0 ? city.driven / city.drivers : 0,
      transit: city.riders > 0 ? city.ridden / city.riders : 0,
    },
  };
}
