import { Problem } from '../../problem/problem.ts';
import { type RoadFormat, roadFormat } from './format.ts';
import { type Attributes, isClassed, lineOf, type RoadLines } from './lines.ts';
import type { LonLatPoint } from './road.ts';

/** What a source is asked for, and how far its reading is. */
export interface ReadOptions {
  /** Table of a GeoPackage; the first one with a column for the class where absent. */
  readonly table?: string;
  /** Share done, 0..1. */
  readonly progress?: (share: number) => void;
}

/**
 * Reads the lines of an OpenStreetMap PBF, a GeoPackage or a GeoJSON (also in a zip) that keep
 * OpenStreetMap's keys as columns; OSMnx, osmtogeojson and Geofabrik names are understood.
 * @param file the name that problems mention
 * @throws Problem `roadSource` where it is damaged, `roadLines`, `roadClass`, `roadCrs`, `geojsonCrs`
 */
export async function readRoadLines(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): Promise<RoadLines> {
  const format = roadFormat(bytes, file);
  let read: RoadLines;
  try {
    read = await readers[format](bytes, file, options);
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('roadSource', { file, format, detail }, { cause });
  }
  const { lines, unreadable } = read;
  if (lines.length === 0) throw new Problem('roadLines', { file, others: unreadable });
  if (!lines.some(({ tags }) => tags.highway !== undefined))
    throw new Problem('roadClass', { file, lines: lines.length });
  return read;
}

type Reader = (bytes: Uint8Array, file: string, options: ReadOptions) => Promise<RoadLines>;

const readers: Readonly<Record<RoadFormat, Reader>> = {
  'OpenStreetMap PBF': async (bytes, _, { progress }) => {
    const { osmPbfLines } = await import('./osmPbf.ts');
    return osmPbfLines(bytes, progress);
  },
  GeoPackage: fromGeopackage,
  GeoJSON: async (bytes, file) => {
    const { geojsonLines } = await import('./geojson.ts');
    return geojsonLines(await textOf(bytes), file);
  },
};

async function fromGeopackage(
  bytes: Uint8Array,
  file: string,
  { table }: ReadOptions,
): Promise<RoadLines> {
  const { openGeopackage } = await import('./geopackage.ts');
  const opened = await openGeopackage(bytes);
  try {
    let others = 0;
    let plain: RoadLines | undefined;
    for (const name of table === undefined ? opened.tables : [table]) {
      const { features, epsg, unreadable } = opened.read(name);
      const lines = features.filter((f) => f.kind === 'line');
      others += unreadable + features.length - lines.length;
      if (lines.length === 0) continue;
      const place = await placing(epsg, file);
      const found: RoadLines = {
        lines: lines.flatMap(({ parts, attributes }, i) =>
          parts.map((part) => lineOf(part.map(place), attributes as Attributes, i)),
        ),
        unreadable: unreadable + features.length - lines.length,
      };
      if (lines.some((f) => isClassed(f.attributes))) return found;
      plain ??= found;
    }
    return plain ?? { lines: [], unreadable: others };
  } finally {
    opened.close();
  }
}

/** How a table's coordinates become degrees. */
async function placing(
  epsg: number,
  file: string,
): Promise<(place: readonly [number, number]) => LonLatPoint> {
  if (epsg === 4326) return (place) => place;
  const { crsOf } = await import('../../geo/crs.ts');
  const crs = epsg > 0 ? await crsOf(`EPSG:${epsg}`) : undefined;
  if (crs === undefined)
    throw new Problem('roadCrs', { file, crs: epsg > 0 ? `EPSG:${epsg}` : '–' });
  return ([x, y]) => crs.toLonLat(x, y);
}

const zipStart = [0x50, 0x4b];

async function textOf(bytes: Uint8Array): Promise<string> {
  if (!zipStart.every((byte, i) => bytes[i] === byte)) return new TextDecoder().decode(bytes);
  const { unzipSync } = await import('fflate');
  const [inner] = Object.entries(
    unzipSync(bytes, { filter: ({ name }) => /\.(geo)?json$/i.test(name) }),
  );
  if (inner === undefined) throw new Error('no GeoJSON in the zip');
  return new TextDecoder().decode(inner[1]);
}
