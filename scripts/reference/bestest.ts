import { constantProfile, type Profile, type Zone } from '../../src/forecast/energy/hourly/zone.ts';

/**
 * Cases of ANSI/ASHRAE 140-2020 as a 5R1C zone, with the data of Modelica Buildings' validation of its
 * own 5R1C. Case 600 and its changes; the series 900 is the same in heavy construction.
 */

const sides = [0, 90, 180, 270] as const;
const walls = [21.6, 16.2, 9.6, 16.2] as const;
const floor = 48;
const night = (h: number): boolean => h < 7 || h >= 18;
const day = (at: (hour: number) => number): Profile =>
  Float64Array.from({ length: 24 }, (_, h) => at(h));

interface Change {
  /** Window area by side, m2. */
  readonly windows?: readonly number[];
  readonly wall?: number;
  readonly roof?: number;
  readonly window?: {
    readonly u: number;
    readonly g: number;
    readonly incidence: readonly number[];
  };
  readonly shading?: number;
  readonly airChanges?: Profile;
  readonly heating?: Profile;
  readonly cooling?: Profile;
}

const none = constantProfile(Number.NaN);
const eastWest = [0, 6, 0, 6] as const;
const insulated = { wall: 0.15, roof: 0.1 } as const;
const single = { heating: constantProfile(19.9), cooling: constantProfile(20.1) } as const;
/** From 18 to 7 h a fan of 1409 m3/h on top of the leakage of 0.414 1/h. */
const ventilated = { airChanges: day((h) => 0.414 + (night(h) ? 1409 / 129.6 : 0)) } as const;
const floating = { heating: none, cooling: none } as const;

const changes: Readonly<Record<string, Change>> = {
  '00': {},
  '10': { shading: 0.84 },
  '20': { windows: eastWest },
  '30': { windows: eastWest, shading: 0.846 * 0.915 },
  '40': { heating: day((h) => (h < 7 || h >= 23 ? 10 : h === 7 ? 15 : 20)) },
  '50': { ...ventilated, heating: none, cooling: day((h) => (night(h) ? Number.NaN : 27)) },
  '60': { window: { u: 1.45, g: 0.44, incidence: [-0.152, 0.51, -0.526] } },
  // The published polynomial starts with 0.998, which belongs to g here.
  '70': {
    window: {
      u: 7.8,
      g: 0.864 * 0.998,
      incidence: [0.137, -0.745, 1.21, -0.668].map((c) => c / 0.998),
    },
  },
  '80': insulated,
  '85': single,
  '95': { ...insulated, ...single },
  '00FF': floating,
  '50FF': { ...ventilated, ...floating },
  '80FF': { ...insulated, ...floating },
};

export const bestestCases = ['6', '9'].flatMap((series) =>
  Object.keys(changes)
    .filter((change) => series === '6' || (change !== '60' && change !== '70'))
    .map((change) => series + change),
);

/** The zone of a case, such as `600` or `650FF`; undefined where it is not described here. */
export function bestestZone(name: string): Zone | undefined {
  const change = changes[name.slice(1)];
  if (change === undefined || !bestestCases.includes(name)) return undefined;
  const heavy = name.startsWith('9');
  const glass = change.window ?? { u: 3.1, g: 0.769, incidence: [-0.189, 0.644, -0.596] };
  const opaque = (area: number, u: number, azimuth: number, tilt: number) => ({
    area,
    u,
    azimuth,
    tilt,
    absorptance: 0.6,
    ground: undefined,
  });
  return {
    floorArea: floor,
    volume: 129.6,
    massArea: floor * (heavy ? 2.43 : 4.522),
    heatCapacity: floor * (heavy ? 307_750 : 51_289.8),
    hIs: 2.1,
    surfaceArea: 4.5 * floor,
    opaque: [
      ...walls.map((area, i) => opaque(area, change.wall ?? 0.53, sides[i]!, 90)),
      opaque(floor, change.roof ?? 0.33, 0, 0),
      { ...opaque(floor, 0.038, 0, 180), ground: 1 },
    ],
    windows: (change.windows ?? [0, 0, 12, 0]).flatMap((area, i) =>
      area === 0
        ? []
        : [
            {
              ...glass,
              area,
              azimuth: sides[i]!,
              tilt: 90,
              frame: 0.001,
              shading: change.shading ?? 1,
            },
          ],
    ),
    airChanges: change.airChanges ?? constantProfile(0.414),
    gains: constantProfile(200),
    heating: change.heating ?? constantProfile(20),
    cooling: change.cooling ?? constantProfile(27),
    infiltration: constantProfile(0),
    heatRecovery: 0,
    maxHeating: Number.POSITIVE_INFINITY,
    maxCooling: Number.POSITIVE_INFINITY,
  };
}
