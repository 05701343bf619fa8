import type { BuildingEnvelope } from '../../../channel/envelope.ts';
import type { FeatureTable } from '../../../channel/table.ts';
import type { Weather } from '../../weather.ts';
import type { BuildingStock } from '../buildings.ts';
import { type StockModel, variants } from '../model.ts';
import type { SeasonClimate } from '../seasonal.ts';
import type { ExactHours } from './answer.ts';
import type { CityCalendar } from './calendar.ts';
import { cellsOfCity } from './cells.ts';
import { type CityPlace, cityPlace } from './climate.ts';
import {
  type Conditions,
  isToday,
  placeBetween,
  Representatives,
  todaysConditions,
} from './represent.ts';
import { type CityView, cityView, classViews } from './view.ts';

/** Needs by state of the envelope, kWh/(m2 a), and highest hour of heating, W/m2; NaN where the size is not known. */
export interface Needs {
  readonly heating: readonly Float32Array[];
  readonly cooling: readonly Float32Array[];
  readonly peak: readonly Float32Array[];
}

/** The hourly side of a prepared city; only cities with a weather file have one. */
export interface CityHours {
  readonly place: CityPlace;
  /** Where its buildings look, where the city's envelope is known; else to all sides alike. */
  readonly view: CityView | undefined;
  readonly representatives: Representatives;
  /** Seasonal heating need by state, on which the stand-in rests. */
  readonly seasonal: readonly Float32Array[];
  /** Needs in today's climate and at today's set-points: exact where `exact` says so, else the stand-in's. */
  readonly today: Needs;
  /** Every building's own year has been run in this state, by state of the envelope. */
  readonly exact: readonly boolean[];
  /** Exact hours of scenario A, once they have been run. */
  readonly first?: ExactHours;
  /**
   * Relative errors of the stand-in, measured: of drawn buildings' needs under today's conditions and at the ends of
   * the continuous levers, and of the city's highest hour where needs are known and only their course is not.
   */
  readonly standInError?: {
    readonly curves: number;
    readonly today: number;
    readonly shifted: number;
  };
  readonly districts: Districts;
  /** Inhabitants by building, from the table or by floor area. */
  readonly people: Float32Array;
}

/** What a city may tell beyond its building table, its model and its weather. */
export interface Surroundings extends CityCalendar {
  readonly envelope?: BuildingEnvelope | undefined;
}

export interface Districts {
  readonly names: readonly string[];
  /** By building; 255 where it lies in none. */
  readonly of: Uint8Array;
}

/** Where the table has no inhabitants: reference area of a dwelling per head, m2, an assumption. */
const areaPerHead = 45;

export function cityHours(
  table: FeatureTable,
  stock: BuildingStock,
  model: StockModel,
  weather: Weather,
  season: SeasonClimate,
  seasonal: readonly Float32Array[],
  surroundings: Surroundings = {},
): CityHours {
  const place = cityPlace(weather, surroundings);
  const view = surroundings.envelope && cityView(surroundings.envelope, place.sky);
  const views = view && classViews(view, stock, model.ageClasses.length + 1, model.seed);
  const cells = cellsOfCity(stock, model);
  const representatives = new Representatives(cells, place.climate, season, views);
  const without = { representatives, seasonal, today: undefined };
  return {
    place,
    view,
    representatives,
    seasonal,
    today: standIn(stock, without, todaysConditions),
    exact: [false, false, false],
    districts: districtsOf(table),
    people: peopleOf(table, stock, model),
  };
}

/**
 * Needs under conditions by the stand-in: a building's seasonal need times the ratio of hourly to seasonal need
 * of its cell's representatives, run under these conditions. Where today's exact need is known, the stand-in
 * only tells the change from it.
 */
export function standIn(
  stock: BuildingStock,
  {
    representatives,
    seasonal,
    today,
  }: { readonly today: Needs | undefined } & Pick<CityHours, 'representatives' | 'seasonal'>,
  conditions: Conditions,
): Needs {
  if (today !== undefined && isToday(conditions)) return today;
  const { cells } = representatives;
  const now = representatives.under(conditions);
  const then = representatives.under(todaysConditions);
  const empty = (): Float32Array[] => variants.map(() => stock.area.map((a) => (a > 0 ? 0 : a)));
  const needs = { heating: empty(), cooling: empty(), peak: empty() };
  for (let b = 0; b < stock.count; b++) {
    if (!(stock.area[b]! > 0)) continue;
    const spread = stock.wall[b]! + stock.roof[b]! + stock.floor[b]!;
    for (let v = 0; v < 3; v++) {
      const cell = cells.of[stock.archetype[b]! * 3 + v]!;
      const { first, count } = cells.cells[cell]!;
      const t = placeBetween(cells, cell, spread);
      const low = now(first);
      const high = now(first + count - 1);
      const s = seasonal[v]![b]!;
      let heating = s * (low.ratio + t * (high.ratio - low.ratio));
      let cooling = low.cooling + t * (high.cooling - low.cooling);
      let peak = low.peakHeating + t * (high.peakHeating - low.peakHeating);
      if (today !== undefined) {
        const low0 = then(first);
        const high0 = then(first + count - 1);
        heating += today.heating[v]![b]! - s * (low0.ratio + t * (high0.ratio - low0.ratio));
        cooling += today.cooling[v]![b]! - (low0.cooling + t * (high0.cooling - low0.cooling));
        peak +=
          today.peak[v]![b]! - (low0.peakHeating + t * (high0.peakHeating - low0.peakHeating));
      }
      needs.heating[v]![b] = Math.max(0, heating);
      needs.cooling[v]![b] = Math.max(0, cooling);
      needs.peak[v]![b] = Math.max(0, peak);
    }
  }
  return needs;
}

function districtsOf(table: FeatureTable): Districts {
  const column = table.columns.district;
  return column?.kind === 'category'
    ? { names: column.categories, of: column.codes }
    : { names: [], of: new Uint8Array(table.count).fill(255) };
}

function peopleOf(table: FeatureTable, stock: BuildingStock, model: StockModel): Float32Array {
  const column = table.columns.population;
  const given = column?.kind === 'number' ? column.values : undefined;
  const dwellings = 4 * (model.ageClasses.length + 1);
  return Float32Array.from({ length: stock.count }, (_, b) => {
    const people = given?.[b] ?? Number.NaN;
    if (people >= 0) return people;
    return stock.archetype[b]! < dwellings && stock.area[b]! > 0 ? stock.area[b]! / areaPerHead : 0;
  });
}
