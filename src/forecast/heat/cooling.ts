import { decayMean } from './decay.ts';
import { discSum } from './disc.ts';
import { type CellGrid, cellArea } from './grid.ts';

/**
 * InVEST urban cooling model (Natural Capital Project, user's guide "Urban Cooling Model", and its program where
 * the guide is silent). All arrays hold a value by cell, NaN where it is not known; METHOD.md has the formulas.
 * An index: cooling capacity is not a temperature, and none of it was measured.
 */

/** What the surface of a cell is made of, shares from 0 to 1. */
export interface Surface {
  /** Share of the ground under trees of 2 m or more. */
  readonly shade: Float64Array;
  readonly albedo: Float64Array;
  /** Crop coefficient of evapotranspiration, FAO-56. */
  readonly kc: Float64Array;
  /** 1 where the cell counts as green space, else 0. */
  readonly green: Float64Array;
}

export interface CoolingWeights {
  readonly shade: number;
  readonly albedo: number;
  /** Of the evapotranspiration index. */
  readonly eti: number;
}

/** After Zardo et al. 2017 and Phelan et al. 2015, as InVEST recommends. */
export const usualWeights: CoolingWeights = { shade: 0.6, albedo: 0.2, eti: 0.2 };

/** Square metres of green space within the cooling distance from which it cools what is around it. */
export const leastGreen = 20_000;

/** The largest known value; NaN where there is none. */
export const largest = (values: Float64Array): number =>
  values.reduce((most, v) => (v > most || Number.isNaN(most) ? v : most), Number.NaN);

/**
 * Cooling capacity by factors, 0.6 shade + 0.2 albedo + 0.2 kc ET0 / max(ET0), its weights divided by their sum.
 * `et0` is the reference evapotranspiration in any unit, `most` its largest value (of the base case, where
 * scenarios are compared).
 */
export function coolingCapacity(
  { shade, albedo, kc, et0 }: Omit<Surface, 'green'> & { readonly et0: Float64Array },
  weights: CoolingWeights = usualWeights,
  most: number = largest(et0),
): Float64Array {
  const sum = weights.shade + weights.albedo + weights.eti;
  const ofShade = weights.shade / sum;
  const ofAlbedo = weights.albedo / sum;
  const ofEti = weights.eti / sum / most;
  return shade.map((s, i) => ofShade * s + ofAlbedo * albedo[i]! + ofEti * kc[i]! * et0[i]!);
}

/** Cooling capacity at night: 1 - building intensity (0 to 1). */
export const coolingByIntensity = (intensity: Float64Array): Float64Array =>
  intensity.map((value) => 1 - value);

export interface HeatMitigation {
  /** Mean cooling capacity of green space around, other cells counting as 0, by exponential decay. */
  readonly ccPark: Float64Array;
  /** Green space within the distance, hectares, as if beyond the edge it were as green as inside. */
  readonly greenHectares: Float64Array;
  /** Heat mitigation index. */
  readonly hm: Float64Array;
}

/**
 * Heat mitigation: the cell's own capacity, or where 2 ha or more of green space lie within `distance` metres and
 * cool more, theirs.
 */
export function heatMitigation(
  capacity: Float64Array,
  green: Float64Array,
  grid: CellGrid,
  distance: number,
): HeatMitigation {
  const parks = capacity.map((cc, i) => {
    const isGreen = green[i]!;
    return Number.isNaN(cc) || Number.isNaN(isGreen) ? Number.NaN : isGreen === 0 ? 0 : cc;
  });
  // A transform leaves a hair below zero where there is none.
  const ccPark = decayMean(parks, grid, distance).map((cc) => (cc < 0 ? 0 : cc));
  const cells = discSum(green, grid, distance);
  const least = leastGreen / cellArea(grid);
  const hm = capacity.map((cc, i) => {
    const park = ccPark[i]!;
    return cells[i]! >= least && park > cc ? park : cc;
  });
  for (let i = 0; i < cells.length; i++) cells[i]! *= cellArea(grid) / 10_000;
  return { ccPark, greenHectares: cells, hm };
}

export interface AirSettings {
  /** Air temperature of the country around, °C. */
  readonly reference: number;
  /** Largest urban heat island, K. */
  readonly heatIsland: number;
  /** Distance of air mixing, metres. */
  readonly mixing: number;
}

/**
 * The index as an air temperature, °C: reference + (1 - HM) x heat island, mixed by exponential decay. It shares
 * a given heat island out over the city and says nothing of how large that is.
 */
export function airTemperature(
  hm: Float64Array,
  { reference, heatIsland, mixing }: AirSettings,
  grid: CellGrid,
): Float64Array {
  const still = hm.map((index) => reference + (1 - index) * heatIsland);
  return decayMean(still, grid, mixing);
}
