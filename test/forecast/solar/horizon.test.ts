import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  horizonAt,
  openHorizon,
  planeShade,
  skyViewFactor,
} from '../../../src/forecast/solar/horizon.ts';
import { Neighbourhood, raiseByObstacles } from '../../../src/forecast/solar/neighbours.ts';
import {
  blockEdges,
  type Eye,
  horizonOf,
  openSkyline,
  raiseByEdges,
  raiseByTerrain,
} from '../../../src/forecast/solar/obstacles.ts';
import { planeYear } from '../../../src/forecast/solar/plane.ts';
import { clearYear } from './year.ts';

const eye = { x: 0, y: 0, z: 0 };
const degrees = 180 / Math.PI;
/** The horizon that one block leaves. */
const horizonOfBlock = (
  azimuths: number,
  from: Eye,
  { ring, top }: { readonly ring: readonly number[]; readonly top: number },
) => {
  const skyline = openSkyline(azimuths);
  raiseByEdges(skyline, from, blockEdges(ring, top));
  return horizonOf(skyline);
};
/** A wall along the east-west line at a distance to the south: nearly without end. */
const southWall = (distance: number, top: number) => ({
  ring: [-1e6, -distance, 1e6, -distance, 1e6, -distance - 1, -1e6, -distance - 1],
  top,
});

describe('horizon of blocks', () => {
  it('is that of an endless wall: the slope falls with the cosine of the azimuth', () => {
    const horizon = horizonOfBlock(72, eye, southWall(20, 15));
    expect(horizonAt(horizon, 180)).toBeCloseTo(Math.atan(15 / 20) * degrees, 4);
    expect(horizonAt(horizon, 240)).toBeCloseTo(Math.atan((15 / 20) * 0.5) * degrees, 4);
    expect(horizonAt(horizon, 0)).toBe(0);
    expect(horizonAt(horizon, 45)).toBe(0);
  });

  it('leaves a level plane (1 + cos b) / 2 of the sky before an endless wall of elevation b', () => {
    const horizon = horizonOfBlock(360, eye, southWall(20, 15));
    const b = Math.atan(15 / 20);
    expect(skyViewFactor(horizon, { tilt: 0, azimuth: 0 })).toBeCloseTo((1 + Math.cos(b)) / 2, 3);
  });

  it('leaves an upright plane that faces an endless wall (1 - sin b) / 2 of the sky', () => {
    const horizon = horizonOfBlock(360, eye, southWall(20, 15));
    const b = Math.atan(15 / 20);
    const view = skyViewFactor(horizon, { tilt: 90, azimuth: 180 });
    expect(view).toBeCloseTo((1 - Math.sin(b)) / 2, 3);
    expect(skyViewFactor(horizon, { tilt: 90, azimuth: 0 })).toBeCloseTo(0.5, 4);
  });

  it('leaves cos2 b of the sky in a round yard of elevation b', () => {
    const horizon = openHorizon(36).fill(30);
    expect(skyViewFactor(horizon, { tilt: 0, azimuth: 0 })).toBeCloseTo(0.75, 9);
  });

  it('is open where nothing stands: (1 + cos tilt) / 2', () => {
    for (const tilt of [0, 20, 45, 90, 120, 180])
      expect(skyViewFactor(openHorizon(36), { tilt, azimuth: 77 })).toBeCloseTo(
        (1 + Math.cos(tilt / degrees)) / 2,
        4,
      );
  });

  it('sees a single block between its corners, and over it where it is lower than the eye', () => {
    const block = { ring: [10, -5, 20, -5, 20, 5, 10, 5], top: 10 };
    const horizon = horizonOfBlock(72, eye, block);
    expect(horizonAt(horizon, 90)).toBeCloseTo(45, 4);
    // The near face hides the far one: at 25 degrees off, the distance is 10 / cos 25.
    expect(horizonAt(horizon, 65)).toBeCloseTo(Math.atan(Math.cos(25 / degrees)) * degrees, 4);
    expect(horizonAt(horizon, 60)).toBe(0);
    expect(horizonAt(horizon, 120)).toBe(0);
    const above = horizonOfBlock(72, { ...eye, z: 10 }, block);
    expect(Math.max(...above)).toBe(0);
  });

  it('is all around in the middle of a court', () => {
    const horizon = horizonOfBlock(36, eye, { ring: [-5, -5, 5, -5, 5, 5, -5, 5], top: 5 });
    expect(horizonAt(horizon, 0)).toBeCloseTo(45, 4);
    expect(horizonAt(horizon, 30)).toBeCloseTo(Math.atan(Math.cos(Math.PI / 6)) * degrees, 4);
  });

  it('follows an edge that rises from one end to the other', () => {
    const skyline = openSkyline(36);
    raiseByEdges(skyline, eye, Float64Array.of(-10, 10, 0, 10, 10, 20));
    const horizon = horizonOf(skyline);
    expect(horizonAt(horizon, 0)).toBeCloseTo(45, 4);
    const [x, d] = [10 * Math.tan(30 / degrees), 10 / Math.cos(30 / degrees)];
    expect(horizonAt(horizon, 30)).toBeCloseTo(Math.atan((10 + x) / d) * degrees, 4);
    expect(horizonAt(horizon, 330)).toBeCloseTo(Math.atan((10 - x) / d) * degrees, 4);
  });

  it('does not depend on the direction or start of an outline', () => {
    fc.assert(
      fc.property(fc.double({ min: 6, max: 60, noNaN: true }), fc.nat(359), (distance, turn) => {
        const corner = (dx: number, dy: number): number[] => {
          const a = turn / degrees;
          const [x, y] = [distance + dx, dy];
          return [x * Math.cos(a) - y * Math.sin(a), x * Math.sin(a) + y * Math.cos(a)];
        };
        const corners = [corner(0, -4), corner(8, -4), corner(8, 4), corner(0, 4)];
        const one = horizonOfBlock(72, eye, { ring: corners.flat(), top: 12 });
        const two = horizonOfBlock(72, eye, {
          ring: [...corners.slice(2), ...corners.slice(0, 3)].reverse().flat(),
          top: 12,
        });
        one.forEach((v, k) => {
          expect(two[k]).toBeCloseTo(v, 4);
        });
      }),
    );
  });
});

