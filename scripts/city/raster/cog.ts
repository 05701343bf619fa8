import type { Predictor } from '../../../src/layers/raster/write/encode.ts';
import { type LaidImage, layOut } from '../../../src/layers/raster/write/layout.ts';
import {
  epsgCode,
  formats,
  geoTags,
  imageTags,
  type MetadataItem,
  metadataTags,
  type SampleType,
} from '../../../src/layers/raster/write/tags.ts';
import { halve, type Level, type OverviewMethod } from './overview.ts';
import { deflateTiles } from './tile.ts';

export type { SampleType };

/** GDAL's order: x = g[0] + col * g[1] + row * g[2], y = g[3] + col * g[4] + row * g[5], cell corners. */
export type GeoTransform = readonly [number, number, number, number, number, number];

export interface CogOptions {
  readonly width: number;
  readonly height: number;
  readonly bands: number;
  readonly type: SampleType;
  /** Chunky samples, `data[(row * width + col) * bands + band]`, row 0 north; array kind as `type`. */
  readonly data: Level['data'];
  /** `EPSG:n`. */
  readonly crs: string;
  readonly geotransform: GeoTransform;
  readonly noData?: number;
  /** Chosen by type where absent: 3 for floats, none for classes, else 2. */
  readonly predictor?: Predictor;
  readonly tileSize?: number;
  readonly overviews: OverviewMethod;
  /** Physical value = sample * scale + offset. */
  readonly scale?: number;
  readonly offset?: number;
  readonly unitName?: string;
  /** sRGB hex by code, for a single uint8 band. */
  readonly colorTable?: ReadonlyMap<number, string>;
}

const geographic = new Set([4326, 4258]);

/**
 * A cloud-optimised GeoTIFF (OGC 21-026): tiled, DEFLATE, overviews down to one tile, all directories
 * before the data, smallest overview first. Throws a TypeError where `data` does not fit the options.
 */
export function writeCog(options: CogOptions): Uint8Array {
  const { width, height, bands, type, data, overviews, noData, tileSize = 256 } = options;
  if (!(data instanceof formats[type].array) || data.length !== width * height * bands)
    throw new TypeError(`writeCog: data is not ${width} x ${height} x ${bands} of ${type}`);
  const levels: Level[] = [{ width, height, bands, data }];
  for (let last = levels[0]!; Math.max(last.width, last.height) > tileSize; levels.push(last))
    last = halve(last, overviews, noData);
  const predictor = options.predictor ?? defaultPredictor(type, overviews);
  const images = levels.map((level, i): LaidImage => {
    const tags = [...imageTags({ ...options, ...level, predictor, tileSize, reduced: i > 0 })];
    if (i === 0) tags.push(...placeTags(options), ...metadataTags(bandItems(options)));
    return { tags, tiles: [...deflateTiles(level, tileSize, predictor)] };
  });
  return Uint8Array.from(Buffer.concat(layOut(images)));
}

function defaultPredictor(type: SampleType, overviews: OverviewMethod): Predictor {
  if (overviews === 'mode') return 1;
  return type === 'float32' ? 3 : 2;
}

function placeTags({ crs, geotransform }: CogOptions) {
  const epsg = epsgCode(crs);
  if (epsg === undefined) throw new TypeError(`writeCog: ${crs} is not an EPSG code`);
  return geoTags(epsg, geographic.has(epsg), geotransform);
}

function bandItems({ bands, scale, offset, unitName }: CogOptions): readonly MetadataItem[] {
  const items: MetadataItem[] = [];
  for (let band = 0; band < bands; band++) {
    if (scale !== undefined || offset !== undefined)
      items.push(
        { name: 'OFFSET', band, role: 'offset', value: offset ?? 0 },
        { name: 'SCALE', band, role: 'scale', value: scale ?? 1 },
      );
    if (unitName !== undefined)
      items.push({ name: 'UNITTYPE', band, role: 'unittype', value: unitName });
  }
  return items;
}
