import type { Rgb } from './draft.ts';
import { between, pick, type Random } from './random.ts';

const tiles: readonly Rgb[] = [
  [168, 84, 58],
  [156, 74, 52],
  [178, 97, 66],
  [146, 68, 50],
  [160, 90, 68],
  [134, 62, 48],
  [172, 104, 78],
  [120, 60, 48],
];
const slates: readonly Rgb[] = [
  [92, 94, 98],
  [78, 82, 88],
  [104, 100, 98],
  [112, 92, 84],
];
const gravel: readonly Rgb[] = [
  [164, 160, 152],
  [148, 147, 143],
  [178, 174, 166],
  [130, 131, 130],
  [150, 156, 146],
];
const halls: readonly Rgb[] = [
  [186, 188, 188],
  [166, 170, 174],
  [142, 146, 150],
  [196, 192, 182],
  [112, 138, 164],
  [152, 120, 104],
  [124, 150, 132],
];
const copper: Rgb = [112, 150, 128];
const plaster: readonly Rgb[] = [
  [232, 220, 196],
  [226, 206, 168],
  [236, 228, 212],
  [214, 190, 152],
  [222, 200, 182],
  [206, 196, 178],
  [230, 212, 186],
  [198, 178, 150],
  [216, 176, 144],
  [196, 202, 188],
];
const brick: readonly Rgb[] = [
  [158, 98, 78],
  [170, 116, 92],
  [146, 92, 76],
];
const modern: readonly Rgb[] = [
  [222, 221, 216],
  [204, 204, 200],
  [186, 190, 192],
  [214, 206, 194],
  [176, 176, 172],
];
const glass: readonly Rgb[] = [
  [118, 142, 160],
  [98, 122, 142],
  [136, 152, 160],
  [150, 150, 148],
];
const cladding: readonly Rgb[] = [
  [196, 198, 198],
  [172, 176, 178],
  [150, 158, 166],
  [200, 192, 176],
];

const palettes = { tiles, slates, gravel, halls, plaster, brick, modern, glass, cladding };

/** A colour of a material, lightened or darkened a little. */
export function colour(random: Random, material: keyof typeof palettes | 'copper'): Rgb {
  const base = material === 'copper' ? copper : pick(random, palettes[material]);
  const shade = between(random, 0.93, 1.06);
  const channel = (v: number): number => Math.max(0, Math.min(255, Math.round(v * shade)));
  return [channel(base[0]), channel(base[1]), channel(base[2])];
}

/** Roof colour of pitched roofs: mostly clay tiles, some slate. */
export const pitched = (random: Random, slateShare: number): Rgb =>
  colour(random, random() < slateShare ? 'slates' : 'tiles');

/** Wall colour by year and chance. */
export function facade(random: Random, year: number): Rgb {
  if (year > 1958) return colour(random, random() < 0.72 ? 'modern' : 'plaster');
  return colour(random, random() < 0.13 ? 'brick' : 'plaster');
}
