import { todayValues } from '../../../scenario/lever.ts';
import type { Light } from '../hour/radiant.ts';
import type { Cooling, Measures } from './field.ts';
import {
  hourField,
  lightAt,
  type OpenGround,
  openGroundOf,
  type Streets,
  type Stress,
  streetsOf,
  stressOf,
} from './outdoors.ts';
import { measuresOf, type PreparedHeat, type Runs } from './prepare.ts';
import type { Scene } from './scene.ts';

/** What thermal stress of a city needs beside cooling, whatever the hour. */
export interface Outdoors {
  readonly streets: { readonly fine: Streets; readonly coarse: Streets };
  readonly ground: Runs<OpenGround>;
}

/** Thermal stress in one hour. */
export interface HeatHour {
  readonly light: Light;
  /** Beginning of the hour, Unix seconds. */
  readonly start: number;
  /** Scenario A. */
  readonly base: Runs<Stress>;
  of(cooling: Runs<Cooling>, measures: Measures): Runs<Stress>;
}

export function outdoorsOf({ model, field, coarse, scenes }: PreparedHeat): Outdoors {
  const ground = ({ field, draw }: Scene): OpenGround => openGroundOf(field, model, draw);
  return {
    streets: { fine: streetsOf(field), coarse: streetsOf(coarse) },
    ground: {
      fine: ground(scenes.fine),
      coarse: ground(scenes.coarse),
      drawn: scenes.drawn.map(ground),
    },
  };
}

/** The hour that an instant (Unix seconds) falls in; undefined where the city has no weather. */
export function heatHour(
  prepared: PreparedHeat,
  { streets, ground }: Outdoors,
  seconds: number,
): HeatHour | undefined {
  const { air, scenes, model, base } = prepared;
  if (air === undefined) return undefined;
  const light = lightAt(air, seconds);
  const fine = hourField(light, streets.fine);
  const coarse = hourField(light, streets.coarse);
  const of = (cooling: Runs<Cooling>, { trees }: Measures): Runs<Stress> => ({
    fine: stressOf(fine, streets.fine, ground.fine, cooling.fine, scenes.fine.draw, trees),
    coarse: stressOf(
      coarse,
      streets.coarse,
      ground.coarse,
      cooling.coarse,
      scenes.coarse.draw,
      trees,
    ),
    drawn: scenes.drawn.map(({ draw }, s) =>
      stressOf(coarse, streets.coarse, ground.drawn[s]!, cooling.drawn[s]!, draw, trees),
    ),
  });
  const zone = air.weather.timeZone * 3600;
  return {
    light,
    start: Math.floor((seconds + zone) / 3600) * 3600 - zone,
    base: of(base, measuresOf(todayValues(model.levers))),
    of,
  };
}
