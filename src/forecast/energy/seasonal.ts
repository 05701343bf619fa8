/**
 * Seasonal heating need after EN ISO 13790, in the form of the TABULA calculation procedure
 * (Loga & Diefenbach 2013, IWU). Everything is per square metre of reference floor area.
 */

/** Heating season of a place. Irradiation is the season's sum on a surface, kWh/m2. */
export interface SeasonClimate {
  /** Days with a daily mean below the base temperature, d/a. */
  readonly heatingDays: number;
  /** Mean outdoor temperature of those days, degC. */
  readonly thetaE: number;
  readonly solar: Orientations;
}

/** One value for each orientation that TABULA tells apart. */
export interface Orientations {
  readonly horizontal: number;
  readonly east: number;
  readonly south: number;
  readonly west: number;
  readonly north: number;
}

/** How a zone is used: standard boundary conditions. */
export interface ZoneUse {
  /** Set-point, degC. */
  readonly thetaI: number;
  /** Night and partial heating: reduction factor at h_tr = 1 and 4 W/(m2 K). */
  readonly reductionAt1: number;
  readonly reductionAt4: number;
  /** Air change by use and by leakage, 1/h, and the room height that they refer to, m. */
  readonly airUse: number;
  readonly airInfiltration: number;
  readonly roomHeight: number;
  /** Mean internal gains, W/m2. */
  readonly gains: number;
  readonly shadingHorizontal: number;
  readonly shadingVertical: number;
  readonly frameShare: number;
  /** Correction for light that does not fall in at right angles. */
  readonly incidence: number;
  /** Heat capacity, Wh/(m2 K). */
  readonly capacity: number;
}

/** Every intermediate of the balance; energies in kWh/(m2 a), transfer in W/(m2 K). */
export interface SeasonalBalance {
  readonly transmission: number;
  readonly ventilation: number;
  /** Temperature difference times heating days, K d/a. */
  readonly degreeDays: number;
  readonly reduction: number;
  readonly transmissionLoss: number;
  readonly ventilationLoss: number;
  readonly loss: number;
  readonly solarGain: number;
  readonly internalGain: number;
  /** Time constant, h, and the exponent that follows from it. */
  readonly timeConstant: number;
  readonly exponent: number;
  /** Gains over losses, and the share of the gains that helps. */
  readonly gainRatio: number;
  readonly utilisation: number;
  readonly need: number;
}

/**
 * Reduction factor for intermittent heating at a transmission of `h` W/(m2 K): constant above 4,
 * linear between 1 and 4, and below 1 on the line through (0.5, 1). As in the published tables it is
 * not capped at 1, so it lies slightly above 1 below 0.5 W/(m2 K).
 */
export function reductionFactor(h: number, at1: number, at4: number): number {
  if (h <= 1) return at1 + ((1 - h) / 0.5) * (1 - at1);
  return h >= 4 ? at4 : at1 + ((h - 1) * (at4 - at1)) / 3;
}

/** Share of the gains that is usable, EN ISO 13790 12.2.1.1, for gains over losses `ratio` >= 0. */
export function utilisationFactor(ratio: number, exponent: number): number {
  if (Math.abs(ratio - 1) < 1e-9) return exponent / (exponent + 1);
  const power = ratio ** exponent;
  return (1 - power) / (1 - power * ratio);
}

/**
 * @param transmission heat transfer through the envelope with thermal bridges, W/(m2 K)
 * @param apertures window area per reference area times its g value at right angles, by orientation
 */
export function seasonalBalance(
  transmission: number,
  apertures: Orientations,
  use: ZoneUse,
  climate: SeasonClimate,
): SeasonalBalance {
  const ventilation = 0.34 * (use.airUse + use.airInfiltration) * use.roomHeight;
  const degreeDays = Math.max(0, use.thetaI - climate.thetaE) * climate.heatingDays;
  const reduction = reductionFactor(transmission, use.reductionAt1, use.reductionAt4);
  const transmissionLoss = 0.024 * transmission * degreeDays * reduction;
  const ventilationLoss = 0.024 * ventilation * degreeDays * reduction;
  const loss = transmissionLoss + ventilationLoss;
  const solarGain = solarGains(apertures, use, climate.solar);
  const internalGain = 0.024 * use.gains * climate.heatingDays;
  const timeConstant = use.capacity / (transmission + ventilation);
  const exponent = 0.8 + timeConstant / 30;
  const gain = solarGain + internalGain;
  const gainRatio = loss > 0 ? gain / loss : 0;
  const utilisation = utilisationFactor(gainRatio, exponent);
  return {
    transmission,
    ventilation,
    degreeDays,
    reduction,
    transmissionLoss,
    ventilationLoss,
    loss,
    solarGain,
    internalGain,
    timeConstant,
    exponent,
    gainRatio,
    utilisation,
    need: loss > 0 ? loss - utilisation * gain : 0,
  };
}

function solarGains(apertures: Orientations, use: ZoneUse, solar: Orientations): number {
  const vertical =
    apertures.east * solar.east +
    apertures.south * solar.south +
    apertures.west * solar.west +
    apertures.north * solar.north;
  const shaded =
    use.shadingHorizontal * apertures.horizontal * solar.horizontal +
    use.shadingVertical * vertical;
  return shaded * (1 - use.frameShare) * use.incidence;
}
