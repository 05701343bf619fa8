import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { MeasuredRoad } from './graph.ts';

/** 1 cm: nothing is mapped finer. */
const digits = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/**
 * A network as GeoParquet 1.1 (columns of `catalogue/roads.ts`): one row per road, course as
 * WKB LineString in WGS 84 degrees, longitude first. Same input, same bytes.
 */
export function roadTable(roads: readonly MeasuredRoad[]): ArrayBuffer {
  const courses = roads.map((r) => r.path.map(([lon, lat]) => [digits(lon), digits(lat)]));
  const column = (
    name: string,
    type: NonNullable<ColumnSource['type']>,
    of: (road: MeasuredRoad) => string | number | boolean | null,
  ): ColumnSource => ({ name, type, data: roads.map(of), nullable: name.includes('_') });
  const columnData: ColumnSource[] = [
    column('id', 'STRING', (r) => r.id),
    column('name', 'STRING', (r) => r.name),
    column('class', 'STRING', (r) => r.class),
    column('from', 'INT32', (r) => r.from),
    column('to', 'INT32', (r) => r.to),
    column('length', 'FLOAT', (r) => r.length),
    column('lanes_forward', 'INT32', (r) => r.forward?.lanes ?? null),
    column('lanes_backward', 'INT32', (r) => r.backward?.lanes ?? null),
    column('speed_forward', 'FLOAT', (r) => r.forward?.speed ?? null),
    column('speed_backward', 'FLOAT', (r) => r.backward?.speed ?? null),
    column('capacity_forward', 'FLOAT', (r) => r.forward?.capacity ?? null),
    column('capacity_backward', 'FLOAT', (r) => r.backward?.capacity ?? null),
    column('assumed', 'BOOLEAN', (r) => r.assumedLanes || r.assumedSpeed),
    {
      name: 'geometry',
      type: 'GEOMETRY',
      nullable: false,
      data: courses.map((coordinates) => ({ type: 'LineString', coordinates })),
    },
  ];
  return parquetWriteBuffer({
    columnData,
    createdBy: 'twinscape',
    kvMetadata: [{ key: 'geo', value: JSON.stringify(geoMetadata(courses)) }],
  });
}

/** File metadata of GeoParquet 1.1; an absent `crs` means OGC:CRS84. */
function geoMetadata(courses: readonly number[][][]): object {
  const bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of courses.flat()) {
    bbox[0] = Math.min(bbox[0]!, lon!);
    bbox[1] = Math.min(bbox[1]!, lat!);
    bbox[2] = Math.max(bbox[2]!, lon!);
    bbox[3] = Math.max(bbox[3]!, lat!);
  }
  return {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: {
      geometry: {
        encoding: 'WKB',
        geometry_types: ['LineString'],
        edges: 'planar',
        ...(courses.length > 0 && { bbox }),
      },
    },
  };
}
