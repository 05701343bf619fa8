import sheet from '../../../../seeds/demo/surfaces.json' with { type: 'json' };
import { type Surface, surfaceCode, surfaces } from './surface.ts';

interface SurfaceValues {
  readonly lst: number;
  readonly ndvi: number;
  readonly sealed: number;
  readonly cover: number;
}
type Quantity = keyof SurfaceValues;

/** CLC+ Backbone code of places outside the city. */
export const outsideCover = 254;
export const { heat } = sheet;

/** Value of a quantity by surface code; NaN outside. Fields differ: a bare one is hot and pale. */
export function table(quantity: Quantity): Float64Array {
  return Float64Array.from(surfaces, (surface) => lookUp(surface, quantity));
}

function lookUp(surface: Surface, quantity: Quantity): number {
  if (surface === 'outside') return Number.NaN;
  const field = /^crop(\d)$/.exec(surface)?.[1];
  if (field === undefined)
    return sheet[surface as Exclude<Surface, 'outside' | `crop${number}`>][quantity];
  const bare = (2 * Number(field)) / 7 - 1;
  if (quantity === 'lst') return sheet.crop.lst + bare * sheet.cropSpread.lst;
  if (quantity === 'ndvi') return sheet.crop.ndvi - bare * sheet.cropSpread.ndvi;
  return sheet.crop[quantity];
}

/** The value of one surface. */
export const surfaceValue = (surface: Surface, quantity: Quantity): number =>
  table(quantity)[surfaceCode[surface]] as number;
