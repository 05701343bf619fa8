/** Hardy 1998, ITS-90 formulations for vapour pressure, over water: powers -2 to 4 of temperature in K. */
const powers = [
  -2836.5744, -6028.076559, 19.54263612, -0.02737830188, 1.6261698e-5, 7.0229056e-10,
  -1.8680009e-13,
];
const logarithm = 2.7150305;

/** Saturation vapour pressure over water, Pa, of an air temperature in °C. */
export function saturationPressure(celsius: number): number {
  const kelvin = celsius + 273.15;
  let sum = logarithm * Math.log(kelvin);
  for (const [i, factor] of powers.entries()) sum += factor * kelvin ** (i - 2);
  return Math.exp(sum);
}
