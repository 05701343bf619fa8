import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createNoise2D } from 'simplex-noise';
import { clcPlusBackbone, type GroundKind, groundCode } from '../../../../src/channel/classes.ts';
import type { CityPlan } from '../../plan.ts';
import type { BurnGrid } from '../../raster/burn.ts';
import { type CogOptions, writeCog } from '../../raster/cog.ts';
import { randomStream, seedFor } from '../random.ts';
import { blockMean, coveringGrid, deriveCover, type Project } from './derive.ts';
import { heatYears, surfaceTemperatures } from './heat.ts';
import {
  burnGround,
  burnRoofsAndCrowns,
  type Surface,
  type SurfaceGrid,
  surfaces,
} from './surface.ts';
import { outsideCover, table } from './values.ts';

export interface RasterFile {
  /** Relative to the city folder. */
  readonly path: string;
  readonly crs: string;
  readonly grid: BurnGrid;
}

export interface RasterFacts {
  readonly ground: RasterFile;
  readonly elevation: RasterFile;
  readonly landCover: RasterFile;
  readonly imperviousness: RasterFile;
  readonly ndvi: RasterFile;
  /** In the order of `heatYears`. */
  readonly heat: readonly RasterFile[];
  /** 2nd and 98th percentile of all summers, whole degrees. */
  readonly heatRange: readonly [number, number];
  readonly elevationRange: readonly [number, number];
}

export interface RasterInput {
  readonly plan: CityPlan;
  /** City folder; files go to `rasters/`. */
  readonly dir: string;
  /** From EPSG:3035 to the plan's CRS and back. */
  readonly fromLaea: Project;
  readonly toLaea: Project;
  /** Waits a turn of the event loop. */
  readonly progress: (share: number) => Promise<void>;
}

/** Ground cell in metres: fine enough for lanes, coarse enough for a metropolis in memory. */
export const groundCell = (plan: CityPlan): number => (plan.size === 'metro' ? 2 : 1);

const ndviScale = 0.0001;
const ndviNoData = -32_768;

/** Burns the plan once and derives every raster from that surface, so that all agree. */
export async function writeRasters(input: RasterInput): Promise<RasterFacts> {
  const { plan, dir, progress } = input;
  const cell = groundCell(plan);
  const save = async (
    name: string,
    grid: BurnGrid,
    options: Omit<CogOptions, 'width' | 'height' | 'bands' | 'geotransform'>,
  ): Promise<RasterFile> => {
    const path = `rasters/${name}.tif`;
    const { width, height, west, north, cell: size } = grid;
    const geotransform = [west, size, 0, north, 0, -size] as const;
    await writeFile(
      join(dir, path),
      writeCog({ ...options, width, height, bands: 1, geotransform }),
    );
    return { path, crs: options.crs, grid };
  };

  const surface = burnGround(plan, cell);
  burnRoofsAndCrowns(plan, surface);
  await progress(0.2);

  const ground = await save('ground', surface, {
    type: 'uint8',
    data: groundCodes(surface),
    crs: plan.crs,
    noData: 0,
    overviews: 'mode',
  });
  await progress(0.5);

  const { dem } = plan;
  const elevationGrid = {
    width: dem.cols,
    height: dem.rows,
    west: plan.origin[0],
    north: plan.origin[1] + plan.extent[1],
    cell: dem.cell,
  };
  const elevation = await save('elevation', elevationGrid, {
    type: 'float32',
    data: dem.heights,
    crs: plan.crs,
    overviews: 'average',
    unitName: 'metre',
  });
  await progress(0.55);

  const laea = coveringGrid(surface, 10, input.toLaea);
  const { cover, sealed } = deriveCover(surface, laea, input.fromLaea);
  const landCover = await save('land-cover', laea, {
    type: 'uint8',
    data: cover,
    crs: 'EPSG:3035',
    noData: outsideCover,
    overviews: 'mode',
    colorTable: new Map(clcPlusBackbone.map(({ code, color }) => [code, color])),
  });
  const imperviousness = await save('imperviousness', laea, {
    type: 'uint8',
    data: sealed,
    crs: 'EPSG:3035',
    noData: 255,
    predictor: 2,
    overviews: 'average',
    unitName: '%',
  });
  await progress(0.75);

  const ndviGrid = blocks(surface, 10);
  const ndvi = await save('ndvi', ndviGrid, {
    type: 'int16',
    data: vegetation(plan, surface, ndviGrid),
    crs: plan.crs,
    noData: ndviNoData,
    scale: ndviScale,
    offset: 0,
    overviews: 'average',
  });
  await progress(0.8);

  const heatGrid = blocks(surface, 30);
  const summers = surfaceTemperatures(plan, surface, heatGrid.cell / cell, heatYears);
  const heat: RasterFile[] = [];
  for (const [year, data] of summers) {
    heat.push(
      await save(`lst-${year}`, heatGrid, {
        type: 'float32',
        data,
        crs: plan.crs,
        noData: Number.NaN,
        overviews: 'average',
        unitName: 'degC',
      }),
    );
    await progress(0.8 + (0.2 * heat.length) / heatYears.length);
  }
  return {
    ground,
    elevation,
    landCover,
    imperviousness,
    ndvi,
    heat,
    heatRange: rangeOf([...summers.values()], 0.02),
    elevationRange: rangeOf([dem.heights], 0),
  };
}

