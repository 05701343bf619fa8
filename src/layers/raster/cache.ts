/** How a value is made: `abort` fires once nobody waits for it, `awaited` tells whether anybody does. */
export type Make<T> = (abort: AbortSignal, awaited: () => boolean) => Promise<T>;

interface Entry<T> {
  readonly value: Promise<T>;
  readonly abort: AbortController;
  /** Those who asked and still wait; who gave no signal waits for ever. */
  waiting: number;
  settled: boolean;
  bytes: number;
}

/**
 * Values under keys, least recently used dropped first, together not above a number of bytes.
 * A value is a promise, so that two who ask at once share one reading; a failed one is forgotten.
 * The making of a value is aborted once nobody waits for it any more.
 */
export class ByteCache<T> {
  #cap: number;
  readonly #sizeOf: (value: T) => number;
  readonly #entries = new Map<string, Entry<T>>();
  #bytes = 0;

  constructor(capBytes: number, sizeOf: (value: T) => number) {
    this.#cap = capBytes;
    this.#sizeOf = sizeOf;
  }

  /** Bytes of the values that are held. */
  get bytes(): number {
    return this.#bytes;
  }

  get cap(): number {
    return this.#cap;
  }

  /** Changes how many bytes may be held; a smaller number drops at once what is too much. */
  setCap(bytes: number): void {
    this.#cap = bytes;
    this.#shrink();
  }

  /**
   * The value of a key, made where it is missing. Rejects with the signal's reason as soon as that is
   * aborted; `make` learns by its own signal when all who asked have gone.
   */
  get(key: string, make: Make<T>, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const found = this.#entries.get(key);
    if (found !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, found);
    }
    const entry = found ?? this.#make(key, make);
    if (entry.settled) return entry.value;
    entry.waiting += 1;
    return signal === undefined ? entry.value : this.#until(key, entry, signal);
  }

  /** Has a value made that nobody asked for yet; false where it is there or under way. */
  offer(key: string, make: Make<T>): boolean {
    if (this.#entries.has(key)) return false;
    this.#make(key, make);
    return true;
  }

  /** Forgets every key that begins with `prefix`. */
  drop(prefix: string): void {
    for (const [key, entry] of this.#entries)
      if (key.startsWith(prefix)) {
        this.#entries.delete(key);
        this.#bytes -= entry.bytes;
      }
  }

  #make(key: string, make: Make<T>): Entry<T> {
    const abort = new AbortController();
    const entry: Entry<T> = {
      value: make(abort.signal, () => entry.waiting > 0),
      abort,
      waiting: 0,
      settled: false,
      bytes: 0,
    };
    this.#entries.set(key, entry);
    entry.value.then(
      (value) => {
        entry.settled = true;
        if (this.#entries.get(key) !== entry) return;
        entry.bytes = this.#sizeOf(value);
        this.#bytes += entry.bytes;
        this.#shrink();
      },
      () => {
        entry.settled = true;
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    return entry;
  }

  #until(key: string, entry: Entry<T>, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const gone = (): void => {
        reject(signal.reason as Error);
        entry.waiting -= 1;
        if (entry.waiting > 0 || entry.settled) return;
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
        entry.abort.abort(signal.reason);
      };
      signal.addEventListener('abort', gone, { once: true });
      const left = (): void => signal.removeEventListener('abort', gone);
      entry.value.then(resolve, reject).finally(left);
    });
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
