import type { Range } from '../../energy/model.ts';

/** What a place does to radiation and wind and no land cover tells: least, likely, most. */
export const assumed = {
  /**
   * Light that passes a crown in leaf and a bare one: of the beam, 1.3 to 5.3 % and 40.2 to 51.9 % under five street
   * trees (Konarska et al. 2014, Theor. Appl. Climatol. 117:363, doi 10.1007/s00704-013-1000-3; SUEWS recommends
   * 2 and 50 % after it, SOLWEIG 3 % in leaf).
   */
  leafLight: [0.01, 0.03, 0.06],
  bareLight: [0.35, 0.45, 0.55],
  /** Walls of plaster, brick and glass (Oke 1987, table 1.1: .2 to .4). */
  wallAlbedo: [0.15, 0.25, 0.4],
  /** Of net radiation by day: VDI 3789-2 .19 for grown, .7 for sealed ground; between them where both lie. */
  storage: [0.19, 0.35, 0.55],
  /** Times the wind in the street: own assumption. */
  wind: [0.7, 1, 1.3],
} as const satisfies Record<string, Range>;

export type Assumed = Readonly<Record<keyof typeof assumed, number>>;

/** One value of each range. */
export const assumedBy = (pick: (range: Range) => number): Assumed =>
  Object.fromEntries(
    Object.entries(assumed).map(([key, range]) => [key, pick(range)]),
  ) as unknown as Assumed;
