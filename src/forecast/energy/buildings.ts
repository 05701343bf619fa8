import { type FeatureTable, heatingSystems, numbers } from '../../channel/table.ts';
import { Problem } from '../../problem/problem.ts';
import { hashed } from '../random.ts';
import type { StockModel } from './model.ts';
import type { Shape } from './need.ts';
import { type ClassId, classIds } from './stock.ts';

/** The buildings of a city in the terms of a stock model, one entry per row of the table. */
export interface BuildingStock {
  readonly count: number;
  /** `class * (ages + 1) + age`; the last age means that the year is not known. */
  readonly archetype: Uint16Array;
  /** Index into `heatingSystems`. */
  readonly system: Uint8Array;
  /** Heated reference area, m2; 0 where the building is not heated, NaN where its size is not known. */
  readonly area: Float32Array;
  /** Envelope per reference area, m2/m2. */
  readonly wall: Float32Array;
  readonly roof: Float32Array;
  readonly floor: Float32Array;
  /** m2. */
  readonly roofArea: Float32Array;
  readonly assumed: Assumed;
}

/** Numbers of buildings for which a property was assumed from the model's stated shares. */
export interface Assumed {
  readonly age: number;
  readonly use: number;
  readonly heating: number;
  /** Buildings left out: neither floor area nor footprint and height. */
  readonly size: number;
}

export const noHeating = heatingSystems.indexOf('none');
const purpose = { system: 1 } as const;
/** Where the table does not tell: storey height m, perimeter over root of area, open share of walls. */
const storeyHeight = 3.1;
const compactness = 4.4;
const openWall = 0.75;
const roofSlope = 1.1;

/** @throws Problem `forecastBuildings` where no building has a size */
export function readBuildings(table: FeatureTable, model: StockModel, file: string): BuildingStock {
  const n = table.count;
  const column = {
    year: numbers(table, 'year'),
    storeys: numbers(table, 'storeys'),
    height: numbers(table, 'height'),
    footprint: numbers(table, 'footprint_area'),
    floor: numbers(table, 'floor_area'),
    roof: numbers(table, 'roof_area'),
    wall: numbers(table, 'wall_area'),
  };
  const use = words(table, 'use');
  const heating = words(table, 'heating');
  const systems = systemShares(model);
  const ages = model.ageClasses.length;
  const stock = {
    count: n,
    archetype: new Uint16Array(n),
    system: new Uint8Array(n),
    area: new Float32Array(n),
    wall: new Float32Array(n),
    roof: new Float32Array(n),
    floor: new Float32Array(n),
    roofArea: new Float32Array(n),
  };
  const assumed = { age: 0, use: 0, heating: 0, size: 0 };
  for (let b = 0; b < n; b++) {
    const at = (values: Float32Array | Float64Array | undefined): number =>
      values?.[b] ?? Number.NaN;
    const height = at(column.height);
    const storeys = at(column.storeys) || Math.max(1, Math.round(height / storeyHeight));
    const footprint = at(column.footprint) || at(column.floor) / storeys;
    const floor = at(column.floor) || footprint * storeys;
    const tall = height || storeys * storeyHeight;
    const around = compactness * Math.sqrt(footprint) * tall;
    const wall = at(column.wall) || around * openWall;
    const roof = at(column.roof) || footprint * roofSlope;
    stock.roofArea[b] = Number.isNaN(roof) ? 0 : roof;
    const word = use(b);
    if (word === undefined) assumed.use++;
    const id = classOf(word, { storeys, floor, open: wall / around });
    const of = model.classes[id]!;
    const year = at(column.year);
    const age = model.ageClasses.findIndex((c) => year <= c.to);
    if (age < 0) assumed.age++;
    stock.archetype[b] = classIds.indexOf(id) * (ages + 1) + (age < 0 ? ages : age);
    const system = (heatingSystems as readonly (string | undefined)[]).indexOf(heating(b));
    if (system < 0) assumed.heating++;
    stock.system[b] = system < 0 ? systems(hashed(b, purpose.system, model.seed)) : system;
    if (!(floor > 0 && wall >= 0 && roof > 0 && footprint > 0)) {
      assumed.size++;
      stock.area[b] = Number.NaN;
      continue;
    }
    const reference = floor * of.referenceShare;
    stock.area[b] = stock.system[b] === noHeating ? 0 : reference * of.heatedShare;
    stock.wall[b] = wall / reference;
    stock.roof[b] = roof / reference;
    stock.floor[b] = footprint / reference;
  }
  if (assumed.size === n) throw new Problem('forecastBuildings', { file });
  return { ...stock, assumed };
}

export const shapeOf = (stock: BuildingStock, b: number): Shape => ({
  wall: stock.wall[b]!,
  roof: stock.roof[b]!,
  floor: stock.floor[b]!,
});

/** Residential size classes by storeys and floor area, terraced where walls are largely shared. */
function classOf(
  use: string | undefined,
  size: { storeys: number; floor: number; open: number },
): ClassId {
  const named = classIds.find((id) => id === use);
  if (named !== undefined) return named;
  if (use !== undefined && use !== 'residential' && use !== 'mixed') return 'other';
  if (size.storeys <= 3 && size.floor <= 450) return size.open < 0.72 ? 'TH' : 'SFH';
  return size.storeys <= 4 && size.floor <= 1600 ? 'MFH' : 'AB';
}

/** Reads a column of words; undefined means not known. */
function words(table: FeatureTable, name: string): (b: number) => string | undefined {
  const column = table.columns[name];
  if (column?.kind !== 'category') return () => undefined;
  return (b) => column.categories[column.codes[b]!];
}

/** A system's index from a number in [0, 1), by the model's stated shares. */
function systemShares(model: StockModel): (p: number) => number {
  const weights = heatingSystems.map((s) => model.systemPrior[s] ?? 0);
  const total = weights.reduce((sum, w) => sum + w, 0);
  return (p) => {
    let below = 0;
    const found = weights.findIndex((w) => {
      below += w / total;
      return p < below;
    });
    return Math.max(0, found);
  };
}
