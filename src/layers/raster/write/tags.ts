import type { Affine } from '../place.ts';
import type { Predictor } from './encode.ts';
import type { Tag } from './ifd.ts';

export type SampleType = 'uint8' | 'int16' | 'uint16' | 'float32';

export const formats = {
  uint8: { bits: 8, format: 1, array: Uint8Array },
  uint16: { bits: 16, format: 1, array: Uint16Array },
  int16: { bits: 16, format: 2, array: Int16Array },
  float32: { bits: 32, format: 3, array: Float32Array },
} as const;

/** One image of a file: the full one or an overview. */
export interface ImageOptions {
  readonly width: number;
  readonly height: number;
  readonly bands: number;
  readonly type: SampleType;
  readonly tileSize: number;
  readonly predictor: Predictor;
  readonly reduced: boolean;
  readonly noData?: number | undefined;
  /** sRGB hex by code, for a single uint8 band. */
  readonly colorTable?: ReadonlyMap<number, string> | undefined;
}

/** Tags of a tiled, deflated image, without those of its tiles' places. */
export function* imageTags(image: ImageOptions): Generator<Tag> {
  const { bands, type, noData, colorTable } = image;
  const { bits, format } = formats[type];
  const rgb = type === 'uint8' && (bands === 3 || bands === 4);
  yield { id: 254, type: 'long', values: [image.reduced ? 1 : 0] };
  yield { id: 256, type: 'long', values: [image.width] };
  yield { id: 257, type: 'long', values: [image.height] };
  yield { id: 258, type: 'short', values: new Array<number>(bands).fill(bits) };
  yield { id: 259, type: 'short', values: [8] };
  yield { id: 262, type: 'short', values: [colorTable !== undefined ? 3 : rgb ? 2 : 1] };
  yield { id: 277, type: 'short', values: [bands] };
  yield { id: 284, type: 'short', values: [1] };
  yield { id: 317, type: 'short', values: [image.predictor] };
  yield { id: 322, type: 'long', values: [image.tileSize] };
  yield { id: 323, type: 'long', values: [image.tileSize] };
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

/** EPSG code of a CRS's name that GeoKeys can hold; undefined where it has none. */
export function epsgCode(crs: string): number | undefined {
  const code = Number(/^EPSG:(\d+)$/.exec(crs)?.[1] ?? Number.NaN);
  return code > 0 && code < 32767 ? code : undefined;
}

/** Where the image lies (OGC 19-008r4), PixelIsArea. */
export function* geoTags(epsg: number, geographic: boolean, g: Affine): Generator<Tag> {
  if (g[2] === 0 && g[4] === 0 && g[1] > 0 && g[5] < 0) {
    yield { id: 33550, type: 'double', values: [g[1], -g[5], 0] };
    yield { id: 33922, type: 'double', values: [0, 0, 0, g[0], g[3], 0] };
  } else {
    const matrix = [g[1], g[2], 0, g[0], g[4], g[5], 0, g[3], 0, 0, 0, 0, 0, 0, 0, 1];
    yield { id: 34264, type: 'double', values: matrix };
  }
  // Header (version 1.1.0, 3 keys); model type; raster type PixelIsArea; CRS.
  const keys = [1, 1, 0, 3, 1024, 0, 1, geographic ? 2 : 1, 1025, 0, 1, 1];
  yield { id: 34735, type: 'short', values: [...keys, geographic ? 2048 : 3072, 0, 1, epsg] };
}

/** One item of GDAL's metadata: of the file, or of a band (from 0), there with a role where it has one. */
export interface MetadataItem {
  readonly name: string;
  readonly value: string | number;
  readonly band?: number;
  readonly role?: 'offset' | 'scale' | 'unittype' | 'description';
}

/** GDAL_METADATA; nothing where there are no items. */
export function* metadataTags(items: readonly MetadataItem[]): Generator<Tag> {
  if (items.length === 0) return;
  const xml = items.map(({ name, value, band, role }) => {
    const sample = band === undefined ? '' : ` sample="${band}"`;
    const roled = role === undefined ? '' : ` role="${role}"`;
    return `<Item name="${escaped(name)}"${sample}${roled}>${escaped(String(value))}</Item>`;
  });
  yield { id: 42112, type: 'ascii', values: `<GDALMetadata>${xml.join('')}</GDALMetadata>` };
}

/** GDAL takes entities out of a value twice, and writes an ampersand accordingly. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** XML in the ASCII that TIFF asks for: anything beyond is a character reference. */
const escaped = (text: string): string =>
  [...text]
    .map((char) => {
      const code = char.codePointAt(0)!;
      if (code < 32) return ' ';
      return entities[char] ?? (code > 126 ? `&#${code};` : char);
    })
    .join('');
