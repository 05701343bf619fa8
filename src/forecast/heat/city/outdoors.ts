import { type Light, lightOf, radiantTemperature } from '../hour/radiant.ts';
import { aspectOf, groundSky, streetWind, sunlitGround, wallSky } from '../hour/street.ts';
import { type HourStress, hourStress } from '../hour/stress.ts';
import { type AirYear, airHour, hourOf } from '../hour/weather.ts';
import type { Cooling, Draw, Field } from './field.ts';
import type { HeatModel } from './model.ts';

/** Streets of a field: what of radiation and wind no hour and no lever changes. */
export interface Streets {
  readonly aspect: Float32Array;
  readonly groundSky: Float32Array;
  readonly wallSky: Float32Array;
  /** Of the weather station's wind. */
  readonly wind: Float32Array;
}

/** Open ground of a field under one draw, by cell: shares of the ground, albedo and crop coefficient. */
export interface OpenGround {
  /** Crowns that lose their leaves, how many more a share of new trees brings, and evergreen ones. */
  readonly crowns: Float32Array;
  readonly perTree: Float32Array;
  readonly evergreen: Float32Array;
  readonly albedo: Float32Array;
  readonly kc: Float32Array;
  readonly water: Float32Array;
}

/** An hour over a field. */
export interface HourField {
  readonly light: Light;
  readonly stress: HourStress;
  /** Ground that walls leave in the sun. */
  readonly sunlit: Float32Array;
}

/** UTCI and mean radiant temperature by cell, degC; NaN where not known or out of UTCI's range. */
export interface Stress {
  readonly utci: Float64Array;
  readonly radiant: Float64Array;
}

/** Least share of a cell that is open ground: paved, where nothing else is told. */
const leastOpen = 0.1;
/** Wind in the street is told as if at 10 m; beside a person and the ground it is this part (UTCI's profile). */
const atPerson = Math.log(1.1 / 0.01) / Math.log(10 / 0.01);

export function streetsOf({ plan, walls, height }: Field): Streets {
  const aspect = plan.map((roofs, i) => aspectOf(walls[i]!, roofs));
  return {
    aspect,
    groundSky: aspect.map(groundSky),
    wallSky: aspect.map(wallSky),
    wind: plan.map((roofs, i) => streetWind(roofs, walls[i]!, height[i]!)),
  };
}

export function openGroundOf(field: Field, { classes }: HeatModel, draw: Draw): OpenGround {
  const n = field.roof.length;
  const empty = () => new Float32Array(n);
  const out = {
    crowns: empty(),
    perTree: empty(),
    evergreen: empty(),
    albedo: empty(),
    kc: empty(),
    water: empty(),
  };
  const ground = empty();
  const canopy = draw.covers.canopy.shade;
  for (const [c, { role, evergreen, water }] of classes.entries()) {
    const own = draw.classes[c]!;
    for (let i = 0; i < n; i++) {
      const roofed = role === 'roof' ? 1 : role === 'sealed' ? field.roof[i]! : 0;
      const share = field.shares[c]![i]!;
      const open = share * Math.max(leastOpen, 1 - roofed);
      const planted = role === 'open' || role === 'sealed' ? share * (1 - roofed) : 0;
      ground[i]! += open;
      out[evergreen ? 'evergreen' : 'crowns'][i]! += open * own.shade;
      out.perTree[i]! += planted * Math.max(0, (canopy ?? own.shade) - own.shade);
      out.albedo[i]! += open * own.albedo;
      out.kc[i]! += open * own.kc;
      if (water) out.water[i]! += open;
    }
  }
  for (const values of Object.values(out)) for (let i = 0; i < n; i++) values[i]! /= ground[i]!;
  return out;
}

/** The hour of an instant (Unix seconds) in a typical year. */
export const lightAt = (year: AirYear, seconds: number): Light =>
  lightOf(airHour(year, hourOf(year, seconds)));

export const hourField = (light: Light, { aspect }: Streets): HourField => ({
  light,
  stress: hourStress(light.vapour),
  sunlit: aspect.map((a) => sunlitGround(a, light.sun)),
});

/**
 * Thermal stress by cell of one scene in one hour: the hour's air and the day's heat island shared out by the
 * index, radiation and wind of the cell's streets, crowns of today and of new trees (`trees`, share of paved ground).
 */
export function stressOf(
  { light, stress, sunlit }: HourField,
  streets: Streets,
  ground: OpenGround,
  { mixed }: Cooling,
  { heatIsland, places }: Draw,
  trees: number,
): Stress {
  const n = mixed.length;
  const [utci, radiant] = [new Float64Array(n), new Float64Array(n)];
  const island = heatIsland * light.island;
  const leafless = light.leaves ? places.leafLight : places.bareLight;
  // One object for all cells: a hundred thousand of them are told in an answer.
  const place = {
    aspect: 0,
    groundSky: 1,
    wallSky: 0.5,
    sunlit: 1,
    crowns: 0,
    albedo: 0,
    kc: 0,
    water: 0,
    wallAlbedo: places.wallAlbedo,
    storage: places.storage,
    temperature: 0,
    wind: 0,
  };
  for (let i = 0; i < n; i++) {
    const temperature = light.temperature + (1 - mixed[i]!) * island;
    const bare = Math.min(1, ground.crowns[i]! + trees * ground.perTree[i]!);
    const ever = Math.min(1 - bare, ground.evergreen[i]!);
    const wind = light.wind * Math.min(1, streets.wind[i]! * places.wind);
    place.aspect = streets.aspect[i]!;
    place.groundSky = streets.groundSky[i]!;
    place.wallSky = streets.wallSky[i]!;
    place.sunlit = sunlit[i]!;
    place.crowns = bare * (1 - leafless) + ever * (1 - places.leafLight);
    place.albedo = ground.albedo[i]!;
    place.kc = ground.kc[i]!;
    place.water = ground.water[i]!;
    place.temperature = temperature;
    place.wind = wind * atPerson;
    radiant[i] = radiantTemperature(light, place);
    utci[i] = stress(temperature, radiant[i]!, wind);
  }
  return { utci, radiant };
}
