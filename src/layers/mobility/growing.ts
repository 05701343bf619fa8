type Values = Int32Array | Uint32Array | Float32Array | Float64Array;

/** A typed array that grows as rows arrive. */
export class Growing<T extends Values> {
  length = 0;
  #values: T;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(1024);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = this.#make(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  /** The values pushed so far, without a copy. */
  view(): T {
    return this.#values.subarray(0, this.length) as T;
  }
}

export const growingInts = (): Growing<Int32Array> => new Growing((n) => new Int32Array(n));
export const growingSingles = (): Growing<Float32Array> => new Growing((n) => new Float32Array(n));
export const growingFloats = (): Growing<Float64Array> => new Growing((n) => new Float64Array(n));

/** Values by the order of rows; the same array where the rows are in order already. */
export function ordered<T extends Values>(values: T, order: Uint32Array): T {
  if (order.every((row, i) => row === i)) return values;
  const sorted = values.slice() as T;
  for (let i = 0; i < order.length; i += 1) sorted[i] = values[order[i]!]!;
  return sorted;
}

/**
 * Order of rows by group, then by key, then as they came: a counting sort, since feeds keep groups together.
 * `start` holds each group's first place in `order`, then the number of rows.
 */
export function groupRows(
  groups: Int32Array,
  keys: Int32Array,
  count: number,
): { readonly order: Uint32Array; readonly start: Uint32Array } {
  const start = new Uint32Array(count + 1);
  for (const group of groups) start[group + 1]! += 1;
  for (let i = 0; i < count; i += 1) start[i + 1]! += start[i]!;
  const next = start.slice(0, count);
  const order = new Uint32Array(groups.length);
  for (let row = 0; row < groups.length; row += 1) {
    const group = groups[row]!;
    order[next[group]!] = row;
    next[group]! += 1;
  }
  for (let group = 0; group < count; group += 1) {
    const part = order.subarray(start[group]!, start[group + 1]!);
    const sorted = part.every((row, i) => i === 0 || keys[part[i - 1]!]! <= keys[row]!);
    if (!sorted) part.sort((a, b) => keys[a]! - keys[b]! || a - b);
  }
  return { order, start };
}
