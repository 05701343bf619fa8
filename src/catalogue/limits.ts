const MiB = 1024 * 1024;

/**
 * Most bytes that are read of a file, by the ending of its name: a few times the largest that cities publish,
 * and no more than a page can hold. A live message and a service have limits of their own where they are asked.
 */
const byEnding: Readonly<Record<string, number>> = {
  jsonld: 64 * MiB,
  // Longer text than about 512 MiB is no string in browsers; objects take several times that of their text.
  json: 256 * MiB,
  geojson: 256 * MiB,
  csv: 256 * MiB,
  // A table of a timetable that lies unpacked in a folder.
  txt: 1024 * MiB,
  epw: 64 * MiB,
  parquet: 1024 * MiB,
  glb: 256 * MiB,
  // Lines of a country's extract are more than a page can hold.
  pbf: 400 * MiB,
  gpkg: 400 * MiB,
  pb: 64 * MiB,
  zip: 512 * MiB,
};
const otherwise = 256 * MiB;
/** Most bytes of one answer of a service: capabilities of the largest have 30 MiB, pictures of a tile far less. */
export const mostOfService = 64 * MiB;

/** Most bytes of the file at an address or of a name. */
export function mostBytesOf(file: string): number {
  const ending = /\.(\w+)$/.exec(file.replace(/[?#].*$/, ''))?.[1]?.toLowerCase();
  return byEnding[ending ?? ''] ?? otherwise;
}

export const mebibytes = (bytes: number): number => Math.ceil(bytes / MiB);

/** How far what a zip unpacks to is believed. */
export interface UnpackLimits {
  /** Bytes of one entry. */
  readonly most: number;
  /** Times of the packed bytes that were read, once more than `freely` bytes have come. */
  readonly ratio: number;
  readonly freely: number;
}

/**
 * Tables of a timetable: those of whole countries have 2 to 3 GiB of stop times and shrink to a tenth; the most
 * monotonous real ones to a fiftieth, while deflate can reach 1,032 to one.
 */
export const tableLimits: UnpackLimits = { most: 6 * 1024 * MiB, ratio: 200, freely: 32 * MiB };
