import { type RoadNetwork, roadClasses } from '../channel/roads.ts';
import { Problem } from '../problem/problem.ts';
import { type ParquetValues, readColumns } from './parquet.ts';

/**
 * Columns of a road network (GeoParquet 1.1): one row per road, `geometry` its course from node `from`
 * to node `to` as WKB LineString in WGS 84 degrees, longitude first. Length in metres, lanes, speed
 * without traffic in km/h and capacity in vehicles per hour of each direction; capacity 0 or null where
 * cars may not drive that way. `assumed` where lanes or speed are the class's usual ones.
 */
const kinds = {
  id: 'text',
  name: 'text',
  class: 'text',
  from: 'number',
  to: 'number',
  length: 'number',
  lanes_forward: 'number',
  lanes_backward: 'number',
  speed_forward: 'number',
  speed_backward: 'number',
  capacity_forward: 'number',
  capacity_backward: 'number',
  assumed: 'boolean',
  geometry: 'geometry',
} as const;
type RoadColumn = keyof typeof kinds;
type Table = { readonly [name in RoadColumn]: ParquetValues[(typeof kinds)[name]] };
export const roadColumns = Object.keys(kinds) as readonly RoadColumn[];

/** Roads that meet in a node end within this of each other, degrees (about a metre). */
const meeting = 1e-5;
/** A point takes 16 bytes, packed to a 22nd at the best; a course that all roads share would take none. */
const pointsPerByte = 2;

/**
 * Reads a city's road network. `file` is the name or address that problems mention.
 * Rejects with a Problem where the bytes are no Parquet file, a column is missing, a value is one that
 * no road has, or the roads of a node do not meet: `tableUnreadable`, `roadColumns`, `roadRow`, `roadNode`.
 */
export async function readRoads(bytes: ArrayBuffer, file: string): Promise<RoadNetwork> {
  const { count, table } = await decode(bytes, file);
  const courses = coursesOf(table, count, pointsPerByte * bytes.byteLength, file);
  const roads = { count, ...namesOf(table, count, file), ...courses };
  const ends = endsOf(table, count, file);
  return { nodes: nodesOf(ends, courses, file), roads, links: linksOf(table, ends, count, file) };
}

async function decode(bytes: ArrayBuffer, file: string): Promise<{ count: number; table: Table }> {
  const { count, columns } = await readColumns(bytes, file, kinds);
  const missing = roadColumns.filter((name) => columns[name] === undefined);
  if (missing.length > 0) throw new Problem('roadColumns', { file, columns: missing.join(', ') });
  return { count, table: columns as Table };
}

/** Says which value of which row (counted from 1) no road can have. */
function refuse(file: string, row: number, column: RoadColumn, value: unknown): never {
  const absent = value === '' || value == null || Number.isNaN(value);
  const said = absent ? '–' : String(value).slice(0, 60);
  throw new Problem('roadRow', { file, row: row + 1, column, value: said });
}

function namesOf(
  table: Table,
  count: number,
  file: string,
): Pick<RoadNetwork['roads'], 'id' | 'name' | 'class' | 'length'> {
  const classOf = new Map<string, number>(roadClasses.map((name, i) => [name, i]));
  const codes = new Uint8Array(count);
  const length = new Float32Array(count);
  const seen = new Set<string>();
  const id: string[] = [];
  for (let r = 0; r < count; r++) {
    const own = table.id[r]!;
    if (own === '' || seen.has(own)) refuse(file, r, 'id', own);
    seen.add(own);
    id.push(own);
    codes[r] = classOf.get(table.class[r]!) ?? refuse(file, r, 'class', table.class[r]);
    length[r] = table.length[r]!;
    if (!(length[r]! > 0 && length[r]! < 1e6)) refuse(file, r, 'length', table.length[r]);
  }
  return { id, name: table.name, class: codes, length };
}

type Courses = Pick<RoadNetwork['roads'], 'start' | 'lon' | 'lat'>;

