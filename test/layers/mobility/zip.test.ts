import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipMembers } from '../../../src/layers/mobility/zip.ts';

const texts: Readonly<Record<string, string>> = {
  'feed/stops.txt': 'stop_id\na\n',
  'feed/routes.txt': `route_id\n${'r\n'.repeat(500)}`,
};
const plain = zipSync(Object.fromEntries(Object.entries(texts).map(([n, t]) => [n, strToU8(t)])));

/** The same zip with all sizes, places and counts where zip64 keeps them. */
function asZip64(zip: Uint8Array): Uint8Array {
  const old = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  const start = old.getUint32(end + 16, true);
  const parts: Uint8Array[] = [zip.subarray(0, start)];
  let at = start;
  let size = 0;
  for (let i = 0; i < old.getUint16(end + 10, true); i += 1) {
    const name = old.getUint16(at + 28, true);
    const entry = new Uint8Array(46 + name + 28);
    entry.set(zip.subarray(at, at + 46 + name));
    const view = new DataView(entry.buffer);
    view.setUint16(30, 28, true);
    view.setUint16(46 + name, 1, true);
    view.setUint16(48 + name, 24, true);
    [24, 20, 42].forEach((field, k) => {
      view.setBigUint64(50 + name + 8 * k, BigInt(old.getUint32(at + field, true)), true);
      view.setUint32(field, 0xffffffff, true);
    });
    parts.push(entry);
    size += entry.length;
    at += 46 + name + old.getUint16(at + 30, true) + old.getUint16(at + 32, true);
  }
  const tail = new Uint8Array(56 + 20 + 22);
  const view = new DataView(tail.buffer);
  view.setUint32(0, 0x06064b50, true);
  view.setBigUint64(4, 44n, true);
  view.setBigUint64(32, BigInt(old.getUint16(end + 10, true)), true);
  view.setBigUint64(48, BigInt(start), true);
  view.setUint32(56, 0x07064b50, true);
  view.setBigUint64(64, BigInt(start + size), true);
  view.setUint32(76, 0x06054b50, true);
  view.setUint16(86, 0xffff, true);
  view.setUint32(92, 0xffffffff, true);
  return Uint8Array.from([...parts, tail].flatMap((part) => [...part]));
}

const read = (zip: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    zipMembers(zip, 'x.zip').map((member) => [
      member.name,
      [...member.pieces()].map((piece) => new TextDecoder().decode(piece)).join(''),
    ]),
  );

it('reads a zip64 as it reads a zip', () => {
  const expected = { 'stops.txt': texts['feed/stops.txt'], 'routes.txt': texts['feed/routes.txt'] };
  expect(read(plain)).toEqual(expected);
  expect(read(asZip64(plain))).toEqual(expected);
});

it('refuses to unpack what is encrypted', () => {
  const zip = plain.slice();
  const view = new DataView(zip.buffer);
  const start = view.getUint32(zip.length - 22 + 16, true);
  view.setUint16(start + 8, view.getUint16(start + 8, true) | 1, true);
  expect(() => read(zip)).toThrow('encrypted');
});

it('lists what a zip64 with false places holds as damaged, never beyond the file', () => {
  const sound = asZip64(plain);
  for (let i = 1; i <= 76; i += 1) {
    const zip = sound.slice();
    zip[zip.length - 22 - i]! ^= 0xff;
    try {
      read(zip);
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(RangeError);
    }
  }
});
