import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forwardStar, type Network } from '../../../src/forecast/mobility/network.ts';
import { ShortestPaths } from '../../../src/forecast/mobility/shortest.ts';

const nodes = 24;
const zones = 3;

interface Case {
  readonly links: readonly (readonly [from: number, to: number])[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly closed: readonly boolean[];
}

const cases: fc.Arbitrary<Case> = fc
  .array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)), { minLength: 20, maxLength: 90 })
  .chain((links) => {
    const each = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
      fc.array(of, { minLength: links.length, maxLength: links.length });
    const cost = fc.double({ min: 0.01, max: 9, noNaN: true });
    return fc.record({
      links: fc.constant(links),
      before: each(cost),
      after: each(cost),
      closed: each(fc.integer({ min: 0, max: 9 }).map((n) => n === 0)),
    });
  });

function search(links: Case['links'], closed?: readonly boolean[]): ShortestPaths {
  const none = new Float64Array(links.length);
  const network: Network = {
    nodes,
    zones,
    firstThrough: zones,
    from: Int32Array.from(links, ([from]) => from),
    to: Int32Array.from(links, ([, to]) => to),
    capacity: none,
    freeFlow: none,
    b: none,
    power: none,
    fixed: none,
    ...(closed && { closed: Uint8Array.from(closed, Number) }),
  };
  return new ShortestPaths(network, forwardStar(network));
}

it('costs the same from an earlier tree as from nothing, when costs change and links close', () => {
  fc.assert(
    fc.property(cases, fc.nat(zones - 1), ({ links, before, after, closed }, origin) => {
      const earlier = search(links);
      earlier.from(origin, Float64Array.from(before));
      const [warm, cold] = [search(links, closed), search(links, closed)];
      const costs = Float64Array.from(after);
      cold.from(origin, costs);
      warm.again(origin, costs, earlier.last);
      for (let node = 0; node < nodes; node++) {
        if (!Number.isFinite(cold.cost[node]!)) {
          expect(warm.cost[node]).toBe(Number.POSITIVE_INFINITY);
          expect(warm.last[node]).toBe(-1);
          continue;
        }
        expect(warm.cost[node]).toBeCloseTo(cold.cost[node]!, 9);
        const path = warm.path(node);
        expect(path.some((link) => closed[link])).toBe(false);
        expect(path.reduce((sum, link) => sum + costs[link]!, 0)).toBeCloseTo(cold.cost[node]!, 9);
      }
    }),
    { numRuns: 300, seed: 8 },
  );
});
