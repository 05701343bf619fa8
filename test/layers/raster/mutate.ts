/** A stretch of a TIFF, and which tag it belongs to; 0 for the header, -1 for cells. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly tag: number;
}

interface Entry {
  readonly tag: number;
  /** Place of the entry in the file. */
  readonly at: number;
}

/** Where a classic or BigTIFF keeps what; a plain walk, independent of the reader under test. */
export function anatomy(file: Uint8Array): {
  stretches: Stretch[];
  entries: Entry[];
  big: boolean;
} {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const big = view.getUint16(2, little) === 43;
  const long = (at: number): number =>
    big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little);
  const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];
  const stretches: Stretch[] = [{ from: 0, to: big ? 16 : 8, tag: 0 }];
  const entries: Entry[] = [];
  const [head, each, word] = big ? [8, 20, 8] : [2, 12, 4];
  for (let at = long(big ? 8 : 4); at !== 0; ) {
    const count = big ? long(at) : view.getUint16(at, little);
    stretches.push({ from: at, to: at + head, tag: 0 });
    const lists = new Map<number, number[]>();
    for (let i = 0; i < count; i++) {
      const entry = at + head + i * each;
      const tag = view.getUint16(entry, little);
      const type = view.getUint16(entry + 2, little);
      const values = long(entry + 4);
      const length = values * sizes[type]!;
      entries.push({ tag, at: entry });
      stretches.push({ from: entry, to: entry + each, tag });
      const place = length <= word ? entry + 4 + word : long(entry + 4 + word);
      if (length > word) stretches.push({ from: place, to: place + length, tag });
      if ([273, 279, 324, 325].includes(tag))
        lists.set(
          tag,
          Array.from({ length: values }, (_, k) => {
            const p = place + k * sizes[type]!;
            if (type === 3) return view.getUint16(p, little);
            return type === 4 ? view.getUint32(p, little) : Number(view.getBigUint64(p, little));
          }),
        );
    }
    const lengths = lists.get(279) ?? lists.get(325) ?? [];
    (lists.get(273) ?? lists.get(324) ?? []).forEach((from, k) => {
      stretches.push({ from, to: from + lengths[k]!, tag: -1 });
    });
    const next = at + head + count * each;
    stretches.push({ from: next, to: next + word, tag: 0 });
    at = long(next);
  }
  return { stretches, entries, big };
}

export interface Mutation {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** Bytes of the original that are no longer what or where they were. */
  readonly from: number;
  readonly to: number;
}

/** The `i`th mutation of a file, by a seeded stream of numbers. */
export function mutate(file: Uint8Array, i: number, next: () => number): Mutation {
  const { stretches, entries, big } = anatomy(file);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const changed = (what: string, at: number, values: readonly number[]): Mutation => {
    const bytes = file.slice();
    bytes.set(values, at);
    return { what: `${what} at ${at}`, bytes, from: at, to: at + values.length };
  };
  const directory = stretches.filter(({ tag }) => tag >= 0);
  const extremes = [0, 1, 2, 0xff, 0x7f, 0x80];
  switch (i % 6) {
    case 0: {
      const stretch = pick(directory);
      const at = stretch.from + Math.floor(next() * (stretch.to - stretch.from));
      return changed('bit of a directory', at, [file[at]! ^ (1 << Math.floor(next() * 8))]);
    }
    case 1: {
      const at = Math.floor(next() * file.length);
      return changed('bit', at, [file[at]! ^ (1 << Math.floor(next() * 8))]);
    }
    case 2: {
      const length = Math.floor(next() * file.length);
      const bytes = file.slice(0, length);
      return { what: `cut to ${length} bytes`, bytes, from: length, to: file.length };
    }
    case 3: {
      const entry = pick(entries);
      const part = pick([2, 4, big ? 12 : 8]);
      const width = part === 2 ? 2 : big ? 8 : 4;
      const value = Array.from({ length: width }, () => pick(extremes));
      return changed(`edited part ${part} of tag ${entry.tag}`, entry.at + part, value);
    }
    case 4: {
      const at = Math.floor(next() * file.length);
      const count = 1 + Math.floor(next() * 64);
      const bytes = new Uint8Array(file.length + count);
      bytes.set(file.subarray(0, at));
      bytes.set(file.subarray(at), at + count);
      return { what: `${count} zeros at ${at}`, bytes, from: at, to: file.length };
    }
    default: {
      const entry = pick(entries);
      const width = big ? 8 : 4;
      const huge = Array.from({ length: width }, () => pick([0x7f, 0xff, 0x0f, 0]));
      return changed(`huge count of tag ${entry.tag}`, entry.at + 4, huge);
    }
  }
}
