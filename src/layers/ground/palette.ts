import { type GroundKind, groundClasses } from '../../channel/classes.ts';
import { rgbOf } from '../../channel/ramp.ts';
import type { TileStyle } from '../raster/colour.ts';

export type PaletteName = 'quiet' | 'natural';
type Theme = 'light' | 'dark';

/** Quiet map: near-grey, so that colour on it is always data. Kinds that are not named take `land`. */
type Quiet = { readonly land: string } & Partial<Record<GroundKind, string>>;

const quiet: Readonly<Record<Theme, Quiet>> = {
  light: {
    land: '#f0f0ed',
    plot: '#e9e9e5',
    court: '#e9e9e5',
    building: '#e2e2dd',
    yard: '#e6e6e1',
    street: '#fafaf8',
    square: '#f7f6f3',
    quay: '#f5f5f1',
    path: '#f6f6f2',
    platform: '#e3e3de',
    rail: '#dddeda',
    water: '#cfdfe6',
    pond: '#cfdfe6',
    park: '#e4e9de',
    garden: '#e8eae2',
    forest: '#dfe5d9',
    tree: '#dfe5d9',
    meadow: '#e9ece3',
    cemetery: '#e3e7dd',
    allotment: '#e6e9df',
    sport: '#e3e8de',
    crop: '#edede5',
    cropRipe: '#efece2',
    cropBare: '#edeae3',
  },
  dark: {
    land: '#1b1f22',
    plot: '#20262a',
    court: '#20262a',
    building: '#262c31',
    yard: '#22282c',
    street: '#2b3236',
    square: '#2a3034',
    quay: '#282e32',
    path: '#272d30',
    platform: '#2a3034',
    rail: '#171b1e',
    water: '#11232c',
    pond: '#11232c',
    park: '#1d2723',
    garden: '#1e2625',
    forest: '#1a2520',
    tree: '#1a2520',
    meadow: '#1d2422',
    cemetery: '#1d2623',
    allotment: '#1e2623',
    sport: '#1e2825',
    crop: '#1d2120',
    cropRipe: '#1f2220',
    cropBare: '#201f1e',
  },
};

/** Mean colours of an aerial picture in summer. */
const natural: Readonly<Record<GroundKind, string>> = {
  unknown: '#a9aa92',
  water: '#55809a',
  pond: '#5f8a92',
  street: '#a8a6a1',
  path: '#cbbf9f',
  square: '#c9c0af',
  quay: '#b9b1a2',
  platform: '#b4b1aa',
  rail: '#8b8078',
  park: '#87a463',
  forest: '#48693f',
  meadow: '#9fb071',
  crop: '#a9b471',
  garden: '#8ea56b',
  court: '#a7a58f',
  yard: '#b3aea4',
  cemetery: '#7d9763',
  allotment: '#8d9c60',
  sport: '#79a55a',
  building: '#a08d7d',
  plot: '#aaa793',
  tree: '#557845',
  cropRipe: '#d1be7c',
  cropBare: '#b79c77',
};

const codes = Object.entries(groundClasses) as readonly [GroundKind, { code: number }][];

/**
 * Look-up table of a ground picture. `painted`: a data layer lies on the ground, so that parks lose
 * their tint and no colour but the data's is seen.
 */
export function groundStyle(palette: PaletteName, theme: Theme, painted = false): TileStyle {
  const lut = new Uint8Array(256 * 4);
  for (const [kind, { code }] of codes) {
    lut.set([...rgbOf(colourOf(kind, palette, theme, painted)), 255], code * 4);
  }
  return { lut, supersample: 2, rim: 0.07 };
}

const dim = 0.55;

function colourOf(kind: GroundKind, palette: PaletteName, theme: Theme, painted: boolean): string {
  if (palette === 'natural') return theme === 'light' ? natural[kind] : darkened(natural[kind]);
  const colours = quiet[theme];
  if (painted && green.has(kind)) return colours.land;
  return colours[kind] ?? colours.land;
}

const green: ReadonlySet<GroundKind> = new Set([
  'park',
  'garden',
  'forest',
  'tree',
  'meadow',
  'cemetery',
  'allotment',
  'sport',
  'crop',
  'cropRipe',
  'cropBare',
]);

const darkened = (hex: string): string =>
  `#${rgbOf(hex)
    .map((v) =>
      Math.round(v * dim)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
