/**
 * Values under keys, least recently used dropped first, together not above a number of bytes.
 * A value is a promise, so that two who ask at once share one reading; a failed one is forgotten.
 */
export class ByteCache<T> {
  readonly #cap: number;
  readonly #sizeOf: (value: T) => number;
  readonly #entries = new Map<string, { readonly value: Promise<T>; bytes: number }>();
  #bytes = 0;

  constructor(capBytes: number, sizeOf: (value: T) => number) {
    this.#cap = capBytes;
    this.#sizeOf = sizeOf;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const found = this.#entries.get(key);
    if (found !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, found);
      return found.value;
    }
    const entry = { value: make(), bytes: 0 };
    this.#entries.set(key, entry);
    entry.value.then(
      (value) => {
        if (this.#entries.get(key) !== entry) return;
        entry.bytes = this.#sizeOf(value);
        this.#bytes += entry.bytes;
        this.#shrink();
      },
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    return entry.value;
  }

  /** Forgets every key that begins with `prefix`. */
  drop(prefix: string): void {
    for (const [key, entry] of this.#entries)
      if (key.startsWith(prefix)) {
        this.#entries.delete(key);
        this.#bytes -= entry.bytes;
      }
  }

  #shrink(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#bytes <= this.#cap) return;
      if (entry.bytes === 0) continue;
      this.#entries.delete(key);
      this.#bytes -= entry.bytes;
    }
  }
}
