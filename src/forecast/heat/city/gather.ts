import { Problem } from '../../../problem/problem.ts';
import type { Field } from './field.ts';
import type { HeatInputs } from './inputs.ts';
import type { HeatModel } from './model.ts';

/** How many cells of a side become one so that no more than `most` are left. */
export const gatherBy = ({ grid: { cols, rows } }: HeatInputs, most: number): number =>
  Math.max(1, Math.ceil(Math.sqrt((cols * rows) / most)));

/**
 * Land cover, roofs and residents by cells of `by` x `by` cells. Cells at the far edges may hold fewer.
 * @throws Problem `heatClass` with codes that the model does not know
 */
export function gather(inputs: HeatInputs, model: HeatModel, by: number): Field {
  const { grid, cell, landCover, roofs, residents, walls, volume } = inputs;
  const cols = Math.ceil(grid.cols / by);
  const rows = Math.ceil(grid.rows / by);
  const n = cols * rows;
  const shares = model.classes.map(() => new Float32Array(n));
  const place = placesOf(inputs, model);
  const known = new Float32Array(n);
  const built = new Float32Array(n);
  const roofArea = new Float32Array(n);
  const weight = new Float64Array(n);
  const wallArea = new Float32Array(n);
  const height = new Float32Array(n);
  for (let row = 0; row < grid.rows; row++)
    for (let col = 0; col < grid.cols; col++) {
      const from = row * grid.cols + col;
      const at = Math.floor(row / by) * cols + Math.floor(col / by);
      roofArea[at]! += roofs?.[from] ?? 0;
      weight[at]! += residents?.[from] ?? 0;
      wallArea[at]! += walls?.[from] ?? 0;
      height[at]! += volume?.[from] ?? 0;
      const code = landCover[from]!;
      if (Number.isNaN(code)) continue;
      const c = place.get(code)!;
      shares[c]![at]! += 1;
      known[at]! += 1;
      if (model.classes[c]!.role !== 'none') built[at]! += 1;
    }
  const area = cell[0] * cell[1];
  const green = new Float64Array(n);
  const roof = new Float32Array(n);
  const plan = new Float32Array(n);
  for (let at = 0; at < n; at++) {
    const count = known[at]!;
    roof[at] = built[at]! > 0 ? Math.min(1, roofArea[at]! / (built[at]! * area)) : 0;
    if (residents === undefined) weight[at] = built[at]!;
    if (count === 0) weight[at] = 0;
    const ground = Math.max(1, count) * area;
    plan[at] = Math.min(1, roofArea[at]! / ground);
    wallArea[at]! /= ground;
    height[at] = roofArea[at]! > 0 ? height[at]! / roofArea[at]! : 0;
    for (const [c, share] of shares.entries()) {
      share[at] = count > 0 ? share[at]! / count : Number.NaN;
      if (model.classes[c]!.green) green[at]! += share[at]!;
    }
    green[at] = Number.isNaN(green[at]!) ? Number.NaN : green[at]! >= 0.5 ? 1 : 0;
  }
  const name = inputs.landCoverFile;
  return {
    grid: { cols, rows, width: cell[0] * by, height: cell[1] * by, name },
    shares,
    roof,
    green,
    weight,
    plan,
    walls: wallArea,
    height,
  };
}

/** Row of each code in the model's classes. */
function placesOf(
  { landCover, landCoverFile, file }: HeatInputs,
  { classes }: HeatModel,
): ReadonlyMap<number, number> {
  const place = new Map(classes.map(({ code }, c) => [code, c]));
  const unknown = new Set<number>();
  for (const code of landCover) if (!Number.isNaN(code) && !place.has(code)) unknown.add(code);
  if (unknown.size > 0)
    throw new Problem('heatClass', {
      file: landCoverFile,
      codes: [...unknown]
        .sort((a, b) => a - b)
        .slice(0, 20)
        .join(', '),
      count: unknown.size,
      table: file,
    });
  return place;
}
