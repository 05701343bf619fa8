export { type BuildingTilesInput, writeBuildingTiles } from './buildings.ts';
export { extrude } from './extrude.ts';
export type { TilesWritten } from './tileset.ts';
export { type TreeTilesInput, writeTreeTiles } from './trees.ts';
