import type { RoadClass } from '../../channel/roads.ts';
import table from './defaults.json' with { type: 'json' };

export interface ClassDefaults {
  readonly lanes: number;
  readonly speed: number;
  readonly capacity: number;
}

/** Lanes of a direction, km/h and vehicles per hour and lane, by class (`defaults.json` names the source). */
export function defaultsOf(name: RoadClass, link: boolean): ClassDefaults {
  const own: ClassDefaults & { readonly link?: ClassDefaults } = table.classes[name];
  return (link ? own.link : undefined) ?? own;
}

export const defaultsSource: { readonly title: string; readonly url: string } = table.source;

/** km/h that a place name of `maxspeed` stands for, e.g. `IT:urban`, `DE:zone30`; undefined where not known. */
export function namedLimit(word: string): number | undefined {
  if (/^([A-Z]{2}:)?(walk|living_street)$/.test(word)) return table.limits.walk;
  const zone = /^(?:[A-Z]{2}:)?zone:?(\d+)$|^[A-Z]{2}:(\d+)$/.exec(word);
  if (zone !== null) return Number(zone[1] ?? zone[2]);
  const [country = '', kind = ''] = word.split(':');
  const limits: Readonly<Record<string, Readonly<Record<string, number>>>> = table.limits.countries;
  return Object.hasOwn(limits, country) ? limits[country]![kind] : undefined;
}
