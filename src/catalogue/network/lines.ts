import type { LonLatPoint, RoadLine, Tags } from './road.ts';

/** Lines of a road source and what could not be read of it. */
export interface RoadLines {
  readonly lines: readonly RoadLine[];
  /** Features that are no line. */
  readonly unreadable: number;
  /** Turns that a sign forbids or prescribes; only files of OpenStreetMap's own format have them. */
  readonly turnRestrictions?: number;
}

/** A feature's columns by name. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Columns that hold the class of a road, as OpenStreetMap, Geofabrik and others call it. */
const classKeys = ['highway', 'fclass', 'type'] as const;
const idKeys = ['osmid', '@id', 'osm_id', 'id', 'fid'] as const;

export const isClassed = (attributes: Attributes): boolean =>
  classKeys.some((key) => attributes[key] != null);

/**
 * A line with OpenStreetMap's keys as columns; names of OSMnx, osmtogeojson and Geofabrik are understood.
 * @param row number of the feature, for the id of one that has none
 */
export function lineOf(
  path: readonly LonLatPoint[],
  attributes: Attributes,
  row: number,
): RoadLine {
  const tags: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) {
    const word = tagOf(value);
    if (word !== '') tags[key] = word;
  }
  const highway = classKeys.map((key) => tags[key]).find((word) => word !== undefined);
  if (highway !== undefined) tags.highway = highway;
  // OSMnx says 0 where nothing is tagged, so that what a roundabout implies still holds.
  if (tags.oneway === '0' || tags.oneway === 'False' || tags.oneway === 'false') delete tags.oneway;
  if (tags.oneway === 'True') tags.oneway = 'yes';
  if (tags.maxspeed === undefined && Number(tags.speed) > 0) tags.maxspeed = tags.speed!;
  const named = idKeys.map((key) => tags[key]).find((word) => word !== undefined);
  const id = named === undefined ? `row${row + 1}` : named.split(';')[0]!.replace(/^way\//, '');
  // Graphs of nodes u and v meet at their ends only; other lines wherever they share a point.
  const ends = tags.u !== undefined && tags.v !== undefined;
  const last = path.length - 1;
  const nodes = path.map(([lon, lat], i) =>
    ends && i !== 0 && i !== last ? undefined : `${lon.toFixed(7)},${lat.toFixed(7)}`,
  );
  return { id, tags: tags as Tags, path, nodes };
}

/** A column's value as a tag; lists, also Python's as OSMnx writes them, as values between semicolons. */
function tagOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value))
    return value
      .map(tagOf)
      .filter((word) => word !== '')
      .join(';');
  const word = String(value).trim();
  if (word === 'nan' || word === 'None') return '';
  if (!word.startsWith('[') || !word.endsWith(']')) return word;
  return word
    .slice(1, -1)
    .split(',')
    .map((item) => item.trim().replace(/^(['"])(.*)\1$/, '$2'))
    .filter((item) => item !== '' && item !== 'None' && item !== 'nan')
    .join(';');
}
