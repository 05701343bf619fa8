/** W/(m2 K4). */
export const stefanBoltzmann = 5.670374e-8;

/** Radiation of a black body at a temperature in degC, W/m2. */
export function blackBody(celsius: number): number {
  const square = (celsius + 273.15) * (celsius + 273.15);
  return stefanBoltzmann * square * square;
}

/**
 * Longwave radiation of the sky, W/m2, from air temperature (degC), vapour pressure (kPa) and the share of the
 * sky under opaque cloud (NaN: none): Clark & Allen 1978 with Walton's cloud factor, as EnergyPlus has it
 * (Engineering Reference, "Sky Radiation Modeling").
 */
export function skyRadiation(celsius: number, vapour: number, cloud: number): number {
  const n = Number.isNaN(cloud) ? 0 : cloud * 10;
  const clear = 0.787 + 0.764 * Math.log((dewPoint(vapour) + 273.15) / 273);
  return clear * (1 + 0.0224 * n - 0.0035 * n ** 2 + 0.00028 * n ** 3) * blackBody(celsius);
}

/** Dew point, degC, of a vapour pressure in kPa (Magnus over water, as FAO-56 has it: equation 14 turned round). */
function dewPoint(vapour: number): number {
  const x = Math.log(Math.max(0.01, vapour) / 0.6108);
  return (237.3 * x) / (17.27 - x);
}
