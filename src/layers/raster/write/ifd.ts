const sizes = { ascii: 1, short: 2, long: 4, double: 8 } as const;
const codes = { ascii: 2, short: 3, long: 4, double: 12 } as const;

/** One TIFF tag; `values` is text for `ascii`. */
export interface Tag {
  readonly id: number;
  readonly type: keyof typeof sizes;
  readonly values: string | readonly number[] | Uint32Array;
}

/** Bytes of a tag's values; text ends with NUL. */
const length = ({ type, values }: Tag): number =>
  (values.length + (type === 'ascii' ? 1 : 0)) * sizes[type];

const even = (n: number): number => n + (n & 1);

/** Bytes that a directory and its outlying values take. */
export const ifdLength = (tags: readonly Tag[]): number =>
  2 + tags.length * 12 + 4 + tags.reduce((n, t) => n + (length(t) > 4 ? even(length(t)) : 0), 0);

/** Writes a little-endian directory at `at`, its values right behind it; `next` is the next one or 0. */
export function writeIfd(view: DataView, at: number, tags: readonly Tag[], next: number): void {
  const sorted = [...tags].sort((a, b) => a.id - b.id);
  view.setUint16(at, sorted.length, true);
  let outlying = at + 2 + sorted.length * 12 + 4;
  for (const [i, tag] of sorted.entries()) {
    const entry = at + 2 + i * 12;
    view.setUint16(entry, tag.id, true);
    view.setUint16(entry + 2, codes[tag.type], true);
    view.setUint32(entry + 4, length(tag) / sizes[tag.type], true);
    if (length(tag) <= 4) writeValues(view, entry + 8, tag);
    else {
      view.setUint32(entry + 8, outlying, true);
      writeValues(view, outlying, tag);
      outlying += even(length(tag));
    }
  }
  view.setUint32(at + 2 + sorted.length * 12, next, true);
}

function writeValues(view: DataView, at: number, { type, values }: Tag): void {
  if (typeof values === 'string') {
    for (const [i, byte] of new TextEncoder().encode(values).entries()) view.setUint8(at + i, byte);
    return;
  }
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (type === 'short') view.setUint16(at + i * 2, value, true);
    else if (type === 'long') view.setUint32(at + i * 4, value, true);
    else view.setFloat64(at + i * 8, value, true);
  }
}
