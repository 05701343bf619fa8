import { createNoise2D } from 'simplex-noise';
import type { CityPlan, HeightGrid } from '../../plan.ts';
import { burnPolygon } from '../../raster/burn.ts';
import { normalStream, randomStream, seedFor } from '../random.ts';
import { blockMean } from './derive.ts';
import { isFlat, projectedRings, type SurfaceGrid } from './surface.ts';
import { heat, surfaceValue, table } from './values.ts';

/** Years of the summer surface temperature series. */
export const heatYears = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025] as const;

/** Height in metres at a place of the plan, bilinear between cell centres, clamped at the edges. */
export function heightAt(dem: HeightGrid, top: number, x: number, y: number): number {
  const u = Math.min(dem.cols - 1, Math.max(0, x / dem.cell - 0.5));
  const v = Math.min(dem.rows - 1, Math.max(0, (top - y) / dem.cell - 0.5));
  const [i, j] = [Math.min(dem.cols - 2, Math.floor(u)), Math.min(dem.rows - 2, Math.floor(v))];
  const at = (c: number, r: number): number => dem.heights[r * dem.cols + c] as number;
  const [s, t] = [u - i, v - j];
  return (
    (at(i, j) * (1 - s) + at(i + 1, j) * s) * (1 - t) +
    (at(i, j + 1) * (1 - s) + at(i + 1, j + 1) * s) * t
  );
}

/** What turns the surface of today into that of an earlier year. */
interface NewBuilding {
  readonly year: number;
  readonly roof: number;
  /** Cells of the temperature grid and how many surface cells of each the building covers. */
  readonly cells: ReadonlyMap<number, number>;
}

/**
 * Summer midday land surface temperature, degC, on squares of `factor` surface cells, one grid a year:
 * a mix of surfaces, smoothed over their surroundings, cooler with height, with hot years and a trend.
 * A building is missing before its year; its lot is lawn, and bare ground in the year before.
 */
export function surfaceTemperatures(
  plan: CityPlan,
  grid: SurfaceGrid,
  factor: number,
  years: readonly number[],
): ReadonlyMap<number, Float32Array> {
  const values = table('lst');
  const today = blockMean(grid, factor, values);
  const columns = Math.ceil(grid.width / factor);
  const rows = Math.ceil(grid.height / factor);
  const fresh = newBuildings(plan, grid, factor, Math.min(...years));
  const texture = createNoise2D(randomStream(seedFor(plan.seed, 'heat texture')));
  const lawn = surfaceValue('lawn', 'lst');
  const size = grid.cell * factor;

  return new Map(
    years.map((year) => {
      const mix = today.slice();
      for (const building of fresh) {
        if (building.year <= year) continue;
        const before = building.year === year + 1 ? heat.bareLot : lawn;
        for (const [cell, count] of building.cells)
          mix[cell]! += ((before - building.roof) * count) / (factor * factor);
      }
      const around = blur(blur(blur(mix, columns, rows), columns, rows), columns, rows);
      const noise = normalStream(seedFor(plan.seed, `heat ${year}`));
      const hot = (heat.hotYears as Readonly<Record<string, number>>)[String(year)] ?? 0;
      const offset = heat.trendPerYear * (year - 2000) + heat.yearSpread * noise() + hot;
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) {
          const i = row * columns + column;
          const [x, y] = [(column + 0.5) * size, plan.extent[1] - (row + 0.5) * size];
          const z = heightAt(plan.dem, plan.extent[1], x, y);
          mix[i] =
            heat.mixShare * mix[i]! +
            (1 - heat.mixShare) * around[i]! -
            heat.lapsePerMetre * (z - heat.referenceHeight) +
            offset +
            0.4 * texture(x / 160, y / 160) +
            0.2 * noise();
        }
      return [year, mix] as const;
    }),
  );
}

function newBuildings(
  plan: CityPlan,
  grid: SurfaceGrid,
  factor: number,
  since: number,
): readonly NewBuilding[] {
  const columns = Math.ceil(grid.width / factor);
  return plan.buildings.flatMap((building) => {
    if (building.year === undefined || building.year <= since) return [];
    const rings = projectedRings(plan, building.footprint);
    const xs = rings[0]!.map(([x]) => (x - grid.west) / grid.cell);
    const ys = rings[0]!.map(([, y]) => (grid.north - y) / grid.cell);
    const [left, top] = [
      Math.max(0, Math.floor(Math.min(...xs))),
      Math.max(0, Math.floor(Math.min(...ys))),
    ];
    const width = Math.min(grid.width, Math.ceil(Math.max(...xs))) - left;
    const height = Math.min(grid.height, Math.ceil(Math.max(...ys))) - top;
    if (width <= 0 || height <= 0) return [];
    const window = new Uint8Array(width * height);
    const place = {
      width,
      height,
      cell: grid.cell,
      west: grid.west + left * grid.cell,
      north: grid.north - top * grid.cell,
    };
    burnPolygon(window, place, rings, 1);
    const cells = new Map<number, number>();
    for (let i = 0; i < window.length; i++) {
      if (window[i] !== 1) continue;
      const column = Math.floor((left + (i % width)) / factor);
      const row = Math.floor((top + Math.floor(i / width)) / factor);
      const cell = row * columns + column;
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
    const roof = surfaceValue(isFlat(building) ? 'flat' : 'pitched', 'lst');
    return { year: building.year, roof, cells };
  });
}

/** Mean of the 3 x 3 neighbours that are known. */
function blur(values: Float32Array, columns: number, rows: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      let count = 0;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
          const value = values[r * columns + c]!;
          if (Number.isNaN(value)) continue;
          sum += value;
          count++;
        }
      out[row * columns + column] = count === 0 ? Number.NaN : sum / count;
    }
  return out;
}
