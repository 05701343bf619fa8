import { blackBody, stefanBoltzmann } from './longwave.ts';

/** Emissivity of ground and walls (Oke 1987, table 1.1: .90 to .98). */
export const emissivity = 0.95;

const steps = 4;

/**
 * Longwave radiation that a surface sends out, W/m2, in balance with the hour: net radiation = storage +
 * (6.2 + 4.26 v)(T - air) + evaporation (VDI 3789-2; Matzarakis et al. 2010, Int. J. Biometeorology 54:131).
 * By Newton's method, to .01 K within four steps. Plain numbers, for it runs some hundred thousand times a lever.
 * @param absorbed shortwave radiation taken up, W/m2
 * @param longwave longwave radiation that comes in, W/m2
 * @param temperature air, degC, and `wind` beside the surface, m/s
 * @param evaporation heat that evaporation takes, W/m2
 * @param storage share of net radiation that goes into the ground by day; at night half of that again
 */
export function emitted(
  absorbed: number,
  longwave: number,
  temperature: number,
  wind: number,
  evaporation: number,
  storage: number,
): number {
  const transfer = 6.2 + 4.26 * wind;
  const air = temperature + 273.15;
  const atNight = Math.min(0.9, 1.5 * storage);
  let t = air;
  for (let i = 0; i < steps; i++) {
    const cube = stefanBoltzmann * t * t * t;
    const net = absorbed + emissivity * (longwave - cube * t);
    // By the sign of what the surface itself takes up, so that day passes into night without a step.
    const kept = 1 - (net > 0 ? storage : atNight);
    const rest = kept * net - transfer * (t - air) - evaporation;
    t += rest / (kept * emissivity * 4 * cube + transfer);
  }
  return emissivity * blackBody(t - 273.15) + (1 - emissivity) * longwave;
}
