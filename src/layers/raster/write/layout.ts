import { ifdLength, type Tag, writeIfd } from './ifd.ts';

/** One image of a file with its deflated tiles, row by row. */
export interface LaidImage {
  readonly tags: readonly Tag[];
  readonly tiles: readonly Uint8Array[];
}

const ghost = 'LAYOUT=IFDS_BEFORE_DATA\nBLOCK_ORDER=ROW_MAJOR\nKNOWN_INCOMPATIBLE_EDITION=NO\n ';
const mostBytes = 2 ** 32 - 1;

/**
 * The bytes of a cloud-optimised GeoTIFF (OGC 21-026) in pieces, in order: header, all directories,
 * then the tiles, smallest overview first. `images` are the full one and its overviews, finest first.
 * Throws a RangeError beyond the 4 GiB of a classic TIFF.
 */
export function layOut(images: readonly LaidImage[]): Uint8Array[] {
  const header = `GDAL_STRUCTURAL_METADATA_SIZE=${String(ghost.length).padStart(6, '0')} bytes\n${ghost}`;
  const first = 8 + header.length + (header.length & 1);
  const ifds = images.map(({ tags, tiles }) => {
    const counts = Uint32Array.from(tiles, (tile) => tile.length);
    const offsets = new Uint32Array(counts.length);
    const places: Tag[] = [
      { id: 324, type: 'long', values: offsets },
      { id: 325, type: 'long', values: counts },
    ];
    return { offsets, tags: [...tags, ...places] };
  });
  const starts: number[] = [];
  let at = first;
  for (const { tags } of ifds) {
    starts.push(at);
    at += ifdLength(tags);
  }
  const head = new Uint8Array(at);
  const pieces: Uint8Array[] = [head];
  for (let i = images.length - 1; i >= 0; i--)
    for (const [t, tile] of images[i]!.tiles.entries()) {
      ifds[i]!.offsets[t] = at;
      at += tile.length;
      pieces.push(tile);
    }
  if (at > mostBytes) throw new RangeError(`a TIFF of ${at} bytes`);
  const view = new DataView(head.buffer);
  head.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, first, true);
  head.set(new TextEncoder().encode(header), 8);
  for (const [i, { tags }] of ifds.entries()) writeIfd(view, starts[i]!, tags, starts[i + 1] ?? 0);
  return pieces;
}
