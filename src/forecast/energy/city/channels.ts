import type { Channel } from '../../../channel/channel.ts';
import type { Text } from '../../../channel/text.ts';
import { windowOf } from '../figures.ts';
import type { Prepared } from '../prepare.ts';
import type { States } from '../states.ts';
import { classIds } from '../stock.ts';
import { heatGroup } from './curves.ts';
import type { Widths } from './figures.ts';
import type { CityHours, Needs } from './hours.ts';
import { type HeatPumps, powerAssumptions } from './power.ts';
import { uses } from './use.ts';

type Width = readonly [number, number];

const buildingText = {
  coolingNeed: {
    title: { en: 'Cooling need per floor area', de: 'Kühlbedarf je Fläche' },
    unit: 'kWh/(m2.a)',
  },
  peakHeat: {
    title: { en: 'Highest heating load', de: 'Höchste Heizlast' },
    unit: 'kW',
  },
  electricity: {
    title: { en: 'Electricity of the building', de: 'Stromverbrauch des Gebäudes' },
    unit: 'MWh/a',
  },
} as const;

/** Width of one building's value: the city's, and the spread among buildings of one archetype. */
export const ofOne = (width: Width, building: number): Width => [
  width[0] / Math.exp(1.645 * building),
  width[1] * Math.exp(1.645 * building),
];

/** Cooling need, highest hour of heating and electricity of each building; electric cars are left out. */
export function buildingHours(
  prepared: Prepared,
  hours: CityHours,
  states: States,
  needs: Needs,
  pumps: HeatPumps,
  widths: Widths,
  year: number,
  source: Text,
): Channel[] {
  const { stock, model, hotWater, samples } = prepared;
  const n = stock.count;
  const ages = model.ageClasses.length + 1;
  const empty = (): Float32Array => stock.area.map((a) => (a > 0 ? 0 : a));
  const [cooling, peak, power] = [empty(), empty(), empty()];
  const { cells } = hours.representatives;
  for (let b = 0; b < n; b++) {
    const area = stock.area[b]!;
    if (!(area > 0)) continue;
    const v = states.variant[b]!;
    const g = heatGroup(states.system[b]!, v);
    const { use } = cells.cells[cells.of[stock.archetype[b]! * 3 + v]!]!.year;
    const heat = needs.heating[v]![b]!;
    cooling[b] = needs.cooling[v]![b]!;
    peak[b] = (needs.peak[v]![b]! * area) / 1000;
    const own = uses[classIds[Math.floor(stock.archetype[b]! / ages)]!].electricity;
    const k = states.system[b]!;
    const water = hotWater[b]!;
    const heating =
      g < 3
        ? heat / pumps.room[g]! + water / pumps.water
        : g === 3
          ? heat / samples.nominalEfficiency[k * 3 + v]! +
            water / samples.nominalWaterEfficiency[k]!
          : 0;
    const chill = (cooling[b]! * use.cooled) / powerAssumptions.coolingRatio;
    power[b] = ((own + heating + chill) * area) / 1000;
  }
  const make = (id: keyof typeof buildingText, values: Float32Array, width: Width): Channel => ({
    id: `building.${id}`,
    ...buildingText[id],
    target: 'building',
    window: windowOf(year),
    values,
    lower: values.map((x) => x * width[0]),
    upper: values.map((x) => x * width[1]),
    ramp: id === 'coolingNeed' ? 'heat' : 'energy',
    source,
  });
  const single = (width: Width): Width => ofOne(width, model.uncertainty.building);
  return [
    make('coolingNeed', cooling, single(widths.cooling)),
    make('peakHeat', peak, single(widths.heat)),
    make('electricity', power, single(widths.appliances)),
  ];
}
