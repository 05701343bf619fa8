import { quantile, sorted } from '../../channel/statistics.ts';
import { sampleRaster } from './probe.ts';
import type { Raster } from './raster.ts';
import type { ValueTile } from './tile.ts';

/** Values of a band that become the darkest and the brightest pixel. */
export type Stretch = readonly [dark: number, bright: number];

/** Bands that make red, green and blue, and opacity where there is a fourth. */
export const pictureBands = ({ info }: Raster): readonly number[] =>
  Array.from({ length: Math.min(4, info.bands) }, (_, band) => band);

/**
 * Bytes are drawn as they are; of deeper samples each colour runs from the 2nd to the 98th percentile
 * of its band, as GIS programs draw satellite pictures, and opacity over its whole type.
 */
export function stretchesOf(raster: Raster): Promise<readonly Stretch[]> {
  const { sampleType } = raster.info;
  return Promise.all(
    pictureBands(raster).map(async (band): Promise<Stretch> => {
      if (sampleType === 'uint8') return [0, 255];
      if (band === 3) return [0, sampleType === 'uint16' ? 65535 : 1];
      const rising = sorted(await sampleRaster(raster, band));
      return rising.length === 0 ? [0, 1] : [quantile(rising, 0.02), quantile(rising, 0.98)];
    }),
  );
}

/** RGBA pixels of a picture's three or four bands, row 0 north; transparent where a band has no value. */
export function paintPicture(
  bands: readonly ValueTile[],
  stretches: readonly Stretch[],
): Uint8Array {
  const count = bands[0]!.values.length;
  const out = new Uint8Array(count * 4);
  for (let i = 0; i < count; i++) out[i * 4 + 3] = 255;
  for (const [band, { values }] of bands.entries()) {
    const [dark, bright] = stretches[band]!;
    const perUnit = 255 / (bright - dark || 1);
    for (let i = 0; i < count; i++) {
      const value = (values[i]! - dark) * perUnit;
      const at = i * 4;
      if (Number.isNaN(value)) out[at + 3] = 0;
      // Where one band is nodata the pixel stays clear, whatever the opacity band says.
      else if (band < 3 || out[at + 3] !== 0)
        out[at + band] = value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value);
    }
  }
  return out;
}