/** The grid of `size` metres whose squares are whole surface cells. */
function blocks(surface: SurfaceGrid, size: number): BurnGrid {
  const factor = size / surface.cell;
  return {
    width: Math.ceil(surface.width / factor),
    height: Math.ceil(surface.height / factor),
    west: surface.west,
    north: surface.north,
    cell: size,
  };
}

const groundKinds: Partial<Record<Surface, GroundKind>> = {
  outside: 'unknown',
  lawn: 'park',
  ballast: 'rail',
  conifer: 'tree',
  pitched: 'building',
  flat: 'building',
};
/** Three looks of a field; the eight kinds of crop run from green to bare. */
const cropKinds: readonly GroundKind[] = ['crop', 'cropRipe', 'cropBare'];

/** Codes of `groundClasses` for the base map. */
function groundCodes({ codes }: SurfaceGrid): Uint8Array {
  const lut = Uint8Array.from(surfaces, (surface) => {
    const crop = /^crop(\d)$/.exec(surface)?.[1];
    if (crop !== undefined) return groundCode(cropKinds[Math.floor((Number(crop) * 3) / 8)]!);
    return groundCode(groundKinds[surface] ?? (surface as GroundKind));
  });
  return codes.map((code) => lut[code]!);
}

/** NDVI in steps of `ndviScale`, with the unevenness of real stands. */
function vegetation(plan: CityPlan, surface: SurfaceGrid, grid: BurnGrid): Int16Array {
  const means = blockMean(surface, grid.cell / surface.cell, table('ndvi'));
  const texture = createNoise2D(randomStream(seedFor(plan.seed, 'ndvi texture')));
  const speckle = randomStream(seedFor(plan.seed, 'ndvi speckle'));
  return Int16Array.from(means, (mean, i) => {
    const uneven = 0.03 * texture((i % grid.width) / 7, Math.floor(i / grid.width) / 7);
    const value = mean + uneven + 0.02 * (speckle() - 0.5);
    if (Number.isNaN(value)) return ndviNoData;
    return Math.round(Math.min(0.95, Math.max(-0.3, value)) / ndviScale);
  });
}

/** Whole numbers that leave out `share` of the values on either side. */
function rangeOf(grids: readonly Float32Array[], share: number): readonly [number, number] {
  const step = 7;
  const sample: number[] = [];
  for (const grid of grids)
    for (let i = 0; i < grid.length; i += share === 0 ? 1 : step)
      if (Number.isFinite(grid[i])) sample.push(grid[i]!);
  const sorted = Float64Array.from(sample).sort();
  const at = (q: number): number => sorted[Math.round(q * (sorted.length - 1))] ?? 0;
  return [Math.floor(at(share)), Math.ceil(at(1 - share))];
}
