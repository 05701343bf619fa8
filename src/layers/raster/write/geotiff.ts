import { Problem } from '../../../problem/problem.ts';
import { breathe, type Work } from '../analyse/work.ts';
import { readCells } from '../derive/cells.ts';
import type { Raster } from '../raster.ts';
import type { Tag } from './ifd.ts';
import { layOut } from './layout.ts';
import { layout, PyramidLevel } from './pyramid.ts';
import { epsgCode, geoTags, imageTags, type MetadataItem, metadataTags } from './tags.ts';

export interface GeoTiffOptions extends Work {
  readonly band?: number;
  /** Unit code of the values. */
  readonly unit?: string | undefined;
  /** Where the values come from, into GDAL's metadata of the file. */
  readonly provenance: readonly (readonly [name: string, value: string])[];
  readonly software: string;
  /** When it was computed. */
  readonly date: Date;
  readonly description?: string;
}

/** A file in pieces, and what was met while its values were written. */
export interface WrittenGeoTiff {
  readonly pieces: readonly Uint8Array[];
  readonly bytes: number;
  /** Of the known values, each cell counting the same; NaN where there is none. */
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly std: number;
  /** Share of cells without a value. */
  readonly nodataShare: number;
}

/** Raw size up to which a file is written: its deflated tiles are held until the directory is known. */
const mostMebibytes = 2048;

/**
 * Writes a raster's band at full resolution as a cloud-optimised GeoTIFF: float32, NaN for nodata,
 * tiles of 256 deflated with predictor 3, overviews of means, statistics, unit and provenance in the
 * tags. Memory is bounded whatever the height. Rejects with a Problem: `exportCrs` where the CRS has
 * no EPSG code, `exportSize` beyond 2 GiB of values, `cancelled`, or what reading says.
 */
export async function writeGeoTiff(
  raster: Raster,
  options: GeoTiffOptions,
): Promise<WrittenGeoTiff> {
  const { width, height, name, geotransform } = raster.info;
  const epsg = epsgCode(raster.crs.name);
  if (epsg === undefined) throw new Problem('exportCrs', { file: name, crs: raster.crs.name });
  const mebibytes = Math.ceil((width * height * 4) / 2 ** 20);
  if (mebibytes > mostMebibytes)
    throw new Problem('exportSize', { file: name, width, height, mebibytes, most: mostMebibytes });

  const full = new PyramidLevel(width, height);
  const met = new Met();
  for (let top = 0; top < height; top += layout.tileSize) {
    await breathe(name, options.signal);
    const bottom = Math.min(height, top + layout.tileSize);
    const box = { left: 0, top, right: width, bottom };
    const { values } = await readCells(raster, 0, options.band ?? 0, box, options.signal);
    const cells = Float32Array.from(values);
    for (let row = 0; row < bottom - top; row++)
      await full.push(cells.subarray(row * width, (row + 1) * width));
    for (const value of cells) met.add(value);
    options.progress?.(bottom / height);
  }
  const found = met.result(width * height);
  const images = full.all.map((level, i) => {
    const image = { ...layout, width: level.width, height: level.height, bands: 1 };
    const tags: Tag[] = [
      ...imageTags({ ...image, type: 'float32', reduced: i > 0, noData: Number.NaN }),
    ];
    if (i === 0)
      tags.push(
        ...geoTags(epsg, raster.crs.geographic, geotransform),
        ...metadataTags(itemsOf(options, found)),
        { id: 305, type: 'ascii', values: ascii(options.software) },
        { id: 306, type: 'ascii', values: tiffDate(options.date) },
        ...(options.description === undefined
          ? []
          : [{ id: 270, type: 'ascii', values: ascii(options.description) } as Tag]),
      );
    return { tags, tiles: level.tiles };
  });
  const pieces = layOut(images);
  return { pieces, bytes: pieces.reduce((sum, piece) => sum + piece.length, 0), ...found };
}

type Found = Omit<WrittenGeoTiff, 'pieces' | 'bytes'>;

/** Mean and spread in one pass, about the first value. */
class Met {
  #count = 0;
  #origin = 0;
  #sum = 0;
  #squares = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  add(value: number): void {
    if (Number.isNaN(value)) return;
    if (this.#count === 0) this.#origin = value;
    this.#count += 1;
    const off = value - this.#origin;
    this.#sum += off;
    this.#squares += off * off;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
  }

  result(cells: number): Found {
    const nodataShare = 1 - this.#count / cells;
    if (this.#count === 0) {
      const none = Number.NaN;
      return { min: none, max: none, mean: none, std: none, nodataShare };
    }
    const off = this.#sum / this.#count;
    return {
      min: this.#min,
      max: this.#max,
      mean: this.#origin + off,
      std: Math.sqrt(Math.max(0, this.#squares / this.#count - off * off)),
      nodataShare,
    };
  }
}

function itemsOf(
  { provenance, unit, description }: GeoTiffOptions,
  { min, max, mean, std, nodataShare }: Found,
): readonly MetadataItem[] {
  const items: MetadataItem[] = provenance.map(([name, value]) => ({ name, value }));
  const band = 0;
  if (unit !== undefined && unit !== '')
    items.push({ name: 'UNITTYPE', band, role: 'unittype', value: unit });
  if (description !== undefined)
    items.push({ name: 'DESCRIPTION', band, role: 'description', value: description });
  if (!Number.isNaN(mean))
    for (const [name, value] of [
      ['STATISTICS_MINIMUM', min],
      ['STATISTICS_MAXIMUM', max],
      ['STATISTICS_MEAN', mean],
      ['STATISTICS_STDDEV', std],
      ['STATISTICS_VALID_PERCENT', 100 * (1 - nodataShare)],
    ] as const)
      items.push({ name, band, value });
  return items;
}

/** TIFF's ASCII; what lies beyond is written like in JSON. */
const ascii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** TIFF 6.0: "YYYY:MM:DD HH:MM:SS", here in UTC. */
const tiffDate = (date: Date): string =>
  date.toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' ');
