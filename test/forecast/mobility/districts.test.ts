import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/channel/channel.ts';
import { finish } from '../../../src/forecast/mobility/assignment.ts';
import { planOf, type TrafficPlan } from '../../../src/forecast/mobility/assumed.ts';
import { shares } from '../../../src/forecast/mobility/choice.ts';
import { costsOf } from '../../../src/forecast/mobility/costs.ts';
import { districtLinksOf } from '../../../src/forecast/mobility/districtLinks.ts';
import {
  type DistrictTrips,
  districtTripsOf,
} from '../../../src/forecast/mobility/districtTrips.ts';
import {
  type DistrictQuantity,
  districtChannelUnits,
} from '../../../src/forecast/mobility/inputs.ts';
import { type Measured, measure } from '../../../src/forecast/mobility/measure.ts';
import { modes } from '../../../src/forecast/mobility/model.ts';
import { linkCost } from '../../../src/forecast/mobility/network.ts';
import { type PreparedTraffic, prepareTraffic } from '../../../src/forecast/mobility/prepare.ts';
import { runTraffic } from '../../../src/forecast/mobility/run.ts';
import { TodaySamples } from '../../../src/forecast/mobility/samples.ts';
import { Traffic } from '../../../src/forecast/mobility/solve.ts';
import { stateOf } from '../../../src/forecast/mobility/state.ts';
import { zonesOf } from '../../../src/forecast/mobility/zones.ts';
import type { ForecastResult } from '../../../src/forecast/protocol.ts';
import type { LeverValues } from '../../../src/scenario/lever.ts';
import { districts, gridInputs } from './city.ts';

const prepared: PreparedTraffic = finish(prepareTraffic(gridInputs()));
const { graph, service, situation, today } = prepared;
const quantities = Object.keys(districtChannelUnits) as DistrictQuantity[];

interface Ran {
  readonly plan: TrafficPlan;
  readonly traffic: Traffic;
  readonly trips: DistrictTrips;
  readonly measured: Measured;
}

/** A plan's traffic after a few steps: what is told of it must agree at any time. */
function ran(levers: LeverValues, steps = 3): Ran {
  const plan = planOf({ ...today, ...levers }, today, []);
  const traffic = new Traffic(graph, service, situation, plan, prepared.skims, prepared.paths);
  for (let s = 0; s < steps; s++) finish(traffic.step());
  const state = stateOf(prepared, situation, traffic, plan);
  const measured = measure(prepared, state, situation.parameters, plan);
  return { plan, traffic, trips: state.trips, measured };
}

const anyLevers = fc.record(
  Object.fromEntries(
    prepared.model.levers.map(({ id, min, max }) => [id, fc.double({ min, max, noNaN: true })]),
  ),
);

const sum = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((total, value) => total + value, 0);
const mean = (values: ArrayLike<number>, weights: ArrayLike<number>): number =>
  sum(Array.from(values, (value, d) => value * weights[d]!)) / sum(weights);
const personsOf = ({ persons, cars }: DistrictTrips): number[] =>
  Array.from(cars, (_, d) => sum(persons.subarray(d * modes.length, (d + 1) * modes.length)));

