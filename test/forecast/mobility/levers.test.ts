import { describe, expect, it } from 'vitest';
import { finish } from '../../../src/forecast/mobility/assignment.ts';
import {
  roadChannelUnits,
  type TrafficLeverId,
  type TrafficQuantity,
  trafficFigureUnits,
  trafficLeverIds,
} from '../../../src/forecast/mobility/inputs.ts';
import { type PreparedTraffic, prepareTraffic } from '../../../src/forecast/mobility/prepare.ts';
import { settleTraffic } from '../../../src/forecast/mobility/run.ts';
import { TodaySamples } from '../../../src/forecast/mobility/samples.ts';
import type { ForecastResult } from '../../../src/forecast/protocol.ts';
import type { RoadChange } from '../../../src/scenario/roadChange.ts';
import { roadsWithin } from '../../../src/scenario/roads.ts';
import type { Assumptions } from '../../../src/scenario/scenario.ts';
import { gridInputs } from './city.ts';

const prepared: PreparedTraffic = finish(prepareTraffic(gridInputs()));
const samples = new TodaySamples(prepared);
const { roads, links } = prepared.graph.roads;

/** The last answer before samples are searched: settled. */
function settled(assumptions: Assumptions): ForecastResult {
  let last: ForecastResult | undefined;
  for (const answer of settleTraffic(prepared, samples, assumptions)) last = answer ?? last;
  return last!;
}

type Direction = 'more' | 'less';

function expectChanges(
  result: ForecastResult,
  wanted: Partial<Record<TrafficQuantity, Direction>>,
): void {
  for (const [quantity, direction] of Object.entries(wanted)) {
    const { value } = result.differences.find((d) => d.quantity === quantity)!;
    expect([quantity, value > 0 ? 'more' : value < 0 ? 'less' : 'same']).toEqual([
      quantity,
      direction,
    ]);
  }
}

const today = (id: TrafficLeverId): number => prepared.model.levers.find((l) => l.id === id)!.today;

describe('each lever, against today', () => {
  const cases: Readonly<
    Record<
      TrafficLeverId,
      readonly (readonly [value: number, Partial<Record<TrafficQuantity, Direction>>])[]
    >
  > = {
    travel_demand: [
      [
        20,
        {
          carTrips: 'more',
          vehicleKilometres: 'more',
          delay: 'more',
          carTime: 'more',
          trafficCo2: 'more',
          trafficNox: 'more',
        },
      ],
      [
        -20,
        {
          carTrips: 'less',
          vehicleKilometres: 'less',
          delay: 'less',
          carTime: 'less',
          trafficCo2: 'less',
          trafficNox: 'less',
        },
      ],
    ],
    transit_frequency: [
      [
        100,
        {
          transitShare: 'more',
          carShare: 'less',
          transitTime: 'less',
          vehicleKilometres: 'less',
          trafficCo2: 'less',
        },
      ],
      [
        -40,
        {
          transitShare: 'less',
          carShare: 'more',
          transitTime: 'more',
          vehicleKilometres: 'more',
          trafficCo2: 'more',
        },
      ],
    ],
    fuel_price: [
      [
        today('fuel_price') + 1,
        {
          carShare: 'less',
          vehicleKilometres: 'less',
          transitShare: 'more',
          bicycleShare: 'more',
          trafficCo2: 'less',
          trafficNox: 'less',
        },
      ],
      [
        today('fuel_price') - 0.5,
        { carShare: 'more', vehicleKilometres: 'more', transitShare: 'less', trafficCo2: 'more' },
      ],
    ],
    city_charge: [
      [5, { carTrips: 'less', carShare: 'less', transitShare: 'more', walkShare: 'more' }],
    ],
    cycling_network: [
      [100, { bicycleShare: 'more', carShare: 'less', transitShare: 'less', trafficCo2: 'less' }],
    ],
    ev_share: [
      [today('ev_share') + 40, { trafficCo2: 'less', trafficNox: 'less', carElectricity: 'more' }],
    ],
  };

  for (const id of trafficLeverIds)
    for (const [value, wanted] of cases[id])
      it(`${id} at ${value} changes ${Object.keys(wanted).join(', ')}`, () => {
        expectChanges(settled({ levers: { [id]: value } }), wanted);
      });
});

describe('roads and zones that are chosen on the map', () => {
  const flows = (result: ForecastResult): Float32Array =>
    result.channels.find(({ id }) => id === 'road.flow')!.values;
  const linksOf = (ids: readonly string[]): readonly number[] =>
    [...links.road.keys()].filter((link) => ids.includes(roads.id[links.road[link]!]!));
  const sum = (values: Float32Array, of: readonly number[]): number =>
    of.reduce((total, link) => total + values[link]!, 0);
  const before = prepared.base.links;

  /** An area around the middle of the grid, as a person draws it. */
  const [west, east] = [11.2955, 11.3035];
  const [south, north] = [44.4955, 44.5035];
  const ring = [
    { lon: west, lat: south },
    { lon: east, lat: south },
    { lon: east, lat: north },
    { lon: west, lat: north },
  ];
  const inside = roadsWithin(roads, ring).map((row) => roads.id[row]!);
  const change = (kind: RoadChange['kind'], of: readonly string[]): RoadChange[] => [
    { id: '1', kind, roads: of, area: ring, ...(kind === 'speed' && { speed: 30 }) },
  ];

  it('is a zone of several roads, some of them not of the slowest kind', () => {
    expect(inside.length).toBeGreaterThan(4);
    expect(inside.length).toBeLessThan(roads.count / 4);
  });

  for (const [name, of] of [
    ['road', ['h3.2']],
    ['zone', inside],
  ] as const) {
    it(`a closed ${name} carries no car, and others carry more`, () => {
      const result = settled({ levers: {}, roads: change('closed', of) });
      expect(sum(before['road.flow'], linksOf(of))).toBeGreaterThan(0);
      expect(sum(flows(result), linksOf(of))).toBe(0);
      expectChanges(result, { carTime: 'more', carShare: 'less' });
      const rest = [...links.road.keys()].filter((link) => flows(result)[link]! > 0);
      expect(rest.some((link) => flows(result)[link]! > 1.05 * before['road.flow'][link]!)).toBe(
        true,
      );
    });

    it(`a ${name} of 30 km/h is no faster than that, and is driven on less`, () => {
      const result = settled({ levers: {}, roads: change('speed', of) });
      const speeds = result.channels.find(({ id }) => id === 'road.speed')!.values;
      for (const link of linksOf(of)) expect(speeds[link]).toBeLessThanOrEqual(30 + 1e-4);
      const quick = linksOf(of).filter((link) => links.freeSpeed[link]! > 30);
      if (quick.length === 0) return;
      expect(sum(flows(result), quick)).toBeLessThan(sum(before['road.flow'], quick));
    });
  }
});

it('tells flows, travel times, shares of modes, CO2 and NOx, each against today', () => {
  const result = settled({ levers: { city_charge: 3 } });
  const quantities = Object.keys(trafficFigureUnits);
  expect(result.figures.map(({ quantity }) => quantity)).toEqual(quantities);
  expect(result.differences.map(({ quantity }) => quantity)).toEqual(quantities);
  for (const { quantity, value } of result.differences)
    expect([quantity, value === 0]).toEqual([quantity, false]);
  const ids = result.channels.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(Object.keys(roadChannelUnits)));
  expect(result.channelDifferences.map(({ id }) => id)).toEqual(ids);
});
