import type { ChannelClass } from '../../channel/channel.ts';
import type { BuildingUse, HeatingSystem } from '../../channel/table.ts';
import type { Text } from '../../channel/text.ts';

/** A class and its colour, sRGB hex; colours differ in lightness as well as in hue. */
export type PaintedClass = ChannelClass & { readonly color: string };
interface Word {
  readonly label: Text;
  readonly color: string;
}

const word = (color: string, en: string, de: string): Word => ({ color, label: { en, de } });

export const useWords: Readonly<Record<BuildingUse, Word>> = {
  residential: word('#eed4a6', 'Homes', 'Wohnen'),
  mixed: word('#d5954f', 'Homes and shops', 'Wohnen und Läden'),
  retail: word('#b6584c', 'Shops', 'Handel'),
  office: word('#7ba3c9', 'Offices', 'Büro'),
  public: word('#5d6fa6', 'Public', 'Öffentlich'),
  school: word('#94b386', 'Schools', 'Schulen'),
  industry: word('#8a7a8f', 'Industry', 'Gewerbe und Industrie'),
  church: word('#4d3f5c', 'Churches', 'Kirchen'),
  other: word('#b9bdb4', 'Other', 'Sonstige'),
};

export const heatingWords: Readonly<Record<HeatingSystem, Word>> = {
  gas: word('#e0a35c', 'Gas', 'Gas'),
  oil: word('#7a4a3a', 'Oil', 'Öl'),
  district: word('#6f5a8c', 'District heating', 'Fernwärme'),
  heat_pump: word('#4f9fb0', 'Heat pump', 'Wärmepumpe'),
  electric: word('#e9dc8f', 'Direct electric', 'Strom direkt'),
  biomass: word('#7b9158', 'Biomass', 'Biomasse'),
  none: word('#c3c6c4', 'Not heated', 'Unbeheizt'),
};

/** Names of the attributes, as the inspector and the paint list show them. */
export const attributeNames: Readonly<Record<string, Text>> = {
  use: { en: 'Use', de: 'Nutzung' },
  year: { en: 'Year of construction', de: 'Baujahr' },
  storeys: { en: 'Storeys', de: 'Geschosse' },
  height: { en: 'Height', de: 'Höhe' },
  footprint_area: { en: 'Footprint', de: 'Grundfläche' },
  floor_area: { en: 'Floor area', de: 'Geschossfläche' },
  roof_area: { en: 'Roof area', de: 'Dachfläche' },
  heating: { en: 'Heating', de: 'Heizung' },
  population: { en: 'Residents', de: 'Bewohner' },
  district: { en: 'District', de: 'Stadtteil' },
};

/** A word of a category in English and German; a word not in the lists stands for itself. */
export function wordOf(attribute: string, value: string): Word | undefined {
  const list: Readonly<Record<string, Word>> =
    attribute === 'use' ? useWords : attribute === 'heating' ? heatingWords : {};
  return Object.hasOwn(list, value) ? list[value] : undefined;
}

const others = ['#cdbd9e', '#8d949a', '#6e7987', '#a69f91', '#cac9c3', '#5a6065'];

/** The classes of a category column, coded by their place in it. */
export const classesOf = (attribute: string, categories: readonly string[]): PaintedClass[] =>
  categories.map((category, code) => ({
    code,
    ...(wordOf(attribute, category) ?? {
      label: { en: category },
      color: others[code % others.length]!,
    }),
  }));
