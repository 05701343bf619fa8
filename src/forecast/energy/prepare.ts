import type { BuildingEnvelope } from '../../channel/envelope.ts';
import type { FeatureTable } from '../../channel/table.ts';
import { Problem } from '../../problem/problem.ts';
import { clampToLever, type Lever, type LeverValues, todayValues } from '../../scenario/lever.ts';
import {
  dailyMeans,
  irradiation,
  readEpw,
  seasonClimate,
  type Weather,
  weatherSky,
} from '../weather.ts';
import { type Adoption, rankBuildings } from './adoption.ts';
import { archetypeOf, envelopesOf, meanNeed } from './archetypes.ts';
import { type BuildingStock, readBuildings, shapeOf } from './buildings.ts';
import { roofSlope } from './city/climate.ts';
import { type CityHours, cityHours } from './city/hours.ts';
import { hourLevers } from './city/levers.ts';
import { type StockModel, variants } from './model.ts';
import { drawSamples, type Samples } from './samples.ts';
import type { SeasonClimate } from './seasonal.ts';
import { readStockModel } from './stock.ts';
import { baseCells, type Useful } from './totals.ts';

/** Climate that a forecast runs with. */
export interface ForecastClimate extends SeasonClimate {
  /** Coldest day's mean, degC. */
  readonly designTemperature: number;
  /** Irradiation on roofs in a year, kWh/m2. */
  readonly roof: number;
}

/** Everything of a city that does not depend on a lever. */
export interface Prepared {
  readonly model: StockModel;
  /** The model's lever sheet with today's shares of heating systems as the building table has them. */
  readonly levers: readonly Lever[];
  readonly climate: ForecastClimate;
  readonly stock: BuildingStock;
  /** Heating need by state of the envelope, kWh/(m2 a). */
  readonly need: readonly Float32Array[];
  /** Useful heat for hot water, kWh/(m2 a). */
  readonly hotWater: Float32Array;
  /** Yield of a roof with modules on all of its suitable part, MWh/a. */
  readonly roofYield: Float32Array;
  readonly adoption: Adoption;
  readonly samples: Samples;
  /** Totals of the base year, from which every run starts. */
  readonly base: Useful;
  /** Only where the city has weather: then needs are sums of hours. */
  readonly hours?: CityHours;
  /** Upper ends of the channels' domains: exceeded by one building in twenty today. */
  readonly tops: Tops;
}

export interface Tops {
  readonly need: number;
  readonly demand: number;
  readonly final: number;
  readonly co2: number;
  readonly pv: number;
}

