import { writeCog } from '../../scripts/city/raster/cog.ts';

const bologna = [680_000, 4_930_000] as const;

/** A small GeoTIFF in UTM zone 32N with its north-west corner `at` metres; values rise by one a cell. */
export function geoTiff(
  name: string,
  first = 20,
  at: readonly [east: number, north: number] = bologna,
): File {
  const [width, height] = [64, 40];
  const bytes = writeCog({
    width,
    height,
    bands: 1,
    type: 'float32',
    data: Float32Array.from({ length: width * height }, (_, i) => first + (i % 20)),
    crs: 'EPSG:32632',
    geotransform: [at[0], 30, 0, at[1], 0, -30],
    overviews: 'average',
  });
  return new File([new Uint8Array(bytes)], name);
}

/** A bare TIFF 6.0 of 8 x 4 bytes in one strip, big-endian, stamped, with no place and no CRS. */
export function bareTiff(name: string): File {
  const [width, height] = [8, 4];
  const stamp = '2021:07:04 10:20:30\0';
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, 3, 1, width << 16],
    [257, 3, 1, height << 16],
    [258, 3, 1, 8 << 16],
    [259, 3, 1, 1 << 16],
    [262, 3, 1, 1 << 16],
    [273, 4, 1, 8],
    [277, 3, 1, 1 << 16],
    [278, 3, 1, height << 16],
    [279, 4, 1, width * height],
    [306, 2, stamp.length, 8 + width * height],
  ];
  const directory = 8 + width * height + stamp.length;
  const view = new DataView(new ArrayBuffer(directory + 2 + entries.length * 12 + 4));
  const bytes = new Uint8Array(view.buffer);
  bytes.set([0x4d, 0x4d, 0, 42]);
  view.setUint32(4, directory);
  bytes.set(
    Array.from({ length: width * height }, (_, i) => i),
    8,
  );
  bytes.set(new TextEncoder().encode(stamp), 8 + width * height);
  view.setUint16(directory, entries.length);
  entries.forEach(([tag, type, count, value], i) => {
    const at = directory + 2 + i * 12;
    view.setUint16(at, tag);
    view.setUint16(at + 2, type);
    view.setUint32(at + 4, count);
    view.setUint32(at + 8, value);
  });
  return new File([bytes], name);
}

/** The world file of 30 m cells whose first is centred at 680015 E, 4929985 N. */
export const worldFile = (name: string): File =>
  new File(['30\n0\n0\n-30\n680015\n4929985\n'], name);
