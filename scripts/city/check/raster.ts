import { openRaster } from '../../../src/layers/raster/read.ts';
import { compareBounds } from './extent.ts';
import { count, type Reader } from './finding.ts';

/** Opens a GeoTIFF with the app's reader, decodes every block of the coarsest level and the corners of the finest. */
export const checkRaster: Reader = async ({ entry, distribution, path, file, note }) => {
  const { noData, crs } = distribution;
  const raster = await openRaster(path, {
    ...(noData !== undefined && { noData }),
    ...(crs !== undefined && { crs }),
  });
  const { info, blocks } = raster;
  const [fine] = blocks;
  const coarse = blocks.at(-1)!;
  const columns = Math.ceil(fine!.width / fine!.blockWidth) - 1;
  const rows = Math.ceil(fine!.height / fine!.blockHeight) - 1;
  const corners = [0, columns].flatMap((col) => [0, rows].map((row) => [col, row] as const));
  for (const [col, row] of [...corners, [columns >> 1, rows >> 1] as const])
    await fine!.block(col, row, 0);

  const isUnknown = (v: number): boolean => Number.isNaN(v) || v === (info.noData ?? noData);
  let [low, high, known] = [Infinity, -Infinity, 0];
  for (let row = 0; row * coarse.blockHeight < coarse.height; row++)
    for (let col = 0; col * coarse.blockWidth < coarse.width; col++) {
      const { samples, width, stride } = await coarse.block(col, row, 0);
      const right = Math.min(coarse.blockWidth, coarse.width - col * coarse.blockWidth);
      const bottom = Math.min(coarse.blockHeight, coarse.height - row * coarse.blockHeight);
      for (let y = 0; y < bottom; y++)
        for (let x = 0; x < right; x++) {
          const sample = samples[(y * width + x) * stride]!;
          if (isUnknown(sample)) continue;
          const value = sample * info.scale + info.offset;
          known++;
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
    }
  for (const block of blocks) block.dispose();

  if (known === 0) note('error', 'empty', `${file} holds no known value`);
  const extent = compareBounds(info.bounds, entry.bounds, 0.02);
  if (extent !== undefined) note(extent.severity, 'extent', `${file}: ${extent.message}`);
  const large = Math.max(info.width, info.height) > 2 * 512;
  if (large && blocks.length === 1)
    note('warning', 'overviews', `${file} has no overviews; build it as a cloud-optimised GeoTIFF`);
  const { min = -Infinity, max = Infinity } = entry.variable ?? {};
  if (known > 0 && (high < min || low > max))
    note(
      'error',
      'range',
      `${file}: values ${low} to ${high} lie outside ${min} to ${max} of the catalogue`,
    );
  return {
    kind: 'COG',
    detail: `${info.width} x ${info.height}, ${info.crs}, ${count(blocks.length, 'level')}, ${low.toPrecision(4)} to ${high.toPrecision(4)}`,
  };
};
