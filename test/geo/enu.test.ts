import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ecefToEnu, ecefToLonLatHeight, enuFrame, lonLatHeightToEcef } from '../../src/geo/enu.ts';

const lon = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -90, max: 90, noNaN: true });
const height = fc.double({ min: -500, max: 9000, noNaN: true });

describe('earth-centred coordinates', () => {
  it('agree with the worked example of EPSG Guidance Note 7-2 (WGS 84, North Sea)', () => {
    // Latitude 53°48'33.820" N, longitude 2°07'46.380" E, 73.0 m.
    const at = lonLatHeightToEcef(2 + 7 / 60 + 46.38 / 3600, 53 + 48 / 60 + 33.82 / 3600, 73);
    for (const [i, expected] of [3771793.968, 140253.342, 5124304.349].entries()) {
      expect(Math.abs(at[i]! - expected)).toBeLessThan(0.001);
    }
  });

  it('come back to the same place within a tenth of a millimetre', () => {
    fc.assert(
      fc.property(lon, lat, height, (a, b, c) => {
        const point = lonLatHeightToEcef(a, b, c);
        const back = lonLatHeightToEcef(...ecefToLonLatHeight(...point));
        expect(Math.hypot(...point.map((v, i) => v - back[i]!))).toBeLessThan(1e-4);
      }),
    );
  });

  it('have a local frame in which up is up and the unit vectors are square to each other', () => {
    fc.assert(
      fc.property(lon, lat, height, (a, b, c) => {
        const frame = enuFrame(a, b, c);
        const [e, n, u] = ecefToEnu(frame, ...lonLatHeightToEcef(a, b, c + 100));
        expect(Math.abs(e) + Math.abs(n) + Math.abs(u - 100)).toBeLessThan(1e-6);
        const [x, y] = [frame.east, frame.north];
        expect(Math.abs(x[0] * y[0] + x[1] * y[1] + x[2] * y[2])).toBeLessThan(1e-12);
      }),
    );
  });

  it('show the curvature of the earth: 3 km off, the ground is 0.7 m below the plane', () => {
    const frame = enuFrame(9, 45, 0);
    const [, , up] = ecefToEnu(frame, ...lonLatHeightToEcef(9, 45 + 3000 / 111_132, 0));
    expect(up).toBeLessThan(-0.69);
    expect(up).toBeGreaterThan(-0.73);
  });
});