function coursesOf({ geometry }: Table, count: number, most: number, file: string): Courses {
  const start = new Int32Array(count + 1);
  const lon: number[] = [];
  const lat: number[] = [];
  for (let r = 0; r < count; r++) {
    const shape = geometry[r] as { type?: unknown; coordinates?: readonly number[][] } | null;
    const points = shape?.type === 'LineString' ? (shape.coordinates ?? []) : [];
    if (points.length < 2 || lon.length + points.length > most)
      refuse(file, r, 'geometry', shape?.type);
    for (const [x, y] of points) {
      if (!(Math.abs(x!) <= 180 && Math.abs(y!) <= 90)) refuse(file, r, 'geometry', `${x}, ${y}`);
      lon.push(x!);
      lat.push(y!);
    }
    start[r + 1] = lon.length;
  }
  return { start, lon: Float64Array.from(lon), lat: Float64Array.from(lat) };
}

interface Ends {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function endsOf(table: Table, count: number, file: string): Ends {
  const read = (column: 'from' | 'to'): Int32Array =>
    Int32Array.from(table[column], (node, r) => {
      // Numbered without gaps, so there are at most two nodes for each road.
      return Number.isInteger(node) && node >= 0 && node < 2 * count
        ? node
        : refuse(file, r, column, node);
    });
  return { from: read('from'), to: read('to') };
}

function nodesOf(ends: Ends, { start, lon, lat }: Courses, file: string): RoadNetwork['nodes'] {
  const count = ends.from.reduce((most, node, r) => Math.max(most, node, ends.to[r]!), -1) + 1;
  const nodes = {
    count,
    lon: new Float64Array(count).fill(Number.NaN),
    lat: new Float64Array(count).fill(Number.NaN),
  };
  const meet = (node: number, point: number): void => {
    if (Number.isNaN(nodes.lon[node])) {
      nodes.lon[node] = lon[point]!;
      nodes.lat[node] = lat[point]!;
      return;
    }
    const apart = Math.max(
      Math.abs(nodes.lon[node]! - lon[point]!),
      Math.abs(nodes.lat[node]! - lat[point]!),
    );
    if (apart > meeting) throw new Problem('roadNode', { file, node });
  };
  for (let r = 0; r < ends.from.length; r++) {
    meet(ends.from[r]!, start[r]!);
    meet(ends.to[r]!, start[r + 1]! - 1);
  }
  const unused = nodes.lon.findIndex(Number.isNaN);
  if (unused >= 0) throw new Problem('roadNode', { file, node: unused });
  return nodes;
}

/** Forward links before backward ones, road by road. */
function linksOf(table: Table, ends: Ends, count: number, file: string): RoadNetwork['links'] {
  const open = (column: 'capacity_forward' | 'capacity_backward', r: number): boolean => {
    const capacity = table[column][r] || 0;
    if (!(capacity >= 0 && capacity < 1e6)) refuse(file, r, column, table[column][r]);
    return capacity > 0;
  };
  const ways: { road: number; forward: boolean }[] = [];
  for (let r = 0; r < count; r++) {
    const before = ways.length;
    if (open('capacity_forward', r)) ways.push({ road: r, forward: true });
    if (open('capacity_backward', r)) ways.push({ road: r, forward: false });
    if (ways.length === before) refuse(file, r, 'capacity_forward', table.capacity_forward[r]);
  }
  const sided = (kind: 'lanes' | 'speed', most: number) =>
    ways.map(({ road, forward }) => {
      const column = `${kind}_${forward ? 'forward' : 'backward'}` as const;
      const value = table[column][road]!;
      return value > 0 && value <= most ? value : refuse(file, road, column, table[column][road]);
    });
  return {
    count: ways.length,
    road: Int32Array.from(ways, (w) => w.road),
    forward: Uint8Array.from(ways, (w) => (w.forward ? 1 : 0)),
    from: Int32Array.from(ways, (w) => (w.forward ? ends.from : ends.to)[w.road]!),
    to: Int32Array.from(ways, (w) => (w.forward ? ends.to : ends.from)[w.road]!),
    lanes: Uint8Array.from(sided('lanes', 255)),
    freeSpeed: Float32Array.from(sided('speed', 400)),
    capacity: Float32Array.from(
      ways,
      (w) => (w.forward ? table.capacity_forward : table.capacity_backward)[w.road]!,
    ),
    assumed: Uint8Array.from(ways, (w) => table.assumed[w.road]!),
  };
}
