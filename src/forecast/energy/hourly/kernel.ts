/**
 * Places in a row of `Network.factors`: plain numbers, because looking them up in an object took most of
 * the time of the loop over the hours.
 * Mass at the end of the hour, by mass before, outdoor temperature, solar W, constant, W of the plant:
 */
export const massByMass = 0;
export const massByOutdoor = 1;
export const massBySolar = 2;
export const massConstant = 3;
export const massByPower = 4;
/** Mean air temperature of the hour, by the same: */
export const airByMass = 5;
export const airByOutdoor = 6;
export const airBySolar = 7;
export const airConstant = 8;
export const airByPower = 9;
/** Set-points, infinite where there is none: */
export const heatingPoint = 10;
export const coolingPoint = 11;
export const columnCount = 12;

/** A zone as its factors by hour of the day; limits of power in W. */
export interface Network {
  /** 24 rows of `columnCount` numbers, one for each hour of the day. */
  readonly factors: Float64Array;
  readonly maxHeating: number;
  readonly maxCooling: number;
}

/** Space for one building's year, reused from building to building. */
export interface HourScratch {
  /** Power of the plant, W: heating positive, cooling negative. */
  readonly power: Float64Array;
  /** Mean air temperature of the hour, degC. */
  readonly air: Float64Array;
  /** Mass temperature at the end of the hour, degC. */
  readonly mass: Float64Array;
}

export const hourScratch = (hours: number): HourScratch => ({
  power: new Float64Array(hours),
  air: new Float64Array(hours),
  mass: new Float64Array(hours),
});

/** Sums in kWh, peaks in kW as means of an hour, air temperatures in degC. */
export interface YearBalance {
  heating: number;
  cooling: number;
  peakHeating: number;
  peakCooling: number;
  coldest: number;
  warmest: number;
  /** Mass temperature before the first hour, degC. */
  start: number;
}

/** Hours of the year's end that are run first, so that the mass starts the year as it ends one. */
const warmUp = 31 * 24;
const startTemperature = 20;

/**
 * A year of the 5R1C network, EN ISO 13790 C.3 and C.4: free floating where the air stays between the
 * set-points, else the power that reaches the set-point, within its limit. Nothing is allocated by hour.
 * @param outdoor air temperature, degC, and `solar` heat gains, W, less the loss to the sky; by hour
 */
export function runNetwork(
  network: Network,
  outdoor: Float64Array,
  solar: Float64Array,
  into: HourScratch,
  balance: YearBalance,
): void {
  const hours = outdoor.length;
  const before = Math.min(warmUp, hours);
  const start = advance(network, outdoor, solar, into, balance, hours - before, startTemperature);
  balance.start = start;
  advance(network, outdoor, solar, into, balance, 0, start);
}

export const emptyBalance = (): YearBalance => ({
  heating: 0,
  cooling: 0,
  peakHeating: 0,
  peakCooling: 0,
  coldest: 0,
  warmest: 0,
  start: 0,
});

/** From hour `first` (a midnight) to the end from the mass at `start`, degC; returns how warm it then is. */
export function advance(
  network: Network,
  outdoor: Float64Array,
  solar: Float64Array,
  into: HourScratch,
  balance: YearBalance,
  first: number,
  start: number,
): number {
  const { factors, maxHeating, maxCooling } = network;
  const { power, air, mass } = into;
  const hours = outdoor.length;
  let m = start;
  let heating = 0;
  let cooling = 0;
  let peakHeating = 0;
  let peakCooling = 0;
  let coldest = Number.POSITIVE_INFINITY;
  let warmest = Number.NEGATIVE_INFINITY;
  let row = 0;
  for (let i = first; i < hours; i++) {
    const t = outdoor[i]!;
    const s = solar[i]!;
    let a =
      factors[row + airByMass]! * m +
      factors[row + airByOutdoor]! * t +
      factors[row + airBySolar]! * s +
      factors[row + airConstant]!;
    m =
      factors[row + massByMass]! * m +
      factors[row + massByOutdoor]! * t +
      factors[row + massBySolar]! * s +
      factors[row + massConstant]!;
    let w = 0;
    if (a < factors[row + heatingPoint]!) {
      const byPower = factors[row + airByPower]!;
      w = Math.min(maxHeating, (factors[row + heatingPoint]! - a) / byPower);
      a += byPower * w;
      m += factors[row + massByPower]! * w;
      heating += w;
      if (w > peakHeating) peakHeating = w;
    } else if (a > factors[row + coolingPoint]!) {
      const byPower = factors[row + airByPower]!;
      w = Math.max(-maxCooling, (factors[row + coolingPoint]! - a) / byPower);
      a += byPower * w;
      m += factors[row + massByPower]! * w;
      cooling -= w;
      if (-w > peakCooling) peakCooling = -w;
    }
    if (a < coldest) coldest = a;
    if (a > warmest) warmest = a;
    power[i] = w;
    air[i] = a;
    mass[i] = m;
    row = row === 23 * columnCount ? 0 : row + columnCount;
  }
  balance.heating = heating / 1000;
  balance.cooling = cooling / 1000;
  balance.peakHeating = peakHeating / 1000;
  balance.peakCooling = peakCooling / 1000;
  balance.coldest = coldest;
  balance.warmest = warmest;
  return m;
}
