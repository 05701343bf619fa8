import type { CityPlan, Point } from '../../plan.ts';

export type Size = CityPlan['size'];

/** What a piece of ground is used for; built zones, green ones and open land. */
export type LandUse =
  | 'core'
  | 'cbd'
  | 'ring'
  | 'inter'
  | 'slab'
  | 'villa'
  | 'sub'
  | 'industry'
  | 'park'
  | 'cemetery'
  | 'allotment'
  | 'sport'
  | 'crop'
  | 'meadow'
  | 'forest';

/** Blocks and streets of one land use, metres; a face is split while longer or wider than its limit. */
export interface Grain {
  readonly length: number;
  readonly width: number;
  readonly street: number;
  readonly collector: number;
}

export const grains: Readonly<Record<LandUse, Grain>> = {
  core: { length: 112, width: 70, street: 7, collector: 9 },
  ring: { length: 205, width: 132, street: 15, collector: 17 },
  cbd: { length: 185, width: 125, street: 16, collector: 20 },
  inter: { length: 210, width: 112, street: 13, collector: 16 },
  slab: { length: 330, width: 210, street: 11, collector: 15 },
  villa: { length: 250, width: 112, street: 8, collector: 12 },
  sub: { length: 235, width: 94, street: 9, collector: 13 },
  industry: { length: 390, width: 230, street: 14, collector: 18 },
  park: { length: 330, width: 230, street: 8, collector: 12 },
  cemetery: { length: 330, width: 230, street: 8, collector: 12 },
  allotment: { length: 300, width: 180, street: 6, collector: 8 },
  sport: { length: 330, width: 230, street: 8, collector: 12 },
  crop: { length: 470, width: 270, street: 4, collector: 5 },
  meadow: { length: 470, width: 270, street: 4, collector: 5 },
  forest: { length: 760, width: 520, street: 4, collector: 4 },
};

export const isOpenLand = (use: LandUse): boolean =>
  use === 'crop' || use === 'meadow' || use === 'forest';
export const isGreen = (use: LandUse): boolean =>
  use === 'park' || use === 'cemetery' || use === 'allotment' || use === 'sport';

/** How large the city is drawn. */
export interface Settings {
  readonly extent: Point;
  /** Factor on the authored city of 6 x 6 km. */
  readonly scale: number;
  readonly riverHalfWidth: number;
  /** Height of the hills against the authored ones. */
  readonly relief: number;
  readonly demCell: number;
  readonly radials: number;
  readonly bypass: boolean;
  readonly harbour: boolean;
  /** Towns and villages beside the two old nuclei. */
  readonly towns: number;
  readonly villages: number;
  readonly districts: number;
  /** Trees stand this many times less densely. */
  readonly treeThinning: number;
}

export const settings: Readonly<Record<Size, Settings>> = {
  small: {
    extent: [1800, 1800],
    scale: 0.335,
    riverHalfWidth: 20,
    relief: 0.45,
    demCell: 10,
    radials: 6,
    bypass: false,
    harbour: false,
    towns: 0,
    villages: 0,
    districts: 12,
    treeThinning: 1,
  },
  city: {
    extent: [6000, 6000],
    scale: 1,
    riverHalfWidth: 36,
    relief: 1,
    demCell: 25,
    radials: 10,
    bypass: true,
    harbour: true,
    towns: 0,
    villages: 5,
    districts: 13,
    treeThinning: 1,
  },
  metro: {
    extent: [22000, 22000],
    scale: 1.7,
    riverHalfWidth: 58,
    relief: 1.2,
    demCell: 50,
    radials: 14,
    bypass: true,
    harbour: true,
    towns: 34,
    villages: 40,
    districts: 14,
    treeThinning: 4,
  },
};
