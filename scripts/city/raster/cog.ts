import { ifdLength, type Tag, writeIfd } from './ifd.ts';
import { halve, type Level, type OverviewMethod } from './overview.ts';
import { deflateTiles, type Predictor } from './tile.ts';

export type SampleType = 'uint8' | 'int16' | 'uint16' | 'float32';

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

const formats = {
  uint8: { bits: 8, format: 1, array: Uint8Array },
  uint16: { bits: 16, format: 1, array: Uint16Array },
  int16: { bits: 16, format: 2, array: Int16Array },
  float32: { bits: 32, format: 3, array: Float32Array },
} as const;

const geographic = new Set([4326, 4258]);
const ghost = 'LAYOUT=IFDS_BEFORE_DATA\nBLOCK_ORDER=ROW_MAJOR\nKNOWN_INCOMPATIBLE_EDITION=NO\n ';

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
  const tiles = levels.map((level) => [...deflateTiles(level, tileSize, predictor)]);

  const header = `GDAL_STRUCTURAL_METADATA_SIZE=${String(ghost.length).padStart(6, '0')} bytes\n${ghost}`;
  const first = 8 + header.length + (header.length & 1);
  const ifds = levels.map((level, i) => {
    const counts = Uint32Array.from(tiles[i]!, (tile) => tile.length);
    const tags = [...imageTags(options, level, predictor, tileSize, i > 0)];
    if (i === 0) tags.push(...geoTags(options));
    const offsets: Tag = { id: 324, type: 'long', values: new Uint32Array(counts.length) };
    return { offsets, tags: [...tags, offsets, { id: 325, type: 'long', values: counts } as Tag] };
  });
  const starts: number[] = [];
  let at = first;
  for (const { tags } of ifds) {
    starts.push(at);
    at += ifdLength(tags);
  }
  for (let i = levels.length - 1; i >= 0; i--)
    for (const [t, tile] of tiles[i]!.entries()) {
      (ifds[i]!.offsets.values as Uint32Array)[t] = at;
      at += tile.length;
    }

  const bytes = new Uint8Array(at);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, first, true);
  bytes.set(new TextEncoder().encode(header), 8);
  for (const [i, { tags }] of ifds.entries()) writeIfd(view, starts[i]!, tags, starts[i + 1] ?? 0);
  for (const [i, level] of tiles.entries())
    for (const [t, tile] of level.entries())
      bytes.set(tile, (ifds[i]!.offsets.values as Uint32Array)[t]!);
  return bytes;
}

function defaultPredictor(type: SampleType, overviews: OverviewMethod): Predictor {
  if (overviews === 'mode') return 1;
  return type === 'float32' ? 3 : 2;
}

function* imageTags(
  { bands, type, noData, colorTable }: CogOptions,
  level: Level,
  predictor: Predictor,
  tileSize: number,
  reduced: boolean,
): Generator<Tag> {
  const { bits, format } = formats[type];
  const rgb = type === 'uint8' && (bands === 3 || bands === 4);
  yield { id: 254, type: 'long', values: [reduced ? 1 : 0] };
  yield { id: 256, type: 'long', values: [level.width] };
  yield { id: 257, type: 'long', values: [level.height] };
  yield { id: 258, type: 'short', values: new Array<number>(bands).fill(bits) };
  yield { id: 259, type: 'short', values: [8] };
  yield { id: 262, type: 'short', values: [colorTable !== undefined ? 3 : rgb ? 2 : 1] };
  yield { id: 277, type: 'short', values: [bands] };
  yield { id: 284, type: 'short', values: [1] };
  yield { id: 317, type: 'short', values: [predictor] };
  yield { id: 322, type: 'long', values: [tileSize] };
  yield { id: 323, type: 'long', values: [tileSize] };
  yield { id: 339, type: 'short', values: new Array<number>(bands).fill(format) };
  if (colorTable !== undefined) yield { id: 320, type: 'short', values: colourMap(colorTable) };
  if (rgb && bands === 4) yield { id: 338, type: 'short', values: [2] };
  if (!rgb && bands > 1)
    yield { id: 338, type: 'short', values: new Array<number>(bands - 1).fill(0) };
  if (noData !== undefined) {
    const text = Number.isNaN(noData) ? 'nan' : String(noData);
    yield { id: 42113, type: 'ascii', values: text };
  }
}

function colourMap(table: ReadonlyMap<number, string>): number[] {
  const map = new Array<number>(3 * 256).fill(0);
  for (const [code, hex] of table)
    for (let channel = 0; channel < 3; channel++)
      map[channel * 256 + code] =
        Number.parseInt(hex.slice(1 + channel * 2, 3 + channel * 2), 16) * 257;
  return map;
}

function* geoTags(options: CogOptions): Generator<Tag> {
  const { geotransform: g, crs, bands, scale, offset, unitName } = options;
  const epsg = Number(/^EPSG:(\d+)$/.exec(crs)?.[1] ?? Number.NaN);
  if (!(epsg > 0 && epsg < 65536)) throw new TypeError(`writeCog: ${crs} is not an EPSG code`);
  if (g[2] === 0 && g[4] === 0 && g[1] > 0 && g[5] < 0) {
    yield { id: 33550, type: 'double', values: [g[1], -g[5], 0] };
    yield { id: 33922, type: 'double', values: [0, 0, 0, g[0], g[3], 0] };
  } else {
    const matrix = [g[1], g[2], 0, g[0], g[4], g[5], 0, g[3], 0, 0, 0, 0, 0, 0, 0, 1];
    yield { id: 34264, type: 'double', values: matrix };
  }
  const isGeographic = geographic.has(epsg);
  // Header (version 1.1.0, 3 keys); model type; raster type PixelIsArea; CRS.
  const keys = [1, 1, 0, 3, 1024, 0, 1, isGeographic ? 2 : 1, 1025, 0, 1, 1];
  yield {
    id: 34735,
    type: 'short',
    values: [...keys, isGeographic ? 2048 : 3072, 0, 1, epsg],
  };
  const items: string[] = [];
  for (let band = 0; band < bands; band++) {
    const item = (name: string, role: string, value: string | number) =>
      items.push(`<Item name="${name}" sample="${band}" role="${role}">${value}</Item>`);
    if (scale !== undefined || offset !== undefined) {
      item('OFFSET', 'offset', offset ?? 0);
      item('SCALE', 'scale', scale ?? 1);
    }
    if (unitName !== undefined) item('UNITTYPE', 'unittype', unitName.replace(/[<&]/g, ''));
  }
  if (items.length > 0)
    yield { id: 42112, type: 'ascii', values: `<GDALMetadata>${items.join('')}</GDALMetadata>` };
}