/** Inputs of a forecast; `weather` is the text of an EPW file. */
export interface ForecastInputs {
  readonly table: FeatureTable;
  readonly model: unknown;
  readonly weather?: string | undefined;
  /** Names for problems. */
  readonly file: string;
  readonly weatherFile?: string | undefined;
  /** Outer surfaces and horizons of the buildings, in the order of the table. */
  readonly envelope?: BuildingEnvelope | undefined;
  readonly timeZone?: string | undefined;
  readonly holidays?: readonly string[] | undefined;
  /** Told the share done, 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined;
}

/**
 * Prepares a city: computes every building's need in each state of its envelope, the order in which
 * buildings switch, and the samples behind the intervals.
 * @throws Problem naming the file and the place that is wrong
 */
export function prepareForecast(inputs: ForecastInputs): Prepared {
  const model = readStockModel(inputs.model, inputs.file);
  const weather =
    inputs.weather === undefined
      ? undefined
      : readEpw(inputs.weather, inputs.weatherFile ?? inputs.file);
  const climate = climateOf(model, weather);
  const stock = readBuildings(inputs.table, model, inputs.file);
  inputs.progress?.(0.1);
  const seasonal = buildingNeeds(stock, model, climate);
  inputs.progress?.(0.3);
  const { table, envelope, timeZone, holidays } = inputs;
  if (envelope !== undefined && envelope.count !== table.count)
    throw new Problem('envelopeCount', {
      file: inputs.file,
      count: envelope.count,
      buildings: table.count,
    });
  const surroundings = { envelope, timeZone, holidays };
  const hours = weather && cityHours(table, stock, model, weather, climate, seasonal, surroundings);
  const need = hours?.today.heating ?? seasonal;
  inputs.progress?.(0.5);
  const { suitableShare, moduleEfficiency, performanceRatio } = model.pv;
  const perRoof =
    (climate.roof * suitableShare[1] * moduleEfficiency[1] * performanceRatio[1]) / 1000;
  const roofs = hours?.roofs;
  const roofYield =
    roofs?.yielded.map((kWh) => kWh / 1000) ?? stock.roofArea.map((roof) => roof * perRoof);
  const adoption = rankBuildings(stock, seasonal[0]!, model.seed, roofs);
  inputs.progress?.(0.7);
  const prepared = {
    model,
    levers: [
      ...model.levers.map((lever) => withToday(lever, adoption)),
      ...(hours === undefined ? [] : hourLevers),
    ],
    ...(hours === undefined ? {} : { hours }),
    climate,
    stock,
    need,
    hotWater: stock.area.map((_, b) => archetypeOf(model, stock.archetype[b]!).of.hotWater),
    roofYield,
    adoption,
    samples: drawSamples(stock, model, climate),
    tops: topsOf(stock, seasonal[0]!, roofYield),
  };
  return { ...prepared, base: baseCells(prepared) };
}

/** Typical plant of today, to size the colour scales only. */
const typicalEfficiency = 0.8;
const typicalCarbon = 0.25;

function topsOf(stock: BuildingStock, need: Float32Array, roofYield: Float32Array): Tops {
  const high = (values: Float32Array): number => {
    const known = values.filter((v) => v > 0).sort();
    return roundUp(known[Math.floor(0.9 * known.length)] ?? 1);
  };
  const demand = high(need.map((value, b) => (value * stock.area[b]!) / 1000));
  const top = high(need);
  return {
    need: top,
    demand,
    final: roundUp(demand / typicalEfficiency),
    co2: roundUp((top * typicalCarbon) / typicalEfficiency),
    pv: high(roofYield),
  };
}

/** To two leading digits, the second even. */
function roundUp(value: number): number {
  const unit = 2 * 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / unit) * unit).toPrecision(6));
}

/** Scenario A: every lever as today, in the base year, so that nothing has changed yet. */
export const baselineLevers = (prepared: Prepared): LeverValues => ({
  ...todayValues(prepared.levers),
  target_year: prepared.model.baseYear,
});

function climateOf(model: StockModel, weather: Weather | undefined): ForecastClimate {
  if (weather === undefined) return model.climate;
  const sky = weatherSky(weather);
  // Roofs look everywhere: the mean of four sides at a usual slope.
  const sides = [0, 90, 180, 270].map((azimuth) => irradiation(sky, roofSlope, azimuth));
  return {
    ...seasonClimate(weather, model.climate.baseTemperature, sky),
    designTemperature: Math.min(...dailyMeans(weather)),
    roof: sides.reduce((sum, side) => sum + side / sides.length, 0),
  };
}

function buildingNeeds(
  stock: BuildingStock,
  model: StockModel,
  climate: SeasonClimate,
): readonly Float32Array[] {
  const known = new Map<number, ReturnType<typeof archetypeOf>>();
  const archetype = (a: number): ReturnType<typeof archetypeOf> => {
    const found = known.get(a) ?? archetypeOf(model, a);
    known.set(a, found);
    return found;
  };
  return variants.map((_, v) => {
    const envelopes = new Map(
      Object.values(model.classes).map((of) => [of, envelopesOf(model, of, v)]),
    );
    return stock.area.map((area, b) => {
      if (!(area > 0)) return area;
      const { of, weights } = archetype(stock.archetype[b]!);
      return meanNeed(shapeOf(stock, b), of, envelopes.get(of)!, weights, climate);
    });
  });
}

/** Shares of systems start where the city is, and a share that exists is not taken away. */
function withToday(lever: Lever, adoption: Adoption): Lever {
  const share =
    lever.id === 'heat_pump_share'
      ? adoption.heatPumpToday
      : lever.id === 'district_heat_share'
        ? adoption.districtToday
        : undefined;
  if (lever.id === 'pv_share') return { ...lever, min: lever.today };
  if (share === undefined) return lever;
  const today = clampToLever(lever, 100 * share);
  const { en, de } = lever.description;
  const description = {
    ...lever.description,
    en: `${en} Not below today’s share: plants that exist stay.`,
    ...(de === undefined
      ? {}
      : { de: `${de} Nicht unter den heutigen Anteil: Anlagen, die es gibt, bleiben.` }),
  };
  return { ...lever, description, today, min: today };
}
