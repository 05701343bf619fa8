import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referenceEvapotranspiration } from '../../../src/forecast/heat/hour/evapotranspiration.ts';
import { blackBody, skyRadiation } from '../../../src/forecast/heat/hour/longwave.ts';
import {
  lightOf,
  type Place,
  projectedArea,
  radiantTemperature,
} from '../../../src/forecast/heat/hour/radiant.ts';
import {
  aspectOf,
  groundSky,
  streetWind,
  sunlitGround,
  wallSky,
} from '../../../src/forecast/heat/hour/street.ts';
import { hourStress } from '../../../src/forecast/heat/hour/stress.ts';
import { emissivity, emitted } from '../../../src/forecast/heat/hour/surface.ts';
import type { AirHour } from '../../../src/forecast/heat/hour/weather.ts';
import { utci, utciRange } from '../../../src/forecast/heat/utci.ts';
import { saturationPressure } from '../../../src/forecast/heat/vapour.ts';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('reference evapotranspiration of an hour', () => {
  it("is that of FAO-56's example 19, N'Diaye, at 2 and at 14 o'clock", () => {
    const at = (temperature: number, humidity: number, net: number, wind: number): number => {
      const saturated = 0.6108 * Math.exp((17.27 * temperature) / (temperature + 237.3));
      const vapour = (saturated * humidity) / 100;
      return referenceEvapotranspiration({ temperature, vapour, net, wind, elevation: 8 });
    };
    expect(at(28, 90, -0.1, 1.9)).toBeCloseTo(0, 2);
    expect(at(38, 52, 1.749, 3.3)).toBeCloseTo(0.63, 2);
  });
});

describe('UTCI of many places in an hour', () => {
  it('is UTCI of each', () => {
    fc.assert(
      fc.property(
        between(-40, 45),
        between(-30, 70),
        between(0.5, 17),
        between(0, 100),
        (tdb, difference, wind, rh) => {
          const air = { tdb, tr: tdb + difference, rh, wind };
          const vapour = (saturationPressure(tdb) * (rh / 100)) / 1000;
          fc.pre(vapour <= 5);
          const one = utci(air);
          if (one !== undefined)
            expect(hourStress(vapour)(tdb, tdb + difference, wind)).toBeCloseTo(one, 7);
        },
      ),
    );
  });

  it('takes calm for the least wind it was made for, and has nothing out of its other ranges', () => {
    const stress = hourStress(1.5);
    expect(stress(25, 30, 0)).toBe(stress(25, 30, utciRange.wind[0]));
    expect(stress(25, 100, 1)).toBeNaN();
    expect(stress(60, 60, 1)).toBeNaN();
    expect(hourStress(6)(30, 30, 1)).toBeNaN();
  });
});

