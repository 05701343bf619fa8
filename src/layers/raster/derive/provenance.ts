import type { Derivation } from '../../../catalogue/derivation.ts';
import { software } from '../../../catalogue/software.ts';
import type { Raster } from '../raster.ts';

/** How a computed raster came about, for the metadata of its file: GDAL shows them as they are. */
export function provenanceOf(
  { expression, grid, sources }: Derivation,
  { info, crs }: Raster,
  date: Date,
): readonly (readonly [name: string, value: string])[] {
  const [, a, b, , c, d] = info.geotransform;
  const cell = `${Math.hypot(a, c)} x ${Math.hypot(b, d)} ${crs.geographic ? 'degrees' : 'units of the CRS'}`;
  return [
    ['TWIN_EXPRESSION', expression],
    ['TWIN_GRID', `${grid} grid of the sources: ${cell}, ${crs.name}`],
    ['TWIN_SOFTWARE', software],
    ['TWIN_DATE', date.toISOString()],
    ...sources.flatMap((source) => {
      const key = `TWIN_SOURCE_${source.name}`;
      const facts = [source.title, source.period, source.publisher].filter(Boolean).join(', ');
      return [
        [key, source.accessUrl] as const,
        [`${key}_TITLE`, facts] as const,
        [`${key}_BAND`, String(source.band + 1)] as const,
        ...(source.sha256 === undefined ? [] : [[`${key}_SHA256`, source.sha256] as const]),
      ];
    }),
  ];
}
