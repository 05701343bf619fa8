import { type CoolingWeights, coolingCapacity, heatMitigation, usualWeights } from '../cooling.ts';
import { decayMean } from '../decay.ts';
import type { CellGrid } from '../grid.ts';
import { type Factor, factors, type HeatModel, type MeasureKey } from './model.ts';

/** A land cover gathered into larger cells: shares of classes, roofs and people of each. */
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
}

/** One draw of everything uncertain: properties by class and by measure. */
export interface Draw {
  readonly classes: readonly Readonly<Record<Factor, number>>[];
  readonly covers: Readonly<Record<MeasureKey, Partial<Readonly<Record<Factor, number>>>>>;
  readonly flatRoofs: number;
  readonly heatIsland: number;
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

/** The InVEST chain over a field for one draw and one set of measures. */
export function coolingOf(field: Field, model: HeatModel, draw: Draw, of: Measures): Cooling {
  const { shade, albedo, kc } = surface(field, model, draw, of);
  const weights: CoolingWeights = usualWeights;
  const even = new Float64Array(kc.length).fill(1);
  const capacity = coolingCapacity({ shade, albedo, kc, et0: even }, weights, 1);
  const { hm } = heatMitigation(capacity, field.green, field.grid, model.coolingDistance);
  return { hm, mixed: decayMean(hm, field.grid, model.mixing) };
}

/** Air temperature that the index shares out, degC: linear in the index, so mixing it is mixing the index. */
export const temperatureOf = (model: HeatModel, draw: Draw, mixed: number): number =>
  model.reference + (1 - mixed) * draw.heatIsland;

function surface(
  { shares, roof }: Field,
  { classes }: HeatModel,
  draw: Draw,
  { trees, greenRoofs, coolRoofs }: Measures,
): Record<Factor, Float64Array> {
  const n = roof.length;
  const out = {
    shade: new Float64Array(n),
    albedo: new Float64Array(n),
    kc: new Float64Array(n),
  };
  const planted = greenRoofs * draw.flatRoofs;
  const light = Math.min(coolRoofs, 1 - greenRoofs) * draw.flatRoofs;
  for (const [c, { role }] of classes.entries()) {
    const share = shares[c]!;
    for (const factor of factors) {
      const values = out[factor];
      const own = draw.classes[c]![factor];
      const toward = (key: MeasureKey): number => (draw.covers[key][factor] ?? own) - own;
      const onRoof = planted * toward('greenRoof') + light * toward('coolRoof');
      const onGround = trees * toward('canopy');
      for (let i = 0; i < n; i++) {
        const roofed = role === 'roof' ? 1 : role === 'sealed' ? roof[i]! : 0;
        const open = role === 'open' ? 1 : role === 'sealed' ? 1 - roof[i]! : 0;
        values[i]! += share[i]! * (own + roofed * onRoof + open * onGround);
      }
    }
  }
  return out;
}
