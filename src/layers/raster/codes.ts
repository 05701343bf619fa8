import { type ColouredClass, classTables } from '../../channel/classes.ts';
import { categoryColours, hexOf, rgbOf } from '../../channel/ramp.ts';
import type { LegendClass } from '../layer.ts';
import type { TileStyle } from './colour.ts';
import type { RasterParams } from './kind.ts';
import { codesIn, type SeriesValues } from './range.ts';

const most = 65535;
/** More different values than these are measurements, not names. */
export const mostCategories = 64;
const grey = '#9aa1a6';

const isCode = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;

/** The class table of that name, or undefined where it is a ramp's. */
export const classesOf = (ramp: string): readonly ColouredClass[] | undefined => classTables[ramp];

/** The different values of a series, rising, where all are codes and few enough to have a name each. */
export function categoriesIn({ rising }: SeriesValues): readonly number[] | undefined {
  const codes: number[] = [];
  for (const value of rising) {
    if (value === codes.at(-1)) continue;
    if (!isCode(value) || codes.push(value) > mostCategories) return undefined;
  }
  return codes.length === 0 ? undefined : codes;
}

/**
 * The classes that a raster is drawn by: of a table that the catalogue names, the codes of a file with
 * its own palette, or whatever codes occur where a person asks for categories; undefined where its
 * values are quantities.
 */
export function tableOf(
  { ramp }: Pick<RasterParams, 'ramp'>,
  values: SeriesValues,
): readonly ColouredClass[] | undefined {
  const named = classesOf(ramp);
  if (named !== undefined) return named;
  if (values.palette !== undefined) return paletteTable(values.palette);
  if (ramp !== 'categories') return undefined;
  const found = categoriesIn(values);
  if (found === undefined) return undefined;
  const colours = categoryColours(found.length);
  // A sample may miss a rare code: it is drawn, but in grey.
  const rare = Array.from({ length: 256 }, (_, code) => code).filter((c) => !found.includes(c));
  return [
    ...found.map((code, i) => numbered(code, colours[i]!)),
    ...rare.map((code) => numbered(code, grey)),
  ];
}

const numbered = (code: number, color: string): ColouredClass => ({
  code,
  color,
  label: { en: `Code ${code}`, de: `Code ${code}` },
});

/** Fully transparent entries of a palette are no classes. */
const paletteTable = (palette: Uint8Array): readonly ColouredClass[] =>
  Array.from({ length: 256 }, (_, code) => code)
    .filter((code) => palette[code * 4 + 3] !== 0)
    .map((code) => {
      const at = code * 4;
      return numbered(code, hexOf(palette[at]!, palette[at + 1]!, palette[at + 2]!));
    });

/** Look-up table of classes, without those that are hidden: by code where all fit a byte, else with `codes`. */
export function classStyle(table: readonly ColouredClass[], hidden: readonly number[]): TileStyle {
  const bytes = table.every(({ code }) => code <= 255);
  const lut = new Uint8Array((bytes ? 256 : table.length) * 4);
  for (const [row, { code, color }] of table.entries()) {
    const at = (bytes ? code : row) * 4;
    lut.set([...rgbOf(color), hidden.includes(code) ? 0 : 255], at);
  }
  return bytes ? { lut } : { lut, codes: table.map(({ code }) => code) };
}

/** The classes that occur in a step's sample, or are hidden, with their share of it. */
export function legendClasses(
  table: readonly ColouredClass[],
  sample: Float32Array,
): readonly LegendClass[] {
  const counts = codesIn(sample);
  const drawn = table.filter(({ code }) => counts.has(code));
  let total = 0;
  for (const { code } of drawn) total += counts.get(code)!;
  return drawn.map((c) => ({ ...c, share: counts.get(c.code)! / total }));
}
