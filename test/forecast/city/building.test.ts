import { beforeAll, describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/channel/channel.ts';
import { ForecastClient } from '../../../src/forecast/client.ts';
import { buildingHourChannels, buildingHours } from '../../../src/forecast/energy/buildingHours.ts';
import { heatGroup } from '../../../src/forecast/energy/city/curves.ts';
import { exactSetup, inlinePool, runTask } from '../../../src/forecast/energy/city/exact.ts';
import { conditionsOf } from '../../../src/forecast/energy/city/levers.ts';
import { type StockWorker, shareWorker } from '../../../src/forecast/energy/hoursClient.ts';
import {
  baselineLevers,
  type Prepared,
  prepareForecast,
} from '../../../src/forecast/energy/prepare.ts';
import { exactFirst, exactForecast } from '../../../src/forecast/energy/refine.ts';
import { scenarioOf } from '../../../src/forecast/energy/run.ts';
import type { HoursAnswer, StockRequest } from '../../../src/forecast/protocol.ts';
import { forecastServer } from '../../../src/forecast/serve.ts';
import type { LeverValues } from '../../../src/scenario/lever.ts';
import { syntheticEnvelope } from './envelope.ts';
import { town } from './town.ts';

const table = town(60);
const inputs = {
  ...table,
  envelope: syntheticEnvelope(table.table),
  timeZone: 'Europe/Berlin',
  holidays: ['2018-05-01'],
};
const none = new AbortController().signal;
const pool = inlinePool();
let city: Prepared;
beforeAll(async () => {
  city = await exactFirst(prepareForecast(inputs), pool, none);
});
const moved: LeverValues = {
  retrofit_rate: 3,
  heat_pump_share: 60,
  pv_share: 60,
  heating_setpoint: -1,
  climate_warming: 2,
  solar_change: -5,
  ev_share: 40,
};
const sum = (of: ArrayLike<number>): number => Array.from(of).reduce((s, v) => s + v, 0);
const bytes = ({ values }: Channel): Buffer => Buffer.from(values.buffer);
const heated = (): number[] =>
  Array.from({ length: city.stock.count }, (_, b) => b).filter((b) => city.stock.area[b]! > 0);

describe('hours of one building', () => {
  it('are those of the exact run', () => {
    for (const values of [baselineLevers(city), moved]) {
      const { levers, plan, states } = scenarioOf(city, values);
      const conditions = conditionsOf(levers, plan.years);
      for (const b of heated().slice(0, 25)) {
        const [v, k] = [states.variant[b]!, states.system[b]!];
        const group = heatGroup(k, v);
        const exact = runTask(exactSetup(city, city.hours!), {
          buildings: Uint32Array.of(b),
          variant: Uint8Array.of(v),
          group: Uint8Array.of(group),
          conditions,
          hourly: true,
        });
        const own = buildingHours(city, values, b).power;
        let worst = 0;
        exact.curves!.heat[group]!.forEach((w, i) => {
          worst = Math.max(worst, Math.abs(w - own.heat[i]!));
        });
        expect(worst).toBeLessThan(1e-9);
        const area = city.stock.area[b]!;
        expect(sum(own.heat)).toBeCloseTo(exact.heating[0]! * area, 1);
        expect(sum(own.cooling)).toBeCloseTo(exact.cooling[0]! * area, 1);
      }
    }
  });

  it('sum to the figures of the building on the map', async () => {
    const r = await exactForecast(city, moved, 1, pool, none);
    const at = (id: string, b: number): number => r.channels.find((c) => c.id === id)!.values[b]!;
    for (const b of heated().slice(0, 25)) {
      const { power, pv } = buildingHours(city, moved, b);
      const without = sum(power.electricity) - sum(power.vehicles);
      expect(without / 1000 / at('building.electricity', b)).toBeCloseTo(1, 5);
      expect(sum(power.heat) / 1000).toBeCloseTo(at('building.heatingDemand', b), 3);
      expect(sum(pv) / 1000).toBeCloseTo(at('building.pvYield', b), 3);
      expect(Math.max(...power.heat)).toBeCloseTo(at('building.peakHeat', b), 3);
    }
  });

  it('lie within their intervals, name their unit and add up', () => {
    const b = heated()[3]!;
    const channels = buildingHourChannels(city, moved, b);
    for (const c of channels) {
      expect(c).toMatchObject({ target: 'building', unit: 'kW', steps: 8760, stepSeconds: 3600 });
      expect(c.values.every((x, i) => c.lower![i]! <= x && x <= c.upper![i]!)).toBe(true);
    }
    const of = (id: string): number =>
      sum(channels.find((c) => c.id === `building.load.${id}`)!.values);
    const used = of('heatElectricity') + of('appliances') + of('vehicles') + of('chillers');
    expect(of('electricity') / used).toBeCloseTo(1, 5);
    expect(of('grid')).toBeCloseTo(of('electricity') - of('pv'), 1);
  });

  it('are refused with a reason where there are none', () => {
    const { weather: _, ...dry } = inputs;
    expect(() => buildingHours(prepareForecast(dry), {}, 0)).toThrow(/weather file/);
    const { count } = table.table;
    const other = syntheticEnvelope({ ...table.table, count: count - 1 });
    expect(() => prepareForecast({ ...inputs, envelope: other })).toThrow(/59 rows/);
    expect(() => buildingHours(city, {}, 60)).toThrow(/no building 60/);
    const cold = city.stock.area.indexOf(0);
    const area = city.stock.area.slice();
    area[3] = Number.NaN;
    const unsized = { ...city, stock: { ...city.stock, area } };
    expect(() => buildingHours(unsized, {}, 3)).toThrow(/neither floor area/);
    if (cold >= 0) expect(() => buildingHours(city, {}, cold)).toThrow(/not heated/);
  });
});

/** The worker's side in this thread. */
function local(): { worker: StockWorker; asked: number[] } {
  const asked: number[] = [];
  const worker: StockWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (message: StockRequest) => {
      if (message.type === 'hours') asked.push(message.gid);
      setTimeout(() => serve(message));
    },
    terminate: () => undefined,
  };
  const tell = (data: unknown): void =>
    void setTimeout(() => worker.onmessage?.({ data } as MessageEvent<HoursAnswer>));
  const serve = forecastServer(tell, inlinePool, tell);
  return { worker, asked };
}

describe('hours of one building over a worker', () => {
  it('come beside the answers to scenarios, latest wins', async () => {
    const { worker, asked } = local();
    const { scenarios, hours } = shareWorker(worker);
    const client = new ForecastClient(() => scenarios);
    await client.prepare(inputs);
    const [first, second, third] = [0, 1, 2].map((i) => hours.ask(heated()[i]!, moved));
    const run = client.run({ levers: moved });
    expect(await first).toBeUndefined();
    expect(await second).toBeUndefined();
    const channels = (await third)!;
    buildingHourChannels(city, moved, heated()[2]!).forEach((c, i) => {
      expect(Buffer.compare(bytes(c), bytes(channels[i]!)), c.id).toBe(0);
    });
    expect(asked).toEqual([heated()[0], heated()[2]]);
    expect((await run)?.figures.length).toBeGreaterThan(0);
    await expect(hours.ask(60, {})).rejects.toMatchObject({ code: 'hoursBuilding' });
    const dropped = hours.ask(heated()[0]!, {});
    hours.cancel();
    expect(await dropped).toBeUndefined();
    const after: readonly Channel[] | undefined = await hours.ask(heated()[0]!, {});
    expect(after?.length).toBe(channels.length);
    client.dispose();
  });
});
