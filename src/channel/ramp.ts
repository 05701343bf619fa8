import { interpolateLab, piecewise } from 'd3-interpolate';
import {
  interpolateBrBG,
  interpolateCividis,
  interpolateMagma,
  interpolateRdBu,
  interpolateViridis,
} from 'd3-scale-chromatic';
import type { Text } from './text.ts';

/** What a ramp is for: low to high, both sides of a middle, values that return to their start, or names. */
export type RampFamily = 'sequential' | 'diverging' | 'cyclic' | 'categorical';

/** `count` colours of a library's ramp, from its end to its start. */
const turned = (ramp: (t: number) => string, count = 17): readonly string[] =>
  Array.from({ length: count }, (_, i) => ramp(1 - i / (count - 1)));

/**
 * Stops of each ramp, low to high, sRGB. Sequential ramps run from light to dark in both themes.
 *
 * From d3-scale-chromatic, turned round: viridis and magma (van der Walt and Smith, CC0), cividis
 * (Nuñez, Anderton and Renslow 2018, doi:10.1371/journal.pone.0199239), RdBu; BrBG as it is (ColorBrewer).
 * Kept as samples because no package on npm has them: air, noise, water, mobility are bilbao, lapaz,
 * oslo, bamako of Crameri, Scientific colour maps 8 (doi:10.5281/zenodo.8409685, MIT), turned round,
 * without their pure white and black ends, which would vanish in the map, and bamako without its
 * darkest quarter, which tritan eyes cannot tell apart; energy is mako of seaborn (Waskom,
 * BSD-3-Clause), turned round; twilight is matplotlib's (Bechtold, CC0); categories are Okabe and Ito's
 * colours ("Color Universal Design", 2008) without black, as no categorical scheme of the library
 * keeps all its colours apart for colour-blind eyes. Difference ramps follow vik and berlin, with the
 * map's grey at zero and equal lightness on both sides.
 */
const stops = {
  heat: '#fbf3d8 #f8e0b0 #f4c68d #eeaa74 #e48c64 #d46f5c #bd5659 #9f4158 #7d3153 #5b2449 #3c1a3a',
  energy: '#def5e5 #aee3c5 #78d0b0 #4bb8ad #3a9bab #377ba4 #3e5b98 #413e78 #35264c',
  air: '#e3e3e2 #cecdc7 #c5c2b0 #bfb897 #b7ac7a #b09b66 #ac8d61 #a9825e #a6765c #a36b59 #9f5e56 #994e51 #8b3b42 #78292f #64161a #4c0001',
  noise:
    '#fef2f3 #f9e1d6 #eaceb9 #d0baa0 #b3ac96 #9ba496 #859e9c #6f96a1 #5c8ca3 #4b80a3 #3d71a0 #33629b #2d5393 #284289 #24327e #202071 #1a0c64',
  water:
    '#e6e7e9 #ced1d7 #b6becd #a2b0ca #8ea4c9 #7b98ca #678bc7 #507bbc #3767a6 #26578c #1c4873 #15395b #112b44 #0e1e2e',
  mobility:
    '#ffe5ad #efd58a #ddc464 #cab23f #b4a022 #9e9108 #898900 #748401 #637a0a #516f15 #41641f #325b29 #255231',
  greens: '#efe6cf #dcdcae #bfcf8f #99bd78 #6fa766 #4a8d58 #2f724c #1c573f #0f3d30',
  imperviousness: '#f1efe9 #dfd9d2 #cabfbb #b2a3a3 #97878d #796c77 #5b5361 #3f3c4a #272834',
  grey: '#f2f3f3 #d5d8d9 #b6bbbd #979da0 #788084 #5b6368 #40474c #292f33',
  elevation: '#e4ecd9 #cfdcb8 #d8d3a4 #d6bd8a #c5a177 #ab8568 #8d6c5c #6f5650 #524346',
  viridis: turned(interpolateViridis),
  cividis: turned(interpolateCividis),
  magma: turned((t) => interpolateMagma(0.08 + t * 0.9)),
  'difference-light': '#164585 #2d78a7 #61a0c2 #a7cadb #ecebe8 #e3bda6 #ca8963 #b05b29 #822702',
  'difference-dark': '#a7d4f3 #67aedb #3980b1 #345b76 #464c52 #70513e #a86c42 #de965b #f9c497',
  'blue-red': turned(interpolateRdBu, 11),
  'brown-teal': turned((t) => interpolateBrBG(1 - t), 11),
  twilight:
    '#e2d9e2 #c2ced4 #93b4c6 #7196c1 #6275ba #5e51ad #592a8f #45135c #2f1436 #4b1342 #751e4f #993650 #b35752 #c27c63 #cca389 #d8c7be #e2d9e2',
  categories: '#e69f00 #56b4e9 #009e73 #f0e442 #0072b2 #d55e00 #cc79a7',
} as const satisfies Record<string, string | readonly string[]>;

export type RampName = keyof typeof stops;

export const rampNames = Object.keys(stops) as readonly RampName[];

/** A ramp that a person may choose; `difference` has one set of colours for each theme. */
export interface RampChoice {
  readonly name: Exclude<RampName, 'difference-light' | 'difference-dark'> | 'difference';
  readonly family: RampFamily;
  readonly label: Text;
}

const choice = (
  name: RampChoice['name'],
  family: RampFamily,
  en: string,
  de: string,
): RampChoice => ({ name, family, label: { en, de } });

