import type { RoadClass } from '../../channel/roads.ts';
import type { Text } from '../../channel/text.ts';

/** How a class is drawn: sRGB hex in the light and the dark theme, CSS pixels of one direction. */
export interface ClassLook {
  readonly label: Text;
  readonly light: string;
  readonly dark: string;
  readonly width: number;
}

const look = (en: string, de: string, light: string, dark: string, width: number): ClassLook => ({
  label: { en, de },
  light,
  dark,
  width,
});

/**
 * The more important, the farther from the map's ground: main roads on the ramp `heat`, which deutan and
 * protan eyes can tell apart step by step, side roads in greys; width says the same again.
 */
export const classLooks: Readonly<Record<RoadClass, ClassLook>> = {
  motorway: look('Motorway', 'Autobahn', '#3c1a3a', '#fbf3d8', 3),
  trunk: look('Trunk road', 'Schnellstraße', '#7d3153', '#fbd89c', 2.8),
  primary: look('Primary road', 'Hauptstraße', '#bd5659', '#eeaa74', 2.5),
  secondary: look('Secondary road', 'Nebenstraße', '#df8060', '#d46f5c', 2.1),
  tertiary: look('Tertiary road', 'Sammelstraße', '#eeb37c', '#a54b57', 1.8),
  unclassified: look('Minor road', 'Gemeindestraße', '#7f8a91', '#8a949b', 1.2),
  residential: look('Residential street', 'Wohnstraße', '#a3acb0', '#6a747b', 1.1),
  living_street: look('Living street', 'Verkehrsberuhigt', '#b7a9cc', '#6b5f8c', 1.1),
  service: look('Access road', 'Erschließungsweg', '#c6cbcf', '#4d565d', 0.8),
};
