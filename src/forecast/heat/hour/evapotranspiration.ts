/** An hour's air over a reference surface of grass. */
export interface GrassHour {
  /** degC. */
  readonly temperature: number;
  /** Vapour pressure, kPa. */
  readonly vapour: number;
  /** Net radiation, MJ/m2 in the hour. */
  readonly net: number;
  /** 2 m above the ground, m/s. */
  readonly wind: number;
  /** Of the place, m. */
  readonly elevation: number;
}

/** Heat that a millimetre of water takes to evaporate, MJ/m2. */
export const vaporisation = 2.45;

/**
 * Reference evapotranspiration of an hour, mm: Penman-Monteith of Allen et al. 1998, FAO Irrigation and Drainage
 * Paper 56, equation 53, with soil heat a tenth of net radiation by day and half of it at night (equations 45, 46).
 * Dew counts as none.
 */
export function referenceEvapotranspiration({
  temperature: t,
  vapour,
  net,
  wind,
  elevation,
}: GrassHour): number {
  const saturated = 0.6108 * Math.exp((17.27 * t) / (t + 237.3));
  const slope = (4098 * saturated) / (t + 237.3) ** 2;
  const pressure = 101.3 * ((293 - 0.0065 * elevation) / 293) ** 5.26;
  const psychrometric = 0.000665 * pressure;
  const soil = net * (net > 0 ? 0.1 : 0.5);
  const dryness = Math.max(0, saturated - vapour);
  const top = 0.408 * slope * (net - soil) + psychrometric * (37 / (t + 273)) * wind * dryness;
  return Math.max(0, top / (slope + psychrometric * (1 + 0.34 * wind)));
}
