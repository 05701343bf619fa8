import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  horizonAt,
  openHorizon,
  planeShade,
  skyViewFactor,
} from '../../../src/forecast/solar/horizon.ts';
import { neighbourHorizons } from '../../../src/forecast/solar/neighbours.ts';
import { raiseByBlock, raiseByTerrain } from '../../../src/forecast/solar/obstacles.ts';
import { planeYear } from '../../../src/forecast/solar/plane.ts';
import { clearYear } from './year.ts';

const eye = { x: 0, y: 0, z: 0 };
const degrees = 180 / Math.PI;
/** A wall along the east-west line at a distance to the south: nearly without end. */
const southWall = (distance: number, top: number) => ({
  ring: [-1e6, -distance, 1e6, -distance, 1e6, -distance - 1, -1e6, -distance - 1],
  top,
});

describe('horizon of blocks', () => {
  it('is that of an endless wall: the slope falls with the cosine of the azimuth', () => {
    const horizon = openHorizon(72);
    raiseByBlock(horizon, eye, southWall(20, 15));
    expect(horizonAt(horizon, 180)).toBeCloseTo(Math.atan(15 / 20) * degrees, 4);
    expect(horizonAt(horizon, 240)).toBeCloseTo(Math.atan((15 / 20) * 0.5) * degrees, 4);
    expect(horizonAt(horizon, 0)).toBe(0);
    expect(horizonAt(horizon, 45)).toBe(0);
  });

  it('leaves a level plane (1 + cos b) / 2 of the sky before an endless wall of elevation b', () => {
    const horizon = openHorizon(360);
    raiseByBlock(horizon, eye, southWall(20, 15));
    const b = Math.atan(15 / 20);
    expect(skyViewFactor(horizon, { tilt: 0, azimuth: 0 })).toBeCloseTo((1 + Math.cos(b)) / 2, 3);
  });

  it('leaves an upright plane that faces an endless wall (1 - sin b) / 2 of the sky', () => {
    const horizon = openHorizon(360);
    raiseByBlock(horizon, eye, southWall(20, 15));
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
    const horizon = openHorizon(72);
    raiseByBlock(horizon, eye, block);
    expect(horizonAt(horizon, 90)).toBeCloseTo(45, 4);
    // The near face hides the far one: at 25 degrees off, the distance is 10 / cos 25.
    expect(horizonAt(horizon, 65)).toBeCloseTo(Math.atan(Math.cos(25 / degrees)) * degrees, 4);
    expect(horizonAt(horizon, 60)).toBe(0);
    expect(horizonAt(horizon, 120)).toBe(0);
    const above = openHorizon(72);
    raiseByBlock(above, { ...eye, z: 10 }, block);
    expect(Math.max(...above)).toBe(0);
  });

  it('passes over the building in which the eye stands', () => {
    const horizon = openHorizon(36);
    raiseByBlock(horizon, eye, { ring: [-5, -5, 5, -5, 5, 5, -5, 5], top: 30 });
    expect(Math.max(...horizon)).toBe(0);
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
        const [one, two] = [openHorizon(72), openHorizon(72)];
        raiseByBlock(one, eye, { ring: corners.flat(), top: 12 });
        raiseByBlock(two, eye, {
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
    const horizon = openHorizon(36);
    raiseByTerrain(horizon, eye, (_, y) => y * Math.tan(10 / degrees), {
      from: 60,
      to: 2000,
      step: 60,
      growth: 1,
    });
    expect(horizonAt(horizon, 0)).toBeCloseTo(10, 2);
    expect(horizonAt(horizon, 60)).toBeCloseTo(
      Math.atan(Math.tan(10 / degrees) * 0.5) * degrees,
      2,
    );
    expect(horizonAt(horizon, 180)).toBe(0);
  });

  it('takes ground that is not known for open, and lets the earth curve away', () => {
    const horizon = openHorizon(36);
    raiseByTerrain(horizon, eye, () => Number.NaN);
    expect(Math.max(...horizon)).toBe(0);
    const far = openHorizon(4);
    raiseByTerrain(far, eye, (_, y) => (y > 15_000 ? 10 : -100));
    expect(Math.max(...far)).toBe(0);
  });
});

describe('neighbours', () => {
  const block = (x: number, y: number, height: number) => ({
    ring: [x - 5, y - 5, x + 5, y - 5, x + 5, y + 5, x - 5, y + 5],
    ground: 100,
    top: 100 + height,
  });

  it('shade the roof that lies lower, not the higher one, and not from far away', () => {
    const city = [block(0, 0, 10), block(30, 0, 30), block(1000, 0, 300)];
    const horizon = neighbourHorizons(city);
    expect(horizonAt(horizon(0), 90)).toBeCloseTo(Math.atan(19.5 / 25) * degrees, 3);
    expect(Math.max(...horizon(1))).toBe(0);
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
    const horizon = openHorizon(72);
    raiseByBlock(horizon, eye, southWall(20, 15));
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
