import type { Distribution } from '../../catalogue/entry.ts';
import type { FeatureTable } from '../../channel/table.ts';
import { buildingsByCell, type HeatInputs } from '../../forecast/heat/city/inputs.ts';
import { readLandCover } from '../../layers/raster/landCover.ts';

/** What the heat model's worker is sent: the land cover is read where it is used. */
export type HeatCity = Pick<HeatInputs, 'model' | 'file' | 'weather' | 'weatherFile'> & {
  readonly landCover: Distribution;
  /** Name of the land cover in problems, where its address is none. */
  readonly landCoverFile?: string;
  readonly table?: FeatureTable | undefined;
};

const columns = [
  'lon',
  'lat',
  'footprint_area',
  'population',
  'height',
  'storeys',
  'wall_area',
] as const;

/** The columns of a building table that matter for heat: what is sent to a worker is copied. */
export const heatColumns = (table: FeatureTable): FeatureTable => ({
  count: table.count,
  columns: Object.fromEntries(
    columns.flatMap((name) => {
      const column = table.columns[name];
      return column === undefined ? [] : [[name, column]];
    }),
  ),
});

/** Reads the land cover and lays the buildings on its cells. Rejects with a Problem. */
export async function loadHeat({
  landCover,
  landCoverFile,
  table,
  ...rest
}: HeatCity): Promise<HeatInputs> {
  const { toCell, ...land } = await readLandCover(landCover);
  return {
    ...rest,
    ...land,
    ...(table && buildingsByCell(table, land.grid, land.cell, toCell)),
    landCoverFile: landCoverFile ?? landCover.accessUrl,
  };
}
