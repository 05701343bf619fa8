import type { Distribution } from '../../../catalogue/entry.ts';
import { asBytes, fetchFile } from '../../../catalogue/fetch.ts';
import { asProblem, type Problem } from '../../../problem/problem.ts';
import { givenUp } from './curve.ts';
import type { Decoder } from './decoder.ts';
import { type PackedReports, unpack } from './pack.ts';
import { foldReported, type LiveState } from './state.ts';

/** Read at once: a recording of a day has thousands of files. */
const lanes = 4;
/** Before its first message a recording is read so long ahead of the clock, seconds. */
const lead = 1800;

/** One recorded message; its reports are made when the clock comes to it. */
interface Recorded {
  readonly file: string;
  readonly packed: PackedReports;
}

/** Messages of a live feed that were kept, played back by the clock. */
export class Recording {
  readonly #files: readonly Distribution[];
  readonly #decoder: Decoder;
  readonly #changed: () => void;
  readonly #abort = new AbortController();
  #reading: 'not yet' | 'under way' | 'done' = 'not yet';
  #messages: Recorded[] = [];
  #at = -1;
  #state: LiveState | undefined;
  /** Messages that could not be read. */
  refused = 0;
  problem: Problem | undefined;

  constructor(files: readonly Distribution[], decoder: Decoder, changed: () => void) {
    this.#files = files;
    this.#decoder = decoder;
    this.#changed = changed;
  }

  /** Unix seconds, first and last, by the catalogue, or by the messages once they are read. */
  get window(): readonly [number, number] {
    const messages = this.#messages;
    if (this.#reading === 'done' && messages.length > 0)
      return [messages[0]!.packed.said, messages.at(-1)!.packed.said];
    const edges = this.#files.flatMap(({ temporal }) =>
      temporal === undefined ? [] : [Date.parse(temporal.start), Date.parse(temporal.end)],
    );
    return [Math.min(...edges) / 1000, Math.max(...edges) / 1000];
  }

  /**
   * What the feed had said by an instant (Unix seconds); undefined before its first message, so long after the
   * last that nothing of it holds, and while it is read. Reads the messages once the clock comes near.
   */
  stateAt(time: number): LiveState | undefined {
    const [first, last] = this.window;
    if (time < first - lead || time > last + givenUp) return undefined;
    if (this.#reading === 'not yet') void this.#read();
    if (this.#reading !== 'done') return undefined;
    let at = -1;
    while (at + 1 < this.#messages.length && this.#messages[at + 1]!.packed.said <= time) at += 1;
    if (at !== this.#at) this.#go(at);
    return this.#state;
  }

  dispose(): void {
    this.#abort.abort();
  }

  #go(to: number): void {
    let from = to;
    while (from > 0 && this.#messages[from]!.packed.differential) from -= 1;
    const ahead = this.#at < to && this.#at >= from;
    let state = ahead ? this.#state : undefined;
    for (let i = ahead ? this.#at + 1 : from; i <= to && i >= 0; i += 1) {
      const { file, packed } = this.#messages[i]!;
      state = foldReported(state, unpack(packed), packed.said, file);
    }
    this.#at = to;
    this.#state = to < 0 ? undefined : state;
  }

  async #read(): Promise<void> {
    this.#reading = 'under way';
    const waiting = [...this.#files];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await this.#take(next);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    if (this.#abort.signal.aborted) return;
    this.#messages.sort((a, b) => a.packed.said - b.packed.said);
    this.#reading = 'done';
    this.#changed();
  }

  async #take({ accessUrl: file, temporal }: Distribution): Promise<void> {
    try {
      const bytes = new Uint8Array(await fetchFile(file, asBytes, this.#abort.signal));
      const received = Date.parse(temporal?.start ?? '') / 1000;
      this.#messages.push({ file, packed: await this.#decoder.decode(bytes, file, received) });
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      this.refused += 1;
      this.problem ??= asProblem(error, file);
    }
  }
}
