import { coolingCapacity, leastGreen, usualWeights } from '../cooling.ts';
import { DecayMeans } from '../decay.ts';
import { discSum } from '../disc.ts';
import { cellArea, cellsIn } from '../grid.ts';
import type { Cooling, Draw, Field, Measures } from './field.ts';
import { type Factor, factors, type HeatModel, type MeasureKey } from './model.ts';

/** A quantity by cell as the measures move it: today's, and its slopes by share of trees, plants and light coats. */
type Terms = readonly [
  today: Float64Array,
  trees: Float64Array,
  planted: Float64Array,
  light: Float64Array,
];

/** A field under one draw, with all that no lever changes. */
export interface Scene {
  readonly field: Field;
  readonly draw: Draw;
  /** Cooling capacity, and that of green space around, which is linear in it. */
  readonly capacity: Terms;
  readonly park: Terms;
  /** 1 where 2 ha or more of green space lie within the cooling distance. */
  readonly enough: Uint8Array;
  readonly mixing: DecayMeans;
}

/** Scenes of a field, one for each draw: the InVEST chain as far as no measure enters. */
export function scenesOf(field: Field, model: HeatModel, draws: readonly Draw[]): Scene[] {
  const { grid, green } = field;
  const unknown = field.shares[0]!.some(Number.isNaN)
    ? Float64Array.from(field.shares[0]!)
    : new Float64Array(green.length);
  const byCells = <T>(make: (distance: number) => T): ((distance: number) => T) => {
    const made = new Map<number, T>();
    return (distance) => {
      const cells = cellsIn(distance, grid);
      const found = made.get(cells) ?? make(distance);
      made.set(cells, found);
      return found;
    };
  };
  const smoothers = byCells((distance) => new DecayMeans(unknown, grid, distance));
  const enough = byCells((distance) =>
    Uint8Array.from(discSum(green, grid, distance), (n) =>
      n * cellArea(grid) >= leastGreen ? 1 : 0,
    ),
  );
  return draws.map((draw) => {
    const capacity = capacityTerms(field, model, draw);
    const greenOnly = capacity.map((term) =>
      term.map((v, i) => (Number.isNaN(green[i]!) ? Number.NaN : green[i]! === 0 ? 0 : v)),
    );
    return {
      field,
      draw,
      capacity,
      park: smoothers(draw.coolingDistance).of(greenOnly) as unknown as Terms,
      enough: enough(draw.coolingDistance),
      mixing: smoothers(draw.mixing),
    };
  });
}

/** Cooling of every scene under the same measures, in their order. */
export function coolingOf(scenes: readonly Scene[], measures: Measures): Cooling[] {
  const hm = scenes.map((scene) => mitigation(scene, measures));
  const mixed = new Map<Scene, Float64Array>();
  // Scenes that share a distance share its transforms.
  for (const mixing of new Set(scenes.map((scene) => scene.mixing))) {
    const of = scenes.flatMap((scene, s) => (scene.mixing === mixing ? [s] : []));
    for (const [k, field] of mixing.of(of.map((s) => hm[s]!)).entries())
      mixed.set(scenes[of[k]!]!, field);
  }
  return scenes.map((scene, s) => ({ hm: hm[s]!, mixed: mixed.get(scene)! }));
}

/** InVEST's heat mitigation: the cell's own capacity, or that of enough green space around where it is more. */
function mitigation({ capacity, park, enough }: Scene, measures: Measures): Float64Array {
  const { trees, greenRoofs, coolRoofs } = measures;
  const light = Math.min(coolRoofs, 1 - greenRoofs);
  const at = ([today, t, p, l]: Terms, i: number): number =>
    today[i]! + trees * t[i]! + greenRoofs * p[i]! + light * l[i]!;
  const hm = new Float64Array(enough.length);
  for (let i = 0; i < hm.length; i++) {
    const own = at(capacity, i);
    const around = enough[i] === 1 ? at(park, i) : own;
    hm[i] = around > own ? around : own;
  }
  return hm;
}

/** Evapotranspiration is even over the city: its index is the crop coefficient. */
function capacityTerms(field: Field, model: HeatModel, draw: Draw): Terms {
  const even = new Float64Array(field.roof.length).fill(1);
  const capacity = (of: Record<Factor, Float64Array>): Float64Array =>
    coolingCapacity({ ...of, et0: even }, usualWeights, 1);
  const { classes } = model;
  const n = field.roof.length;
  const surface = (
    of: (c: number, factor: Factor) => readonly [own: number, onRoof: number, onGround: number],
  ): Record<Factor, Float64Array> => {
    const out = {
      shade: new Float64Array(n),
      albedo: new Float64Array(n),
      kc: new Float64Array(n),
    };
    for (const [c, { role }] of classes.entries()) {
      const share = field.shares[c]!;
      for (const factor of factors) {
        const values = out[factor];
        const [own, onRoof, onGround] = of(c, factor);
        for (let i = 0; i < n; i++) {
          const roofed = role === 'roof' ? 1 : role === 'sealed' ? field.roof[i]! : 0;
          const open = role === 'open' ? 1 : role === 'sealed' ? 1 - field.roof[i]! : 0;
          values[i]! += share[i]! * (own + roofed * onRoof + open * onGround);
        }
      }
    }
    return out;
  };
  const toward = (key: MeasureKey, c: number, factor: Factor): number => {
    const own = draw.classes[c]![factor];
    return (draw.covers[key][factor] ?? own) - own;
  };
  const onRoof = (key: MeasureKey) =>
    surface((c, factor) => [0, draw.flatRoofs * toward(key, c, factor), 0]);
  return [
    capacity(surface((c, factor) => [draw.classes[c]![factor], 0, 0])),
    capacity(surface((c, factor) => [0, 0, toward('canopy', c, factor)])),
    capacity(onRoof('greenRoof')),
    capacity(onRoof('coolRoof')),
  ];
}
