import { beforeAll, describe, expect, it } from 'vitest';
import { heatingSystems } from '../../../src/channel/table.ts';
import { buildingHours } from '../../../src/forecast/energy/buildingHours.ts';
import { inlinePool } from '../../../src/forecast/energy/city/exact.ts';
import { type Prepared, prepareForecast } from '../../../src/forecast/energy/prepare.ts';
import { exactFirst, exactForecast } from '../../../src/forecast/energy/refine.ts';
import { classIds } from '../../../src/forecast/energy/stock.ts';
import type { ForecastResult } from '../../../src/forecast/protocol.ts';
import { selfUse } from '../../../src/forecast/solar/selfuse.ts';
import type { LeverValues } from '../../../src/scenario/lever.ts';
import { seedModel } from '../model.ts';
import { town } from './town.ts';

/** What hand calculations take from the stock model file itself. */
interface ModelFile {
  readonly classes: Readonly<Record<string, { hotWater: number; roomHeight: number }>>;
  readonly systems: Readonly<
    Record<string, { carrier: string; efficiency: Record<string, number[]>; hotWater: number[] }>
  >;
}
const file = seedModel('demo') as unknown as ModelFile;
const variants = ['existing', 'usual', 'ambitious'] as const;
const inputs = town(60);
const none = new AbortController().signal;
const pool = inlinePool();
let city: Prepared;
beforeAll(async () => {
  city = await exactFirst(prepareForecast(inputs), pool, none);
});

/** Nothing but the lever in hand: in 2035 nobody has retrofitted, and all else is as today. */
const still: LeverValues = { retrofit_rate: 0, target_year: 2035 };
const known = new Map<string, Promise<ForecastResult>>();
function run(levers: LeverValues): Promise<ForecastResult> {
  const key = JSON.stringify(levers);
  const found = known.get(key) ?? exactForecast(city, { ...still, ...levers }, 1, pool, none);
  known.set(key, found);
  return found;
}
const at = (lever: string, values: readonly number[]): Promise<ForecastResult[]> =>
  Promise.all(values.map((value) => run({ [lever]: value })));
const figure = (r: ForecastResult, q: string): number =>
  r.figures.find((f) => f.quantity === q)!.value;
const values = (r: ForecastResult, id: string): Float32Array =>
  r.channels.find((c) => c.id === `building.${id}`)!.values;
const heated = (): number[] =>
  Array.from({ length: city.stock.count }, (_, b) => b).filter((b) => city.stock.area[b]! > 0);
const classOf = (b: number): string =>
  classIds[Math.floor(city.stock.archetype[b]! / (city.model.ageClasses.length + 1))]!;
const sum = (of: ArrayLike<number>): number => Array.from(of).reduce((s, v) => s + v, 0);
const share = (a: number, b: number): number => Math.abs(a / b - 1);
const rises = (of: readonly number[]): boolean => of.every((v, i) => i === 0 || v > of[i - 1]!);
const falls = (of: readonly number[]): boolean => rises(of.map((v) => -v));
/** Share of the heated area whose buildings meet a condition, and that of the largest of them. */
const areaShare = (meets: (b: number) => boolean): number =>
  sum(heated().map((b) => (meets(b) ? city.stock.area[b]! : 0))) / city.adoption.heatedArea;
const largest = (): number =>
  Math.max(...heated().map((b) => city.stock.area[b]!)) / city.adoption.heatedArea;

/** Final energy by carrier, GWh/a, added up building by building with the efficiencies of the file. */
function byCarrier(r: ForecastResult): Map<string, number> {
  const sums = new Map<string, number>();
  for (const b of heated()) {
    const id = heatingSystems[values(r, 'heatingSystem')[b]!]!;
    if (id === 'none') continue;
    const system = file.systems[id]!;
    const state = variants[values(r, 'retrofitted')[b]!]!;
    const room = values(r, 'heatingNeed')[b]! / system.efficiency[state]![1]!;
    const water = file.classes[classOf(b)]!.hotWater / system.hotWater[1]!;
    const gwh = ((room + water) * city.stock.area[b]!) / 1e6;
    sums.set(system.carrier, (sums.get(system.carrier) ?? 0) + gwh);
  }
  return sums;
}

