import { describe, expect, it } from 'vitest';
import { isHop } from '../../src/globe/hop.ts';

const here = { lon: 9.19, lat: 45.46 };
/** A place so many metres east of here. */
const east = (metres: number) => ({
  lon: here.lon + metres / (111_320 * Math.cos((here.lat * Math.PI) / 180)),
  lat: here.lat,
});

describe('a followed thing', () => {
  it('hops where it stood still and then is far away', () => {
    expect(isHop(here, east(60), 5000)).toBe(true);
    expect(isHop(here, east(-60), 1000)).toBe(true);
  });

  it('goes where it moves at every frame, however fast the clock', () => {
    expect(isHop(here, east(400), 16)).toBe(false);
  });

  it('goes where it sets off from a stop', () => {
    expect(isHop(here, east(0.2), 20_000)).toBe(false);
    expect(isHop(here, here, 20_000)).toBe(false);
  });
});
