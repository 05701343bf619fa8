import type { Channel, ChannelGrid } from '../../channel/channel.ts';
import type { Crs } from '../../geo/crs.ts';
import { isDifference } from '../painted.ts';
import { boundsOf, invert } from '../raster/place.ts';
import type { Raster, RasterInfo } from '../raster/raster.ts';

/**
 * A channel's cells as a raster in memory, so that they are warped and looked up like any other.
 * A difference whose interval holds zero is left out. `crs` is that of `grid`.
 */
export function cellsRaster(channel: Channel, grid: ChannelGrid, crs: Crs): Raster {
  const { cols, rows, crs: name, geotransform } = grid;
  const back = invert(geotransform);
  const toPixel = (lon: number, lat: number): [number, number] => {
    const [x, y] = crs.fromLonLat(lon, lat);
    return [back[0] + x * back[1] + y * back[2], back[3] + x * back[4] + y * back[5]];
  };
  const toLonLat = (col: number, row: number): [number, number] => {
    const [x0, ax, bx, y0, ay, by] = geotransform;
    return crs.toLonLat(x0 + col * ax + row * bx, y0 + col * ay + row * by);
  };
  const bounds = boundsOf(toLonLat, cols, rows);
  const info: RasterInfo = {
    name: channel.title.en,
    width: cols,
    height: rows,
    bands: 1,
    sampleType: 'float32',
    crs: name,
    geotransform,
    noData: Number.NaN,
    scale: 1,
    offset: 0,
    unitName: channel.unit,
    bandInfo: [{ scale: 1, offset: 0, noData: Number.NaN, unit: channel.unit }],
    meaning: 'values',
    levels: [{ width: cols, height: rows }],
    bounds,
    pixelDegrees: (bounds[3] - bounds[1]) / rows,
    assumptions: [],
  };
  const samples = shown(channel);
  return {
    info,
    crs,
    toPixel,
    toLonLat,
    blocks: [
      {
        width: cols,
        height: rows,
        blockWidth: cols,
        blockHeight: rows,
        sampleType: 'float32',
        block: async () => ({ samples, width: cols, stride: 1 }),
        bandOffset: () => 0,
        dispose: () => {},
      },
    ],
  };
}

/** Values, without those of a difference that is smaller than its uncertainty. */
function shown(channel: Channel): Float32Array {
  const { values, lower, upper } = channel;
  if (!isDifference(channel) || lower === undefined || upper === undefined) return values;
  return values.map((v, i) => (lower[i]! <= 0 && upper[i]! >= 0 ? Number.NaN : v));
}

/** Row of the channel's cell at a place, undefined outside. */
export function cellAt({ info, toPixel }: Raster, lon: number, lat: number): number | undefined {
  const [x, y] = toPixel(lon, lat);
  const inside = x >= 0 && y >= 0 && x < info.width && y < info.height;
  return inside ? Math.floor(y) * info.width + Math.floor(x) : undefined;
}