describe('levers of adoption, one at a time', () => {
  it('retrofit the share of the area that rate and years make, and save what the hours of each building say', async () => {
    const rates = [1, 2.5, 5];
    const results = await at('retrofit_rate', rates);
    results.forEach((r, i) => {
      const done = areaShare((b) => values(r, 'retrofitted')[b]! > 0);
      expect(Math.abs(done - (rates[i]! * 10) / 100)).toBeLessThanOrEqual(largest());
      const levers = { ...still, retrofit_rate: rates[i]! };
      const kWh = sum(heated().map((b) => sum(buildingHours(city, levers, b).power.heat)));
      expect(share(kWh / 1e6, figure(r, 'heatingNeed'))).toBeLessThan(1e-6);
    });
    expect(falls(results.map((r) => figure(r, 'heatingNeed')))).toBe(true);
    expect(falls(results.map((r) => figure(r, 'co2')))).toBe(true);
  });

  it('retrofit as deep as asked: none, about half or all of them ambitiously, each saving more', async () => {
    const depths = [0, 50, 100];
    const results = await Promise.all(
      depths.map((retrofit_depth) => run({ retrofit_rate: 5, retrofit_depth })),
    );
    results.forEach((r, i) => {
      const states = heated().flatMap((b) => values(r, 'retrofitted')[b]! || []);
      const deep = states.filter((v) => v === 2).length / states.length;
      const wanted = depths[i]! / 100;
      const chance = 3 * Math.sqrt((wanted * (1 - wanted)) / states.length);
      expect(Math.abs(deep - wanted)).toBeLessThanOrEqual(chance);
    });
    const needs = results.map((r) => values(r, 'heatingNeed'));
    for (const b of heated()) {
      expect(needs[1]![b]!).toBeLessThanOrEqual(needs[0]![b]!);
      expect(needs[2]![b]!).toBeLessThanOrEqual(needs[1]![b]!);
    }
    expect(falls(results.map((r) => figure(r, 'heatingNeed')))).toBe(true);
  });

  it('save no less than the lost conductance takes in heated hours, and no more than it takes all year', async () => {
    const before = await run({});
    const after = await run({ retrofit_rate: 5, retrofit_depth: 100, target_year: 2050 });
    const { outdoor } = city.hours!.place.climate;
    for (const b of heated()) {
      const v = values(after, 'retrofitted')[b]!;
      if (v === 0) continue;
      const cells = city.hours!.representatives.cells;
      const [old, now] = [0, v].map(
        (state) => cells.cells[cells.of[city.stock.archetype[b]! * 3 + state]!]!.envelope,
      );
      const { wall, roof, floor } = city.stock;
      const { of } = cells.cells[cells.of[city.stock.archetype[b]! * 3]!]!.year;
      /** W/(m2 K): half of the floor's difference, bridges on all of the envelope, air at 0.34 Wh/(m3 K). */
      const conductance = (e: NonNullable<typeof old>): number =>
        wall[b]! * ((1 - of.windowShare) * e.wall + of.windowShare * e.window) +
        roof[b]! * e.roof +
        floor[b]! * 0.5 * e.floor +
        (wall[b]! + roof[b]! + floor[b]!) * e.bridge +
        0.34 * of.roomHeight * e.infiltration;
      const lost = conductance(old!) - conductance(now!);
      const hours = buildingHours(
        city,
        { ...still, retrofit_rate: 5, retrofit_depth: 100, target_year: 2050 },
        b,
      );
      const least = outdoor.reduce(
        (s, t, i) => s + (hours.power.heat[i]! > 0 ? Math.max(0, of.thetaI - 6 - t) : 0),
        0,
      );
      // Rooms that are heated in part stay cooler, and windows are opened above 24 degC.
      const most = outdoor.reduce((s, t) => s + Math.max(0, 24 - t), 0);
      const saved = values(before, 'heatingNeed')[b]! - values(after, 'heatingNeed')[b]!;
      expect(saved * 1000).toBeGreaterThan(0.5 * lost * least);
      expect(saved * 1000).toBeLessThan(lost * most);
    }
  });

  it('connect and convert the share that is asked, and burn what the efficiencies of the file say', async () => {
    for (const [lever, code, wanted] of [
      ['district_heat_share', 'district', [30, 55, 80]],
      ['heat_pump_share', 'heat_pump', [20, 50, 90]],
    ] as const) {
      const results = await at(lever, wanted);
      results.forEach((r, i) => {
        const system = heatingSystems.indexOf(code);
        const got = areaShare((b) => values(r, 'heatingSystem')[b] === system);
        expect(Math.abs(got - wanted[i]! / 100), lever).toBeLessThanOrEqual(largest() + 0.01);
        const hand = byCarrier(r);
        for (const [carrier, q] of [
          ['district', 'districtHeat'],
          ['electricity', 'electricityUse'],
          ['gas', 'gas'],
          ['oil', 'oil'],
        ] as const)
          expect(Math.abs((hand.get(carrier) ?? 0) - figure(r, q)), q).toBeLessThan(
            1e-5 * figure(r, 'finalEnergy'),
          );
      });
      const own = code === 'district' ? 'districtHeat' : 'electricityUse';
      expect(rises(results.map((r) => figure(r, own)))).toBe(true);
      expect(falls(results.map((r) => figure(r, 'gas')))).toBe(true);
      // The envelope does not care what heats it.
      for (const r of results)
        expect(share(figure(r, 'heatingNeed'), figure(results[0]!, 'heatingNeed'))).toBeLessThan(
          1e-9,
        );
    }
  });

  it('emit by the dated path of the target year, and retrofit for as many years', async () => {
    /** g/kWh by hand, straight between the dates of the file; other fuels have one factor. */
    const paths = [
      [2030, 200, 117.5],
      [2040, 70, 95 - 50 / 3],
      [2050, 25, 45],
    ] as const;
    const emitted: number[] = [];
    for (const [target_year, electricity, district] of paths) {
      const r = await run({ target_year });
      const grams: Readonly<Record<string, number>> = {
        gas: 201.96,
        oil: 266.76,
        biomass: 20,
        electricity,
        district,
      };
      const kt = sum([...byCarrier(r)].map(([c, gwh]) => (gwh * grams[c]!) / 1000));
      expect(share(kt, figure(r, 'co2'))).toBeLessThan(1e-5);
      emitted.push(kt);
      const done = await run({ target_year, retrofit_rate: 2 });
      const part = areaShare((b) => values(done, 'retrofitted')[b]! > 0);
      expect(Math.abs(part - 0.02 * (target_year - 2025))).toBeLessThanOrEqual(largest());
    }
    expect(falls(emitted)).toBe(true);
  });

  it('cover the share of the roofs that is asked, and yield what area, light and efficiency make', async () => {
    const shares = [10, 40, 90];
    const results = await at('pv_share', shares);
    const { roofArea } = city.stock;
    const global = inputs
      .weather!.split('\n')
      .slice(8)
      .reduce((s, row) => s + Number(row.split(',')[13]), 0);
    // Four sides at a usual slope see about what the level sees.
    expect(city.climate.roof).toBeGreaterThan((0.85 * global) / 1000);
    expect(city.climate.roof).toBeLessThan((1.15 * global) / 1000);
    results.forEach((r, i) => {
      const yielded = values(r, 'pvYield');
      const covered = sum(roofArea.map((area, b) => (yielded[b]! > 0 ? area : 0)));
      const step = Math.max(...roofArea) / sum(roofArea);
      expect(Math.abs(covered / sum(roofArea) - shares[i]! / 100)).toBeLessThanOrEqual(step);
      const gwh = (covered * 0.4 * 0.21 * 0.81 * city.climate.roof) / 1e6;
      expect(share(gwh, figure(r, 'pvYield'))).toBeLessThan(1e-5);
      expect(share((gwh * 120) / 1000, figure(r, 'co2AvoidedByPv'))).toBeLessThan(1e-5);
    });
    expect(rises(results.map((r) => figure(r, 'pvYield')))).toBe(true);
  });
});

