import { quantile, sorted } from '../channel/statistics.ts';
import type { RasterInfo } from '../layers/raster/raster.ts';
import type { TiffTags } from '../layers/raster/readTags.ts';
import type { FileFacts } from '../state/dropped.ts';

const metresPerDegree = 111_195;
/** Sides of a cell in metres. `pixelDegrees` tells whether the grid's own unit is the metre. */
export function cellOf(info: RasterInfo): FileFacts['cell'] {
  const [, a, b, , d, e] = info.geotransform;
  const [width, height] = [Math.hypot(a, d), Math.hypot(b, e)];
  const smaller = info.pixelDegrees * metresPerDegree;
  if (Math.abs(Math.min(width, height) / smaller - 1) < 0.05) return { width, height, exact: true };
  const [west, south, east, north] = info.bounds;
  const round = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return {
    width: ((east - west) / info.width) * metresPerDegree * round,
    height: ((north - south) / info.height) * metresPerDegree,
    exact: false,
  };
}

/** The range and mean of a sample (NaN left out), or what the file says of its first band. */
function statisticsOf(info: RasterInfo, sample: Float32Array): FileFacts['statistics'] {
  const own = info.bandInfo[0]?.statistics;
  if (own !== undefined) return { min: own.min, max: own.max, mean: own.mean };
  const rising = sorted(sample);
  if (rising.length === 0) return undefined;
  const mean = rising.reduce((sum, value) => sum + value / rising.length, 0);
  return { min: quantile(rising, 0), max: quantile(rising, 1), mean };
}

/** What a card tells of a file: what was read, and codes of what had to be assumed. */
export function factsOf(
  info: RasterInfo,
  sample: Float32Array,
  tags: TiffTags,
  beside: { readonly crsSaid: boolean },
): FileFacts {
  const values = info.meaning === 'values';
  const said: Readonly<Record<string, string>> = {
    crsFromCatalogue: beside.crsSaid ? 'crsSaid' : 'crsFromPrj',
    noDataFromCatalogue: 'noDataSaid',
  };
  const assumptions = [
    ...info.assumptions.map((code) => said[code] ?? code),
    ...(values && info.bands > 1 ? ['firstBand'] : []),
  ];
  return {
    width: info.width,
    height: info.height,
    bands: info.bands,
    sampleType: info.sampleType,
    crs: info.crs,
    ...(tags.crsName === undefined ? {} : { crsName: tags.crsName }),
    cell: cellOf(info),
    noData: info.noData,
    unit: info.unitName,
    meaning: info.meaning,
    statistics: values ? statisticsOf(info, sample) : undefined,
    compression: tags.compression,
    overviews: info.levels.length - 1,
    ...(tags.dateTime === undefined ? {} : { dateTime: tags.dateTime }),
    bounds: info.bounds,
    assumptions,
  };
}
