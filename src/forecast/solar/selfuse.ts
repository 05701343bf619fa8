/**
 * What becomes of photovoltaic power hour by hour: used at once, stored, or exported. The battery takes any
 * surplus and covers any deficit as soon as it can (greedy rule, as in HTW Berlin's Stromspeicher-Inspektion);
 * half of its losses arise at each end.
 */
export interface Battery {
  /** Usable capacity, kWh, and power at its connection, kW. */
  readonly capacity: number;
  readonly power: number;
  /** Share of the energy put in that comes out again. */
  readonly roundTrip: number;
}

/** kWh over the time given; shares are 0 where nothing was generated or used. */
export interface SelfUse {
  readonly generated: number;
  readonly used: number;
  readonly direct: number;
  readonly fromBattery: number;
  readonly exported: number;
  readonly imported: number;
  /** Lost in the battery; and what its content rose by from start to end. */
  readonly lost: number;
  readonly stored: number;
  /** Share of the generation that is used here, and share of the use that it covers. */
  readonly selfConsumption: number;
  readonly autarky: number;
}

/** Net exchange by hour, kWh: export positive, import negative. */
export interface Exchange {
  readonly net: Float64Array;
  /** Content of the battery at the end of each hour, kWh. */
  readonly content: Float64Array;
}

/**
 * @param generation and `load` kWh by hour, of the same length
 * @param into exchange hour by hour, where it is wanted
 */
export function selfUse(
  generation: ArrayLike<number>,
  load: ArrayLike<number>,
  battery: Battery | undefined,
  into?: Exchange,
): SelfUse {
  const { capacity, power, roundTrip } = battery ?? { capacity: 0, power: 0, roundTrip: 1 };
  const oneWay = Math.sqrt(roundTrip);
  let content = 0;
  const sum = {
    generated: 0,
    used: 0,
    direct: 0,
    fromBattery: 0,
    exported: 0,
    imported: 0,
    put: 0,
  };
  for (let i = 0; i < generation.length; i++) {
    const made = generation[i]!;
    const need = load[i]!;
    const direct = Math.min(made, need);
    const put = Math.min(made - direct, power, (capacity - content) / oneWay);
    const taken = Math.min(need - direct, power, content * oneWay);
    content = Math.min(capacity, Math.max(0, content + put * oneWay - taken / oneWay));
    sum.generated += made;
    sum.used += need;
    sum.direct += direct;
    sum.put += put;
    sum.fromBattery += taken;
    sum.exported += made - direct - put;
    sum.imported += need - direct - taken;
    if (into !== undefined) {
      into.net[i] = made - need - put + taken;
      into.content[i] = content;
    }
  }
  const { generated, used, direct, fromBattery, exported, imported, put } = sum;
  return {
    generated,
    used,
    direct,
    fromBattery,
    exported,
    imported,
    lost: put - fromBattery - content,
    stored: content,
    selfConsumption: generated > 0 ? (generated - exported) / generated : 0,
    autarky: used > 0 ? (direct + fromBattery) / used : 0,
  };
}
