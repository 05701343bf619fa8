import type { Bounds } from '../../../../src/geo/bounds.ts';
import type { BurnGrid } from '../../raster/burn.ts';
import { numberOption, type StepContext } from '../context.ts';
import { planeBounds } from '../plane.ts';

/** Grid of the options `bounds` (WGS 84 degrees; the city's where absent) and `cell` (metres, 1). */
export function groundGrid({ recipe, dataset, plane }: StepContext): BurnGrid {
  const option = dataset.options?.bounds;
  const bounds = Array.isArray(option) ? (option as unknown as Bounds) : recipe.bounds;
  const cell = numberOption(dataset, 'cell', 1);
  const [west, south, east, north] = planeBounds(plane, bounds);
  const width = Math.ceil((east - west) / cell);
  const height = Math.ceil((north - south) / cell);
  return { width, height, west, north, cell };
}
