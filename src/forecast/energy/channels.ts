import type { Channel } from '../../channel/channel.ts';
import { heatingSystems } from '../../channel/table.ts';
import { interval } from '../random.ts';
import { sourceOf, windowOf } from '../told.ts';
import { heatPump } from './adoption.ts';
import { nominalFactor } from './carbon.ts';
import { channelText, retrofitClasses, systemClasses } from './channeltext.ts';
import { noPlantShift, type PlantShift } from './figures.ts';
import type { Prepared } from './prepare.ts';
import type { Spread } from './spread.ts';
import type { States } from './states.ts';

const systems = heatingSystems.length;

interface Bounded {
  readonly values: Float32Array;
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

const bounded = (n: number): Bounded => ({
  values: new Float32Array(n),
  lower: new Float32Array(n),
  upper: new Float32Array(n),
});

function put(to: Bounded, b: number, value: number, below: number, above: number): void {
  to.values[b] = value;
  to.lower[b] = value - below;
  to.upper[b] = value + above;
}

const unknown = (of: Bounded, b: number): void => put(of, b, Number.NaN, Number.NaN, Number.NaN);

/** What one building burns and emits in one state, per square metre. */
interface Rates {
  readonly efficiency: Float64Array;
  readonly water: Float64Array;
  /** g/kWh by system. */
  readonly carbon: Float64Array;
}

function ratesOf(prepared: Prepared, year: number, shift: PlantShift): Rates {
  const { samples, model } = prepared;
  const pump = (k: number, factor: number): number => (k === heatPump ? factor : 1);
  return {
    efficiency: samples.nominalEfficiency.map(
      (e, i) => e * pump(Math.floor(i / 3), shift.room[i % 3]!),
    ),
    water: samples.nominalWaterEfficiency.map((e, k) => e * pump(k, shift.water)),
    carbon: Float64Array.from(heatingSystems, (id) =>
      id === 'none' ? 0 : nominalFactor(prepared, model.systems[id].carrier, year),
    ),
  };
}

/** Building channels of the target year and their changes from scenario A. */
export function channelsOf(
  prepared: Prepared,
  states: States,
  spread: Spread,
  years: number,
  needs: readonly Float32Array[] = prepared.need,
  shift: PlantShift = noPlantShift,
): { channels: Channel[]; differences: Channel[] } {
  const { stock, need, hotWater, roofYield, samples, model } = prepared;
  const n = stock.count;
  const year = model.baseYear + years;
  const now = ratesOf(prepared, year, shift);
  const then = ratesOf(prepared, model.baseYear, noPlantShift);
  const shifted = needs !== need || shift !== noPlantShift;
  const { needWidths, needChangeWidths: needChanges } = spread;
  const { finalWidths: finals, finalChangeWidths: finalChanges } = spread;
  const { co2: co2s, co2Change: co2Changes } = spread.year(year);
  const [pvLow, pvHigh] = interval(samples.pv, 1);
  const b = {
    need: bounded(n),
    demand: bounded(n),
    final: bounded(n),
    co2: bounded(n),
    pv: bounded(n),
  };
  const d = {
    need: bounded(n),
    demand: bounded(n),
    final: bounded(n),
    co2: bounded(n),
    pv: bounded(n),
  };
  for (let i = 0; i < n; i++) {
    const on = states.pv[i]!;
    const today = on * roofYield[i]!;
    const yielded = today * shift.pv;
    put(b.pv, i, yielded, yielded * (1 - pvLow), yielded * (pvHigh - 1));
    const added = states.pvYear[i]! > 0 ? yielded : yielded - today;
    put(d.pv, i, added, Math.abs(added) * (1 - pvLow), Math.abs(added) * (pvHigh - 1));
    const area = stock.area[i]!;
    if (Number.isNaN(area)) {
      for (const side of [b, d])
        for (const of of [side.need, side.demand, side.final, side.co2]) unknown(of, i);
      continue;
    }
    if (area === 0) continue;
    const v = states.variant[i]!;
    const k = states.system[i]!;
    const k0 = stock.system[i]!;
    const av = stock.archetype[i]! * 3 + v;
    const heat = needs[v]![i]!;
    const heat0 = need[0]![i]!;
    const water = hotWater[i]!;
    const mwh = area / 1000;
    const final = heat / now.efficiency[k * 3 + v]! + water / now.water[k]!;
    const final0 = heat0 / then.efficiency[k0 * 3]! + water / then.water[k0]!;
    const co2 = (final * now.carbon[k]!) / 1000;
    const co20 = (final0 * then.carbon[k0]!) / 1000;

    if (!needWidths.has(av)) needWidths.set(av, spread.need(av));
    const below = heat * needWidths.below[av]!;
    const above = heat * needWidths.above[av]!;
    put(b.need, i, heat, below, above);
    put(b.demand, i, heat * mwh, below * mwh, above * mwh);
    const cell = av * systems + k;
    if (!finals.has(cell)) finals.set(cell, spread.final(av, k));
    const energy = final * mwh;
    put(b.final, i, energy, energy * finals.below[cell]!, energy * finals.above[cell]!);
    if (!co2s.has(cell)) co2s.set(cell, spread.co2(av, k, year));
    put(b.co2, i, co2, co2 * co2s.below[cell]!, co2 * co2s.above[cell]!);
    if (years === 0) continue;

    const pair = cell * systems + k0;
    if (!co2Changes.has(pair)) co2Changes.set(pair, spread.co2Change(av, k, k0, year));
    const share = co20 / co2Changes.scale[pair]!;
    put(d.co2, i, co2 - co20, co2Changes.below[pair]! * share, co2Changes.above[pair]! * share);
    // A change that the climate or the set-point brings is as sure as the need itself.
    if (shifted) {
      const change = Math.abs(heat - heat0);
      const moved = Math.abs(final - final0) * mwh;
      const [under, over] = [change * needWidths.below[av]!, change * needWidths.above[av]!];
      put(d.need, i, heat - heat0, under, over);
      put(d.demand, i, (heat - heat0) * mwh, under * mwh, over * mwh);
      const [lowest, highest] = [finals.below[cell]!, finals.above[cell]!];
      put(d.final, i, (final - final0) * mwh, moved * lowest, moved * highest);
    }
    if (v > 0) {
      if (!needChanges.has(av)) needChanges.set(av, spread.needChange(av));
      const scale = heat0 / needChanges.scale[av]!;
      const under = needChanges.below[av]! * scale;
      const over = needChanges.above[av]! * scale;
      put(d.need, i, heat - heat0, under, over);
      put(d.demand, i, (heat - heat0) * mwh, under * mwh, over * mwh);
    }
    if (v > 0 || k !== k0) {
      if (!finalChanges.has(pair)) finalChanges.set(pair, spread.finalChange(av, k, k0));
      const scale = (final0 / finalChanges.scale[pair]!) * mwh;
      const under = finalChanges.below[pair]! * scale;
      put(d.final, i, (final - final0) * mwh, under, finalChanges.above[pair]! * scale);
    }
  }
  const top = prepared.tops;
  const window = windowOf(year);
  const source = sourceOf(model);
  const make = (
    id: keyof typeof channelText,
    of: Bounded,
    domain: readonly [number, number],
  ): Channel => ({
    id: `building.${id}`,
    ...channelText[id],
    target: 'building',
    window,
    ...of,
    domain,
    source,
  });
  const list = (of: typeof b, domain: (top: number) => readonly [number, number]): Channel[] => [
    make('heatingNeed', of.need, domain(top.need)),
    make('heatingDemand', of.demand, domain(top.demand)),
    make('finalEnergy', of.final, domain(top.final)),
    make('co2', of.co2, domain(top.co2)),
    make('pvYield', of.pv, domain(top.pv)),
  ];
  return {
    channels: [
      ...list(b, (t) => [0, t]),
      {
        id: 'building.retrofitted',
        ...channelText.retrofitted,
        target: 'building',
        window,
        values: Float32Array.from(states.variant),
        classes: retrofitClasses,
        source,
      },
      {
        id: 'building.heatingSystem',
        ...channelText.heatingSystem,
        target: 'building',
        window,
        values: Float32Array.from(states.system),
        classes: systemClasses,
        source,
      },
    ],
    differences: list(d, (t) => [-t / 2, t / 2]).map((c) => ({ ...c, ramp: 'difference' })),
  };
}
