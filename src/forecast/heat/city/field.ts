import type { CellGrid } from '../grid.ts';
import type { Assumed } from '../hour/assumed.ts';
import type { Factor, HeatModel, MeasureKey } from './model.ts';

/** A land cover gathered into larger cells: shares of classes, roofs, walls and people of each. */
export interface Field {
  readonly grid: CellGrid;
  /** By class of the model: its share of each cell's known ground, NaN where nothing is known. */
  readonly shares: readonly Float32Array[];
  /** Share of the cell's roof-bearing ground that is roof, 0 to 1. */
  readonly roof: Float32Array;
  /** 1 where at least half of the cell is green space. */
  readonly green: Float64Array;
  /** What a cell counts in means over the city: residents, or built ground where nobody tells. */
  readonly weight: Float64Array;
  /** Roofs and outer walls over the cell's area, as the building table has them, and mean height of houses, m. */
  readonly plan: Float32Array;
  readonly walls: Float32Array;
  readonly height: Float32Array;
}

/** One draw of everything uncertain: properties by class and by measure. */
export interface Draw {
  readonly classes: readonly Readonly<Record<Factor, number>>[];
  readonly covers: Readonly<Record<MeasureKey, Partial<Readonly<Record<Factor, number>>>>>;
  readonly flatRoofs: number;
  readonly heatIsland: number;
  /** Metres. */
  readonly coolingDistance: number;
  readonly mixing: number;
  readonly places: Assumed;
}

/** Shares, 0 to 1: of paved ground under new crowns, of flat roofs with plants, and with a light coat. */
export interface Measures {
  readonly trees: number;
  readonly greenRoofs: number;
  readonly coolRoofs: number;
}

/** Heat mitigation index, and the mean of it over the air that mixes, by cell of a field. */
export interface Cooling {
  readonly hm: Float64Array;
  readonly mixed: Float64Array;
}

/** Air temperature that the index shares out, degC: linear in the index, so mixing it is mixing the index. */
export const temperatureOf = (model: HeatModel, draw: Draw, mixed: number): number =>
  model.reference + (1 - mixed) * draw.heatIsland;
