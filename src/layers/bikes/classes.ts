import type { LegendClass } from '../layer.ts';
import type { Station } from './gbfs.ts';

/** Fill of a station: one hue from pale to strong by bikes, sand where none is left, grey where unknown. */
export const fillClasses: readonly LegendClass[] = [
  { code: 0, label: { en: 'Empty', de: 'Leer' }, color: '#d9b8a6' },
  { code: 1, label: { en: '1 to 3 bikes', de: '1 bis 3 Räder' }, color: '#a78bc0' },
  { code: 2, label: { en: '4 to 9 bikes', de: '4 bis 9 Räder' }, color: '#7a52a3' },
  { code: 3, label: { en: '10 bikes and more', de: 'ab 10 Räder' }, color: '#47226e' },
  { code: 4, label: { en: 'Not known', de: 'Nicht bekannt' }, color: '#8a9299' },
];

/** Code of a station's class. */
export function classOf({ bikes }: Pick<Station, 'bikes'>): number {
  if (bikes === undefined) return 4;
  if (bikes === 0) return 0;
  return bikes < 4 ? 1 : bikes < 10 ? 2 : 3;
}
