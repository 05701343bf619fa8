import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withAreas } from '../../../scripts/city/envelope/enclose.ts';
import type { Ring } from '../../../scripts/city/plan.ts';
import { sectorCount } from '../../../src/channel/envelope.ts';
import { block, box, envelopeOf, northUp, rectangle, wallsOf } from './houses.ts';

describe('walls to open air', () => {
  it('are all four of a house that stands alone', async () => {
    const e = await envelopeOf([box(0, 0, 10, 8, 6)]);
    expect(wallsOf(e)).toEqual({ n: 60, s: 60, e: 48, w: 48 });
    expect(e.party[0]).toBe(0);
  });

  it('lose what a neighbour covers: two houses that share half a wall', async () => {
    const e = await envelopeOf([box(0, 0, 10, 8, 6), box(10, 4, 10, 8, 6)]);
    expect(wallsOf(e, 0)).toEqual({ n: 60, s: 60, e: 24, w: 48 });
    expect(wallsOf(e, 1)).toEqual({ n: 60, s: 60, e: 48, w: 24 });
    expect([...e.party]).toEqual([24, 24]);
  });

  it('are front and back only in the middle of a terrace', async () => {
    const e = await envelopeOf([0, 1, 2].map((k) => box(6 * k, 0, 6, 10, 9)));
    expect(wallsOf(e, 1)).toEqual({ n: 54, s: 54 });
    expect(wallsOf(e, 0)).toEqual({ n: 54, s: 54, w: 90 });
    expect([...e.party]).toEqual([90, 180, 90]);
  });

  it('are open above a lower neighbour: a tower beside a low house', async () => {
    const e = await envelopeOf([box(0, 0, 10, 10, 40), box(10, 2, 12, 6, 4)]);
    expect(wallsOf(e, 0)).toEqual({ n: 400, s: 400, w: 400, e: 400 - 6 * 4 });
    expect(wallsOf(e, 1)).toEqual({ n: 48, s: 48, e: 24 });
    expect([...e.party]).toEqual([24, 24]);
  });

  it('count around a court as well, each by the way it faces', async () => {
    const court = rectangle(10, 10, 10, 6).toReversed();
    const e = await envelopeOf([block(rectangle(0, 0, 30, 26), 15, [court])]);
    expect(wallsOf(e)).toEqual({
      n: (30 + 10) * 15,
      s: (30 + 10) * 15,
      e: (26 + 6) * 15,
      w: (26 + 6) * 15,
    });
    expect(e.flat[0]).toBe(30 * 26 - 60);
  });

  it('follow an L: its notch adds what its outer corner lacks', async () => {
    const ring: Ring = [
      [0, 0],
      [20, 0],
      [20, 8],
      [8, 8],
      [8, 18],
      [0, 18],
    ];
    const e = await envelopeOf([block(ring, 10)]);
    expect(wallsOf(e)).toEqual({ n: 200, s: 200, e: 180, w: 180 });
    expect(e.flat[0]).toBe(20 * 8 + 8 * 10);
  });

  it('are party walls across a gap of 20 cm, not across a lane', async () => {
    const close = await envelopeOf([box(0, 0, 10, 8, 10), box(10.2, 0, 10, 8, 10)]);
    expect(wallsOf(close, 0)).toEqual({ n: 100, s: 100, w: 80 });
    const lane = await envelopeOf([box(0, 0, 10, 8, 10), box(12, 0, 10, 8, 10)]);
    expect(wallsOf(lane, 0)).toEqual({ n: 100, s: 100, w: 80, e: 80 });
  });

  it('are not known with the height, and an unknown neighbour covers and shades nothing', async () => {
    const unknown = { ...box(0, 0, 10, 8, 3), height: Number.NaN };
    const e = await envelopeOf([unknown, box(10, 0, 10, 8, 2)]);
    expect(e.walls[0]).toBeNaN();
    expect(e.party[0]).toBeNaN();
    expect(e.flat[0]).toBe(80);
    expect(wallsOf(e, 1)).toEqual({ n: 20, s: 20, e: 16, w: 16 });
    expect(Math.max(...e.roofHorizon.subarray(36))).toBe(0);
  });

  it('begin at the ground where it slopes', async () => {
    // The ground rises by 3 m from the house's west to its east wall.
    const heights = Float32Array.from({ length: 100 }, (_, i) => ((i % 10) + 0.5) * 3 - 15);
    const dem = { cell: 10, cols: 10, rows: 10, heights, west: -50, north: 50 };
    const e = await envelopeOf([box(0, 0, 10, 8, 6)], { dem });
    expect(wallsOf(e)).toEqual({ n: 45, s: 45, w: 48, e: 24 });
  });

  it('face true north where the plane is turned against it', async () => {
    const turned = (x: number, y: number, z: number) =>
      northUp((x + y) * Math.SQRT1_2, (y - x) * Math.SQRT1_2, z);
    const e = await envelopeOf([box(0, 0, 10, 8, 6)], { to: turned });
    expect(wallsOf(e)).toEqual({ ne: 60, sw: 60, se: 48, nw: 48 });
  });

  it('sum up to the areas of the building table', async () => {
    const bodies = [box(0, 0, 10, 8, 6), box(10, 4, 10, 8, 6)];
    const areas = withAreas(bodies, await envelopeOf(bodies));
    expect(areas.map((b) => b.wallArea)).toEqual([192, 192].map((v) => expect.closeTo(v, 5)));
    expect(areas[0]!.roofArea).toBeCloseTo(80, 5);
  });
});

const anyHouse = fc.record({
  x: fc.integer({ min: 0, max: 40 }),
  y: fc.integer({ min: 0, max: 40 }),
  w: fc.integer({ min: 2, max: 12 }),
  d: fc.integer({ min: 2, max: 12 }),
  height: fc.integer({ min: 3, max: 60 }),
});

describe('walls of any houses', () => {
  it('are never negative, and with the party walls never more than the whole wall', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyHouse, { minLength: 1, maxLength: 12 }), async (list) => {
        const e = await envelopeOf(list.map(({ x, y, w, d, height }) => box(x, y, w, d, height)));
        for (const [i, { w, d, height }] of list.entries()) {
          const open = e.walls.subarray(i * sectorCount, (i + 1) * sectorCount);
          const sum = open.reduce((a, b) => a + b, 0);
          expect(Math.min(...open)).toBeGreaterThanOrEqual(0);
          expect(sum + e.party[i]!).toBeCloseTo(2 * (w + d) * height, 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same for houses turned by 45 degrees, one sector on', async () => {
    const turn = (ring: Ring, angle: number): Ring => {
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      return ring.map(([x, y]) => [x * c + y * s, y * c - x * s]);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyHouse, { minLength: 1, maxLength: 8 }),
        fc.double({ min: -15, max: 15, noNaN: true }),
        async (list, tilt) => {
          const city = (angle: number) =>
            list.map(({ x, y, w, d, height }) => block(turn(rectangle(x, y, w, d), angle), height));
          const start = (tilt * Math.PI) / 180;
          const one = await envelopeOf(city(start));
          const two = await envelopeOf(city(start + Math.PI / 4));
          for (let i = 0; i < list.length; i++) {
            expect(two.party[i]).toBeCloseTo(one.party[i]!, 0);
            for (let s = 0; s < sectorCount; s++)
              expect(two.walls[i * sectorCount + ((s + 1) % sectorCount)]).toBeCloseTo(
                one.walls[i * sectorCount + s]!,
                0,
              );
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
