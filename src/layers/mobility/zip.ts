import { Inflate } from 'fflate';
import { mebibytes, tableLimits, type UnpackLimits } from '../../catalogue/limits.ts';
import { Problem } from '../../problem/problem.ts';

/** One file of a feed, read as a stream so that a large table never lies unpacked in memory. */
export interface Member {
  /** File name without its folder. */
  readonly name: string;
  /** Whether the archive has it in a folder, where GTFS files must not be. */
  readonly nested: boolean;
  /** Bytes in the archive, the measure of progress. */
  readonly size: number;
  /** Bytes unpacked, as the archive says. */
  readonly length: number;
  /** Unpacked pieces in order; throws an Error where the data are damaged, a Problem where they go on beyond measure. */
  pieces(): Iterable<Uint8Array>;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const end64Signature = 0x06064b50;
const locatorSignature = 0x07064b50;
/** Id of the extra field that holds what does not fit 32 bits. */
const extra64 = 0x0001;
const full16 = 0xffff;
const full32 = 0xffffffff;
/** Small enough that the rows of a piece are gone before the collector looks at them twice. */
const pieceBytes = 1 << 15;
/** Packed bytes that are unpacked at a time. */
const packedBytes = 1 << 14;
const stored = 0;
const deflated = 8;

/**
 * Lists the files of a zip by its central directory, zip64 as well (APPNOTE 6.3.10, 4.3.14 to 4.3.16, 4.5.3).
 * Throws Problem `gtfsZip` where the directory is missing or damaged. What an entry says of its size is not
 * believed: it ends with Problem `gtfsEntryLarge` or `gtfsEntryRatio` once it has unpacked to more than `limits`.
 */
export function zipMembers(bytes: Uint8Array, file: string, limits = tableLimits): Member[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) throw broken(file, 'no end of central directory');
  const { count, start } = directoryAt(view, end);
  let at = start;
  const members: Member[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) {
      throw broken(file, `directory entry ${i + 1} of ${count} is damaged`);
    }
    const nameLength = view.getUint16(at + 28, true);
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const name = path.slice(path.lastIndexOf('/') + 1);
    const hidden = path.startsWith('__MACOSX/') || name.startsWith('.');
    if (name !== '' && !hidden) members.push(memberAt(bytes, view, at, path, file, limits));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return members;
}

/** A file that is already unpacked. */
export const plainMember = (name: string, bytes: Uint8Array): Member => ({
  name,
  nested: false,
  size: bytes.length,
  length: bytes.length,
  *pieces() {
    for (let i = 0; i < bytes.length; i += pieceBytes) yield bytes.subarray(i, i + pieceBytes);
  },
});

const broken = (file: string, detail: string): Problem => new Problem('gtfsZip', { file, detail });

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return undefined;
}

/** Number of entries and first byte of the central directory. */
function directoryAt(view: DataView, end: number): { count: number; start: number } {
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== locatorSignature) return { count, start };
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== end64Signature)
    return { count, start };
  return {
    count: count === full16 ? Number(view.getBigUint64(at + 32, true)) : count,
    start: start === full32 ? Number(view.getBigUint64(at + 48, true)) : start,
  };
}

/** Sizes and place of an entry, from its extra field where they are too large for their own. */
function sizesAt(view: DataView, entry: number): { size: number; unpacked: number; local: number } {
  const nameLength = view.getUint16(entry + 28, true);
  let at = entry + 46 + nameLength;
  const end = Math.min(at + view.getUint16(entry + 30, true), view.byteLength);
  while (at + 4 <= end && view.getUint16(at, true) !== extra64)
    at += 4 + view.getUint16(at + 2, true);
  at += 4;
  const wide = (field: number): number => {
    const value = view.getUint32(entry + field, true);
    if (value !== full32 || at + 8 > end) return value;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  };
  // They follow each other in this order, those alone that are needed.
  const unpacked = wide(24);
  const size = wide(20);
  return { size, unpacked, local: wide(42) };
}

function memberAt(
  bytes: Uint8Array,
  view: DataView,
  entry: number,
  path: string,
  file: string,
  limits: UnpackLimits,
): Member {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const method = view.getUint16(entry + 10, true);
  const encrypted = (view.getUint16(entry + 8, true) & 1) === 1;
  const { size, unpacked, local } = sizesAt(view, entry);
  return {
    name,
    nested: path.includes('/'),
    size,
    length: unpacked,
    *pieces() {
      if (encrypted) throw new Error('it is encrypted');
      if (local + 30 > bytes.length || view.getUint32(local, true) !== localSignature) {
        throw new Error('local header is damaged');
      }
      const start =
        local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      if (start + size > bytes.length) throw new Error('data end beyond the file');
      const data = bytes.subarray(start, start + size);
      let length = 0;
      for (const piece of method === stored
        ? plainMember(name, data).pieces()
        : inflated(data, method, file, name, limits)) {
        length += piece.length;
        if (length > unpacked) break;
        yield piece;
      }
      if (length !== unpacked) throw new Error(`unpacks to ${length} of ${unpacked} bytes`);
    },
  };
}

function* inflated(
  data: Uint8Array,
  method: number,
  file: string,
  member: string,
  { most, ratio, freely }: UnpackLimits,
): Iterable<Uint8Array> {
  if (method !== deflated) throw new Error(`compression method ${method} is not read`);
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((piece) => ready.push(piece));
  let length = 0;
  for (let i = 0; i < data.length; i += packedBytes) {
    const end = Math.min(data.length, i + packedBytes);
    inflate.push(data.subarray(i, end), end === data.length);
    for (const piece of ready.splice(0)) {
      length += piece.length;
      if (length > most)
        throw new Problem('gtfsEntryLarge', { file, member, mebibytes: mebibytes(most) });
      if (length > freely && length > ratio * end)
        throw new Problem('gtfsEntryRatio', { file, member, ratio });
      // A few packed bytes may be a thousand times as many: rows are still made of a piece at a time.
      yield* plainMember(member, piece).pieces();
    }
  }
}

/**
 * Files of a feed by the name that its format gives them. Capital letters and folders are forgiven; of two with
 * the same name the one at the top and written right counts.
 */
export function membersByName(members: readonly Member[]): Map<string, Member> {
  const right = ({ name, nested }: Member): number =>
    (nested ? 2 : 0) + (name === name.toLowerCase() ? 0 : 1);
  const worstFirst = members.toSorted((a, b) => right(b) - right(a));
  return new Map(worstFirst.map((member) => [member.name.toLowerCase(), member]));
}
