import { vaporisation } from './evapotranspiration.ts';
import { blackBody, stefanBoltzmann } from './longwave.ts';
import { emitted } from './surface.ts';
import type { AirHour } from './weather.ts';

/** Person in outdoor clothes (VDI 3787-2): what of shortwave and of longwave radiation is taken up. */
const taken = { short: 0.7, long: 0.97 } as const;

/** An hour's light, apart from the place. */
export interface Light extends AirHour {
  /** Beam on the horizontal, W/m2. */
  readonly direct: number;
  /** Area that a standing person turns to the sun, over all of the body's. */
  readonly projected: number;
  /** Heat that evaporation of the reference surface takes, W/m2. */
  readonly evaporating: number;
}

/** Jendritzky et al. 1990, as in Di Napoli et al. 2020: projected area of a standing person, sun's height in degrees. */
export const projectedArea = (sun: number): number =>
  0.308 * Math.cos(((sun * Math.PI) / 180) * (0.998 - sun ** 2 / 50_000));

export function lightOf(hour: AirHour): Light {
  return {
    ...hour,
    direct: hour.beam * Math.sin((hour.sun * Math.PI) / 180),
    projected: hour.sun > 0 ? projectedArea(hour.sun) : 0,
    evaporating: (hour.et0 * vaporisation * 1e6) / 3600,
  };
}

/** Open ground of a cell, shares from 0 to 1. */
export interface Place {
  /** Height of walls over the width between them; sky over the ground and before a wall. */
  readonly aspect: number;
  readonly groundSky: number;
  readonly wallSky: number;
  /** Ground that walls leave in the sun. */
  readonly sunlit: number;
  /** Light from above that crowns keep off. */
  readonly crowns: number;
  /** Of the ground: albedo, crop coefficient, and how much of it is water. */
  readonly albedo: number;
  readonly kc: number;
  readonly water: number;
  readonly wallAlbedo: number;
  /** Share of net radiation that ground and walls store by day. */
  readonly storage: number;
  /** Air between the houses, degC, and wind, m/s. */
  readonly temperature: number;
  readonly wind: number;
}

/**
 * Mean radiant temperature, degC, of a person standing on a cell's open ground: mean radiation in its sunny and
 * shaded places after VDI 3787-2 with half of the body turned to the upper half-space (Thorsson et al. 2007, Int.
 * J. Climatology 27:1983, on how near such sums come). One reflection between ground and walls; crowns are as warm
 * as the air; water too (Lindberg et al. 2016).
 */
export function radiantTemperature(light: Light, place: Place): number {
  const { direct, diffuse, beam, projected } = light;
  const { aspect, groundSky, wallSky, sunlit, crowns, albedo, kc, water, temperature } = place;
  const through = 1 - crowns;
  const walled = 1 - groundSky;
  const onWall = (aspect > 0 ? (direct * (1 - sunlit)) / 2 / aspect : 0) + wallSky * diffuse;
  const fromWall = walled * place.wallAlbedo * onWall;
  const scattered = groundSky * through * diffuse + fromWall;
  const sunny = sunlit * through;
  const up = albedo * (sunny * direct + scattered);

  const air = blackBody(temperature);
  const { wind, storage } = place;
  const wall =
    walled > 0
      ? emitted(
          (1 - place.wallAlbedo) * (onWall + albedo * direct * sunny * (0.5 - wallSky)),
          wallSky * light.longwave + (1 - wallSky) * air,
          temperature,
          wind,
          0,
          storage,
        )
      : air;
  const down = groundSky * (through * light.longwave + crowns * air) + walled * wall;
  const global = direct + diffuse;
  const bright = direct + scattered;
  const [lost, most] = [1 - albedo, kc * light.evaporating];
  // A shaded place evaporates as much less as it has less light.
  const share = global > 0 ? Math.min(1, scattered / global) : 1;
  const lit = emitted(
    lost * bright,
    down,
    temperature,
    wind,
    global > 0 ? most * Math.min(1, bright / global) : most,
    storage,
  );
  const shaded = emitted(lost * scattered, down, temperature, wind, most * share, storage);
  const dry = sunny * lit + (1 - sunny) * shaded;
  const below = water * air + (1 - water) * dry;

  const short = projected * beam * sunny + (scattered + up) / 2;
  const long = (down + below) / 2;
  const body = (taken.short * short + taken.long * long) / taken.long;
  return Math.sqrt(Math.sqrt(body / stefanBoltzmann)) - 273.15;
}
