import { heatingSystems } from '../../channel/table.ts';
import { normal, triangular, uniform } from '../random.ts';
import { drawNeeds } from './archetypes.ts';
import type { BuildingStock } from './buildings.ts';
import { carriers, type Range, type StockModel, variants } from './model.ts';
import type { Draw } from './need.ts';
import type { SeasonClimate } from './seasonal.ts';

/**
 * Everything random, drawn once per city so that every scenario meets the same samples and
 * differences are paired. Factors are relative to the nominal value; index `[... * count + sample]`.
 */
export interface Samples {
  readonly count: number;
  readonly archetypes: number;
  /** Nominal need of each archetype's mean building, kWh/(m2 a), by `archetype * 3 + variant`. */
  readonly need: Float64Array;
  /** Factor on the need of a whole archetype, by `archetype * 3 + variant`. */
  readonly city: Float64Array;
  /** The same for a single building: with the spread within the archetype and of an unknown age. */
  readonly building: Float64Array;
  readonly hotWater: Float64Array;
  /** Useful heat per final energy, by `system * 3 + variant`; `nominal` without the sample index. */
  readonly efficiency: Float64Array;
  readonly nominalEfficiency: Float64Array;
  /** The same for hot water, by system. */
  readonly waterEfficiency: Float64Array;
  readonly nominalWaterEfficiency: Float64Array;
  /** -1 to 1, by carrier: place within the spread of the emission factor. */
  readonly carbon: Float64Array;
  readonly pv: Float64Array;
  /** The draws themselves, for what is computed by the hour; `uValue` is a standard normal number. */
  readonly draws: Readonly<
    Record<'uValue' | 'infiltration' | 'airUse' | 'gains' | 'shading' | 'thetaI', Float64Array>
  >;
  /** Factor on the nominal peak of heat pumps. */
  readonly peak: Float64Array;
}

export function drawSamples(
  stock: BuildingStock,
  model: StockModel,
  climate: SeasonClimate,
): Samples {
  const s = model.samples;
  const next = uniform(model.seed);
  const ranges = model.uncertainty;
  const list = (range: Range): Float64Array =>
    Float64Array.from({ length: s }, () => triangular(next(), range));
  const globals = Float64Array.from({ length: s }, normal(next));
  const parts = {
    infiltration: list(ranges.infiltration),
    airUse: list(ranges.airUse),
    gains: list(ranges.gains),
    shading: list(ranges.shading),
    thetaI: list(ranges.thetaI),
  };
  const hotWater = list(ranges.hotWater);
  const plant = drawPlant(model, next);
  const carbon = new Float64Array(carriers.length * s).map(() => triangular(next(), [-1, 0, 1]));
  const pvParts = Object.values(model.pv).map((r) => list([r[0] / r[1], 1, r[2] / r[1]]));
  const peakParts = Object.values(model.heatPumpPeak).map((r) =>
    list([r[0] / r[1], 1, r[2] / r[1]]),
  );
  const product = (of: readonly Float64Array[]): Float64Array =>
    Float64Array.from({ length: s }, (_, i) => of.reduce((p, part) => p * part[i]!, 1));
  const drawAt = (i: number, uValue: number): Draw => ({
    uValue,
    infiltration: parts.infiltration[i]!,
    airUse: parts.airUse[i]!,
    gains: parts.gains[i]!,
    shading: parts.shading[i]!,
    thetaI: parts.thetaI[i]!,
  });
  return {
    count: s,
    ...drawNeeds(stock, model, climate, { globals, drawAt }),
    draws: { uValue: globals, ...parts },
    hotWater,
    ...plant,
    carbon,
    pv: product(pvParts),
    peak: product(peakParts),
  };
}

function drawPlant(
  model: StockModel,
  next: () => number,
): Pick<
  Samples,
  'efficiency' | 'nominalEfficiency' | 'waterEfficiency' | 'nominalWaterEfficiency'
> {
  const s = model.samples;
  const n = heatingSystems.length;
  const efficiency = new Float64Array(n * 3 * s).fill(1);
  const nominalEfficiency = new Float64Array(n * 3).fill(1);
  const waterEfficiency = new Float64Array(n * s).fill(1);
  const nominalWaterEfficiency = new Float64Array(n).fill(1);
  heatingSystems.forEach((id, k) => {
    if (id === 'none') return;
    const system = model.systems[id];
    nominalWaterEfficiency[k] = system.hotWater[1];
    variants.forEach((variant, v) => {
      nominalEfficiency[k * 3 + v] = system.efficiency[variant][1];
    });
    for (let i = 0; i < s; i++) {
      // One number for the plant: who installs well does so for rooms and water, before and after.
      const p = next();
      waterEfficiency[k * s + i] = triangular(p, system.hotWater);
      variants.forEach((variant, v) => {
        efficiency[(k * 3 + v) * s + i] = triangular(p, system.efficiency[variant]);
      });
    }
  });
  return { efficiency, nominalEfficiency, waterEfficiency, nominalWaterEfficiency };
}
