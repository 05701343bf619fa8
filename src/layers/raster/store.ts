import { ByteCache } from './cache.ts';
import { Lane, type Place, type Urgency } from './lane.ts';
import type { ValueTile } from './tile.ts';

export interface Asking {
  readonly urgency: Urgency;
  readonly signal?: AbortSignal | undefined;
}

const atOnce = 8;
const aheadAtOnce = 2;

/**
 * Value tiles under keys: made once for all who ask, those that are looked at first, stopped when
 * nobody waits for them any more, and kept under a cap.
 */
export class TileStore {
  readonly #lane = new Lane(atOnce, aheadAtOnce);
  readonly #cache: ByteCache<ValueTile>;
  readonly #underway = new Map<string, Place<ValueTile>>();

  /** @param cap bytes of values */
  constructor(cap: number) {
    this.#cache = new ByteCache(cap, (tile) => tile.values.byteLength);
  }

  get bytes(): number {
    return this.#cache.bytes;
  }

  setCap(bytes: number): void {
    this.#cache.setCap(bytes);
  }

  /** Rejects with the signal's reason where that aborts, else as `make` does; a failure is not kept. */
  get(
    key: string,
    make: (signal: AbortSignal) => Promise<ValueTile>,
    { urgency, signal }: Asking,
  ): Promise<ValueTile> {
    if (urgency === 'shown') this.#underway.get(key)?.hurry();
    const begin = (abort: AbortSignal): Promise<ValueTile> => {
      const place = this.#lane.add(() => make(abort), urgency, abort);
      this.#underway.set(key, place);
      const end = (): void => {
        if (this.#underway.get(key) === place) this.#underway.delete(key);
      };
      place.done.then(end, end);
      return place.done;
    };
    return this.#cache.get(key, begin, signal);
  }

  /** Forgets every tile whose key begins with `prefix`. */
  drop(prefix: string): void {
    this.#cache.drop(prefix);
  }
}
