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
  type Links,
  linksOf,
  Representatives,
  todaysConditions,
} from './represent.ts';
import { type CityRoofs, evenRoofs, planarRoofs } from './roofs.ts';
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
  readonly roofs: CityRoofs;
  readonly representatives: Representatives;
  readonly links: Links;
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
  season: SeasonClimate & { readonly roof: number },
  seasonal: readonly Float32Array[],
  surroundings: Surroundings = {},
): CityHours {
  const place = cityPlace(weather, surroundings);
  const view = surroundings.envelope && cityView(surroundings.envelope, place.sky);
  const views = view && classViews(view, stock, model.ageClasses.length + 1, model.seed);
  const cells = cellsOfCity(stock, model);
  const { suitableShare, moduleEfficiency, performanceRatio } = model.pv;
  const covering = { share: suitableShare[1], efficiency: moduleEfficiency[1], seed: model.seed };
  const perArea = season.roof * covering.share * covering.efficiency * performanceRatio[1];
  const representatives = new Representatives(cells, place.climate, season, views);
  const links = linksOf(stock, cells);
  const without = { representatives, links, seasonal, today: undefined };
  return {
    place,
    view,
    roofs:
      view === undefined
        ? evenRoofs(stock.roofArea, place.pvShape, perArea, covering)
        : planarRoofs(view, place.sky, weather, stock.roofArea, covering),
    representatives,
    links,
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
 * @param wanted states of the envelope that are asked for; the others stay as they are today, or are undefined
 */
export function standIn(
  stock: BuildingStock,
  {
    representatives,
    links,
    seasonal,
    today,
  }: { readonly today: Needs | undefined } & Pick<
    CityHours,
    'representatives' | 'links' | 'seasonal'
  >,
  conditions: Conditions,
  wanted: readonly boolean[] = [true, true, true],
): Needs {
  if (today !== undefined && isToday(conditions)) return today;
  const now = representatives.under(conditions);
  const then = today === undefined ? undefined : representatives.under(todaysConditions);
  const count = representatives.cells.representatives.length;
  const [ratio, cooling, peak] = [0, 1, 2].map(() => new Float64Array(count));
  const cooledBefore = new Float64Array(count);
  const needs = { heating: [], cooling: [], peak: [] } as Record<keyof Needs, Float32Array[]>;
  for (let v = 0; v < variants.length; v++) {
    if (wanted[v] === false && today !== undefined) {
      for (const key of ['heating', 'cooling', 'peak'] as const) needs[key].push(today[key][v]!);
      continue;
    }
    for (const r of links.used[v]!) {
      const [at, was] = [now(r), then?.(r)];
      ratio![r] = at.ratio - (was?.ratio ?? 0);
      cooling![r] = at.cooling - (was?.cooling ?? 0);
      peak![r] = at.peakHeating - (was?.peakHeating ?? 0);
      if (was !== undefined) cooledBefore[r] = was.cooling;
    }
    const state = { links, v, stock };
    const chill = today?.cooling[v];
    const before = chill && between(state, cooledBefore, undefined, undefined);
    const own = chill && likenesses(chill, before!);
    needs.heating.push(between(state, ratio!, today?.heating[v], seasonal[v]!));
    needs.cooling.push(between(state, cooling!, chill, own));
    needs.peak.push(between(state, peak!, today?.peak[v], undefined));
  }
  return needs;
}

/** Change of a building's need per change of its representatives': a sunny house needs more cold of more warmth. */
function likenesses(needs: Float32Array, before: Float32Array): Float32Array {
  const made = new Float32Array(needs.length).fill(1);
  for (let b = 0; b < made.length; b++)
    if (before[b]! > 0) made[b] = Math.min(2, Math.max(0.5, Math.sqrt(needs[b]! / before[b]!)));
  return made;
}

/** A value of each building from those of its representatives, times `scale`, added to what it is today. */
function between(
  { links, v, stock }: { links: Links; v: number; stock: BuildingStock },
  of: Float64Array,
  today: Float32Array | undefined,
  scale: Float32Array | undefined,
): Float32Array {
  const { count, area } = stock;
  const made = new Float32Array(count);
  const first = links.first[v]!;
  const second = links.second[v]!;
  const place = links.place[v]!;
  for (let b = 0; b < count; b++) {
    if (!(area[b]! > 0)) {
      made[b] = area[b]!;
      continue;
    }
    const low = of[first[b]!]!;
    const value = low + place[b]! * (of[second[b]!]! - low);
    made[b] = Math.max(
      0,
      (today === undefined ? 0 : today[b]!) + (scale === undefined ? value : scale[b]! * value),
    );
  }
  return made;
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