describe('horizon of terrain', () => {
  it('is the slope of a plane that rises to the north', () => {
    const skyline = openSkyline(36);
    raiseByTerrain(skyline, eye, (_, y) => y * Math.tan(10 / degrees), {
      from: 60,
      to: 2000,
      step: 60,
      growth: 1,
    });
    const horizon = horizonOf(skyline);
    expect(horizonAt(horizon, 0)).toBeCloseTo(10, 2);
    expect(horizonAt(horizon, 60)).toBeCloseTo(
      Math.atan(Math.tan(10 / degrees) * 0.5) * degrees,
      2,
    );
    expect(horizonAt(horizon, 180)).toBe(0);
  });

  it('takes ground that is not known for open, and lets the earth curve away', () => {
    const unknown = openSkyline(36);
    raiseByTerrain(unknown, eye, () => Number.NaN);
    expect(Math.max(...unknown)).toBe(0);
    const far = openSkyline(4);
    raiseByTerrain(far, eye, (_, y) => (y > 15_000 ? 10 : -100));
    expect(Math.max(...far)).toBe(0);
  });

  it('is the same where the highest ground is told, which only saves looking', () => {
    const hill = (x: number, y: number): number => 80 * Math.exp(-((x - 900) ** 2 + y ** 2) / 4e5);
    const reach = { from: 25, to: 20_000, step: 25, growth: 1.08 };
    const [all, told] = [openSkyline(36), openSkyline(36)];
    raiseByTerrain(all, eye, hill, reach);
    raiseByTerrain(told, eye, hill, { ...reach, highest: 80 });
    expect(told).toEqual(all);
    expect(all[9]).toBeGreaterThan(0.05);
  });
});

