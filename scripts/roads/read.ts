import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Feature, Position } from 'geojson';
import { crsOf } from '../../src/geo/crs.ts';
import { Problem } from '../../src/problem/problem.ts';
import { geopackageTables, readGeopackage } from '../city/real/geopackage.ts';
import { type LonLatPoint, readOsm, type Tags } from '../city/real/osm.ts';
import type { RoadLine } from './road.ts';

/** Lines of a road source and what could not be read of it. */
export interface RoadLines {
  readonly lines: readonly RoadLine[];
  /** Features that are no line. */
  readonly unreadable: number;
}

/**
 * Reads the lines of an OpenStreetMap PBF, a GeoPackage or a GeoJSON (also in a zip) that keep
 * OpenStreetMap's keys as columns; OSMnx, osmtogeojson and Geofabrik names are understood.
 * @param table of a GeoPackage; the first one with a column for the class where absent
 * @throws Problem `sourceFormat`, `geojsonCrs`, `unreachable`
 */
export async function readRoadLines(file: string, table?: string): Promise<RoadLines> {
  if (/\.pbf$/i.test(file)) return fromPbf(file);
  if (/\.gpkg$/i.test(file)) return fromGeopackage(file, table);
  return fromGeoJson(file);
}

async function fromPbf(file: string): Promise<RoadLines> {
  const { ways } = await readOsm(file);
  const lines = ways
    .filter((way) => way.tags.highway !== undefined)
    .map(({ id, tags, path, nodes }) => ({ id: String(id), tags, path, nodes }));
  return { lines, unreadable: 0 };
}

async function fromGeopackage(file: string, wanted?: string): Promise<RoadLines> {
  const names = wanted === undefined ? await geopackageTables(file) : [wanted];
  for (const name of names) {
    const { features, epsg, unreadable } = await readGeopackage(file, name);
    const lines = features.filter((f) => f.kind === 'line');
    if (!lines.some((f) => classKeys.some((key) => f.attributes[key] != null))) continue;
    const crs = epsg === 4326 ? undefined : await crsOf(`EPSG:${epsg}`);
    if (crs === undefined && epsg !== 4326)
      throw new Problem('sourceFormat', { file, detail: `EPSG:${epsg} is not known` });
    const place = ([x, y]: readonly [number, number]): LonLatPoint => crs?.toLonLat(x, y) ?? [x, y];
    return {
      lines: lines.flatMap(({ parts, attributes }, i) =>
        parts.map((part) => lineOf(part.map(place), attributes, i)),
      ),
      unreadable: unreadable + features.length - lines.length,
    };
  }
  throw new Problem('sourceFormat', { file, detail: 'no table of lines with a column highway' });
}

async function fromGeoJson(file: string): Promise<RoadLines> {
  let features: readonly Feature[];
  try {
    features = JSON.parse(await textOf(file)).features;
    if (!Array.isArray(features)) throw new Error('no feature collection');
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('sourceFormat', { file, detail }, { cause });
  }
  let unreadable = 0;
  const lines = features.flatMap(({ geometry, properties, id }, i) => {
    const parts: readonly Position[][] =
      geometry?.type === 'LineString'
        ? [geometry.coordinates]
        : geometry?.type === 'MultiLineString'
          ? geometry.coordinates
          : [];
    if (parts.length === 0) unreadable++;
    return parts
      .filter((part) => part.length > 1)
      .map((part) => {
        const path = part.map(([lon, lat]): LonLatPoint => [Number(lon), Number(lat)]);
        const degrees = path.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
        if (!degrees) throw new Problem('geojsonCrs', { file, crs: String(path[0]) });
        return lineOf(path, { ...(id === undefined ? {} : { id }), ...properties }, i);
      });
  });
  return { lines, unreadable };
}

async function textOf(file: string): Promise<string> {
  const bytes = new Uint8Array(await readFile(file));
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes);
  const [inner] = Object.entries(
    unzipSync(bytes, { filter: ({ name }) => /\.(geo)?json$/i.test(name) }),
  );
  if (inner === undefined) throw new Error('no GeoJSON in the zip');
  return new TextDecoder().decode(inner[1]);
}

type Attributes = Readonly<Record<string, unknown>>;

const classKeys = ['highway', 'fclass', 'type'] as const;
const idKeys = ['osmid', '@id', 'osm_id', 'id', 'fid'] as const;

function lineOf(path: readonly LonLatPoint[], attributes: Attributes, row: number): RoadLine {
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

/** A column's value as a tag; Python's lists, as OSMnx writes them, as values between semicolons. */
function tagOf(value: unknown): string {
  if (value === null || value === undefined) return '';
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
