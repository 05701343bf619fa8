import { degree, utciRange, utciTerms } from '../utci.ts';

/** UTCI of many places in one hour, degC: air and mean radiant temperature in degC, wind in m/s; NaN out of range. */
export type HourStress = (temperature: number, radiant: number, wind: number) => number;

const [calm, storm] = utciRange.wind;
const [coolest, warmest] = utciRange.difference;
const [coldest, hottest] = utciRange.tdb;

/**
 * UTCI where humidity is the same everywhere, so that the polynomial shrinks to one of wind, radiation and air
 * temperature. Wind beyond the polynomial's range counts as the nearest in it (Bröde et al. 2012 on calm air).
 * @param vapour vapour pressure, kPa
 */
export function hourStress(vapour: number): HourStress {
  const [least, most] = utciRange.vapour;
  const terms = vapour >= least && vapour <= most ? flat(utciTerms(vapour)) : undefined;
  return (temperature, radiant, wind) => {
    const difference = radiant - temperature;
    const inside =
      temperature >= coldest &&
      temperature <= hottest &&
      difference >= coolest &&
      difference <= warmest;
    if (terms === undefined || !inside) return Number.NaN;
    const v = Math.min(storm, Math.max(calm, wind));
    let at = 0;
    let sum = 0;
    for (let d = degree; d >= 0; d--) {
      let byWind = 0;
      for (let w = degree - d; w >= 0; w--) {
        let byAir = 0;
        for (let t = degree - d - w; t >= 0; t--) byAir = byAir * temperature + terms[at++]!;
        byWind = byWind * v + byAir;
      }
      sum = sum * difference + byWind;
    }
    return temperature + sum;
  };
}

/** Factors from the highest power down in each of radiation, wind and air, as Horner's scheme takes them. */
const flat = (terms: ReturnType<typeof utciTerms>): Float64Array =>
  Float64Array.from(
    terms
      .toReversed()
      .flatMap((byWind) => byWind.toReversed().flatMap((byAir) => [...byAir].reverse())),
  );
