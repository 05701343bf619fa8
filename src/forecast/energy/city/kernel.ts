import {
  airByMass,
  airByOutdoor,
  airByPower,
  airBySolar,
  airConstant,
  columnCount,
  coolingPoint,
  heatingPoint,
  massByMass,
  massByOutdoor,
  massByPower,
  massBySolar,
  massConstant,
} from '../hourly/kernel.ts';
import { dayKinds } from './calendar.ts';

/** Factors of a day; days by their place in `dayKinds`, open windows come after closed ones. */
export const dayRows = 24 * columnCount;
/** Numbers of a zone's factors: three kinds of day, windows closed and open. */
export const factorCount = 2 * dayKinds.length * dayRows;
const openRows = dayKinds.length * dayRows;

/** A building as the hours see it, per square metre of reference area. */
export interface ZoneFactors {
  /** `(open * 3 + kind of day) * 24 + hour` rows of `columnCount` numbers, see `hourly/kernel.ts`. */
  readonly factors: Float64Array;
  /** Collecting area of upright and of level parts per reference area, and the loss to the sky, W/m2. */
  readonly upright: number;
  readonly level: number;
  readonly skyLoss: number;
}

/** The hours of a place in one climate; irradiance in W/m2. */
export interface ClimateYear {
  readonly hours: number;
  /** degC. */
  readonly outdoor: Float64Array;
  /** On walls and on roofs, means over their areas. */
  readonly upright: Float64Array;
  readonly level: Float64Array;
  /** `kind of day * 24 + hour` of the clock by which people live, see `calendar.ts`. */
  readonly slot: Uint8Array;
}

/** Sums in kWh/m2, highest hour in W/m2. */
export interface ZoneSums {
  heating: number;
  cooling: number;
  peakHeating: number;
  peakCooling: number;
}

/** Windows are opened while the air was warmer than this in the hour before and it is cooler outdoors, degC. */
export const airingFrom = 24;

const warmUpDays = 31;
const startTemperature = 20;

/**
 * A year of the 5R1C network as `hourly/kernel.ts` runs it, for many buildings of a city: two columns of sun,
 * three kinds of day, windows that people open, and hourly power added up in place.
 * @param heat and `cool` get the hour's power times `scale`, where they are wanted; @param cooled share of the area
 * that has cooling plant, a factor on what `cool` gets
 */
export function runYear(
  zone: ZoneFactors,
  climate: ClimateYear,
  into: ZoneSums,
  scale: number,
  heat: Float64Array | undefined,
  cool: Float64Array | undefined,
  cooled = 1,
): void {
  const days = climate.hours / 24;
  const start = advance(
    zone,
    climate,
    into,
    0,
    0,
    undefined,
    undefined,
    days - warmUpDays,
    startTemperature,
  );
  advance(zone, climate, into, scale, scale * cooled, heat, cool, 0, start);
}

function advance(
  zone: ZoneFactors,
  climate: ClimateYear,
  into: ZoneSums,
  scale: number,
  coolScale: number,
  heat: Float64Array | undefined,
  cool: Float64Array | undefined,
  firstDay: number,
  start: number,
): number {
  const { factors, upright: cu, level: cl, skyLoss } = zone;
  const { hours, outdoor, upright, level, slot } = climate;
  let m = start;
  let before = start;
  let heating = 0;
  let cooling = 0;
  let peakHeating = 0;
  let peakCooling = 0;
  for (let i = firstDay * 24; i < hours; i++) {
    const row = slot[i]! * columnCount;
    const t = outdoor[i]!;
    const s = cu * upright[i]! + cl * level[i]! - skyLoss;
    const r = before > airingFrom && t < before ? row + openRows : row;
    // Grouped so that little waits for the mass of the hour before.
    const a =
      factors[r + airByMass]! * m +
      (factors[r + airByOutdoor]! * t + factors[r + airBySolar]! * s + factors[r + airConstant]!);
    m =
      factors[r + massByMass]! * m +
      (factors[r + massByOutdoor]! * t +
        factors[r + massBySolar]! * s +
        factors[r + massConstant]!);
    before = a;
    if (a < factors[r + heatingPoint]!) {
      const missing = factors[r + heatingPoint]! - a;
      m += (factors[r + massByPower]! / factors[r + airByPower]!) * missing;
      const w = missing / factors[r + airByPower]!;
      before = factors[r + heatingPoint]!;
      heating += w;
      if (w > peakHeating) peakHeating = w;
      if (heat !== undefined) heat[i]! += scale * w;
    } else if (a > factors[r + coolingPoint]!) {
      const excess = a - factors[r + coolingPoint]!;
      m -= (factors[r + massByPower]! / factors[r + airByPower]!) * excess;
      const w = excess / factors[r + airByPower]!;
      before = factors[r + coolingPoint]!;
      cooling += w;
      if (w > peakCooling) peakCooling = w;
      if (cool !== undefined) cool[i]! += coolScale * w;
    }
  }
  into.heating = heating / 1000;
  into.cooling = cooling / 1000;
  into.peakHeating = peakHeating;
  into.peakCooling = peakCooling;
  return m;
}