describe('what is told of districts', () => {
  it('has shares of modes that sum to 100 %, and whose mean over trips is the city’s own', () => {
    fc.assert(
      fc.property(anyLevers, (levers) => {
        const { measured, trips } = ran(levers, 1);
        const { districts: own, figures } = measured;
        const weights = personsOf(trips);
        for (let d = 0; d < weights.length; d++)
          expect(sum(modes.map((mode) => own[`${mode}Share`][d]!))).toBeCloseTo(100, 9);
        for (const mode of modes) {
          const error = mean(own[`${mode}Share`], weights) / figures[`${mode}Share`] - 1;
          expect(Math.abs(error)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 12, seed: 4 },
    );
  });

  it('adds up to the city’s cars, and its times to the city’s by those who travel', () => {
    const { plan, traffic, trips, measured } = ran({ city_charge: 3, transit_frequency: 40 });
    const { districts: own, figures } = measured;
    expect(
      sum(own.carTrips) / stateOf(prepared, situation, traffic, plan).residentCars,
    ).toBeCloseTo(1, 9);
    expect(mean(own.carTime, trips.driving.persons) / figures.carTime).toBeCloseTo(1, 9);
    expect(mean(own.transitTime, trips.riding.persons) / figures.transitTime).toBeCloseTo(1, 9);
  });

  it('has the times by car that a sum over all paths gives', () => {
    const { traffic, measured } = ran({ travel_demand: 25 }, 4);
    const { zones, centres } = graph;
    const { split, assignment, network } = traffic;
    const { hourPersons } = situation.demand;
    const { pairs } = assignment.paths();
    const minutes = (link: number): number =>
      linkCost(network, link, assignment.volumes[link]!) - network.fixed[link]!;
    const total = measured.districts.carTime.map(() => 0);
    const people = total.slice();
    zones.forEach(({ district }, i) => {
      for (let j = 0; j < zones.length; j++) {
        const pair = i * zones.length + j;
        const drivers = hourPersons[pair]! * split.car[pair]!;
        const paths = pairs.get(i * centres + j) ?? [];
        const driving =
          i === j
            ? 3 * service.distance[pair]!
            : sum(paths.map(({ links, share }) => share * sum(Array.from(links, minutes))));
        total[district]! += drivers * (situation.parameters.choice.carAccess + driving);
        people[district]! += drivers;
      }
    });
    measured.districts.carTime.forEach((time, d) => {
      expect(time / (total[d]! / people[d]!)).toBeCloseTo(1, 9);
    });
  });

  it('tells the exhaust of the roads inside: with those outside it is the city’s', () => {
    const { measured } = ran({ ev_share: 20 });
    const { areas } = prepared;
    const { links } = graph.roads;
    let outside = 0;
    for (let link = 0; link < links.count; link++) {
      const inside = sum(areas.share.subarray(areas.start[link]!, areas.start[link + 1]!));
      expect(inside).toBeLessThanOrEqual(1 + 1e-9);
      if (inside < 1) outside += 1;
    }
    expect(outside).toBeGreaterThan(0);
    const { trafficCo2, trafficNox } = measured.districts;
    expect(sum(trafficCo2) / 1e3).toBeLessThan(measured.figures.trafficCo2);
    expect(sum(trafficCo2) / 1e3).toBeGreaterThan(0.5 * measured.figures.trafficCo2);
    expect(sum(trafficNox) / 1e3).toBeLessThan(measured.figures.trafficNox);
  });

  it('never has more car trips in the city for a charge, nor in any district at given travel times', () => {
    const { parameters, constants } = situation;
    const at = (charge: number): DistrictTrips => {
      const plan = planOf({ city_charge: charge }, today, []);
      const traffic = new Traffic(graph, service, situation, plan, prepared.skims, prepared.paths);
      finish(traffic.assignment.search());
      const costs = costsOf(graph, service, parameters, plan, traffic.assignment.skims);
      const split = shares(costs, constants, parameters.choice.scale);
      const { assignment } = traffic;
      return districtTripsOf(graph, service, situation.demand, plan, { split, assignment }, 4);
    };
    const carShare = ({ persons }: DistrictTrips, d: number): number =>
      persons[d * modes.length]! / sum(persons.subarray(d * modes.length, (d + 1) * modes.length));
    const price = fc.double({ min: 0, max: 12, noNaN: true });
    fc.assert(
      fc.property(price, price, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const [cheap, dear] = [at(low), at(high)];
        for (let d = 0; d < 4; d++)
          expect(carShare(dear, d)).toBeLessThanOrEqual(carShare(cheap, d) + 1e-9);
        const [before, after] = [ran({ city_charge: low }), ran({ city_charge: high })];
        expect(after.measured.figures.carShare).toBeLessThanOrEqual(
          before.measured.figures.carShare + 1e-3,
        );
      }),
      { numRuns: 8, seed: 6 },
    );
  });
});

describe('channels of districts', () => {
  const answers = (of: PreparedTraffic, levers: LeverValues): ForecastResult[] =>
    [...runTraffic(of, new TodaySamples(of), { levers })].flatMap((answer) => answer ?? []);
  const ofDistricts = (channels: readonly Channel[]): readonly Channel[] =>
    channels.filter(({ target }) => target === 'district');

  it('come with unit, year, names and intervals, and with changes from today', () => {
    const all = answers(prepared, { city_charge: 4 });
    for (const result of [all[0]!, all.at(-1)!]) {
      const own = ofDistricts(result.channels);
      expect(own.map(({ id }) => id)).toEqual(quantities.map((id) => `district.${id}`));
      for (const channel of own) {
        expect(channel.labels).toEqual(prepared.districts);
        expect(channel.unit).toBe(districtChannelUnits[channel.id.slice(9) as DistrictQuantity]);
        expect(channel.window.start).toMatch(/^20\d\d-01-01$/);
        expect(channel.title.de).not.toBe(channel.title.en);
        const change = result.channelDifferences.find(({ id }) => id === channel.id)!;
        for (const { values, lower, upper } of [channel, change])
          values.forEach((value, d) => {
            expect(lower![d]).toBeLessThanOrEqual(value);
            expect(upper![d]).toBeGreaterThanOrEqual(value);
          });
        const before = prepared.base.districts[channel.id.slice(9) as DistrictQuantity];
        channel.values.forEach((value, d) => {
          const error = change.values[d]! - (value - before[d]!);
          expect(Math.abs(error)).toBeLessThanOrEqual(1e-6 * Math.abs(value));
        });
      }
      const width = own.map(({ lower, upper }) => sum(upper!.map((u, d) => u - lower![d]!)));
      for (const w of width) expect(w).toBeGreaterThan(0);
    }
  });

  it('have no change from today to today', () => {
    for (const result of answers(prepared, {}))
      for (const { values, lower, upper } of ofDistricts(result.channelDifferences))
        for (const v of [values, lower!, upper!])
          expect(v.every((value) => value === 0)).toBe(true);
  });

  it('tell nothing of trips where nobody lives or works, but of the traffic that passes', () => {
    const collection = districts() as { features: { properties: Record<string, unknown> }[] };
    Object.assign(collection.features[3]!.properties, { population: 0, jobs: 0 });
    const of = finish(prepareTraffic({ ...gridInputs(), zones: zonesOf(collection) }));
    const result = answers(of, { travel_demand: 10 })[0]!;
    const value = (id: DistrictQuantity, of = result.channels): Channel =>
      of.find((c) => c.id === `district.${id}`)!;
    for (const id of ['carShare', 'walkShare', 'carTime', 'transitTime'] as const)
      for (const of of [result.channels, result.channelDifferences]) {
        const { values, lower, upper } = value(id, of);
        expect([values[3], lower![3], upper![3]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
        expect(values.subarray(0, 3).every(Number.isFinite)).toBe(true);
      }
    expect(value('carTrips').values[3]).toBe(0);
    expect(value('trafficCo2').values[3]).toBeGreaterThan(0);
    for (const { value } of result.figures) expect(Number.isFinite(value)).toBe(true);
  });
});

describe('links by district', () => {
  it('are parted where they cross a border', () => {
    const { roads } = gridInputs();
    const west = Math.min(...roads.nodes.lon) - 1;
    const [south, north] = [Math.min(...roads.nodes.lat) - 1, Math.max(...roads.nodes.lat) + 1];
    const road = roads.roads.id.indexOf('h3.2');
    const [a, b] = [roads.roads.lon[roads.roads.start[road]!]!, 0.003];
    const border = a + 0.25 * b;
    const ring = [west, south, border, south, border, north, west, north, west, south];
    const zones = {
      count: 1,
      id: ['W'],
      name: ['W'],
      rings: [[Float64Array.from(ring)]],
      population: Float64Array.of(1),
      jobs: Float64Array.of(1),
    };
    const { start, district, share } = districtLinksOf(roads, zones);
    const link = roads.links.road.indexOf(road);
    expect(start[link + 1]! - start[link]!).toBe(1);
    expect(district[start[link]!]).toBe(0);
    // Roads are cut into pieces of up to 50 m, each in one district.
    const pieces = Math.ceil(roads.roads.length[road]! / 50);
    expect(Math.abs(share[start[link]!]! - 0.25)).toBeLessThanOrEqual(0.5 / pieces + 1e-9);
  });
});
