import type { Picture } from './warp.ts';

interface Held {
  readonly promise: Promise<Picture | undefined>;
  readonly abort: AbortController;
  users: number;
  bytes: number;
}

/** Requests under way at a time: as many as a browser sends to one host, so that none waits unseen. */
const mostAtOnce = 6;

/**
 * Decoded pictures by address. One request serves all tiles of the globe that a picture touches; it is
 * cancelled when none of them wants it any more. The oldest go when the cap is reached.
 */
export class PictureStore {
  readonly #load: (url: string, signal: AbortSignal) => Promise<Picture | undefined>;
  readonly #cap: number;
  readonly #held = new Map<string, Held>();
  #bytes = 0;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    load: (url: string, signal: AbortSignal) => Promise<Picture | undefined>,
    capBytes = 48 * 2 ** 20,
  ) {
    this.#load = load;
    this.#cap = capBytes;
  }

  /** Rejects with what `load` rejects with; a failed picture is asked for anew the next time. */
  async get(url: string, signal: AbortSignal): Promise<Picture | undefined> {
    signal.throwIfAborted();
    const held = this.#held.get(url) ?? this.#start(url);
    // Latest used, latest dropped.
    this.#held.delete(url);
    this.#held.set(url, held);
    held.users += 1;
    const leave = (): void => {
      held.users -= 1;
      if (held.users === 0 && held.bytes < 0) held.abort.abort();
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      const picture = await held.promise;
      signal.throwIfAborted();
      return picture;
    } finally {
      if (!signal.aborted) {
        signal.removeEventListener('abort', leave);
        held.users -= 1;
      }
    }
  }

  clear(): void {
    for (const held of this.#held.values()) held.abort.abort();
    this.#held.clear();
    this.#bytes = 0;
  }

  #start(url: string): Held {
    const abort = new AbortController();
    const held: Held = { promise: this.#inTurn(url, abort.signal), abort, users: 0, bytes: -1 };
    held.promise.then(
      (picture) => {
        if (this.#held.get(url) !== held) return;
        held.bytes = picture === undefined ? 64 : picture.width * picture.height * 4;
        this.#bytes += held.bytes;
        this.#trim();
      },
      () => {
        if (this.#held.get(url) === held) this.#held.delete(url);
      },
    );
    return held;
  }

  /** Loads once it is its turn; what nobody wants any more by then is not asked for. */
  async #inTurn(url: string, signal: AbortSignal): Promise<Picture | undefined> {
    if (this.#running >= mostAtOnce) await new Promise<void>((go) => this.#waiting.push(go));
    this.#running += 1;
    try {
      signal.throwIfAborted();
      return await this.#load(url, signal);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  #trim(): void {
    for (const [url, { bytes, users }] of this.#held) {
      if (this.#bytes <= this.#cap) return;
      if (bytes < 0 || users > 0) continue;
      this.#held.delete(url);
      this.#bytes -= bytes;
    }
  }
}
