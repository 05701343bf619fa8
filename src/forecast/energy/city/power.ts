import { heatingSystems } from '../../../channel/table.ts';
import type { LeverValues } from '../../../scenario/lever.ts';
import { addScaled, addTo, scaled } from '../../vectors.ts';
import { heatPump } from '../adoption.ts';
import { variants } from '../model.ts';
import type { Prepared } from '../prepare.ts';
import type { States } from '../states.ts';
import { classIds } from '../stock.ts';
import type { HeatCurves } from './curves.ts';
import { copYear } from './heatpump.ts';
import type { CityHours } from './hours.ts';
import type { ClimateYear } from './kernel.ts';
import { normalised, uses, type Week } from './use.ts';

/**
 * What electricity is used for, hour by hour. Stated assumptions, with their ranges (factors) for the intervals:
 * cars per head 0.56 (Eurostat, EU 2022) and 2 100 kWh a year charged at home (12 000 km at 17.5 kWh/100 km);
 * charging begins when people come home (own shape after UK DfT, Electric Chargepoint Analysis 2017: Domestics);
 * cooling plants deliver three times their electricity; batteries of 1 kWh per kW of modules, half of it an
 * hour, 90 % of what goes in comes out.
 */
export const powerAssumptions = {
  carsPerHead: 0.56,
  carEnergy: 2100,
  coolingRatio: 3,
  batteryHours: 2,
  batteryPerPower: 1,
  roundTrip: 0.9,
  ranges: {
    appliances: [0.8, 1, 1.2],
    cars: [0.7, 1, 1.3],
    cooling: [0.75, 1, 1.35],
  },
} as const;

const home = [
  0.6, 0.4, 0.3, 0.25, 0.2, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.95, 1.5, 2.1,
  2.5, 2.5, 2.2, 1.8, 1.4, 1,
];
const charging: Week = normalised([home, home, home]);

/** Hourly loads of a part of the city, kW. */
export interface PowerCurves {
  readonly heat: Float64Array;
  readonly hotWater: Float64Array;
  readonly cooling: Float64Array;
  /** Electricity for room heat and hot water. */
  readonly heating: Float64Array;
  readonly chillers: Float64Array;
  readonly appliances: Float64Array;
  readonly vehicles: Float64Array;
  /** All uses. */
  readonly electricity: Float64Array;
}

/** What a part of the city has beside its rooms. */
export interface PowerParts {
  /** Reference area by class, m2. */
  readonly area: Float64Array;
  /** Useful heat for hot water by system and class, kWh/a: `system * classes + class`. */
  readonly water: Float64Array;
  people: number;
}

const systems = heatingSystems.length;
const classes = classIds.length;
const electric = heatingSystems.indexOf('electric');

export const emptyParts = (): PowerParts => ({
  area: new Float64Array(classes),
  water: new Float64Array(systems * classes),
  people: 0,
});

export function addParts(
  parts: PowerParts,
  { stock, hotWater, model }: Pick<Prepared, 'stock' | 'hotWater' | 'model'>,
  { people }: CityHours,
  states: States,
  b: number,
): void {
  const area = stock.area[b]!;
  parts.people += people[b]!;
  if (!(area > 0)) return;
  const c = Math.floor(stock.archetype[b]! / (model.ageClasses.length + 1));
  parts.area[c]! += area;
  parts.water[states.system[b]! * classes + c]! += hotWater[b]! * area;
}

/** Shapes of all classes, hour by hour with a mean of 1, computed once a city. */
export class UseShapes {
  readonly appliances: readonly Float64Array[];
  readonly water: readonly Float64Array[];
  readonly charging: Float64Array;

  constructor(climate: ClimateYear) {
    const spread = (week: Week): Float64Array => {
      const year = Float64Array.from(
        { length: climate.hours },
        (_, i) => week[Math.floor(climate.slot[i]! / 24)]![climate.slot[i]! % 24]!,
      );
      const mean = year.reduce((s, v) => s + v, 0) / climate.hours;
      return mean > 0 ? year.map((v) => v / mean) : year;
    };
    this.appliances = classIds.map((id) => spread(uses[id].appliances));
    this.water = classIds.map((id) => spread(uses[id].hotWater));
    this.charging = spread(charging);
  }
}

/** Mean power in kW of kWh/a spread over the hours. */
function addShape(to: Float64Array, kWh: number, shape: Float64Array): void {
  if (kWh !== 0) addScaled(to, kWh / shape.length, shape);
}

