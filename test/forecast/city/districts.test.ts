import { beforeAll, describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/channel/channel.ts';
import { inlinePool } from '../../../src/forecast/energy/city/exact.ts';
import { type Prepared, prepareForecast } from '../../../src/forecast/energy/prepare.ts';
import { exactFirst, exactForecast } from '../../../src/forecast/energy/refine.ts';
import { runForecast } from '../../../src/forecast/energy/run.ts';
import type { ForecastResult } from '../../../src/forecast/protocol.ts';
import type { LeverValues } from '../../../src/scenario/lever.ts';
import { town } from './town.ts';

/** District channel, building channel, the city's figure, and whether buildings tell values per area. */
const parts = [
  ['heatingDemand', 'heatingNeed', 'MWh/a', false],
  ['coolingNeed', 'coolingNeed', 'MWh/a', true],
  ['finalEnergy', 'finalEnergy', 'MWh/a', false],
  ['co2', 'co2', 't/a', true],
  ['pvYield', 'pvYield', 'MWh/a', false],
] as const;

const none = new AbortController().signal;
const pool = inlinePool();
const inputs = town(150);
/** The same town with every building in a district. */
const covered = () => {
  const { count, columns } = inputs.table;
  const codes = Uint8Array.from({ length: count }, (_, b) => b % 3);
  const district = { kind: 'category', categories: ['North', 'Centre', 'South'], codes } as const;
  return { ...inputs, table: { count, columns: { ...columns, district } } };
};
const moved: LeverValues = { retrofit_rate: 2.5, heat_pump_share: 45, climate_warming: 1.5 };
let city: Prepared;
beforeAll(async () => {
  city = await exactFirst(prepareForecast(inputs), pool, none);
});

const of = (channels: readonly Channel[], id: string): Channel =>
  channels.find((c) => c.id === id)!;
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((s, v) => s + v, 0);
/** Sums of a building channel by district, and of those in none, counted the slow way. */
function byHand(channels: readonly Channel[], id: string, perArea: boolean): Map<number, number> {
  const sums = new Map<number, number>();
  of(channels, `building.${id}`).values.forEach((value, b) => {
    const area = city.stock.area[b]!;
    const whole = perArea ? (value * area) / 1000 : value;
    const district = city.hours!.districts.of[b]!;
    if (area > 0 || (!perArea && !Number.isNaN(value)))
      sums.set(district, (sums.get(district) ?? 0) + whole);
  });
  return sums;
}

describe('annual sums of districts', () => {
  let exact: ForecastResult;
  beforeAll(async () => {
    exact = await exactForecast(city, moved, 1, pool, none);
  });

  it('and of buildings in none add up to the figures of the city, in A and B and in their change', () => {
    for (const r of [runForecast(city, { target_year: 2025 }), runForecast(city, moved), exact])
      for (const [id, quantity, unit, perArea] of parts) {
        const sides = [
          [r.channels, r.figures],
          [r.channelDifferences, r.differences],
        ] as const;
        for (const [channels, figures] of sides) {
          const district = of(channels, `district.${id}`);
          const figure = figures.find((f) => f.quantity === quantity)!;
          const hand = byHand(channels, id, perArea);
          expect(district).toMatchObject({
            unit,
            target: 'district',
            labels: ['North', 'Centre', 'South'],
            window: of(channels, `building.${id}`).window,
          });
          expect(district.values.length).toBe(3);
          district.values.forEach((value, d) => {
            expect(Math.abs(value - hand.get(d)!)).toBeLessThan(1e-6 * (Math.abs(value) + 1e-9));
          });
          const all = sum(district.values) + (hand.get(255) ?? 0);
          const size = Math.max(
            1e-9,
            1000 * Math.abs(r.figures.find((f) => f.quantity === quantity)!.value),
          );
          expect(Math.abs(all - 1000 * figure.value) / size, id).toBeLessThan(1e-6);
        }
      }
  });

  it('have intervals that together are those of the city', async () => {
    const whole = await exactFirst(prepareForecast(covered()), pool, none);
    const r = await exactForecast(whole, moved, 1, pool, none);
    const sides = [
      [r.channels, r.figures],
      [r.channelDifferences, r.differences],
    ] as const;
    for (const [channels, figures] of sides)
      for (const [id, quantity] of parts) {
        const { values, lower, upper } = of(channels, `district.${id}`);
        const figure = figures.find((f) => f.quantity === quantity)!;
        const near = (mwh: number, gwh: number) =>
          Math.abs(mwh - 1000 * gwh) < 1e-6 * (Math.abs(mwh) + Math.abs(sum(values)) + 1);
        expect(near(sum(values), figure.value), id).toBe(true);
        expect(near(sum(lower!), figure.lower), `${id} lower`).toBe(true);
        expect(near(sum(upper!), figure.upper), `${id} upper`).toBe(true);
        values.forEach((value, d) => {
          expect(lower![d]!).toBeLessThanOrEqual(value);
          expect(upper![d]!).toBeGreaterThanOrEqual(value);
        });
      }
  });

  it('are surer in their change than the two sides taken apart', () => {
    const a = runForecast(city, { target_year: 2025 });
    for (const id of ['heatingDemand', 'finalEnergy']) {
      const width = ({ lower, upper }: Channel, d: number) => upper![d]! - lower![d]!;
      for (let d = 0; d < 3; d++) {
        const apart = Math.hypot(
          width(of(exact.channels, `district.${id}`), d),
          width(of(a.channels, `district.${id}`), d),
        );
        expect(width(of(exact.channelDifferences, `district.${id}`), d)).toBeLessThan(apart);
      }
    }
  });
});
