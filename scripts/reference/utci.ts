import { utci as index, utciRange } from '../../src/forecast/heat/utci.ts';
import type { ReferenceCase, ReferenceSuite } from './suite.ts';

/** Air temperature, mean radiant temperature, relative humidity, wind at 10 m, UTCI. */
const points = [
  [25, 27, 50, 1, 25.2],
  [19, 14, 50, 1, 16.8],
  [27, 22, 50, 10, 20],
] as const;

/** One step out of each range that the polynomial was fitted for. */
const outside = [
  { tdb: utciRange.tdb[0] - 0.1, tr: -50, rh: 50, wind: 1 },
  { tdb: utciRange.tdb[1] + 0.1, tr: 50, rh: 5, wind: 1 },
  { tdb: 20, tr: 20 + utciRange.difference[0] - 0.1, rh: 50, wind: 1 },
  { tdb: 20, tr: 20 + utciRange.difference[1] + 0.1, rh: 50, wind: 1 },
  { tdb: 20, tr: 20, rh: 50, wind: utciRange.wind[0] - 0.01 },
  { tdb: 20, tr: 20, rh: 50, wind: utciRange.wind[1] + 0.01 },
] as const;

export const utci: ReferenceSuite = {
  name: 'UTCI',
  source: 'Bröde et al. 2012',
  run: async () => {
    const cases: ReferenceCase[] = points.map(([tdb, tr, rh, wind, published]) => ({
      case: `air ${tdb} °C, radiant ${tr} °C, ${rh} %, ${wind} m/s`,
      published,
      ours: index({ tdb, tr, rh, wind }) ?? Number.NaN,
      bar: 0.1,
      in: 'absolute',
    }));
    cases.push({
      case: 'values out of range',
      published: 0,
      ours: outside.filter((air) => index(air) !== undefined).length,
      bar: 0,
      in: 'absolute',
    });
    return cases;
  },
};
