import type { ClassId } from '../stock.ts';

/**
 * How buildings are used, hour by hour in local standard time, as shapes: means are those of the stock model
 * (`gains`, `airUse`, `hotWater`) and of `electricity` below.
 *
 * Sources. Presence, appliances and lighting of dwellings, offices, schools and shops: EN 16798-1:2019, Annex C
 * (informative), as public implementations of it have them; the standard itself was not at hand. Hot water of dwellings: tapping profile M, Regulation (EU) 814/2013, Annex III, spread over
 * households by an hour either way. Own assumptions: workshops, churches, public and other buildings; the
 * standby share of offices; hours of lowered heating; every value of `electricity` (round, order of magnitude of
 * SIA 2024), `cooled` (share of the area with cooling plant) and `airing` (1/h with open windows).
 */
export interface Use {
  /** Weekday, Saturday, Sunday; 24 values each with any mean. */
  readonly presence: Week;
  readonly appliances: Week;
  /** How far heating is lowered, 0 to 1. */
  readonly lowered: Week;
  /** Air change follows presence above this share of its peak; 1 is constant. */
  readonly airBase: number;
  readonly hotWater: Week;
  /** Appliances and lighting, kWh/(m2 a) of reference area. */
  readonly electricity: number;
  readonly cooled: number;
  readonly airing: number;
  /** Cooling runs while heating is not lowered; else always. */
  readonly cooledByDay: boolean;
}

export type Day = readonly number[];
export type Week = readonly [weekday: Day, saturday: Day, sunday: Day];

const each = (day: Day): Week => [day, day, day];
const flat = (value: number): Day => new Array<number>(24).fill(value);
/** 1 from hour `from` until hour `to`, else 0. */
const between = (from: number, to: number): Day =>
  Array.from({ length: 24 }, (_, h) => (h >= from && h < to ? 1 : 0));
const above = (day: Day, base: number): Day => day.map((v) => base + (1 - base) * v);

const dwelling = {
  weekday: [
    1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.1, 0.1, 0.1, 0.2, 0.2, 0.2, 0.2, 0.5, 0.5, 0.5, 0.8, 0.8,
    0.8, 1, 1,
  ],
  weekend: [...flat(1).slice(0, 6), ...flat(0.8).slice(0, 16), 1, 1],
  appliances: [
    0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.7, 0.7, 0.5, 0.5, 0.6, 0.6, 0.6, 0.6, 0.5, 0.5, 0.7, 0.7,
    0.8, 0.8, 0.8, 0.6, 0.6,
  ],
  lighting: [
    0, 0, 0, 0, 0, 0, 0.15, 0.15, 0.15, 0.15, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.2, 0.2, 0.2,
    0.2, 0.2, 0.2, 0.15, 0.15,
  ],
  /** kWh of profile M by hour. */
  tapping: [
    0, 0, 0, 0, 0, 0, 0, 1.61, 0.42, 0.21, 0.105, 0.21, 0.315, 0, 0.105, 0.105, 0.105, 0, 0.315,
    0.105, 0.735, 1.505, 0, 0,
  ],
} as const;

/** A day's values of many households whose habits lie up to an hour apart. */
const spreadOut = (day: Day): Day =>
  day.map((v, h) => v / 2 + (day[(h + 23) % 24]! + day[(h + 1) % 24]!) / 4);

/** Lowered from ten to six, each hour of change shared by early and late households. */
const night: Day = Array.from({ length: 24 }, (_, h) =>
  h >= 23 || h < 5 ? 1 : h === 22 || h === 5 ? 0.75 : h === 21 || h === 6 ? 0.25 : 0,
);

const office: Day = [
  0, 0, 0, 0, 0, 0, 0, 0.2, 0.6, 0.6, 0.7, 0.7, 0.4, 0.6, 0.7, 0.7, 0.6, 0.2, 0, 0, 0, 0, 0, 0,
];
const school: Day = [
  0, 0, 0, 0, 0, 0, 0, 0, 0.6, 0.7, 0.6, 0.4, 0.3, 0.7, 0.6, 0.4, 0.2, 0, 0, 0, 0, 0, 0, 0,
];
const shop: Day = [
  0, 0, 0, 0, 0, 0, 0, 0, 0.1, 0.3, 0.3, 0.7, 0.6, 0.5, 0.6, 0.6, 0.9, 0.9, 1, 0.9, 0.7, 0, 0, 0,
];
const closed = flat(0);

/** Heating is back two hours before people come, in steps, as plants start at different times. */
function loweredOutside(week: Week): Week {
  return week.map((day) =>
    day.map((_, h) => {
      const used = (at: number): boolean => (day[at] ?? 0) > 0;
      if (used(h) || used(h + 1)) return 0;
      return used(h + 2) ? 0.5 : 1;
    }),
  ) as unknown as Week;
}

const residential = (electricity: number): Use => ({
  presence: [dwelling.weekday, dwelling.weekend, dwelling.weekend],
  // Weights as of 3 W/m2 of appliances and a fifth of the electricity for light.
  appliances: each(
    dwelling.appliances.map((v, h) => 0.8 * (v / 0.6) + 0.2 * (dwelling.lighting[h]! / 0.11)),
  ),
  lowered: each(night),
  airBase: 1,
  hotWater: each(spreadOut(dwelling.tapping)),
  electricity,
  cooled: 0.05,
  airing: 1.5,
  cooledByDay: false,
});

function workplace(
  presence: Week,
  of: Pick<Use, 'electricity' | 'cooled' | 'airing'> & { readonly standby: number },
): Use {
  const { standby, ...rest } = of;
  return {
    presence,
    appliances: presence.map((day) => above(day, standby)) as unknown as Week,
    lowered: loweredOutside(presence),
    airBase: 0.2,
    hotWater: presence.map((day) => above(day, 0.02)) as unknown as Week,
    cooledByDay: true,
    ...rest,
  };
}

const five = (day: Day): Week => [day, closed, closed];
const six = (day: Day): Week => [day, day, closed];

export const uses: Readonly<Record<ClassId, Use>> = {
  SFH: residential(25),
  TH: residential(26),
  MFH: residential(30),
  AB: residential(30),
  retail: workplace(six(shop), { standby: 0.15, electricity: 90, cooled: 0.5, airing: 0.5 }),
  office: workplace(five(office), { standby: 0.2, electricity: 45, cooled: 0.4, airing: 1 }),
  public: workplace(six(between(8, 20)), { standby: 0.2, electricity: 35, cooled: 0.2, airing: 1 }),
  school: workplace(five(school), { standby: 0.15, electricity: 15, cooled: 0.05, airing: 1 }),
  industry: workplace(five(between(6, 18)), {
    standby: 0.2,
    electricity: 60,
    cooled: 0.1,
    airing: 0.5,
  }),
  church: workplace([closed, closed, between(9, 12)], {
    standby: 0.1,
    electricity: 4,
    cooled: 0,
    airing: 0.3,
  }),
  other: workplace(five(between(7, 18)), { standby: 0.2, electricity: 12, cooled: 0, airing: 0.5 }),
};

/** Mean of a week with five weekdays. */
export const weekMean = ([weekday, saturday, sunday]: Week): number => {
  const sum = (day: Day): number => day.reduce((s, v) => s + v, 0);
  return (5 * sum(weekday) + sum(saturday) + sum(sunday)) / 168;
};

/** The same shape with a mean of 1; a week of zeros stays. */
export function normalised(week: Week): Week {
  const mean = weekMean(week);
  return mean === 0 ? week : (week.map((day) => day.map((v) => v / mean)) as unknown as Week);
}