describe('levers that are continuous, one at a time', () => {
  it('store what an hour-by-hour battery behind each meter stores, within three points', async () => {
    const shares = [0, 50, 100];
    const levers = { ...still, pv_share: 60, ev_share: 0, heat_pump_share: 60 };
    const results = await Promise.all(
      shares.map((battery_share) => run({ ...levers, battery_share })),
    );
    const { yielded, power } = city.hours!.roofs;
    const perPower = sum(yielded) / sum(power);
    const own = [0, 1].map((has) => {
      let [used, made] = [0, 0];
      for (const b of heated()) {
        const { power: loads, pv } = buildingHours(city, levers, b);
        const year = sum(pv);
        if (year === 0) continue;
        const capacity = year / perPower;
        const battery = { capacity, power: capacity / 2, roundTrip: 0.9 };
        const { selfConsumption } = selfUse(pv, loads.electricity, has ? battery : undefined);
        used += year * selfConsumption;
        made += year;
      }
      return (100 * used) / made;
    });
    results.forEach((r, i) => {
      const hand = own[0]! + (shares[i]! / 100) * (own[1]! - own[0]!);
      expect(Math.abs(figure(r, 'selfConsumption') - hand)).toBeLessThan(3);
      expect(figure(r, 'pvYield')).toBe(figure(results[0]!, 'pvYield'));
    });
    expect(rises(results.map((r) => figure(r, 'selfConsumption')))).toBe(true);
    // Without a battery, minutes use less of the sun than means of an hour do: 8 % in households.
    const bare = results[0]!.channels.find((c) => c.id === 'building.selfConsumption')!;
    for (const b of heated()) {
      if (!(bare.values[b]! > 0) || !['SFH', 'TH', 'MFH', 'AB'].includes(classOf(b))) continue;
      expect(bare.lower![b]!).toBeLessThanOrEqual(0.92 * bare.values[b]! + 1e-4);
    }
  });

  it('charge 0.56 cars a head with 2100 kWh a year by the share that is electric', async () => {
    const shares = [12, 52, 100];
    const without = await run({ ev_share: 0 });
    const people = sum(city.hours!.people);
    const results = await at('ev_share', shares);
    results.forEach((r, i) => {
      const gwh = (people * 0.56 * 2100 * shares[i]!) / 100 / 1e6;
      const more = figure(r, 'electricityTotal') - figure(without, 'electricityTotal');
      expect(share(more, gwh)).toBeLessThan(1e-9);
      for (const q of ['heatingNeed', 'co2', 'electricityUse'])
        expect(figure(r, q)).toBe(figure(without, q));
    });
    expect(rises(results.map((r) => figure(r, 'electricityPeak')))).toBe(true);
  });

  it('make a warmer room and a colder climate the same to heat, as a linear zone must', async () => {
    const none = figure(await run({}), 'heatingNeed');
    for (const kelvin of [1, 2, 3]) {
      const lower = figure(await run({ heating_setpoint: -kelvin }), 'heatingNeed');
      const warmer = figure(await run({ climate_warming: kelvin }), 'heatingNeed');
      expect(lower).toBeLessThan(none);
      expect(share(lower, warmer)).toBeLessThan(0.02);
    }
    const set = await at('heating_setpoint', [-2, 0, 1]);
    expect(rises(set.map((r) => figure(r, 'heatingNeed')))).toBe(true);
    expect(rises(set.map((r) => figure(r, 'peakLoad')))).toBe(true);
  });

  it('heat less and cool more of a warmer climate, never by more than the kelvins of every hour', async () => {
    const kelvins = [0, 1.5, 4];
    const results = await at('climate_warming', kelvins);
    const { cells, of } = city.hours!.representatives.cells;
    const [heat, cold] = ['heatingNeed', 'coolingNeed'].map((q) =>
      results.map((r) => figure(r, q)),
    );
    expect(falls(heat!)).toBe(true);
    expect(rises(cold!)).toBe(true);
    /** GWh/a for every kelvin of all hours, with all the air that a building changes. */
    const most = sum(
      heated().map((b) => {
        const { year, envelope: e } = cells[of[city.stock.archetype[b]! * 3]!]!;
        const { wall, roof, floor, area } = city.stock;
        const { windowShare: w, roomHeight } = year.of;
        const air = Math.max(...year.air.flatMap((day) => [...day])) + e.infiltration;
        const h =
          wall[b]! * ((1 - w) * e.wall + w * e.window) +
          roof[b]! * e.roof +
          floor[b]! * 0.5 * e.floor +
          (wall[b]! + roof[b]! + floor[b]!) * e.bridge +
          0.34 * roomHeight * (air + year.use.airing);
        return (h * area[b]! * 8.76) / 1e6;
      }),
    );
    kelvins.forEach((kelvin, i) => {
      expect(heat![0]! - heat![i]!).toBeLessThanOrEqual(kelvin * most);
      expect(cold![i]! - cold![0]!).toBeLessThanOrEqual(kelvin * most);
      expect(heat![0]! - heat![i]!).toBeGreaterThanOrEqual(0.2 * kelvin * most);
    });
  });

  it('yield in proportion to the sun, which also warms rooms', async () => {
    const changes = [-10, 4, 10];
    const usual = await run({});
    const results = await at('solar_change', changes);
    results.forEach((r, i) => {
      expect(
        share(figure(r, 'pvYield'), figure(usual, 'pvYield') * (1 + changes[i]! / 100)),
      ).toBeLessThan(1e-9);
    });
    expect(falls(results.map((r) => figure(r, 'heatingNeed')))).toBe(true);
    expect(rises(results.map((r) => figure(r, 'coolingNeed')))).toBe(true);
  });
});
