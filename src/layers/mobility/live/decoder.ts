import { Problem, problemFrom } from '../../../problem/problem.ts';
import type { DecodeAnswer, DecodeRequest } from './decode.ts';
import type { PackedReports } from './pack.ts';

/** A message that takes longer than this is none that was meant to be read, seconds. */
const longest = 60;

export type Decoded = Extract<DecodeAnswer, { packed: PackedReports }>;

interface Waiting {
  readonly file: string;
  readonly resolve: (decoded: Decoded) => void;
  readonly reject: (problem: Problem) => void;
}

/**
 * Decodes messages of live feeds in a worker of its own, so that a large one never stops the picture. The
 * worker starts with the first message; one that fails or takes longer than a minute is ended, and the next
 * message starts another. Where there are no workers (Node) it decodes at once.
 */
export class Decoder {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #next = 0;

  /** Reports of a message as columns (`unpack`); rejects with Problem `feedMessage`. Leaves `bytes` as they are. */
  async decode(bytes: Uint8Array, file: string, received: number): Promise<PackedReports> {
    return (await this.read(bytes, file, received)).packed;
  }

  /** As `decode`, with what the message says of itself. */
  async read(bytes: Uint8Array, file: string, received: number): Promise<Decoded> {
    const request: DecodeRequest = { id: this.#next++, bytes, file, received };
    if (typeof Worker === 'undefined') {
      const { decodePacked } = await import('./decode.ts');
      return decodedOf(decodePacked(request));
    }
    const worker = this.#started();
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      return await new Promise<Decoded>((resolve, reject) => {
        this.#waiting.set(request.id, { file, resolve, reject });
        worker.postMessage(request);
        timer = setTimeout(() => this.#end('timeout', { seconds: longest }), longest * 1000);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  dispose(): void {
    this.#end('cancelled', {});
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL('./decodeWorker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<DecodeAnswer>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('packed' in data) waiting?.resolve(data);
      else waiting?.reject(problemFrom(data.problem));
    };
    worker.onerror = ({ message }) =>
      this.#end('unexpected', { detail: message || 'worker failed' });
    this.#worker = worker;
    return worker;
  }

  #end(
    code: 'timeout' | 'cancelled' | 'unexpected',
    params: Readonly<Record<string, string | number>>,
  ): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { file, reject } of all) reject(new Problem(code, { ...params, file }));
  }
}

function decodedOf(answer: DecodeAnswer): Decoded {
  if ('packed' in answer) return answer;
  throw problemFrom(answer.problem);
}
