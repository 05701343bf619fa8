import {
  type Color,
  clampGamut,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  lrgb,
  type Rgb,
  rgb,
} from 'culori';

const inGamut = clampGamut('rgb');

/**
 * Matrices of Machado, Oliveira and Fernandes 2009 (doi:10.1109/TVCG.2009.113) at full severity. They
 * hold for linear light, while the library applies them to whatever numbers a colour has.
 */
const inLinearLight =
  (filter: (colour: Rgb) => Rgb) =>
  (colour: Color | string): Rgb => {
    const { r, g, b } = lrgb(colour)!;
    const seen = filter({ mode: 'rgb', r, g, b });
    return inGamut(rgb({ mode: 'lrgb', r: seen.r, g: seen.g, b: seen.b })) as Rgb;
  };

/** How a colour looks to people with all three kinds of cones, and without one of them. */
export const eyes: readonly (readonly [name: string, seen: (colour: string) => Rgb])[] = [
  ['normal', (colour) => rgb(colour)!],
  ['deutan', inLinearLight(filterDeficiencyDeuter(1))],
  ['protan', inLinearLight(filterDeficiencyProt(1))],
  ['tritan', inLinearLight(filterDeficiencyTrit(1))],
];

/**
 * CIEDE2000 that any two classes of a map should be apart, however far from each other they lie (Brychtová
 * and Çöltekin 2017, Cartography and Geographic Information Science 44:229, doi:10.1080/15230406.2016.1140074).
 */
export const mapBar = 10;

const difference = differenceCiede2000();

/** CIEDE2000 of two sRGB hex colours for an eye. */
export const apart = (seen: (colour: string) => Rgb, a: string, b: string): number =>
  difference(seen(a), seen(b));

/** Pairs of colours that some eye sees less than `bar` apart, as sentences. */
export function tooNear(colours: readonly string[], bar: number): string[] {
  return eyes.flatMap(([name, seen]) =>
    colours.flatMap((a, i) =>
      colours.slice(i + 1).flatMap((b) => {
        const by = apart(seen, a, b);
        return by < bar ? [`${a} and ${b} are ${by.toFixed(1)} apart for ${name} eyes`] : [];
      }),
    ),
  );
}
