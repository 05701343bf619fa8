import { writeFile } from 'node:fs/promises';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { buildingColumns } from '../../src/channel/table.ts';
import type { CityBuilding, Polygon } from './plan.ts';
import { centroid } from './tiles3d/footprint.ts';

export type ToLonLatHeight = (
  x: number,
  y: number,
  z: number,
) => readonly [lon: number, lat: number, height: number];

type Value = string | number | undefined;

/** Where each column of the table comes from; lon and lat are of the footprint's centroid. */
const sources: Record<
  Exclude<keyof typeof buildingColumns, 'lon' | 'lat'>,
  (building: CityBuilding) => Value
> = {
  id: (b) => b.id,
  address: (b) => b.address,
  district: (b) => b.district,
  ground: (b) => b.ground,
  use: (b) => b.use,
  year: (b) => b.year,
  storeys: (b) => b.storeys,
  height: (b) => b.height,
  footprint_area: (b) => b.footprintArea,
  floor_area: (b) => b.floorArea,
  roof_area: (b) => b.roofArea,
  wall_area: (b) => b.wallArea,
  heating: (b) => b.heating,
  population: (b) => b.population,
};

/**
 * Writes `buildings.parquet` at `path`: the columns of `buildingColumns`, one row per building in gid
 * order; `toLonLatHeight` takes coordinates of the buildings' plane to WGS 84 degrees and metres.
 * A column of which nothing is known is left out. Same input, same bytes.
 */
export async function writeBuildingTable(
  buildings: readonly CityBuilding[],
  path: string,
  toLonLatHeight: ToLonLatHeight,
): Promise<void> {
  const places = buildings.map((b) => place(b.footprint, b.ground, toLonLatHeight));
  const columnData: ColumnSource[] = [];
  for (const [name, spec] of Object.entries(buildingColumns)) {
    const data = columnOf(name as keyof typeof buildingColumns, buildings, places);
    if (data.every((value) => value === null) && name !== 'id') continue;
    const precise = name === 'lon' || name === 'lat';
    const type = spec.kind !== 'number' ? 'STRING' : precise ? 'DOUBLE' : 'FLOAT';
    columnData.push({ name, data, type });
  }
  const bytes = parquetWriteBuffer({ columnData, createdBy: 'twinscape' });
  await writeFile(path, new Uint8Array(bytes));
}

function columnOf(
  name: keyof typeof buildingColumns,
  buildings: readonly CityBuilding[],
  places: readonly (readonly [number, number])[],
): (string | number | null)[] {
  if (name === 'lon') return places.map((p) => p[0]);
  if (name === 'lat') return places.map((p) => p[1]);
  const read = sources[name];
  return buildings.map((b) => {
    const value = read(b);
    return value === undefined || (typeof value === 'number' && !Number.isFinite(value))
      ? null
      : value;
  });
}

function place(footprint: Polygon, ground: number, to: ToLonLatHeight): readonly [number, number] {
  const [x, y] = centroid(footprint);
  const [lon, lat] = to(x, y, ground);
  return [lon, lat];
}
