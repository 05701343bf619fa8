import type { ModelStatus } from '../../state/forecast.ts';

/** What the background sees of a model's runner. */
export interface Turn {
  readonly state: { readonly status: ModelStatus };
  /** Better answers are still to be worked out. */
  readonly refining: boolean;
  background(on: boolean): void;
}

/** How long no lever must have moved before better answers are worked out, ms. */
const calm = 300;

/**
 * Says which model may work out better answers: none while levers move, while a first answer is on its way, or
 * while one is not on the screen yet; then one model after the other, in their order, so that together
 * they take no more threads than one does alone. Once all is exact, all may prepare for what comes.
 */
export class Background {
  readonly #turns: readonly Turn[];
  readonly #calm: number;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #drawn = true;
  /** Who may, as told last. */
  #on: ReadonlySet<Turn>;

  constructor(turns: readonly Turn[], pause = calm) {
    this.#turns = turns;
    this.#calm = pause;
    this.#on = new Set(turns);
    this.changed();
  }

  /** A lever moved: all rest at once, where they are. */
  moved(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      this.changed();
    }, this.#calm);
    this.changed();
  }

  /** Whether every first answer that came is on the screen. */
  drawn(all: boolean): void {
    this.#drawn = all;
    this.changed();
  }

  /** Looks again whose turn it is. */
  changed(): void {
    const next = new Set(this.#next());
    for (const turn of this.#turns)
      if (next.has(turn) !== this.#on.has(turn)) turn.background(next.has(turn));
    this.#on = next;
  }

  dispose(): void {
    clearTimeout(this.#resting);
  }

  #next(): readonly Turn[] {
    const waited = this.#turns.some((turn) => turn.state.status === 'running');
    if (this.#resting !== undefined || !this.#drawn || waited) return [];
    const first = this.#turns.find((turn) => turn.refining);
    return first === undefined ? this.#turns : [first];
  }
}
