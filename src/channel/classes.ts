import type { ChannelClass } from './channel.ts';
import { corineLandCover } from './corine.ts';
import type { Text } from './text.ts';
import { urbanAtlas } from './urbanAtlas.ts';

/** A class with the colour it is drawn in, sRGB hex. */
export interface ColouredClass extends ChannelClass {
  readonly color: string;
  /** Official code, where people know the class by it. */
  readonly key?: string;
  /** Heading that it stands under: its class of level 1. */
  readonly group?: Text;
}

const row = (code: number, color: string, en: string, de: string): ColouredClass => ({
  code,
  color,
  label: { en, de },
});

/**
 * CLC+ Backbone raster, codes 1 to 11 of the product user manual (Copernicus Land Monitoring Service,
 * 2018 and 2021); 253 to 255 of the file are no classes. Hues follow its colour table as far
 * as any two classes can still be told apart with any colour vision.
 */
export const clcPlusBackbone: readonly ColouredClass[] = [
  row(1, '#b85450', 'Sealed', 'Versiegelt'),
  row(2, '#23542b', 'Needle-leaved trees', 'Nadelbäume'),
  row(3, '#56a376', 'Broadleaved deciduous trees', 'Laubbäume, sommergrün'),
  row(4, '#3b8373', 'Broadleaved evergreen trees', 'Laubbäume, immergrün'),
  row(5, '#9c9142', 'Low-growing woody plants', 'Sträucher und niedrige Gehölze'),
  row(6, '#b9cc80', 'Permanent herbaceous', 'Dauerhaft krautige Vegetation'),
  row(7, '#f4eabd', 'Periodically herbaceous', 'Zeitweise krautige Vegetation'),
  row(8, '#d2b2c9', 'Lichens and mosses', 'Flechten und Moose'),
  row(9, '#c9c4bc', 'Non- and sparsely vegetated', 'Ohne oder mit spärlicher Vegetation'),
  row(10, '#849ac0', 'Water', 'Wasser'),
  row(11, '#e8f4f6', 'Snow and ice', 'Schnee und Eis'),
];

/** Year of construction in six periods; `from` is the first year of a period. */
export const constructionPeriods: readonly (ColouredClass & { readonly from: number })[] = [
  { ...row(0, '#46403f', 'Before 1900', 'Vor 1900'), from: Number.NEGATIVE_INFINITY },
  { ...row(1, '#6f5a4d', '1900–1944', '1900–1944'), from: 1900 },
  { ...row(2, '#9a7b58', '1945–1969', '1945–1969'), from: 1945 },
  { ...row(3, '#bfa173', '1970–1989', '1970–1989'), from: 1970 },
  { ...row(4, '#a9b8ad', '1990–2009', '1990–2009'), from: 1990 },
  { ...row(5, '#d9e2d5', '2010 and later', 'Ab 2010'), from: 2010 },
];

/** Code of the construction period that a year falls in; NaN for an unknown year. */
export function constructionPeriod(year: number): number {
  if (Number.isNaN(year)) return Number.NaN;
  return constructionPeriods.findLast((period) => year >= period.from)!.code;
}

interface GroundClass {
  readonly code: number;
  readonly label: Text;
}

const ground = (code: number, en: string, de: string): GroundClass => ({ code, label: { en, de } });

/**
 * Codes of a ground-class raster (`standards.ground`), one byte a cell. The keys are the area kinds
 * of a city plan and what stands on them; colours belong to `layers/ground/palette.ts`.
 */
export const groundClasses = {
  unknown: ground(0, 'Not known', 'Nicht bekannt'),
  water: ground(1, 'Water', 'Wasser'),
  pond: ground(2, 'Pond', 'Teich'),
  street: ground(3, 'Street', 'Straße'),
  path: ground(4, 'Path', 'Weg'),
  square: ground(5, 'Square', 'Platz'),
  quay: ground(6, 'Quay', 'Kai'),
  platform: ground(7, 'Platform', 'Bahnsteig'),
  rail: ground(8, 'Railway', 'Bahn'),
  park: ground(9, 'Park', 'Park'),
  forest: ground(10, 'Forest', 'Wald'),
  meadow: ground(11, 'Meadow', 'Wiese'),
  crop: ground(12, 'Field', 'Acker'),
  garden: ground(13, 'Garden', 'Garten'),
  court: ground(14, 'Courtyard', 'Innenhof'),
  yard: ground(15, 'Paved yard', 'Befestigter Hof'),
  cemetery: ground(16, 'Cemetery', 'Friedhof'),
  allotment: ground(17, 'Allotments', 'Kleingärten'),
  sport: ground(18, 'Sports ground', 'Sportplatz'),
  building: ground(19, 'Building', 'Gebäude'),
  plot: ground(20, 'Built-up land', 'Bebautes Land'),
  tree: ground(21, 'Tree crown', 'Baumkrone'),
  /** Fields at other stages of growth, so that a natural picture shows a patchwork. */
  cropRipe: ground(22, 'Ripe field', 'Reifes Feld'),
  cropBare: ground(23, 'Bare field', 'Kahles Feld'),
} as const satisfies Record<string, GroundClass>;

export type GroundKind = keyof typeof groundClasses;

/** Ground code of a city plan's area kind or another ground kind. */
export const groundCode = (kind: GroundKind): number => groundClasses[kind].code;

/** Class tables that a catalogue may name as `twin:ramp`. */
export const classTables: Readonly<Record<string, readonly ColouredClass[]>> = {
  'clc-plus-backbone': clcPlusBackbone,
  'construction-period': constructionPeriods,
  'corine-land-cover': corineLandCover,
  'urban-atlas': urbanAtlas,
};