export const rampChoices: readonly RampChoice[] = [
  choice('heat', 'sequential', 'Heat', 'Hitze'),
  choice('energy', 'sequential', 'Energy', 'Energie'),
  choice('air', 'sequential', 'Air', 'Luft'),
  choice('noise', 'sequential', 'Noise', 'Lärm'),
  choice('water', 'sequential', 'Water', 'Wasser'),
  choice('mobility', 'sequential', 'Mobility', 'Mobilität'),
  choice('greens', 'sequential', 'Greens', 'Grüntöne'),
  choice('imperviousness', 'sequential', 'Sealed ground', 'Versiegelung'),
  choice('elevation', 'sequential', 'Elevation', 'Höhe'),
  choice('grey', 'sequential', 'Grey', 'Grau'),
  choice('viridis', 'sequential', 'Viridis', 'Viridis'),
  choice('cividis', 'sequential', 'Cividis', 'Cividis'),
  choice('magma', 'sequential', 'Magma', 'Magma'),
  choice('difference', 'diverging', 'Difference', 'Differenz'),
  choice('blue-red', 'diverging', 'Blue to red', 'Blau bis Rot'),
  choice('brown-teal', 'diverging', 'Dry to wet', 'Trocken bis feucht'),
  choice('twilight', 'cyclic', 'Direction', 'Richtung'),
  choice('categories', 'categorical', 'Categories', 'Kategorien'),
];

const suffix = '-reversed';

/** A catalogue's `twin:ramp` taken apart: `grey-reversed` is the ramp `grey` from its high end to its low. */
export const rampOf = (name: string): { readonly name: string; readonly reversed: boolean } =>
  name.endsWith(suffix)
    ? { name: name.slice(0, -suffix.length), reversed: true }
    : { name, reversed: false };

/** The name is a ramp's; otherwise it may be a class table's (`channel/classes.ts`). */
export const isRamp = (name: string): boolean => {
  const base = rampOf(name).name;
  return base === 'difference' || Object.hasOwn(stops, base);
};

/** What a ramp is for; sequential of an unknown name, which is drawn grey. */
export const rampFamily = (name: string): RampFamily => {
  const base = rampOf(name).name.replace(/-(light|dark)$/, '');
  return rampChoices.find((c) => c.name === base)?.family ?? 'sequential';
};

/**
 * The ramp to use in a theme: `difference` has one for each, every other is the same in both; `grey`
 * of an unknown name. A `-reversed` stays.
 */
export function themedRamp(name: string | undefined, theme: 'light' | 'dark'): string {
  const { name: base, reversed } = rampOf(name ?? 'grey');
  const known = Object.hasOwn(stops, base) ? base : 'grey';
  return `${base === 'difference' ? `difference-${theme}` : known}${reversed ? suffix : ''}`;
}

const stopsOf = (ramp: RampName): readonly string[] => {
  const given: string | readonly string[] = stops[ramp];
  return typeof given === 'string' ? given.split(' ') : given;
};

const luts = new Map<string, Uint8Array>();

/**
 * 256 sRGB colours low to high, RGBA bytes, opaque; steps between stops are even in CIELAB.
 * `name` may end in `-reversed`; `reversed` turns it round (once more). Not to be written to.
 */
export function rampLut(name: string, reversed = false): Uint8Array {
  const ramp = rampOf(themedRamp(name, 'light'));
  const back = ramp.reversed !== reversed;
  const key = `${ramp.name}${back ? suffix : ''}`;
  const known = luts.get(key);
  if (known !== undefined) return known;
  const lut = new Uint8Array(256 * 4);
  const colour = piecewise(interpolateLab, [...stopsOf(ramp.name as RampName)]);
  for (let i = 0; i < 256; i++) {
    const [r, g, b] = colour(back ? 1 - i / 255 : i / 255)
      .match(/[\d.]+/g)!
      .map(Number);
    lut.set([r!, g!, b!, 255], i * 4);
  }
  luts.set(key, lut);
  return lut;
}

/**
 * `count` colours evenly spread from low to high, sRGB hex. A cyclic ramp ends one step before its
 * start, where `apart` is set, so that the first and the last differ.
 */
export function rampStops(name: string, count: number, reversed = false, apart = false): string[] {
  const lut = rampLut(name, reversed);
  const last = apart && rampFamily(name) === 'cyclic' ? count : Math.max(1, count - 1);
  return Array.from({ length: count }, (_, i) => {
    const at = Math.round((i / last) * 255) * 4;
    return hexOf(lut[at]!, lut[at + 1]!, lut[at + 2]!);
  });
}

/** `count` colours that tell names apart, sRGB hex; after the seventh they come again, paler each time. */
export function categoryColours(count: number): string[] {
  const plain = stopsOf('categories');
  return Array.from({ length: count }, (_, i) => {
    const pale = 1 - 0.6 ** Math.floor(i / plain.length);
    const mixed = rgbOf(plain[i % plain.length]!).map((v) => Math.round(v + (255 - v) * pale));
    return hexOf(mixed[0]!, mixed[1]!, mixed[2]!);
  });
}

/** `#rrggbb` of sRGB bytes. */
export const hexOf = (r: number, g: number, b: number): string =>
  `#${((1 << 24) | (r << 16) | (g << 8) | b).toString(16).slice(1)}`;

/** sRGB bytes of `#rrggbb`. */
export function rgbOf(hex: string): [r: number, g: number, b: number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
