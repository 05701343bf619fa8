import type { BuildingEnvelope } from '../../../channel/envelope.ts';
import { hashed } from '../../random.ts';
import type { SkyYear } from '../../solar/sky.ts';
import type { BuildingStock } from '../buildings.ts';
import { classIds } from '../stock.ts';
import { type Aspects, aspectsOf } from './aspects.ts';
import { type CitySun, citySun, type SunColumns, sunColumns, writeSun } from './sun.ts';
import { type Outlook, ownShading, usualOutlook } from './zones.ts';

/** Where the surfaces of a city's buildings look, and the light that falls there. */
export interface CityView {
  readonly aspects: Aspects;
  readonly sun: CitySun;
}

export function cityView(envelope: BuildingEnvelope, sky: SkyYear): CityView {
  const aspects = aspectsOf(envelope);
  return { aspects, sun: citySun(sky, aspects) };
}

/** What a building sees; as usual where the city's envelope is not known. */
export const outlookOf = (aspects: Aspects | undefined, building: number): Outlook =>
  aspects === undefined
    ? usualOutlook
    : {
        wallSky: aspects.wallSky[building]! / 2,
        roofSky: aspects.roofView[building]!,
        shading: ownShading,
      };

/** Mean of the buildings of a class: the light on them and what they see. */
export interface ClassView extends SunColumns {
  readonly outlook: Outlook;
}

/** Buildings of a class whose mean is taken. */
const drawn = 96;

/**
 * The view of each class, from buildings drawn by chance, by the area of their walls and roofs; undefined where the city
 * has none of the class.
 */
export function classViews(
  { aspects, sun }: CityView,
  stock: BuildingStock,
  ages: number,
  seed: number,
): readonly (ClassView | undefined)[] {
  const members = classIds.map(() => [] as number[]);
  for (let b = 0; b < stock.count; b++)
    if (stock.area[b]! > 0) members[Math.floor(stock.archetype[b]! / ages)]!.push(b);
  const one = sunColumns(sun.hours);
  return members.map((all): ClassView | undefined => {
    if (all.length === 0) return undefined;
    const some =
      all.length <= drawn
        ? all
        : Array.from(
            { length: drawn },
            (_, i) => all[Math.floor(hashed(i, 41, seed) * all.length)]!,
          );
    const mean = sunColumns(sun.hours);
    const sum = (of: Float32Array): number => some.reduce((s, b) => s + stock.area[b]! * of[b]!, 0);
    const [walls, roofs] = [sum(stock.wall), sum(stock.roof)];
    const seen = { wallSky: 0, roofSky: 0, shading: ownShading };
    for (const b of some) {
      const wall = walls > 0 ? (stock.area[b]! * stock.wall[b]!) / walls : 1 / some.length;
      const roof = (stock.area[b]! * stock.roof[b]!) / roofs;
      writeSun(one, sun, aspects, b, 1);
      for (let i = 0; i < sun.hours; i++) {
        mean.upright[i]! += wall * one.upright[i]!;
        mean.level[i]! += roof * one.level[i]!;
      }
      const outlook = outlookOf(aspects, b);
      seen.wallSky += wall * outlook.wallSky;
      seen.roofSky += roof * outlook.roofSky;
    }
    return { ...mean, outlook: seen };
  });
}