describe('a street', () => {
  it('loses no direct light between ground and walls', () => {
    fc.assert(
      fc.property(between(0.01, 8), between(1, 89), (aspect, sun) => {
        const lit = sunlitGround(aspect, sun);
        expect(lit).toBeGreaterThanOrEqual(0);
        expect(lit).toBeLessThanOrEqual(1);
        // The mean over all directions of a street, summed up one by one.
        const shadow = aspect / Math.tan((sun * Math.PI) / 180);
        let sum = 0;
        const n = 4000;
        for (let k = 0; k < n; k++)
          sum += Math.max(0, 1 - shadow * Math.sin(((k + 0.5) * Math.PI) / 2 / n));
        expect(lit).toBeCloseTo(sum / n, 3);
      }),
      { numRuns: 50 },
    );
  });

  it('sees as much sky from the ground as the ground is seen from the sky', () => {
    for (const aspect of [0.1, 0.5, 1, 3]) {
      // Sky that walls see, twice their height over the width, is what the ground misses.
      expect(2 * aspect * wallSky(aspect)).toBeCloseTo(1 - groundSky(aspect), 12);
    }
    expect([groundSky(0), wallSky(0), sunlitGround(0, 40)]).toEqual([1, 0.5, 1]);
    expect(aspectOf(1, 0.5)).toBe(1);
    expect(sunlitGround(1, 0)).toBe(0);
  });

  it('is calmer where it is more closed, and never windier than open country', () => {
    expect(streetWind(0, 0, 0)).toBe(1);
    expect(streetWind(0.4, 1.2, 15)).toBeGreaterThan(0.2);
    expect(streetWind(0.4, 1.2, 15)).toBeLessThan(streetWind(0.2, 0.5, 9));
    fc.assert(
      fc.property(between(0, 1), between(0, 8), between(0, 300), (roofs, walls, height) => {
        const share = streetWind(roofs, walls, height);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a surface', () => {
  it('closes its energy balance', () => {
    fc.assert(
      fc.property(
        between(0, 900),
        between(150, 480),
        between(-20, 42),
        between(0, 12),
        between(0, 400),
        between(0.15, 0.6),
        (absorbed, longwave, t, wind, evaporation, storage) => {
          const out = emitted(absorbed, longwave, t, wind, evaporation, storage);
          const own = (out - (1 - emissivity) * longwave) / emissivity;
          const surface = (own / 5.670374e-8) ** 0.25 - 273.15;
          const net = absorbed + longwave - out;
          const kept = 1 - (net > 0 ? storage : Math.min(0.9, 1.5 * storage));
          const transfer = 6.2 + 4.26 * wind;
          const gap = kept * net - transfer * (surface - t) - evaporation;
          expect(Math.abs(gap / transfer)).toBeLessThan(0.01);
        },
      ),
    );
  });
});

const noon: AirHour = {
  temperature: 30,
  vapour: 1.7,
  wind: 3,
  beam: 750,
  diffuse: 120,
  longwave: 370,
  sun: 60,
  et0: 0.55,
  leaves: true,
  island: 1,
};
const square: Place = {
  aspect: 0,
  groundSky: 1,
  wallSky: 0.5,
  sunlit: 1,
  crowns: 0,
  albedo: 0.17,
  kc: 0.1,
  water: 0,
  wallAlbedo: 0.25,
  storage: 0.35,
  temperature: 31,
  wind: 1.5,
};

describe('mean radiant temperature', () => {
  it('is that of VDI 3787-2 on open ground of a given surface', () => {
    const light = lightOf(noon);
    const ground = emitted(
      0.83 * (light.direct + 120),
      370,
      31,
      1.5,
      0.1 * light.evaporating,
      0.35,
    );
    const up = 0.17 * (light.direct + 120);
    const short = projectedArea(60) * 750 + (120 + up) / 2;
    const body = (370 + ground) / 2 + (0.7 / 0.97) * short;
    const expected = (body / 5.670374e-8) ** 0.25 - 273.15;
    expect(radiantTemperature(light, square)).toBeCloseTo(expected, 9);
    // Sunny squares on hot days are measured at some 60 to 70 °C (Thorsson et al. 2007 and later).
    expect(expected).toBeGreaterThan(55);
    expect(expected).toBeLessThan(72);
  });

  it('is the air where everything is as warm as the air', () => {
    const dull = lightOf({
      ...noon,
      beam: 0,
      diffuse: 0,
      sun: 0,
      et0: 0,
      longwave: blackBody(31),
    });
    for (const aspect of [0, 1, 4]) {
      const place = { ...square, aspect, groundSky: groundSky(aspect), wallSky: wallSky(aspect) };
      expect(radiantTemperature(dull, place)).toBeCloseTo(31, 9);
    }
  });

  it('falls under crowns where the sun is strong, and rises under them in a clear night', () => {
    fc.assert(
      fc.property(
        between(250, 900),
        between(20, 400),
        between(15, 75),
        between(0, 0.9),
        between(0, 3),
        (beam, diffuse, sun, crowns, aspect) => {
          const light = lightOf({ ...noon, beam, diffuse, sun });
          const place = {
            ...square,
            aspect,
            groundSky: groundSky(aspect),
            wallSky: wallSky(aspect),
            sunlit: sunlitGround(aspect, sun),
          };
          const at = (c: number): number => radiantTemperature(light, { ...place, crowns: c });
          // With less light than this the warmth that crowns give outweighs the shade.
          fc.pre(light.direct * place.sunlit > 350);
          expect(at(crowns + 0.1)).toBeLessThan(at(crowns));
        },
      ),
    );
    const night = lightOf({ ...noon, beam: 0, diffuse: 0, sun: 0, et0: 0, longwave: 320 });
    const at = (crowns: number): number => radiantTemperature(night, { ...square, crowns });
    expect(at(0.8)).toBeGreaterThan(at(0));
  });
});

describe('longwave radiation of the sky', () => {
  it('rises with humidity and cloud, and stays below a black body', () => {
    expect(skyRadiation(20, 1.2, 0)).toBeGreaterThan(300);
    expect(skyRadiation(20, 1.2, 0)).toBeLessThan(skyRadiation(20, 2, 0));
    expect(skyRadiation(20, 1.2, 1)).toBeGreaterThan(skyRadiation(20, 1.2, Number.NaN));
    expect(skyRadiation(20, 2, 1)).toBeLessThan(blackBody(20) * 1.05);
  });
});
