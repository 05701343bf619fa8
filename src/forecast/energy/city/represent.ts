import type { BuildingStock } from '../buildings.ts';
import { variants } from '../model.ts';
import { heatingNeed } from '../need.ts';
import type { SeasonClimate } from '../seasonal.ts';
import { type Cell, type Cells, spreadOutness } from './cells.ts';
import { type ClimateShift, shiftedClimate } from './climate.ts';
import { type ClimateYear, runYear, type ZoneFactors, type ZoneSums } from './kernel.ts';
import type { ClassView } from './view.ts';
import { noShift, type Outlook, usualOutlook, writeZone, zoneSpace } from './zones.ts';

/** Levers that change every building's hours: set-point of heating, K, and the climate. */
export interface Conditions extends ClimateShift {
  readonly setPoint: number;
}

export const todaysConditions: Conditions = { setPoint: 0, warmer: 0, sun: 1 };

export const isToday = (c: Conditions): boolean =>
  c.setPoint === 0 && c.warmer === 0 && c.sun === 1;

/** A representative's year per square metre; hours in W/m2. */
export interface RepresentativeYear extends ZoneSums {
  /** Hourly over seasonal heating need, by which its buildings' seasonal needs are scaled. */
  readonly ratio: number;
  readonly heat: Float64Array;
  readonly cool: Float64Array;
}

/** Conditions whose years are kept beside today's. */
const kept = 3;

/**
 * Runs the representatives of a city under the conditions that levers set. A year is run when it is first asked
 * for, so that moves of adoption levers cost nothing here.
 */
export class Representatives {
  readonly cells: Cells;
  readonly climate: ClimateYear;
  readonly season: SeasonClimate;
  /** What buildings of each class see on the mean, where the city's envelope is known. */
  readonly #views: readonly (ClassView | undefined)[];
  /** Hours that are no longer asked for, filled anew instead of being left to the collector. */
  readonly #spare: Float64Array[] = [];
  readonly #space: ZoneFactors = zoneSpace();
  readonly #seasonal: Float64Array;
  readonly #known = new Map<
    string,
    { climates: Map<number, ClimateYear>; years: (RepresentativeYear | undefined)[] }
  >();

  constructor(
    cells: Cells,
    climate: ClimateYear,
    season: SeasonClimate,
    views: readonly (ClassView | undefined)[] = [],
  ) {
    this.#views = views;
    this.cells = cells;
    this.climate = climate;
    this.season = season;
    this.#seasonal = Float64Array.from(cells.representatives, ({ cell, shape }) => {
      const { year, envelope } = cells.cells[cell]!;
      return heatingNeed(shape, year.of, envelope, season);
    });
  }

  /**
   * The years of all representatives under conditions, each computed at its first use; valid until `kept` other
   * conditions have been asked for.
   */
  under(conditions: Conditions): (representative: number) => RepresentativeYear {
    const key = `${conditions.setPoint} ${conditions.warmer} ${conditions.sun}`;
    const set = this.#known.get(key) ?? { climates: new Map(), years: [] };
    this.#known.delete(key);
    this.#known.set(key, set);
    const today = '0 0 1';
    const oldest = [...this.#known.keys()].find((k) => k !== today);
    if (this.#known.size > kept + 1 && oldest !== undefined) {
      for (const year of this.#known.get(oldest)!.years)
        if (year !== undefined) this.#spare.push(year.heat, year.cool);
      this.#known.delete(oldest);
    }
    return (r) => {
      const made = set.years[r] ?? this.#run(r, set.climates, conditions);
      set.years[r] = made;
      return made;
    };
  }

  /** Today's climate in the light that buildings of a cell's class see on the mean. */
  climateOf({ kind }: Cell): ClimateYear {
    const view = this.#views[kind];
    return view === undefined
      ? this.climate
      : { ...this.climate, upright: view.upright, level: view.level };
  }

  outlookOf = ({ kind }: Cell): Outlook => this.#views[kind]?.outlook ?? usualOutlook;

  #run(r: number, climates: Map<number, ClimateYear>, conditions: Conditions): RepresentativeYear {
    const { cell: place, shape } = this.cells.representatives[r]!;
    const cell = this.cells.cells[place]!;
    const kind = this.#views[cell.kind] === undefined ? -1 : cell.kind;
    const climate = climates.get(kind) ?? shiftedClimate(this.climateOf(cell), conditions);
    climates.set(kind, climate);
    const shift = { ...noShift, thetaI: conditions.setPoint };
    const outlook = this.outlookOf(cell);
    writeZone(this.#space, cell.year, shape, cell.envelope, this.season.thetaE, shift, outlook);
    const empty = (): Float64Array => this.#spare.pop()?.fill(0) ?? new Float64Array(climate.hours);
    const [heat, cool] = [empty(), empty()];
    const sums = { heating: 0, cooling: 0, peakHeating: 0, peakCooling: 0 };
    runYear(this.#space, climate, sums, 1, heat, cool);
    const seasonal = this.#seasonal[r]!;
    return { ...sums, heat, cool, ratio: seasonal > 0 ? sums.heating / seasonal : 1 };
  }
}

/** Which representatives stand for each building, by state of the envelope. */
export interface Links {
  /** Its two representatives, which may be one, and where it lies between them: 0 to 1, and a little beyond. */
  readonly first: readonly Int16Array[];
  readonly second: readonly Int16Array[];
  readonly place: readonly Float32Array[];
  /** Representatives that stand for any building. */
  readonly used: readonly (readonly number[])[];
}

export function linksOf(stock: BuildingStock, cells: Cells): Links {
  const n = stock.count;
  const reach = cells.representatives.map(({ shape }) => spreadOutness(shape));
  const states = variants.map((_, v) => {
    const [first, second] = [new Int16Array(n), new Int16Array(n)];
    const place = new Float32Array(n);
    const used = new Set<number>();
    for (let b = 0; b < n; b++) {
      if (!(stock.area[b]! > 0)) continue;
      const cell = cells.cells[cells.of[stock.archetype[b]! * 3 + v]!]!;
      const last = cell.first + cell.count - 1;
      const spread = stock.wall[b]! + stock.roof[b]! + stock.floor[b]!;
      const [low, high] = [reach[cell.first]!, reach[last]!];
      first[b] = cell.first;
      second[b] = last;
      place[b] =
        last === cell.first ? 0 : Math.min(1.5, Math.max(-0.5, (spread - low) / (high - low)));
      used.add(cell.first).add(last);
    }
    return { first, second, place, used: [...used].sort((x, y) => x - y) };
  });
  return {
    first: states.map((s) => s.first),
    second: states.map((s) => s.second),
    place: states.map((s) => s.place),
    used: states.map((s) => s.used),
  };
}
