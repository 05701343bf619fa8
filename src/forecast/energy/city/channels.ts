import type { Channel, FeatureKind } from '../../../channel/channel.ts';
import type { Text } from '../../../channel/text.ts';
import { windowOf } from '../figures.ts';
import type { Prepared } from '../prepare.ts';
import type { States } from '../states.ts';
import { classIds } from '../stock.ts';
import { heatGroup } from './curves.ts';
import type { HourResult, LoadPart } from './figures.ts';
import type { CityHours, Needs } from './hours.ts';
import { type HeatPumps, type PowerCurves, powerAssumptions } from './power.ts';
import { uses } from './use.ts';

const hour = 3600;

const loadText = {
  heating: { en: 'Heat for rooms', de: 'Raumwärme' },
  hotWater: { en: 'Heat for hot water', de: 'Wärme für Warmwasser' },
  cooling: { en: 'Cold from plants', de: 'Kälte aus Anlagen' },
  electricity: { en: 'Electricity, all uses', de: 'Strom, alle Anwendungen' },
  heatElectricity: { en: 'Electricity for heat', de: 'Strom für Wärme' },
  appliances: { en: 'Electricity for appliances and light', de: 'Strom für Geräte und Licht' },
  vehicles: { en: 'Charging of electric cars', de: 'Laden von Elektroautos' },
  pv: { en: 'Solar power from roofs', de: 'Solarstrom von Dächern' },
  grid: { en: 'Draw from the grid less feed-in', de: 'Netzbezug abzüglich Einspeisung' },
} as const satisfies Record<string, Text>;

type Width = readonly [number, number];

interface Making {
  readonly target: FeatureKind;
  readonly year: number;
  readonly source: Text;
}

/** Loads in MW from parts in kW, each part with its own factors of width; widths of a sum add as squares. */
function loadChannel(
  id: keyof typeof loadText,
  { target, year, source }: Making,
  series: readonly Float64Array[],
  parts: readonly (readonly { readonly of: Float64Array; readonly width: Width }[])[],
): Channel {
  const steps = series[0]!.length;
  const size = series.length * steps;
  const [values, lower, upper] = [
    new Float32Array(size),
    new Float32Array(size),
    new Float32Array(size),
  ];
  series.forEach((curve, f) => {
    for (let i = 0; i < steps; i++) {
      const at = f * steps + i;
      let [below, above] = [0, 0];
      for (const { of, width } of parts[f]!) {
        below += (of[i]! * (1 - width[0])) ** 2;
        above += (of[i]! * (width[1] - 1)) ** 2;
      }
      values[at] = curve[i]! / 1000;
      lower[at] = (curve[i]! - Math.sqrt(below)) / 1000;
      upper[at] = (curve[i]! + Math.sqrt(above)) / 1000;
    }
  });
  return {
    id: `${target}.load.${id}`,
    title: loadText[id],
    target,
    unit: 'MW',
    window: windowOf(year),
    values,
    lower,
    upper,
    steps,
    stepSeconds: hour,
    source,
  };
}

/** Load curves of the city, 8760 hours each, in MW as means of the hours. */
export function cityLoads(result: HourResult, year: number, source: Text): Channel[] {
  const { power, solar, widths } = result;
  const making = { target: 'city', year, source } as const;
  const part = (of: Float64Array, w: LoadPart) => ({ of, width: widths[w] });
  const used = electricParts(power, widths);
  const single = (id: keyof typeof loadText, of: Float64Array, w: LoadPart): Channel =>
    loadChannel(id, making, [of], [[part(of, w)]]);
  return [
    single('heating', power.heat, 'heat'),
    single('hotWater', power.hotWater, 'hotWater'),
    single('cooling', power.cooling, 'cooling'),
    loadChannel('electricity', making, [power.electricity], [used]),
    single('heatElectricity', power.heating, 'heating'),
    single('appliances', power.appliances, 'appliances'),
    single('vehicles', power.vehicles, 'vehicles'),
    single('pv', solar.pv, 'pv'),
    loadChannel('grid', making, [solar.grid], [[...used, part(solar.pv, 'pv')]]),
  ];
}

const electricParts = (power: PowerCurves, widths: HourResult['widths']) => [
  { of: power.heating, width: widths.heating },
  { of: power.appliances, width: widths.appliances },
  { of: power.vehicles, width: widths.vehicles },
  { of: power.chillers, width: widths.chillers },
];

/** Load curves by district, in the order of the building table's categories; widths are the city's. */
export function districtLoads(
  powers: readonly PowerCurves[],
  { widths }: HourResult,
  year: number,
  source: Text,
): Channel[] {
  if (powers.length === 0) return [];
  const making = { target: 'district', year, source } as const;
  return [
    loadChannel(
      'heating',
      making,
      powers.map((p) => p.heat),
      powers.map((p) => [{ of: p.heat, width: widths.heat }]),
    ),
    loadChannel(
      'electricity',
      making,
      powers.map((p) => p.electricity),
      powers.map((p) => electricParts(p, widths)),
    ),
  ];
}

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

/** Cooling need, highest hour of heating and electricity of each building; electric cars are left out. */
export function buildingHours(
  prepared: Prepared,
  hours: CityHours,
  states: States,
  needs: Needs,
  pumps: HeatPumps,
  widths: HourResult['widths'],
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
  const own = Math.exp(1.645 * model.uncertainty.building);
  const single = (width: Width): Width => [width[0] / own, width[1] * own];
  return [
    make('coolingNeed', cooling, single(widths.cooling)),
    make('peakHeat', peak, single(widths.heat)),
    make('electricity', power, single(widths.appliances)),
  ];
}
