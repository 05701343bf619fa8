import { type Carrier, carriers } from './model.ts';
import type { Prepared } from './prepare.ts';

/** Emission factor of a carrier in a year, g CO2 per kWh of final energy. */
export function nominalFactor(
  { model }: Pick<Prepared, 'model'>,
  carrier: Carrier,
  year: number,
): number {
  const { path } = model.carbon[carrier];
  const after = path.findIndex(([y]) => y >= year);
  if (after < 0) return path[path.length - 1]![1];
  const [y1, g1] = path[after]!;
  if (after === 0) return g1;
  const [y0, g0] = path[after - 1]!;
  return g0 + ((g1 - g0) * (year - y0)) / (y1 - y0);
}

/** Samples of the factor: one draw places the whole path within a spread that widens with the years. */
export function factorSamples(prepared: Prepared, carrier: Carrier, year: number): Float64Array {
  const { model, samples } = prepared;
  const { path, spread } = model.carbon[carrier];
  const nominal = nominalFactor(prepared, carrier, year);
  const end = Math.max(path[path.length - 1]![0], model.baseYear + 1);
  const t = Math.min(1, Math.max(0, (year - model.baseYear) / (end - model.baseYear)));
  const width = spread[0] + (spread[1] - spread[0]) * t;
  const made = new Float64Array(samples.count);
  const from = carriers.indexOf(carrier) * samples.count;
  for (let s = 0; s < made.length; s++) made[s] = nominal * (1 + width * samples.carbon[from + s]!);
  return made;
}
