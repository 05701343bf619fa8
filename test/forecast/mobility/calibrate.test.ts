import { describe, expect, it } from 'vitest';
import { finish } from '../../../src/forecast/mobility/assignment.ts';
import {
  type CountedLinks,
  fittedFactors,
  gatewayUse,
  modelledAt,
} from '../../../src/forecast/mobility/calibrate.ts';
import { prepareTraffic } from '../../../src/forecast/mobility/prepare.ts';
import { gridInputs } from './city.ts';

const spread = { byClass: 0.4, own: 0.4, count: 0.05 };

describe('traffic over the edge that is fitted to counts', () => {
  const prepared = finish(prepareTraffic(gridInputs()));
  const { gateways, roads } = prepared.graph;
  const { links } = roads;
  const flow = prepared.base.links['road.flow'];
  /** Roads by which gateways' traffic comes and goes. */
  const nodes = new Set(gateways.flatMap(({ entries, exits }) => [...entries, ...exits]));
  const edge = Array.from({ length: links.count }, (_, link) => link).filter(
    (link) => (nodes.has(links.from[link]!) || nodes.has(links.to[link]!)) && flow[link]! > 1,
  );
  const station = (link: number, factor: number): CountedLinks => ({
    station: String(link),
    links: [link],
    observed: factor * flow[link]!,
  });

  it('has gateways whose traffic passes the roads at them', () => {
    expect(gateways.length).toBeGreaterThan(0);
    const counted = edge.map((link) => station(link, 1));
    const { unit, rest } = gatewayUse(prepared, counted);
    const modelled = modelledAt(prepared, counted);
    unit.forEach((own, s) => {
      const sum = own.reduce((a, v) => a + v, rest[s]!);
      expect(sum / modelled[s]!.modelled).toBeCloseTo(1, 1);
    });
  });

  it('stays as it is where counts agree with it', () => {
    const counted = edge.map((link) => station(link, 1));
    const factors = fittedFactors(prepared, gatewayUse(prepared, counted), counted, spread);
    for (const factor of factors) expect(factor).toBeCloseTo(1, 1);
  });

  it('grows with what is counted, by less than a single count says, and never below nothing', () => {
    const link = edge[0]!;
    const more = [station(link, 1.5)];
    const none = [station(link, 0.01)];
    const use = gatewayUse(prepared, more);
    const up = fittedFactors(prepared, use, more, spread);
    const down = fittedFactors(prepared, use, none, spread);
    expect(Math.max(...up)).toBeGreaterThan(1.1);
    expect(Math.max(...up)).toBeLessThan(3);
    for (const factor of down) expect(factor).toBeGreaterThanOrEqual(0.1);
  });

  it('does not know of stations that are left out', () => {
    const counted = [station(edge[0]!, 1), station(edge.at(-1)!, 3)];
    const use = gatewayUse(prepared, counted);
    const without = fittedFactors(prepared, use, counted, spread, [0]);
    const alone = fittedFactors(
      prepared,
      gatewayUse(prepared, counted.slice(0, 1)),
      counted.slice(0, 1),
      spread,
    );
    expect([...without]).toEqual([...alone]);
  });
});
