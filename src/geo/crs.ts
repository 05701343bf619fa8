export { citationOf, crsOfGeoKeys, epsgOf, type GeoKeys } from './crsGeoKeys.ts';
export { crsWithGrids, type GridCrs, gridsIn } from './crsGrid.ts';
export { crsOf } from './crsNamed.ts';
export type { Crs } from './crsProject.ts';
