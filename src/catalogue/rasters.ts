import type { Distribution, Entry } from './entry.ts';
import { standards } from './standards.ts';

/** A distribution that is drawn by its values; terrain and ground have kinds of their own. */
export const isRaster = ({ conformsTo, mediaType }: Distribution): boolean =>
  !conformsTo.includes(standards.elevation) &&
  !conformsTo.includes(standards.ground) &&
  (conformsTo.includes(standards.cog) ||
    conformsTo.includes(standards.geotiff) ||
    conformsTo.includes(standards.derived) ||
    /^image\/(tiff|geotiff)/.test(mediaType));

/** The entry's rasters in order of time. */
export const rasterSteps = (entry: Entry): readonly Distribution[] =>
  entry.distributions
    .filter(isRaster)
    .toSorted((a, b) => (a.temporal?.start ?? '').localeCompare(b.temporal?.start ?? ''));
