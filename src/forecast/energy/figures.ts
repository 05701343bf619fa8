import type { Figure, TimeWindow } from '../../channel/channel.ts';
import { heatingSystems } from '../../channel/table.ts';
import type { FigureCourse, FigureDifference } from '../protocol.ts';
import { interval } from '../random.ts';
import { factorSamples, nominalFactor } from './carbon.ts';
import { carriers } from './model.ts';
import type { Prepared } from './prepare.ts';
import { addYear, type Cells, copyOf, type Useful } from './totals.ts';

/** A figure's nominal value and its samples; index `i` is the same draw in every figure and year. */
export interface Sampled {
  readonly value: number;
  readonly samples: Float64Array;
}

/** Figures in the order in which they are shown, with the unit of each. */
export const figureUnits = {
  heatingNeed: 'GWh/a',
  finalEnergy: 'GWh/a',
  co2: 'kt/a',
  electricityUse: 'GWh/a',
  pvYield: 'GWh/a',
  gas: 'GWh/a',
  oil: 'GWh/a',
  districtHeat: 'GWh/a',
  biomass: 'GWh/a',
  co2AvoidedByPv: 'kt/a',
  peakLoad: 'MW',
  buildingsRetrofitted: '1',
} as const;
export type Quantity = keyof typeof figureUnits;
const quantities = Object.keys(figureUnits) as Quantity[];
const courseOf: readonly Quantity[] = [
  'heatingNeed',
  'finalEnergy',
  'co2',
  'electricityUse',
  'pvYield',
];

export const windowOf = (year: number): TimeWindow => ({
  start: `${year}-01-01`,
  end: `${year + 1}-01-01`,
});

/** Figures of the target year, their paired differences to the base year, and the way there. */
export function figuresOf(
  prepared: Prepared,
  cells: Cells,
): { figures: Figure[]; differences: FigureDifference[]; course: FigureCourse[] } {
  const { baseYear } = prepared.model;
  const total = copyOf(prepared.base);
  const byYear: Record<Quantity, Sampled>[] = [];
  for (let i = 0; i <= cells.years; i++) {
    addYear(prepared, total, cells, i);
    byYear.push(yearFigures(prepared, total, baseYear + i));
  }
  const first = byYear[0]!;
  const last = byYear[cells.years]!;
  const window = windowOf(baseYear + cells.years);
  const bounds = ({ value, samples }: Sampled): { value: number; lower: number; upper: number } => {
    const [lower, upper] = interval(samples, value);
    return { value, lower, upper };
  };
  const difference = (b: Sampled, a: Sampled): Sampled => ({
    value: b.value - a.value,
    samples: b.samples.map((x, s) => x - a.samples[s]!),
  });
  return {
    figures: quantities.map((q) => ({
      quantity: q,
      unit: figureUnits[q],
      ...bounds(last[q]),
      window,
    })),
    differences: quantities.map((q) => ({
      quantity: q,
      unit: figureUnits[q],
      ...bounds(difference(last[q], first[q])),
    })),
    course: courseOf.map((q) => {
      const points = byYear.map((year) => bounds(year[q]));
      return {
        quantity: q,
        unit: figureUnits[q],
        years: byYear.map((_, i) => baseYear + i),
        value: points.map((p) => p.value),
        lower: points.map((p) => p.lower),
        upper: points.map((p) => p.upper),
      };
    }),
  };
}

function yearFigures(prepared: Prepared, total: Useful, year: number): Record<Quantity, Sampled> {
  const { samples } = prepared;
  const n = samples.count;
  const sampled = (): { value: number; samples: Float64Array } => ({
    value: 0,
    samples: new Float64Array(n),
  });
  const add = (to: { value: number; samples: Float64Array }, from: Sampled, factor = 1): void => {
    to.value += from.value * factor;
    for (let s = 0; s < n; s++) to.samples[s]! += from.samples[s]! * factor;
  };
  const byCarrier = Object.fromEntries(carriers.map((c) => [c, sampled()])) as Record<
    (typeof carriers)[number],
    { value: number; samples: Float64Array }
  >;
  const heatingNeed = sampled();
  const finalEnergy = sampled();
  const peakLoad = sampled();
  const co2 = sampled();
  const heats = total.heatSamples;
  const { efficiency, peak: peakFactor } = samples;
  heatingSystems.forEach((id, k) => {
    for (let v = 0; v < 3; v++) {
      const cell = k * 3 + v;
      if (id === 'none' || total.heat[cell] === 0) continue;
      const nominal = total.heat[cell]! / 1e6;
      const final = nominal / samples.nominalEfficiency[cell]!;
      const { carrier } = prepared.model.systems[id];
      const burnt = byCarrier[carrier];
      const peak = carrier === 'electricity' ? peakPerEnergy(prepared, id) : 0;
      heatingNeed.value += nominal;
      burnt.value += final;
      peakLoad.value += final * peak;
      const [needs, energies, peaks] = [heatingNeed.samples, burnt.samples, peakLoad.samples];
      for (let s = 0, at = cell * n; s < n; s++, at++) {
        const heat = heats[at]! / 1e6;
        const energy = heat / efficiency[at]!;
        needs[s]! += heat;
        energies[s]! += energy;
        peaks[s]! += energy * peak * peakFactor[s]!;
      }
    }
    if (id === 'none' || total.water[k] === 0) return;
    const useful = total.water[k]! / 1e6;
    add(byCarrier[prepared.model.systems[id].carrier], {
      value: useful / samples.nominalWaterEfficiency[k]!,
      samples: samples.hotWater.map((w, s) => (useful * w) / samples.waterEfficiency[k * n + s]!),
    });
  });
  for (const carrier of carriers) {
    const factors = factorSamples(prepared, carrier, year);
    const energy = byCarrier[carrier];
    add(finalEnergy, energy);
    add(co2, {
      value: (energy.value * nominalFactor(prepared, carrier, year)) / 1000,
      samples: energy.samples.map((e, s) => (e * factors[s]!) / 1000),
    });
  }
  const pvYield = { value: total.pv / 1e6, samples: samples.pv.map((f) => (f * total.pv) / 1e6) };
  const grid = factorSamples(prepared, 'electricity', year);
  return {
    heatingNeed,
    finalEnergy,
    co2,
    electricityUse: byCarrier.electricity,
    pvYield,
    gas: byCarrier.gas,
    oil: byCarrier.oil,
    districtHeat: byCarrier.district,
    biomass: byCarrier.biomass,
    co2AvoidedByPv: {
      value: (pvYield.value * nominalFactor(prepared, 'electricity', year)) / 1000,
      samples: pvYield.samples.map((y, s) => (y * grid[s]!) / 1000),
    },
    peakLoad,
    buildingsRetrofitted: {
      value: total.retrofitted,
      samples: new Float64Array(n).fill(total.retrofitted),
    },
  };
}

/**
 * MW per GWh/a of heating electricity on the coldest day: the season's mean load times the ratio of
 * the day's temperature difference to the season's. Heat pumps lose efficiency on that day; not all
 * units run at once.
 */
function peakPerEnergy({ climate, model }: Prepared, system: string): number {
  const inside = 20;
  const ratio = (inside - climate.designTemperature) / Math.max(1, inside - climate.thetaE);
  const { seasonalOverDesign, simultaneity } = model.heatPumpPeak;
  const plant = system === 'heat_pump' ? seasonalOverDesign[1] : 1;
  return (1000 / (24 * climate.heatingDays)) * Math.max(1, ratio) * simultaneity[1] * plant;
}
