import type { HeatingSystem } from '../../channel/table.ts';
import type { Text } from '../../channel/text.ts';
import type { Lever } from '../../scenario/lever.ts';
import type { SeasonClimate } from './seasonal.ts';

/** State of a building's envelope. */
export const variants = ['existing', 'usual', 'ambitious'] as const;
export type Variant = (typeof variants)[number];

export const carriers = ['gas', 'oil', 'district', 'biomass', 'electricity'] as const;
export type Carrier = (typeof carriers)[number];

export const leverIds = [
  'retrofit_rate',
  'retrofit_depth',
  'heat_pump_share',
  'district_heat_share',
  'pv_share',
  'target_year',
] as const;
export type LeverId = (typeof leverIds)[number];

/** Lowest, most likely and highest value of a parameter: a triangular distribution. */
export type Range = readonly [low: number, mode: number, high: number];

/** U values W/(m2 K), g at right angles, thermal bridges W/(m2 K), leakage 1/h. */
export interface Envelope {
  readonly wall: number;
  readonly roof: number;
  readonly floor: number;
  readonly window: number;
  readonly g: number;
  readonly bridge: number;
  readonly infiltration: number;
}

/** How buildings of one size or use are built and used. */
export interface BuildingClass {
  readonly label: Text;
  /** Family of envelopes, a key of `StockModel.envelopes`. */
  readonly family: string;
  readonly thetaI: number;
  readonly reductionAt1: number;
  readonly reductionAt4: number;
  readonly airUse: number;
  readonly roomHeight: number;
  readonly gains: number;
  readonly capacity: number;
  /** Useful heat for hot water, kWh/(m2 a). */
  readonly hotWater: number;
  /** Share of the floor area that is heated, reference area per gross floor area, window per wall. */
  readonly heatedShare: number;
  readonly referenceShare: number;
  readonly windowShare: number;
}

export interface SystemModel {
  readonly carrier: Carrier;
  /** Useful heat per final energy over the season, by state of the envelope. */
  readonly efficiency: Readonly<Record<Variant, Range>>;
  readonly hotWater: Range;
}

/** Emission factor in g CO2 per kWh of final energy; linear between years, constant outside. */
export interface CarbonFactor {
  readonly path: readonly (readonly [year: number, gramPerKwh: number])[];
  /** Relative half-width of the factor in the base year and in the last year of the path. */
  readonly spread: readonly [first: number, last: number];
  readonly date: string;
  readonly source: string;
}

export interface StockModel {
  readonly name: Text;
  readonly version: string;
  readonly note: Text;
  /** Year that the stock is described for: scenario A. */
  readonly baseYear: number;
  readonly samples: number;
  readonly seed: number;
  readonly sources: readonly { readonly text: Text; readonly url?: string }[];
  /** Used where the city has no weather file; `roof` is the year's irradiation on roofs, kWh/m2. */
  readonly climate: SeasonClimate & {
    readonly baseTemperature: number;
    readonly designTemperature: number;
    readonly roof: number;
  };
  /** In ascending order; `to` is the last year of construction. */
  readonly ageClasses: readonly {
    readonly id: string;
    readonly label: Text;
    readonly to: number;
  }[];
  /** Weights of age classes and heating systems where a building's own are not known. */
  readonly agePrior: Readonly<Record<string, number>>;
  readonly systemPrior: Readonly<Partial<Record<HeatingSystem, number>>>;
  readonly classes: Readonly<Record<string, BuildingClass>>;
  readonly envelopes: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<Variant, Envelope>>>>>
  >;
  readonly systems: Readonly<Record<Exclude<HeatingSystem, 'none'>, SystemModel>>;
  readonly carbon: Readonly<Record<Carrier, CarbonFactor>>;
  readonly pv: {
    /** Share of the roof that takes modules, module efficiency, performance ratio. */
    readonly suitableShare: Range;
    readonly moduleEfficiency: Range;
    readonly performanceRatio: Range;
  };
  readonly heatPumpPeak: {
    /** Seasonal over design-day coefficient of performance; share of the units running at once. */
    readonly seasonalOverDesign: Range;
    readonly simultaneity: Range;
  };
  readonly uncertainty: {
    /** Factors on U values and bridges by variant, on leakage, air change, gains, solar shading, hot water. */
    readonly uValue: Readonly<Record<Variant, Range>>;
    readonly infiltration: Range;
    readonly airUse: Range;
    readonly gains: Range;
    readonly shading: Range;
    readonly hotWater: Range;
    /** Difference to the set-point, K. */
    readonly thetaI: Range;
    /** Standard deviation of ln(need) among buildings of one archetype. */
    readonly building: number;
    /** Standard deviation of ln(weight) of an age class where ages are not known. */
    readonly agePrior: number;
  };
  readonly levers: readonly Lever[];
}
