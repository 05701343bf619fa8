import fc from 'fast-check';
import { solarClasses } from '../../../src/forecast/energy/hourly/gains.ts';
import type { HourlyPlace } from '../../../src/forecast/energy/hourly/run.ts';
import type { Profile, Zone } from '../../../src/forecast/energy/hourly/zone.ts';
import { skyYear } from '../../../src/forecast/solar/sky.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** The same all day, or one value by day and another by night. */
const profile = (min: number, max: number): fc.Arbitrary<Profile> =>
  fc
    .tuple(number(min, max), number(min, max), fc.integer({ min: 0, max: 24 }))
    .map(([day, night, from]) =>
      Float64Array.from({ length: 24 }, (_, h) => (h < from ? night : day)),
    );
const azimuth = fc.constantFrom(0, 45, 90, 180, 270);
const tilt = fc.constantFrom(0, 35, 90);

/** Any zone that the reader takes: parts, masses and plant over the whole of what is built. */
export const zones: fc.Arbitrary<Zone> = fc
  .record({
    floorArea: number(10, 20_000),
    storey: number(2.2, 6),
    massShare: number(2.5, 4),
    capacity: number(50_000, 500_000),
    hIs: number(1, 6),
    opaque: fc.array(
      fc.record({
        share: number(0, 0.4),
        u: number(0.05, 3),
        azimuth,
        tilt,
        absorptance: number(0, 1),
        ground: fc.option(number(0, 1), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    windows: fc.array(
      fc.record({
        share: number(0, 0.15),
        u: number(0.4, 6),
        g: number(0, 0.9),
        azimuth,
        tilt,
        incidence: fc.constantFrom<readonly number[]>([], [-0.189, 0.644, -0.596]),
        frame: number(0, 0.5),
        shading: number(0, 1),
      }),
      { maxLength: 5 },
    ),
    airChanges: profile(0, 8),
    infiltration: profile(0, 1),
    heatRecovery: number(0, 0.95),
    gains: profile(0, 20),
    setpoint: fc.option(profile(-5, 25), { nil: undefined }),
    band: fc.option(profile(0, 15), { nil: undefined }),
    limit: fc.constantFrom(0, 20, 200, Number.POSITIVE_INFINITY),
  })
  .map((r) => {
    const none = new Float64Array(24).fill(Number.NaN);
    const heating = r.setpoint ?? none;
    const above = r.setpoint ?? new Float64Array(24).fill(20);
    return {
      floorArea: r.floorArea,
      volume: r.floorArea * r.storey,
      massArea: r.floorArea * r.massShare,
      heatCapacity: r.floorArea * r.capacity,
      hIs: r.hIs,
      surfaceArea: 4.5 * r.floorArea,
      opaque: r.opaque.map(({ share, ...part }) => ({ ...part, area: share * r.floorArea })),
      windows: r.windows.map(({ share, ...part }) => ({ ...part, area: share * r.floorArea })),
      airChanges: r.airChanges,
      infiltration: r.infiltration,
      heatRecovery: r.heatRecovery,
      gains: r.gains.map((v) => v * r.floorArea),
      heating,
      cooling: r.band === undefined ? none : r.band.map((v, h) => above[h]! + v),
      maxHeating: r.limit * r.floorArea,
      maxCooling: r.limit * r.floorArea,
    };
  });

const days = 90;

/** A place with a made-up sky: 48 N, sun on most days, seasons and nights; the first `hours` of its year. */
export function madePlace(hours = days * 24): HourlyPlace {
  const year = Array.from({ length: 8760 }, (_, i) => i);
  const bright = (i: number): number => {
    const hour = i % 24;
    const cloud = 0.5 + 0.5 * Math.sin(Math.floor(i / 24) * 1.7);
    return Math.max(0, Math.sin(((hour - 6) / 12) * Math.PI)) * (1 - 0.8 * cloud);
  };
  const whole = skyYear({
    latitude: 48,
    longitude: 15,
    elevation: 200,
    timeZone: 1,
    beam: year.map((i) => 800 * bright(i)),
    diffuse: year.map((i) => (i % 24 > 6 && i % 24 < 18 ? 120 : 0)),
  });
  const sky = Object.fromEntries(
    Object.entries(whole).map(([key, v]) => [
      key,
      v instanceof Float64Array ? v.slice(0, hours) : hours,
    ]),
  ) as unknown as HourlyPlace['sky'];
  const outdoor = Float64Array.from(
    year.slice(0, hours),
    (i) =>
      9 -
      11 * Math.cos((2 * Math.PI * i) / 8760) -
      4 * Math.cos((2 * Math.PI * (i - 3)) / 24) +
      3 * Math.sin(i / 70),
  );
  return { sky, classes: solarClasses(sky), outdoor, irradianceTime: 0.5 };
}
