import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Assignment, finish } from '../../../src/forecast/mobility/assignment.ts';
import { networkOf, planOf } from '../../../src/forecast/mobility/assumed.ts';
import { trafficLeverIds } from '../../../src/forecast/mobility/inputs.ts';
import { type PreparedTraffic, prepareTraffic } from '../../../src/forecast/mobility/prepare.ts';
import { runTraffic } from '../../../src/forecast/mobility/run.ts';
import { TodaySamples } from '../../../src/forecast/mobility/samples.ts';
import { Traffic } from '../../../src/forecast/mobility/solve.ts';
import type { ForecastResult } from '../../../src/forecast/protocol.ts';
import type { Assumptions } from '../../../src/scenario/scenario.ts';
import { gridInputs } from './city.ts';

const prepared: PreparedTraffic = finish(prepareTraffic(gridInputs()));
const samples = new TodaySamples(prepared);

function answers(assumptions: Assumptions, of = prepared, known = samples): ForecastResult[] {
  return [...runTraffic(of, known, assumptions)].flatMap((answer) => answer ?? []);
}
const last = (assumptions: Assumptions): ForecastResult => answers(assumptions).at(-1)!;
const figure = (result: ForecastResult, quantity: string) =>
  result.figures.find((f) => f.quantity === quantity)!;
const difference = (result: ForecastResult, quantity: string) =>
  result.differences.find((f) => f.quantity === quantity)!;

/** Traffic of a plan, settled. */
function settle(levers: Readonly<Record<string, number>>, closed: readonly string[] = []): Traffic {
  const { graph, service, situation, skims, paths, today } = prepared;
  const roads = closed.length > 0 ? [{ id: 'x', kind: 'closed' as const, roads: closed }] : [];
  const plan = planOf(levers, today, roads);
  const traffic = new Traffic(graph, service, situation, plan, skims, paths);
  for (let s = 0; s < 100; s++) {
    finish(traffic.step());
    if (traffic.relativeGap <= 1e-5 && traffic.demandGap <= 1e-5) break;
  }
  return traffic;
}

describe('traffic of today', () => {
  it('parts districts into zones that hold all people and jobs', () => {
    const { zones } = prepared.graph;
    expect(zones.length).toBeGreaterThan(8);
    expect(zones.reduce((sum, zone) => sum + zone.population, 0)).toBeCloseTo(16_000, 6);
    expect(zones.reduce((sum, zone) => sum + zone.jobs, 0)).toBeCloseTo(7800, 6);
    for (const zone of zones) expect(zone.nodes.length).toBeGreaterThan(0);
  });

  it('finds the main roads that lead over the edge', () => {
    const { gateways } = prepared.graph;
    expect(gateways).toHaveLength(4);
    for (const gateway of gateways) expect(gateway.inward.primary).toBe(1500);
  });

  it('sends every person and draws as many as each zone attracts, within 1e-6', () => {
    const { demand, parameters } = prepared.situation;
    expect(demand.balance.error).toBeLessThanOrEqual(1e-6);
    const trips = parameters.trips.reduce((a, b) => a + b, 0);
    expect(demand.persons.reduce((a, b) => a + b, 0) / (trips * 16_000)).toBeCloseTo(1, 9);
  });

  it('has the shares of modes that the model states', () => {
    const { figures } = prepared.base;
    const wanted = prepared.situation.parameters.modeShares;
    expect(figures.carShare).toBeCloseTo(100 * wanted.car, 0);
    expect(figures.walkShare).toBeCloseTo(100 * wanted.walk, 0);
  });

  it('is settled: the gap is below 1e-4, and nothing changes from today to today', () => {
    expect(prepared.relativeGap).toBeLessThanOrEqual(1e-4);
    const [first, ...later] = answers({ levers: {} });
    expect(first!.precision?.final).toBe(false);
    expect(later.at(-1)!.precision).toMatchObject({ final: true, progress: 1, target: 1e-4 });
    for (const { value, lower, upper } of first!.differences)
      expect([value, lower, upper]).toEqual([0, 0, 0]);
  });
});

