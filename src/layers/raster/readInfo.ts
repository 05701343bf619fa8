import type { BandInfo, RasterHints } from './raster.ts';
import type { ImageLayout } from './readImage.ts';
import type { Directory } from './readTiff.ts';

/** Value of GDAL_NODATA (tag 42113); undefined where there is none or it is no number. */
export function noDataOf(page: Directory): number | undefined {
  const text = page.text(42113)?.trim();
  if (text === undefined || text === '') return undefined;
  const number = /^[-+]?nan$/i.test(text)
    ? Number.NaN
    : /^[-+]?inf/i.test(text)
      ? (text.startsWith('-') ? -1 : 1) * Infinity
      : Number(text);
  return Number.isNaN(number) && !/nan/i.test(text) ? undefined : number;
}

/** Every band as GDAL_METADATA (tag 42112) describes it. */
export function bandsOf(
  page: Directory,
  image: ImageLayout,
  noData: number | undefined,
  hints: Pick<RasterHints, 'scale' | 'offset' | 'unit'> = {},
): readonly BandInfo[] {
  const items = metadataOf(page.text(42112) ?? '');
  return Array.from({ length: image.bands }, (_, band) => {
    const of = (name: string): string | undefined => items.get(`${band}/${name}`);
    const number = (name: string): number | undefined => {
      const value = Number(of(name) ?? Number.NaN);
      return Number.isFinite(value) ? value : undefined;
    };
    const told = number('SCALE') !== undefined || number('OFFSET') !== undefined;
    const scale = number('SCALE') ?? (told ? 1 : (hints.scale ?? 1));
    const offset = number('OFFSET') ?? (told ? 0 : (hints.offset ?? 0));
    const [min, max, mean, std] = ['MINIMUM', 'MAXIMUM', 'MEAN', 'STDDEV'].map((name) =>
      number(`STATISTICS_${name}`),
    );
    const [name, unit] = [of('DESCRIPTION'), of('UNITTYPE') || hints.unit];
    const ends = [(min ?? 0) * scale + offset, (max ?? 0) * scale + offset];
    return {
      ...(name ? { name } : {}),
      ...(unit ? { unit } : {}),
      ...{ scale, offset, noData },
      ...(min === undefined || max === undefined || mean === undefined || std === undefined
        ? {}
        : {
            statistics: {
              min: Math.min(...ends),
              max: Math.max(...ends),
              mean: mean * scale + offset,
              std: std * Math.abs(scale),
            },
          }),
    };
  });
}

/** Items of GDAL's XML (which escapes them twice) by `band/name`; those of the whole file under `/name`. */
function metadataOf(xml: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, attributes = '', inner = ''] of xml.matchAll(/<Item\s([^>]*)>([^<]*)<\/Item>/g)) {
    const of = (name: string): string | undefined =>
      new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
    found.set(`${of('sample') ?? ''}/${(of('name') ?? '').toUpperCase()}`, plain(plain(inner)));
  }
  return found;
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

const plain = (text: string): string =>
  text
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(digits, hex === '' ? 10 : 16))),
    )
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .trim();

/** 256 RGBA colours of a ColorMap (TIFF 6.0, section 5); the nodata code is clear. */
export function paletteOf(
  page: Directory,
  image: ImageLayout,
  noData: number | undefined,
): Uint8Array | undefined {
  const map = page.numbers(320);
  if (map === undefined || image.photometric !== 3 || image.bits > 8) return undefined;
  const count = Math.min(256, Math.floor(map.length / 3));
  const third = map.length / 3;
  // Some writers leave 8-bit colours unscaled.
  const scale = map.every((value) => value < 256) ? 1 : 257;
  const palette = new Uint8Array(1024);
  for (let code = 0; code < count; code++) {
    for (let part = 0; part < 3; part++)
      palette[code * 4 + part] = Math.floor(map[part * third + code]! / scale);
    palette[code * 4 + 3] = code === noData ? 0 : 255;
  }
  return palette;
}

/** Three colours, and maybe an opacity, of 8 or 16 bits: RGB, or JPEG's YCbCr that is read as RGB. */
export const isPicture = (image: ImageLayout): boolean =>
  (image.photometric === 2 || image.photometric === 6) &&
  image.format === 'uint' &&
  (image.bits === 8 || image.bits === 16) &&
  (image.bands === 3 || (image.bands === 4 && image.alpha === 3));
