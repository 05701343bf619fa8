import { interpolateLab, piecewise } from 'd3-interpolate';

/**
 * Stops of each ramp, low to high, sRGB. Sequential ramps run from light to dark in both themes.
 * air, noise, water, mobility: bilbao, lapaz, oslo, bamako of Crameri, Scientific colour maps 8
 * (doi:10.5281/zenodo.8409685, MIT), sampled and turned round, without their pure white and black
 * ends, which would vanish in the map. energy: mako of seaborn (Waskom, BSD-3-Clause), turned round.
 * Difference ramps follow vik and berlin, with the map's grey at zero.
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
    '#ffe5ad #efd58a #ddc464 #cab23f #b4a022 #9e9108 #898900 #748401 #637a0a #516f15 #41641f #325b29 #255231 #194b38 #10453e #083f43 #003b47',
  greens: '#efe6cf #dcdcae #bfcf8f #99bd78 #6fa766 #4a8d58 #2f724c #1c573f #0f3d30',
  imperviousness: '#f1efe9 #dfd9d2 #cabfbb #b2a3a3 #97878d #796c77 #5b5361 #3f3c4a #272834',
  grey: '#f2f3f3 #d5d8d9 #b6bbbd #979da0 #788084 #5b6368 #40474c #292f33',
  elevation: '#e4ecd9 #cfdcb8 #d8d3a4 #d6bd8a #c5a177 #ab8568 #8d6c5c #6f5650 #524346',
  'difference-light': '#033e7d #1e6f9d #5b9abc #a5c8d9 #ecebe8 #e5bfa8 #d08f68 #bb6432 #8b2f0a',
  'difference-dark': '#a9d6f5 #6cb2e0 #3d83b4 #335a75 #464c52 #71523f #a5693f #d99257 #f7c295',
} as const;

export type RampName = keyof typeof stops;

export const rampNames = Object.keys(stops) as readonly RampName[];

/** The name is a ramp's; otherwise it may be a class table's (`channel/classes.ts`). */
export const isRamp = (name: string): name is RampName => Object.hasOwn(stops, name);

/** The ramp to use in a theme: `difference` has one for each, every other is the same in both. */
export function themedRamp(name: string | undefined, theme: 'light' | 'dark'): RampName {
  if (name === 'difference') return `difference-${theme}`;
  return name !== undefined && isRamp(name) ? name : 'grey';
}

const luts = new Map<RampName, Uint8Array>();

/** 256 sRGB colours low to high, RGBA bytes, opaque; steps between stops are even in CIELAB. */
export function rampLut(name: string): Uint8Array {
  const ramp = themedRamp(name, 'light');
  const known = luts.get(ramp);
  if (known !== undefined) return known;
  const lut = new Uint8Array(256 * 4);
  const colour = piecewise(interpolateLab, stops[ramp].split(' '));
  for (let i = 0; i < 256; i++) {
    const [r, g, b] = colour(i / 255)
      .match(/[\d.]+/g)!
      .map(Number);
    lut.set([r!, g!, b!, 255], i * 4);
  }
  luts.set(ramp, lut);
  return lut;
}

/** `count` colours evenly spread from low to high, sRGB hex. */
export function rampStops(name: string, count: number): string[] {
  const lut = rampLut(name);
  return Array.from({ length: count }, (_, i) => {
    const at = Math.round((i / Math.max(1, count - 1)) * 255) * 4;
    return hexOf(lut[at]!, lut[at + 1]!, lut[at + 2]!);
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
