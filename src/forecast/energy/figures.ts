import type { Figure } from '../../channel/channel.ts';
import { heatingSystems } from '../../channel/table.ts';
import type { FigureCourse, FigureDifference } from '../protocol.ts';
import { interval } from '../random.ts';
import { windowOf } from '../told.ts';
import { addScaled, minus, product, scaled } from '../vectors.ts';
import { factorSamples, nominalFactor } from './carbon.ts';
import { carriers } from './model.ts';
import type { Prepared } from './prepare.ts';
import type { Samples } from './samples.ts';
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

export const bounds = ({
  value,
  samples,
}: Sampled): { value: number; lower: number; upper: number } => {
  const [lower, upper] = interval(samples, value);
  return { value, lower, upper };
};

/** B minus A, sample by sample. */
export const difference = (b: Sampled, a: Sampled): Sampled => ({
  value: b.value - a.value,
  samples: minus(b.samples, a.samples),
});

/** Factors that the climate of the target year puts on heat pumps and on the yield of roofs. */
export interface PlantShift {
  /** By state of the envelope. */
  readonly room: readonly number[];
  readonly water: number;
  readonly pv: number;
}

export const noPlantShift: PlantShift = { room: [1, 1, 1], water: 1, pv: 1 };

const partOf = (shift: PlantShift, t: number): PlantShift => ({
  room: shift.room.map((f) => 1 + t * (f - 1)),
  water: 1 + t * (shift.water - 1),
  pv: 1 + t * (shift.pv - 1),
});

/** Figures of the target year, their paired differences to the base year, and the way there. */
export function figuresOf(
  prepared: Prepared,
  cells: Cells,
  shift: PlantShift = noPlantShift,
): {
  figures: Figure[];
  differences: FigureDifference[];
  course: FigureCourse[];
  /** Totals of the target year. */
  total: Useful;
} {
  const { baseYear } = prepared.model;
  const total = copyOf(prepared.base);
  const byYear: Record<Quantity, Sampled>[] = [];
  for (let i = 0; i <= cells.years; i++) {
    addYear(prepared, total, cells, i);
    const now = cells.years === 0 ? noPlantShift : partOf(shift, i / cells.years);
    byYear.push(yearFigures(prepared, total, baseYear + i, now));
  }
  const first = byYear[0]!;
  const last = byYear[cells.years]!;
  const window = windowOf(baseYear + cells.years);
  return {
    total,
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

function yearFigures(
  prepared: Prepared,
  total: Useful,
  year: number,
  shift: PlantShift,
): Record<Quantity, Sampled> {
  const { samples } = prepared;
  const n = samples.count;
  const sampled = (): Sum => ({ value: 0, samples: new Float64Array(n) });
  const byCarrier = Object.fromEntries(carriers.map((c) => [c, sampled()])) as Record<
    (typeof carriers)[number],
    Sum
  >;
  const heatingNeed = sampled();
  const finalEnergy = sampled();
  const peakLoad = sampled();
  const co2 = sampled();
  for (const [k, id] of heatingSystems.entries()) {
    if (id === 'none') continue;
    const { carrier } = prepared.model.systems[id];
    const burnt = byCarrier[carrier];
    const peak = carrier === 'electricity' ? peakPerEnergy(prepared, id) : 0;
    for (let v = 0; v < 3; v++) {
      const cell = k * 3 + v;
      if (total.heat[cell] === 0) continue;
      const better = id === 'heat_pump' ? shift.room[v]! : 1;
      addRooms(samples, total, { cell, better, peak }, heatingNeed, burnt, peakLoad);
    }
    if (total.water[k] === 0) continue;
    const useful = total.water[k]! / 1e6 / (id === 'heat_pump' ? shift.water : 1);
    addWater(samples, k, useful, burnt);
  }
  for (const carrier of carriers) {
    const energy = byCarrier[carrier];
    finalEnergy.value += energy.value;
    addScaled(finalEnergy.samples, 1, energy.samples);
    co2.value += (energy.value * nominalFactor(prepared, carrier, year)) / 1000;
    const emitted = product(energy.samples, factorSamples(prepared, carrier, year));
    addScaled(co2.samples, 1 / 1000, emitted);
  }
  const sun = (total.pv * shift.pv) / 1e6;
  const pvYield = { value: sun, samples: scaled(samples.pv, sun) };
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
      samples: scaled(product(pvYield.samples, grid), 1 / 1000),
    },
    peakLoad,
    buildingsRetrofitted: {
      value: total.retrofitted,
      samples: new Float64Array(n).fill(total.retrofitted),
    },
  };
}

interface Sum {
  value: number;
  readonly samples: Float64Array;
}

/** Adds room heat of one system in one state: need, what is burnt for it, and the load of the coldest day. */
function addRooms(
  samples: Samples,
  total: Useful,
  { cell, better, peak }: { readonly cell: number; readonly better: number; readonly peak: number },
  need: Sum,
  burnt: Sum,
  load: Sum,
): void {
  const nominal = total.heat[cell]! / 1e6;
  const final = nominal / (samples.nominalEfficiency[cell]! * better);
  need.value += nominal;
  burnt.value += final;
  load.value += final * peak;
  const { count: n, efficiency, peak: peakFactor } = samples;
  const [needs, energies, peaks] = [need.samples, burnt.samples, load.samples];
  for (let s = 0, at = cell * n; s < n; s++, at++) {
    const heat = total.heatSamples[at]! / 1e6;
    const energy = heat / (efficiency[at]! * better);
    needs[s]! += heat;
    energies[s]! += energy;
    peaks[s]! += energy * peak * peakFactor[s]!;
  }
}

/** Adds what system `k` burns for hot water. @param useful GWh/a, nominal */
function addWater(samples: Samples, k: number, useful: number, burnt: Sum): void {
  burnt.value += useful / samples.nominalWaterEfficiency[k]!;
  const { count: n, hotWater, waterEfficiency } = samples;
  for (let s = 0; s < n; s++)
    burnt.samples[s]! += (useful * hotWater[s]!) / waterEfficiency[k * n + s]!;
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
