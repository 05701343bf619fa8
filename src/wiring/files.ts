import type { TimeWindow } from '../channel/channel.ts';
import { Problem } from '../problem/problem.ts';
import type { FileCard, SeriesOffer } from '../state/dropped.ts';

/** A raster file with what lies beside it under the same name. */
export interface FileSet {
  readonly raster: File;
  readonly world?: File;
  readonly prj?: File;
}

/** `.tfw` and its kin, and `.prj`, say where a raster lies; the rest here only repeats or speeds up. */
const worldEnding = /\.(tfw|tifw|tiffw|wld)$/i;
const prjEnding = /\.prj$/i;
const spareEnding = /\.(aux\.xml|ovr|xml|txt|md5)$/i;

export const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '');

/**
 * Sorts what was dropped at once into rasters with their companions. `alone` are companions whose
 * raster is missing; descriptions that are not read go with their raster, silently.
 */
export function sortFiles(files: readonly File[]): { sets: FileSet[]; alone: File[] } {
  const isBeside = ({ name }: File): boolean => worldEnding.test(name) || prjEnding.test(name);
  const others = files.filter((file) => !isBeside(file));
  const stems = new Set(others.map(({ name }) => stemOf(name).toLowerCase()));
  const isSpare = ({ name }: File): boolean =>
    spareEnding.test(name) &&
    others.some((o) => o.name !== name && name.startsWith(`${stemOf(o.name)}.`));
  const of = (raster: File, ending: RegExp): File | undefined =>
    files.find(
      ({ name }) =>
        ending.test(name) && stemOf(name).toLowerCase() === stemOf(raster.name).toLowerCase(),
    );
  const sets = others
    .filter((file) => !isSpare(file))
    .map((raster) => {
      const [world, prj] = [of(raster, worldEnding), of(raster, prjEnding)];
      return { raster, ...(world && { world }), ...(prj && { prj }) };
    });
  const alone = files.filter(
    (file) => isBeside(file) && !stems.has(stemOf(file.name).toLowerCase()),
  );
  return { sets, alone };
}

const littleEndian = 0x49;
const bigEndian = 0x4d;

/** TIFF 6.0 and BigTIFF begin with their byte order and 42 or 43. */
function isTiff([first, second, a, b]: Uint8Array): boolean {
  if (first !== second) return false;
  const version = first === littleEndian ? a : first === bigEndian ? b : undefined;
  return version === 42 || version === 43;
}

/** Throws a Problem that says what a file is, unless it begins like a TIFF. */
export async function expectTiff(file: File): Promise<void> {
  const { name } = file;
  let head: Uint8Array;
  try {
    head = new Uint8Array(await file.slice(0, 4100).arrayBuffer());
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Problem('dropUnreadable', { file: name, detail }, { cause: error });
  }
  if (file.size === 0) throw new Problem('dropEmpty', { file: name });
  if (!isTiff(head)) throw await refusal(name, head);
}

const archives = /zip|tar|compressed|gzip|rar|zstd|bzip|x-xz/;

async function refusal(file: string, head: Uint8Array): Promise<Problem> {
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(head).catch(() => undefined);
  const ending = /\.(\w+)$/.exec(file)?.[1]?.toUpperCase();
  if (type !== undefined) {
    const format = type.ext.toUpperCase();
    if (ending === 'GPKG') return new Problem('dropVector', { file, format: 'GeoPackage' });
    if (type.mime.startsWith('image/')) return new Problem('dropPicture', { file, format });
    return new Problem(archives.test(type.mime) ? 'dropPacked' : 'dropOther', { file, format });
  }
  const text = new TextDecoder().decode(head);
  if (/^\s*\{[\s\S]*"(FeatureCollection|Feature|(Multi)?Polygon)"/.test(text))
    return new Problem('dropVector', { file, format: 'GeoJSON' });
  if (ending === 'SHP') return new Problem('dropVector', { file, format: 'Shapefile' });
  return ending === undefined || /^TIFF?$/.test(ending)
    ? new Problem('rasterNotTiff', { file, detail: 'no TIFF signature' })
    : new Problem('dropOther', { file, format: ending });
}

interface NamedDate {
  readonly period: TimeWindow;
  /** The date as it stands in the name. */
  readonly text: string;
}

const namedDate =
  /(?<!\d)(19\d\d|20\d\d)(?:([-_.]?)(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01]))?)?(?!\d)/;

/** The year, month or day that a file's name holds, as a half-open period in UTC dates. */
export function dateInName(name: string): NamedDate | undefined {
  const found = namedDate.exec(stemOf(name));
  if (found === null) return undefined;
  const [text, year, , month, day] = found;
  const start = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (!Number.isFinite(Date.parse(start))) return undefined;
  const next = new Date(start);
  if (day !== undefined) next.setUTCDate(next.getUTCDate() + 1);
  else if (month !== undefined) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return { period: { start, end: next.toISOString().slice(0, 10) }, text };
}

/** Cards whose names differ by a date only and whose grids are alike, in order of time. */
export function seriesAmong(cards: readonly FileCard[]): SeriesOffer | undefined {
  const groups = new Map<string, { id: string; text: string; start: string }[]>();
  for (const { id, files, facts } of cards) {
    const [file] = files;
    const date = file === undefined ? undefined : dateInName(file.name);
    if (facts === undefined || files.length !== 1 || date === undefined) continue;
    const { width, height, crs, bands, sampleType } = facts;
    const pattern = file!.name.replace(date.text, '#').toLowerCase();
    const key = [pattern, width, height, crs, bands, sampleType].join('|');
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ id, text: date.text, start: date.period.start });
  }
  const [best] = [...groups.values()]
    .map((group) => group.toSorted((a, b) => a.start.localeCompare(b.start)))
    .filter((group) => new Set(group.map(({ start }) => start)).size === group.length)
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length);
  return best && { ids: best.map(({ id }) => id), labels: best.map(({ text }) => text) };
}