describe('traffic under a plan', () => {
  it('keeps what flows in and out of each node in balance', () => {
    const { graph } = prepared;
    const traffic = settle({ travel_demand: 20 });
    const balance = new Float64Array(graph.nodes);
    traffic.assignment.volumes.forEach((volume, link) => {
      balance[graph.from[link]!]! -= volume;
      balance[graph.to[link]!]! += volume;
    });
    for (let node = graph.centres; node < graph.nodes; node++)
      expect(Math.abs(balance[node]!)).toBeLessThan(1e-6);
  });

  it('has shares of modes that sum to one for every pair', () => {
    const { split } = settle({ transit_frequency: 100, city_charge: 10 });
    for (let pair = 0; pair < split.car.length; pair++) {
      const sum =
        split.car[pair]! + split.transit[pair]! + split.bicycle[pair]! + split.walk[pair]!;
      expect(sum).toBeCloseTo(1, 9);
    }
  });

  it('never has more car trips for a higher charge or dearer fuel', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('city_charge', 'fuel_price'),
        fc.double({ min: 1, max: 4, noNaN: true }),
        fc.double({ min: 0.05, max: 5, noNaN: true }),
        (lever, value, more) => {
          const cheap = settle({ [lever]: value });
          const dear = settle({ [lever]: value + more });
          expect(dear.modeShares().car).toBeLessThanOrEqual(cheap.modeShares().car + 1e-5);
          expect(dear.vehicles.cars).toBeLessThanOrEqual(cheap.vehicles.cars * (1 + 1e-4));
        },
      ),
      { numRuns: 12, seed: 3 },
    );
  });

  it('draws people to the bus for more departures, and to the bicycle for a better network', () => {
    const now = settle({}).modeShares();
    expect(settle({ transit_frequency: 100 }).modeShares().transit).toBeGreaterThan(now.transit);
    expect(settle({ transit_frequency: -50 }).modeShares().transit).toBeLessThan(now.transit);
    expect(settle({ cycling_network: 100 }).modeShares().bicycle).toBeGreaterThan(now.bicycle);
  });

  it('takes all traffic off a closed road and slows a slowed one', () => {
    const closed = ['h3.2', 'v4.4'];
    const result = last({ levers: {}, roads: [{ id: 'a', kind: 'closed', roads: closed }] });
    const { roads, links } = prepared.graph.roads;
    const flow = result.channels.find((c) => c.id === 'road.flow')!;
    for (let link = 0; link < links.count; link++)
      if (closed.includes(roads.id[links.road[link]!]!)) {
        expect(flow.values[link]).toBe(0);
        expect(flow.upper![link]).toBe(0);
      }
    expect(result.notes).toBeUndefined();
    expect(difference(result, 'vehicleKilometres').value).not.toBe(0);

    const slow = last({
      levers: {},
      roads: [{ id: 'b', kind: 'speed', speed: 20, roads: ['h3.2'] }],
    });
    const speed = slow.channels.find((c) => c.id === 'road.speed')!;
    for (let link = 0; link < links.count; link++)
      if (roads.id[links.road[link]!] === 'h3.2')
        expect(speed.values[link]).toBeLessThanOrEqual(20 + 1e-4);
  });

  it('says which districts a closure cuts off', () => {
    // Every street that leaves the north-western quarter.
    const ids = prepared.graph.roads.roads.id;
    const cut = ids.filter((id) => {
      const [, x = '', y = ''] = /^[a-z]+(\d+)\.(\d+)$/.exec(id) ?? [];
      if (id.startsWith('out')) return Number(x) === 0 && Number(y) > 4;
      return id.startsWith('h') ? x === '4' && Number(y) >= 4 : y === '3' && Number(x) <= 4;
    });
    const result = last({ levers: {}, roads: [{ id: 'a', kind: 'closed', roads: cut }] });
    expect(result.notes?.[0]?.en).toContain('District NW');
    for (const { value } of result.figures) expect(Number.isFinite(value)).toBe(true);
  });

  it('gives finite numbers inside their intervals for any levers within their ranges', () => {
    const { levers } = prepared.model;
    const any = fc.record(
      Object.fromEntries(
        levers.map(({ id, min, max }) => [id, fc.double({ min, max, noNaN: true })]),
      ),
    );
    fc.assert(
      fc.property(any, (values) => {
        for (const result of answers({ levers: values })) {
          for (const { value, lower, upper } of [...result.figures, ...result.differences]) {
            expect(Number.isFinite(value)).toBe(true);
            expect(lower).toBeLessThanOrEqual(value);
            expect(upper).toBeGreaterThanOrEqual(value);
          }
          for (const { values: v, lower, upper } of [
            ...result.channels,
            ...result.channelDifferences,
          ])
            for (let link = 0; link < v.length; link++) {
              if (!(lower![link]! <= v[link]! && v[link]! <= upper![link]!))
                expect.unreachable(`${lower![link]} ${v[link]} ${upper![link]}`);
            }
        }
      }),
      { numRuns: 6, seed: 5 },
    );
    expect(levers.map(({ id }) => id)).toEqual([...trafficLeverIds]);
  });

  it('burns less and needs more electricity as cars turn electric', () => {
    const half = last({ levers: { ev_share: 50 } });
    expect(difference(half, 'trafficCo2').upper).toBeLessThan(0);
    expect(difference(half, 'trafficNox').upper).toBeLessThan(0);
    expect(difference(half, 'carElectricity').lower).toBeGreaterThan(0);
    expect(figure(half, 'trafficCo2').lower).toBeGreaterThan(0);
  });

  it('finds the same from a warm start as from nothing', () => {
    const { graph, situation, today } = prepared;
    const plan = planOf({ fuel_price: 3 }, today, []);
    const warm = settle({ fuel_price: 3 });
    const cold = new Traffic(graph, prepared.service, situation, plan, prepared.skims);
    for (let s = 0; s < 200; s++) {
      finish(cold.step());
      if (cold.relativeGap <= 1e-5 && cold.demandGap <= 1e-5) break;
    }
    const total = (t: Traffic): number =>
      t.assignment.volumes.reduce((sum, v, link) => sum + v * graph.length[link]!, 0);
    expect(total(cold) / total(warm)).toBeCloseTo(1, 3);
  });
});

describe('a step-by-step assignment', () => {
  it('names pairs that no open link serves and goes on with the others', () => {
    const { graph, situation, todayPlan } = prepared;
    const network = networkOf(graph, situation.parameters, todayPlan);
    const closed = new Uint8Array(network.from.length);
    network.from.forEach((node, link) => {
      if (node === 0) closed[link] = 1;
    });
    const trips = new Float64Array(graph.centres ** 2).fill(1);
    const run = new Assignment({ ...network, closed }, { zones: graph.centres, trips });
    for (let s = 0; s < 3; s++) {
      finish(run.search());
      finish(run.equalise());
    }
    expect(new Set(run.unserved.map(({ origin }) => origin))).toEqual(new Set([0]));
    expect(run.unserved).toHaveLength(graph.centres - 1);
    expect(run.volumes.every(Number.isFinite)).toBe(true);
  });
});