describe('neighbours', () => {
  const block = (x: number, y: number, height: number, half = 5) => ({
    edges: blockEdges(
      [x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half],
      100 + height,
    ),
    x,
    y,
    reach: half * Math.SQRT2,
    top: 100 + height,
  });
  const roofHorizon = (city: readonly ReturnType<typeof block>[], i: number) => {
    const skyline = openSkyline(72);
    const { x, y, top } = city[i]!;
    const near = new Neighbourhood(city, 200).around(x, y);
    raiseByObstacles(skyline, { x, y, z: top + 0.5 }, near);
    return horizonOf(skyline);
  };

  it('shade the roof that lies lower, not the higher one, and not from far away', () => {
    const city = [block(0, 0, 10), block(30, 0, 30), block(1000, 0, 300)];
    const low = roofHorizon(city, 0);
    expect(horizonAt(low, 90)).toBeCloseTo(Math.atan(19.5 / 25) * degrees, 3);
    expect(Math.max(...roofHorizon(city, 1))).toBe(0);
  });

  it('are found by their nearest wall, however large they are', () => {
    const city = [block(0, 0, 10), block(400, 0, 90, 250)];
    const low = roofHorizon(city, 0);
    expect(horizonAt(low, 90)).toBeCloseTo(Math.atan(79.5 / 150) * degrees, 3);
  });

  it('leave the same horizon before a wall where what lies behind it is passed over', () => {
    const any = fc.record({
      x: fc.double({ min: -80, max: 80, noNaN: true }),
      y: fc.double({ min: -80, max: 80, noNaN: true }),
      height: fc.double({ min: 3, max: 60, noNaN: true }),
      half: fc.double({ min: 2, max: 30, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 15 }), fc.nat(359), (list, turn) => {
        const city = list.map(({ x, y, height, half }) => block(x, y, height, half));
        const from = { x: 0, y: 0, z: 103 };
        const [all, front] = [openSkyline(36), openSkyline(36)];
        const ahead = { x: Math.sin(turn / degrees), y: Math.cos(turn / degrees) };
        raiseByObstacles(all, from, city);
        raiseByObstacles(front, from, city, ahead);
        for (let k = 0; k < 36; k++)
          if (Math.cos((10 * k - turn) / degrees) > 1e-6) expect(front[k]).toBe(all[k]);
      }),
    );
  });

  it('leave the same horizon as if every edge were looked at', () => {
    const any = fc.record({
      x: fc.double({ min: -150, max: 150, noNaN: true }),
      y: fc.double({ min: -150, max: 150, noNaN: true }),
      height: fc.double({ min: 3, max: 60, noNaN: true }),
      half: fc.double({ min: 2, max: 30, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 25 }), (list) => {
        const city = list.map(({ x, y, height, half }) => block(x, y, height, half));
        const from = { x: 0, y: 0, z: 106 };
        const [all, quick] = [openSkyline(36), openSkyline(36)];
        for (const { edges } of city) raiseByEdges(all, from, edges);
        raiseByObstacles(quick, from, new Neighbourhood(city, 400).around(0, 0));
        // What is passed over as low is below a quarter of a degree.
        all.forEach((v, k) => {
          expect(quick[k]).toBeLessThanOrEqual(v);
          expect(v - quick[k]!).toBeLessThan(0.0045);
        });
      }),
    );
  });
});

describe('shade on a plane', () => {
  const sky = clearYear();

  it('is nothing under an open sky', () => {
    const plane = { tilt: 35, azimuth: 170 };
    const open = planeYear(sky, plane);
    const same = planeYear(sky, plane, 0.2, planeShade(sky, openHorizon(36), plane));
    const change = same.beam.map((v, i) => Math.abs(v - open.beam[i]!));
    expect(Math.max(...change)).toBe(0);
    expect(Math.max(...same.sky.map((v, i) => Math.abs(v - open.sky[i]!)))).toBeLessThan(1e-9);
  });

  it('takes the low sun and part of the sky before a wall, never more than there was', () => {
    const plane = { tilt: 90, azimuth: 180 };
    const horizon = horizonOfBlock(72, eye, southWall(20, 15));
    const shade = planeShade(sky, horizon, plane);
    const [open, shaded] = [planeYear(sky, plane), planeYear(sky, plane, 0.2, shade)];
    // 21 December at 48 N the sun stands at most 18.6 degrees high, the wall 36.9.
    const noon = 354 * 24 + 12;
    expect(open.beam[noon]).toBeGreaterThan(100);
    expect(shaded.beam[noon]).toBe(0);
    const june = 171 * 24 + 12;
    expect(shaded.beam[june]).toBe(open.beam[june]);
    expect(shade.sky).toBeCloseTo(1 - Math.sin(Math.atan(0.75)), 2);
    expect(Math.min(...shaded.sky)).toBe(0);
    expect(Math.max(...shaded.sky.map((v, i) => v - open.sky[i]!))).toBeLessThan(1e-9);
  });
});
