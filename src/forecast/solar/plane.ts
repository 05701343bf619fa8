import type { SkyYear } from './sky.ts';
import { groundView, skyView } from './transposition.ts';

/** Degrees: tilt 0 level to 90 upright (to 180 face down); azimuth from north clockwise. */
export interface Plane {
  readonly tilt: number;
  readonly azimuth: number;
}

/** What obstructs a plane's view; see `horizon.ts`. */
export interface PlaneShade {
  /** 1 where the sun is seen, else 0, by hour. */
  readonly beam: Uint8Array;
  /** Share of the sky diffuse light that the open plane would receive. */
  readonly sky: number;
}

/** Hourly irradiance on a plane, W/m2 as means of the hours. */
export interface PlaneYear {
  /** From the disc of the sun. */
  readonly beam: Float64Array;
  /** From the sky, the circumsolar part included, and from the ground. */
  readonly sky: Float64Array;
  readonly ground: Float64Array;
  /** Cosine of the angle of incidence; 0 where the sun is behind the plane or down. */
  readonly incidence: Float64Array;
}

/** Reflectance of ground without snow. */
export const usualAlbedo = 0.2;

/** Perez 1990 over a year; with `shade` the beam is masked and the diffuse light scaled. */
export function planeYear(
  sky: SkyYear,
  plane: Plane,
  albedo: number = usualAlbedo,
  shade?: PlaneShade,
): PlaneYear {
  const n = sky.hours;
  const tilt = (plane.tilt * Math.PI) / 180;
  const azimuth = (plane.azimuth * Math.PI) / 180;
  const x = Math.sin(tilt) * Math.sin(azimuth);
  const y = Math.sin(tilt) * Math.cos(azimuth);
  const z = Math.cos(tilt);
  const brightening = Math.sin(tilt);
  const view = skyView(plane.tilt);
  const reflected = groundView(plane.tilt) * albedo;
  const open = shade?.sky ?? 1;
  const year = {
    beam: new Float64Array(n),
    sky: new Float64Array(n),
    ground: new Float64Array(n),
    incidence: new Float64Array(n),
  };
  for (let i = 0; i < n; i++) {
    const cosine = Math.max(0, x * sky.east[i]! + y * sky.north[i]! + z * sky.up[i]!);
    const seen = shade === undefined ? 1 : shade.beam[i]!;
    year.incidence[i] = sky.up[i]! > 0 ? cosine : 0;
    year.beam[i] = seen * sky.beam[i]! * cosine;
    year.sky[i] = Math.max(
      0,
      open * (sky.even[i]! * view + sky.horizon[i]! * brightening) +
        seen * sky.circumsolar[i]! * cosine,
    );
    year.ground[i] = sky.global[i]! * reflected;
  }
  return year;
}
