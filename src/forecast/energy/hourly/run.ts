import type { SkyYear } from '../../solar/sky.ts';
import { skyYear } from '../../solar/sky.ts';
import { irradianceTime } from '../../solar/suntime.ts';
import type { Weather } from '../../weather.ts';
import { aperturesOf, type SolarClasses, skyLoss, solarClasses, sumGains } from './gains.ts';
import {
  emptyBalance,
  type HourScratch,
  hourScratch,
  runNetwork,
  type YearBalance,
} from './kernel.ts';
import { networkOf } from './network.ts';
import type { Zone } from './zone.ts';

/** What all zones of a place share. */
export interface HourlyPlace {
  readonly sky: SkyYear;
  readonly classes: SolarClasses;
  /** degC by hour. */
  readonly outdoor: Float64Array;
  /** Hours after a row's start at which its irradiance counts, see `solar/suntime.ts`. */
  readonly irradianceTime: number;
}

export function hourlyPlace(weather: Weather): HourlyPlace {
  const time = irradianceTime(weather);
  const sky = skyYear({ ...weather, irradianceTime: time });
  const outdoor = Float64Array.from(weather.temperature);
  return { sky, classes: solarClasses(sky), outdoor, irradianceTime: time };
}

export interface ZoneYear extends YearBalance {
  /** Hour by hour; valid until the runner runs the next zone. */
  readonly hourly: HourScratch;
  /** Solar gains less the loss to the sky, W; valid as long. */
  readonly solar: Float64Array;
}

/** Runs zone after zone of a place in the same space, so that a city's buildings leave no garbage. */
export function zoneRunner(place: HourlyPlace): (zone: Zone) => ZoneYear {
  const hours = place.outdoor.length;
  const solar = new Float64Array(hours);
  const hourly = hourScratch(hours);
  return (zone) => {
    sumGains(aperturesOf(zone, place.classes), skyLoss(zone), solar);
    const balance = emptyBalance();
    runNetwork(networkOf(zone), place.outdoor, solar, hourly, balance);
    return { ...balance, hourly, solar };
  };
}

/** A year of one zone. */
export const runZone = (zone: Zone, place: HourlyPlace): ZoneYear => zoneRunner(place)(zone);