/** Efficiencies of the target year: room heat by state of the envelope, and hot water. */
export interface HeatPumps {
  readonly room: readonly number[];
  readonly water: number;
  readonly cop: readonly Float64Array[];
  readonly waterCop: Float64Array;
}

export function heatPumpsOf(
  { samples }: Pick<Prepared, 'samples'>,
  climate: ClimateYear,
  factor: { readonly room: readonly number[]; readonly water: number },
): HeatPumps {
  return {
    room: variants.map((_, v) => samples.nominalEfficiency[heatPump * 3 + v]! * factor.room[v]!),
    water: samples.nominalWaterEfficiency[heatPump]! * factor.water,
    cop: variants.map((variant) => copYear(climate, variant)),
    waterCop: copYear(climate, 'hotWater'),
  };
}

/** Electricity of a building for useful room heat, in any unit of energy; 0 where another carrier heats it. */
export function roomElectricity(
  { nominalEfficiency }: Prepared['samples'],
  pumps: HeatPumps,
  system: number,
  variant: number,
  heat: number,
): number {
  if (system === heatPump) return heat / pumps.room[variant]!;
  return system === electric ? heat / nominalEfficiency[system * 3 + variant]! : 0;
}

/** The same for hot water. */
export function waterElectricity(
  { nominalWaterEfficiency }: Prepared['samples'],
  pumps: HeatPumps,
  system: number,
  water: number,
): number {
  if (system === heatPump) return water / pumps.water;
  return system === electric ? water / nominalWaterEfficiency[system]! : 0;
}

/** Adds a heat pump's electricity: hour by hour by its COP, over the year heat over seasonal performance. */
function addHeatPump(
  to: Float64Array,
  heat: Float64Array,
  cop: Float64Array,
  performance: number,
): void {
  let [useful, power] = [0, 0];
  for (let i = 0; i < heat.length; i++) {
    useful += heat[i]!;
    power += heat[i]! / cop[i]!;
  }
  if (!(power > 0)) return;
  const scale = useful / performance / power;
  for (let i = 0; i < heat.length; i++) to[i]! += (scale * heat[i]!) / cop[i]!;
}

export function powerCurves(
  { samples }: Pick<Prepared, 'samples'>,
  shapes: UseShapes,
  curves: HeatCurves,
  parts: PowerParts,
  pumps: HeatPumps,
  levers: LeverValues,
): PowerCurves {
  const hours = curves.cooling.length;
  const empty = (): Float64Array => new Float64Array(hours);
  const [heat, hotWater, heating, appliances, vehicles] = [
    empty(),
    empty(),
    empty(),
    empty(),
    empty(),
  ];
  for (const group of curves.heat) addTo(heat, group);
  for (let v = 0; v < variants.length; v++)
    addHeatPump(heating, curves.heat[v]!, pumps.cop[v]!, pumps.room[v]!);
  const direct = samples.nominalEfficiency[electric * 3]!;
  addScaled(heating, 1 / direct, curves.heat[3]!);
  const pumped = empty();
  for (let c = 0; c < classes; c++) {
    addShape(appliances, parts.area[c]! * uses[classIds[c]!].electricity, shapes.appliances[c]!);
    let water = 0;
    for (let k = 0; k < systems; k++) water += parts.water[k * classes + c]!;
    addShape(hotWater, water, shapes.water[c]!);
    addShape(pumped, parts.water[heatPump * classes + c]!, shapes.water[c]!);
    addShape(
      heating,
      parts.water[electric * classes + c]! / samples.nominalWaterEfficiency[electric]!,
      shapes.water[c]!,
    );
  }
  addHeatPump(heating, pumped, pumps.waterCop, pumps.water);
  const { carsPerHead, carEnergy, coolingRatio } = powerAssumptions;
  const cars = parts.people * carsPerHead * ((levers.ev_share ?? 0) / 100);
  addShape(vehicles, cars * carEnergy, shapes.charging);
  const chillers = scaled(curves.cooling, 1 / coolingRatio);
  const electricity = heating.slice();
  for (const use of [chillers, appliances, vehicles]) addTo(electricity, use);
  return {
    heat,
    hotWater,
    cooling: curves.cooling,
    heating,
    chillers,
    appliances,
    vehicles,
    electricity,
  };
}
