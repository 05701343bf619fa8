/**
 * One thermal zone as EN ISO 13790 Annex C sees it. Areas m2, U W/(m2 K), angles in degrees: azimuth from
 * north clockwise, tilt 0 level (a roof) to 90 upright, 180 face down.
 */
export interface Zone {
  /** Conditioned floor area and air volume, m2 and m3. */
  readonly floorArea: number;
  readonly volume: number;
  /** Effective mass area A_m, m2, and heat capacity C_m, J/K (12.3.1). */
  readonly massArea: number;
  readonly heatCapacity: number;
  /** Coefficient between air and surfaces h_is, W/(m2 K); the standard's is 3.45. */
  readonly hIs: number;
  /** Area of all surfaces that face the zone A_t, m2. */
  readonly surfaceArea: number;
  readonly opaque: readonly OpaquePart[];
  readonly windows: readonly WindowPart[];
  readonly airChanges: Profile;
  readonly gains: Profile;
  /** Set-points of the air, degC; NaN where there is no heating or cooling. */
  readonly heating: Profile;
  readonly cooling: Profile;
  /** Air changes by leakage, past the heat recovery, 1/h. */
  readonly infiltration: Profile;
  /** Share of the heat of `airChanges` that is recovered: the supply is that much nearer to room air. */
  readonly heatRecovery: number;
  /** Limits of power, W. */
  readonly maxHeating: number;
  readonly maxCooling: number;
}

export interface OpaquePart {
  readonly area: number;
  readonly u: number;
  readonly azimuth: number;
  readonly tilt: number;
  /** Solar absorptance of the outside. */
  readonly absorptance: number;
  /**
   * Share of the difference to outdoor air that drives the loss of a part on ground or cellar, b_tr of the
   * standard; such a part has neither sun nor sky. Undefined: it faces outdoor air.
   */
  readonly ground: number | undefined;
}

export interface WindowPart {
  readonly area: number;
  readonly u: number;
  /** Total solar energy transmittance at right angles. */
  readonly g: number;
  readonly azimuth: number;
  readonly tilt: number;
  /** Coefficients of t, t^2, ... in the beam factor 1 + a t + b t^2 + c t^3, t the angle of incidence in rad. */
  readonly incidence: readonly number[];
  /** Share of the area that is frame, F_F, and factor of shading, F_sh. */
  readonly frame: number;
  readonly shading: number;
}

/** A day of 24 hourly values, hour beginning. */
export type Profile = Float64Array;

export const constantProfile = (value: number): Profile => new Float64Array(24).fill(value);
