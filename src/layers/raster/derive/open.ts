import { unitSymbol } from '../../../channel/unit.ts';
import { Problem } from '../../../problem/problem.ts';
import { blobSource } from '../bytes.ts';
import type { Block, BlockSource, Raster, RasterInfo } from '../raster.ts';
import { openRaster } from '../read.ts';
import { decodedBlocks } from '../readBlock.ts';
import { type AlignSource, alignWindow, cellRatio } from './align.ts';
import { type Compiled, compile } from './expression.ts';
import { levelsOf, placeOf, targetGrid } from './grid.ts';
import type { PreparedDerivation, SourceFile } from './prepare.ts';

/** Opens a file, a dropped file, or a computed raster. Rejects with a Problem. */
export async function openSource(
  [source, hints]: SourceFile,
  signal?: AbortSignal,
): Promise<Raster> {
  if (hints.derived !== undefined) return openDerived(hints.derived, signal);
  return openRaster(typeof source === 'string' ? source : blobSource(source), hints, signal);
}

let opened = 0;

/** A computed raster with the sources it is computed from, on one grid. */
export interface DerivedRaster extends Raster {
  readonly sources: readonly (AlignSource & { readonly name: string })[];
  /** Of a difference, the unit that its sources' files tell. */
  readonly unit: string | undefined;
}

/**
 * Opens what a derivation describes: a raster whose blocks are computed when they are asked for, so
 * that it is drawn, probed, measured and exported like one that is read. Values are single precision,
 * NaN where the expression is not known. Rejects with a Problem: of a source, `expression`, `derivedUnits`
 * or `derivedApart`.
 */
export async function openDerived(
  { derivation, files }: PreparedDerivation,
  signal?: AbortSignal,
): Promise<DerivedRaster> {
  const compiled = compile(
    derivation.expression,
    derivation.sources.map(({ name }) => name),
  );
  // Several bands of one file are one opened raster.
  const open = new Map<string, Promise<Raster>>();
  const sources = await Promise.all(
    derivation.sources.map(async (source, i) => {
      const { accessUrl, noData, crs, derivation: own, band, name, classes = false } = source;
      const key = JSON.stringify([accessUrl, noData, crs, own]);
      const opening = open.get(key) ?? openSource(files[i]!, signal);
      open.set(key, opening);
      const raster = await opening;
      if (band >= raster.info.bands)
        throw new Problem('rasterBand', {
          file: raster.info.name,
          band: band + 1,
          bands: raster.info.bands,
        });
      return { raster, band, name, classes: classes || raster.info.meaning === 'palette' };
    }),
  );
  const unit = derivation.kind === 'difference' ? commonUnit(sources) : undefined;
  const rasters = sources.map(({ raster }) => raster);
  const grid = targetGrid(rasters, derivation.grid);
  const { crs, toLonLat, toPixel, bounds } = placeOf(grid);
  const levels = levelsOf(grid.width, grid.height);
  const info: RasterInfo = {
    name: derivation.expression,
    width: grid.width,
    height: grid.height,
    bands: 1,
    sampleType: 'float32',
    crs: crs.name,
    geotransform: grid.geotransform,
    noData: Number.NaN,
    scale: 1,
    offset: 0,
    unitName: unit,
    bandInfo: [
      { scale: 1, offset: 0, noData: Number.NaN, ...(unit === undefined ? {} : { unit }) },
    ],
    meaning: 'values',
    levels,
    bounds,
    pixelDegrees: grid.like.info.pixelDegrees,
    assumptions: [],
  };
  const target = { info, crs, toLonLat, toPixel };
  const used = compiled.names.map((name) => sources.find((source) => source.name === name)!);
  const most = Math.max(1, ...used.map(({ raster }) => cellRatio(target, raster)));
  const side = most <= 8 ? 256 : most <= 16 ? 128 : most <= 32 ? 64 : 32;
  const key = `computed ${opened++}/`;
  const blocks = levels.map(
    (_, level) => new ComputedLevel(target, level, side, used, compiled, `${key}${level}/`),
  );
  // The files go with the last level that reads them.
  const close = (): void => {
    decodedBlocks.drop(key);
    for (const raster of new Set(rasters)) for (const block of raster.blocks) block.dispose();
  };
  blocks[0]!.dispose = close;
  return { info, crs, toLonLat, toPixel, blocks, sources, unit };
}

/** The unit of both sides of a difference, as far as the files tell it. */
function commonUnit(sources: DerivedRaster['sources']): string | undefined {
  const units = sources.map(({ raster, band }) => raster.info.bandInfo[band]?.unit || undefined);
  const [unitA, unitB] = units;
  if (unitA !== undefined && unitB !== undefined && unitA !== unitB) {
    const file = sources.map(({ raster }) => raster.info.name).join(', ');
    throw new Problem('derivedUnits', {
      file,
      unitA: unitSymbol(unitA),
      unitB: unitSymbol(unitB),
    });
  }
  return unitA ?? unitB;
}

type Target = Parameters<typeof alignWindow>[0];

class ComputedLevel implements BlockSource {
  readonly width: number;
  readonly height: number;
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly sampleType = 'float32';
  readonly #target: Target;
  readonly #level: number;
  readonly #sources: readonly AlignSource[];
  readonly #compiled: Compiled;
  readonly #key: string;

  constructor(
    target: Target,
    level: number,
    side: number,
    sources: readonly AlignSource[],
    compiled: Compiled,
    key: string,
  ) {
    const { width, height } = target.info.levels[level]!;
    this.width = width;
    this.height = height;
    this.blockWidth = side;
    this.blockHeight = side;
    this.#target = target;
    this.#level = level;
    this.#sources = sources;
    this.#compiled = compiled;
    this.#key = key;
  }

  /** Several may wait for one computation, so that nobody's signal ends it. */
  block(col: number, row: number): Promise<Block> {
    return decodedBlocks.get(`${this.#key}${col}/${row}`, () => this.#compute(col, row));
  }

  bandOffset(): number {
    return 0;
  }

  dispose(): void {
    decodedBlocks.drop(this.#key);
  }

  async #compute(col: number, row: number): Promise<Block> {
    const side = this.blockWidth;
    const left = col * side;
    const top = row * side;
    const right = Math.min(this.width, left + side);
    const bottom = Math.min(this.height, top + side);
    const window = { left, top, right, bottom };
    const columns = await Promise.all(
      this.#sources.map((source) => alignWindow(this.#target, this.#level, window, source)),
    );
    const width = right - left;
    const values = this.#compiled.run(columns, width * (bottom - top));
    return { samples: Float32Array.from(values), width, stride: 1 };
  }
}
