import { normal, normalShare, triangular, uniform } from '../random.ts';
import { type BuildingStock, shapeOf } from './buildings.ts';
import { type BuildingClass, type Envelope, type StockModel, variants } from './model.ts';
import { type Draw, heatingNeed, type Shape } from './need.ts';
import type { Samples } from './samples.ts';
import type { SeasonClimate } from './seasonal.ts';
import { classIds } from './stock.ts';

/** Part of the variance of an archetype's U values that all archetypes share. */
const sharedVariance = 0.5;

/** Class and age weights of an archetype; an unknown age has the model's prior weights. */
export function archetypeOf(
  model: StockModel,
  archetype: number,
): { of: BuildingClass; weights: readonly number[]; unknownAge: boolean } {
  const ages = model.ageClasses.length;
  const age = archetype % (ages + 1);
  const prior = model.ageClasses.map((c) => model.agePrior[c.id] ?? 0);
  const total = prior.reduce((sum, w) => sum + w, 0);
  return {
    of: model.classes[classIds[Math.floor(archetype / (ages + 1))]!]!,
    weights: prior.map((w, k) => (age === ages ? w / total : k === age ? 1 : 0)),
    unknownAge: age === ages,
  };
}

/** Envelopes of a class by age in one state. */
export const envelopesOf = (model: StockModel, of: BuildingClass, v: number): readonly Envelope[] =>
  model.ageClasses.map((c) => model.envelopes[of.family]![c.id]![variants[v]!]);

/** Need of a shape as the weighted mean over age classes, kWh/(m2 a). */
export const meanNeed = (
  shape: Shape,
  of: BuildingClass,
  envelopes: readonly Envelope[],
  weights: readonly number[],
  climate: SeasonClimate,
): number =>
  envelopes.reduce((sum, e, k) => {
    const w = weights[k]!;
    return w > 0 ? sum + w * heatingNeed(shape, of, e, climate) : sum;
  }, 0);

/** Nominal needs and sampled factors of every archetype that the city has, at its mean building. */
export function drawNeeds(
  stock: BuildingStock,
  model: StockModel,
  climate: SeasonClimate,
  shared: { globals: Float64Array; drawAt: (i: number, uValue: number) => Draw },
): Pick<Samples, 'archetypes' | 'need' | 'city' | 'building'> {
  const s = model.samples;
  const archetypes = classIds.length * (model.ageClasses.length + 1);
  const need = new Float64Array(archetypes * 3);
  const city = new Float64Array(archetypes * 3 * s).fill(1);
  const building = new Float64Array(archetypes * 3 * s).fill(1);
  meanShapes(stock, archetypes).forEach((shape, a) => {
    if (shape === undefined) return;
    const { of, weights, unknownAge } = archetypeOf(model, a);
    const next = uniform(model.seed + 7919 * (a + 1));
    const gauss = normal(next);
    const own = Float64Array.from({ length: s }, gauss);
    const spread = Float64Array.from({ length: s }, () =>
      Math.exp(model.uncertainty.building * gauss()),
    );
    const drawnAge = Array.from({ length: s }, () => pick(weights, next()));
    const drawnWeights = Array.from({ length: s }, () =>
      unknownAge ? shifted(weights, model.uncertainty.agePrior, gauss) : weights,
    );
    variants.forEach((variant, v) => {
      const at = a * 3 + v;
      const envelopes = envelopesOf(model, of, v);
      need[at] = meanNeed(shape, of, envelopes, weights, climate);
      if (need[at] === 0) return;
      for (let i = 0; i < s; i++) {
        const z =
          Math.sqrt(sharedVariance) * shared.globals[i]! + Math.sqrt(1 - sharedVariance) * own[i]!;
        const factor = triangular(normalShare(z), model.uncertainty.uValue[variant]);
        const draw = shared.drawAt(i, factor);
        const needs = envelopes.map((e, k) =>
          weights[k]! > 0 ? heatingNeed(shape, of, e, climate, draw) : 0,
        );
        const mean = needs.reduce((sum, value, k) => sum + value * drawnWeights[i]![k]!, 0);
        city[at * s + i] = mean / need[at]!;
        building[at * s + i] = (needs[drawnAge[i]!]! / need[at]!) * spread[i]!;
      }
    });
  });
  return { archetypes, need, city, building };
}

/** Area-weighted mean shape of each archetype; undefined where the city has none of it. */
function meanShapes(stock: BuildingStock, archetypes: number): (Shape | undefined)[] {
  const sums = Array.from({ length: archetypes }, () => ({ area: 0, wall: 0, roof: 0, floor: 0 }));
  for (let b = 0; b < stock.count; b++) {
    const area = stock.area[b]!;
    if (!(area > 0)) continue;
    const sum = sums[stock.archetype[b]!]!;
    const shape = shapeOf(stock, b);
    sum.area += area;
    sum.wall += area * shape.wall;
    sum.roof += area * shape.roof;
    sum.floor += area * shape.floor;
  }
  return sums.map(({ area, wall, roof, floor }) =>
    area > 0 ? { wall: wall / area, roof: roof / area, floor: floor / area } : undefined,
  );
}

function pick(weights: readonly number[], p: number): number {
  let below = 0;
  const found = weights.findIndex((w) => {
    below += w;
    return p < below;
  });
  return found < 0 ? weights.findLastIndex((w) => w > 0) : found;
}

/** Weights with a log-normal error of `sd` each, summing to 1 again. */
function shifted(weights: readonly number[], sd: number, gauss: () => number): readonly number[] {
  const drawn = weights.map((w) => w * Math.exp(sd * gauss()));
  const total = drawn.reduce((sum, w) => sum + w, 0);
  return drawn.map((w) => w / total);
}
