/** A scale on which a series' swings are about as large at every level, and the way back. */
export interface Scale {
  readonly to: (value: number) => number;
  readonly from: (value: number) => number;
}

/** Square root where no value is negative, which also keeps forecasts from being negative; else as it is. */
export function scaleOf(y: Float64Array): Scale {
  return y.every((v) => v >= 0)
    ? { to: Math.sqrt, from: (v) => Math.max(0, v) ** 2 }
    : { to: (v) => v, from: (v) => v };
}
