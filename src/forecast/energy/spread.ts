import { heatingSystems } from '../../channel/table.ts';
import { interval } from '../random.ts';
import { archetypeOf } from './archetypes.ts';
import { factorSamples, nominalFactor } from './carbon.ts';
import { type Carrier, carriers } from './model.ts';
import type { Prepared } from './prepare.ts';

/** An archetype's mean building in one state: what it needs, burns and emits per square metre. */
interface Sampled {
  readonly value: number;
  readonly samples: Float64Array;
}

/** Width of an interval around a value, below and above it, both positive or zero. */
export interface Width {
  readonly below: number;
  readonly above: number;
  /** Value of the mean building in scenario A that the width belongs to. */
  readonly scale: number;
}

const systems = heatingSystems.length;

/** Widths by combination of states, filled as combinations turn up. */
export class WidthTable {
  readonly below: Float64Array;
  readonly above: Float64Array;
  readonly scale: Float64Array;

  constructor(size: number) {
    this.below = new Float64Array(size).fill(Number.NaN);
    this.above = new Float64Array(size);
    this.scale = new Float64Array(size);
  }

  has(i: number): boolean {
    return this.below[i]! >= 0;
  }

  set(i: number, width: Width): void {
    this.below[i] = width.below;
    this.above[i] = width.above;
    this.scale[i] = width.scale;
  }
}

/** Tables of one target year. */
export interface YearWidths {
  /** By `av * 7 + system`. */
  readonly co2: WidthTable;
  /** By `(av * 7 + system) * 7 + system of today`. */
  readonly co2Change: WidthTable;
}

/**
 * Intervals of single buildings. They are derived once for the mean building of each archetype and
 * combination of states, from samples that include the spread within the archetype, and scaled to a
 * building by its own value. Kept between runs: a slider's move meets mostly known combinations.
 * `av` is `archetype * 3 + variant`; changes are from scenario A, the same archetype as it is today.
 */
export class Spread {
  readonly needWidths: WidthTable;
  readonly needChangeWidths: WidthTable;
  readonly finalWidths: WidthTable;
  readonly finalChangeWidths: WidthTable;
  readonly #prepared: Prepared;
  readonly #years = new Map<number, YearWidths>();
  readonly #finals = new Map<number, Sampled>();
  readonly #factors = new Map<number, Sampled>();

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
    const cells = prepared.samples.archetypes * 3;
    this.needWidths = new WidthTable(cells);
    this.needChangeWidths = new WidthTable(cells);
    this.finalWidths = new WidthTable(cells * systems);
    this.finalChangeWidths = new WidthTable(cells * systems * systems);
  }

  year(year: number): YearWidths {
    const found = this.#years.get(year);
    if (found !== undefined) return found;
    const cells = this.#prepared.samples.archetypes * 3 * systems;
    const made = { co2: new WidthTable(cells), co2Change: new WidthTable(cells * systems) };
    this.#years.set(year, made);
    return made;
  }

  need(av: number): Width {
    return relative(this.#need(av));
  }

  final(av: number, system: number): Width {
    return relative(this.#final(av, system));
  }

  co2(av: number, system: number, year: number): Width {
    return relative(this.#co2(av, system, year));
  }

  needChange(av: number): Width {
    return change(this.#need(av), this.#need(today(av)));
  }

  finalChange(av: number, system: number, before: number): Width {
    return change(this.#final(av, system), this.#final(today(av), before));
  }

  co2Change(av: number, system: number, before: number, year: number): Width {
    const { baseYear } = this.#prepared.model;
    return change(this.#co2(av, system, year), this.#co2(today(av), before, baseYear));
  }

  #need(av: number): Sampled {
    const { samples } = this.#prepared;
    const n = samples.count;
    const value = samples.need[av]!;
    return {
      value,
      samples: samples.building.subarray(av * n, av * n + n).map((f) => f * value),
    };
  }

  #final(av: number, k: number): Sampled {
    const known = this.#finals.get(av * systems + k);
    if (known !== undefined) return known;
    const { samples, model } = this.#prepared;
    const n = samples.count;
    const need = this.#need(av);
    const water = archetypeOf(model, Math.floor(av / 3)).of.hotWater;
    const plant = (k * 3 + (av % 3)) * n;
    const final = {
      value:
        need.value / samples.nominalEfficiency[k * 3 + (av % 3)]! +
        water / samples.nominalWaterEfficiency[k]!,
      samples: need.samples.map(
        (x, s) =>
          x / samples.efficiency[plant + s]! +
          (water * samples.hotWater[s]!) / samples.waterEfficiency[k * n + s]!,
      ),
    };
    this.#finals.set(av * systems + k, final);
    return final;
  }

  #co2(av: number, k: number, year: number): Sampled {
    const id = heatingSystems[k]!;
    const final = this.#final(av, k);
    if (id === 'none') return final;
    const factor = this.#factor(this.#prepared.model.systems[id].carrier, year);
    return {
      value: final.value * factor.value,
      samples: final.samples.map((x, s) => x * factor.samples[s]!),
    };
  }

  #factor(carrier: Carrier, year: number): Sampled {
    const key = year * carriers.length + carriers.indexOf(carrier);
    const found = this.#factors.get(key);
    if (found !== undefined) return found;
    const made = {
      value: nominalFactor(this.#prepared, carrier, year),
      samples: factorSamples(this.#prepared, carrier, year),
    };
    this.#factors.set(key, made);
    return made;
  }
}

const today = (av: number): number => av - (av % 3);

/** Width relative to the value. */
function relative({ value, samples }: Sampled): Width {
  if (value <= 0) return { below: 0, above: 0, scale: 1 };
  const [lower, upper] = interval(samples, value);
  return { below: 1 - lower / value, above: upper / value - 1, scale: 1 };
}

/** Width of the difference in each sample, with the value in scenario A to scale it by. */
function change(b: Sampled, a: Sampled): Width {
  const value = b.value - a.value;
  const [lower, upper] = interval(
    b.samples.map((x, s) => x - a.samples[s]!),
    value,
  );
  return { below: value - lower, above: upper - value, scale: a.value || 1 };
}
