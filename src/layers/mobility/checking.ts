import type { Finding, LayerCheck } from '../layer.ts';
import { findingsOf, type Notice } from './notices.ts';
import type { Answer, FeedFiles, Request } from './serve.ts';

/** Milliseconds after the first picture in which nothing else should want the processor. */
const pause = 2000;
/** Milliseconds between two words on how far it is. */
const tellEvery = 400;

/** What is checked, and what reading it has noted already. */
export interface Checked {
  readonly file: string;
  readonly files: FeedFiles;
  readonly notices: readonly Notice[];
}

/** Checks a feed in a worker of its own, so that a day of the timetable never waits for it. */
export class FeedCheck {
  findings: readonly Finding[] | undefined;
  #state: LayerCheck['state'] = 'waiting';
  #share: number | undefined;
  readonly #feed: Checked;
  readonly #tell: () => void;
  #worker: Worker | undefined;
  #begun: ReturnType<typeof setTimeout> | undefined;
  #told = 0;

  /** @param tell called when there is news */
  constructor(feed: Checked, tell: () => void) {
    this.#feed = feed;
    this.#tell = tell;
  }

  /** How it stands. */
  now(): LayerCheck {
    return { state: this.#state, share: this.#share, start: this.start, stop: this.stop };
  }

  /** Starts the check a while after the first call; further calls do nothing. */
  begin(): void {
    if (this.#state !== 'waiting') return;
    this.#begun ??= setTimeout(() => this.start(), pause);
  }

  start = (): void => {
    if (this.#state === 'running' || this.#state === 'done') return;
    this.#state = 'running';
    this.#share = undefined;
    this.findings = undefined;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    worker.onerror = () => this.#end('stopped');
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#take(data);
    const { file, files } = this.#feed;
    const date = new Date().toISOString().slice(0, 10);
    worker.postMessage({ type: 'check', file, files, date } satisfies Request);
    this.#tell();
  };

  stop = (): void => {
    clearTimeout(this.#begun);
    if (this.#state !== 'done') this.#end('stopped');
  };

  /** Ends it without a word: nobody listens any more. */
  dispose(): void {
    clearTimeout(this.#begun);
    this.#worker?.terminate();
  }

  #take(answer: Answer): void {
    if (answer.type === 'checked') {
      this.#end('done', answer.notices);
    } else if (answer.type === 'failed') {
      this.#end('stopped');
    } else if (answer.type === 'progress') {
      this.#share = answer.share;
      const now = performance.now();
      if (now - this.#told < tellEvery) return;
      this.#told = now;
      this.#tell();
    }
  }

  /** What reading has noted stands without a check, too. */
  #end(state: 'stopped' | 'done', notices: readonly Notice[] = []): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#state = state;
    this.findings = findingsOf(this.#feed.notices, notices);
    this.#tell();
  }
}
