import type { ForecastResult } from '../../forecast/protocol.ts';
import { asProblem } from '../../problem/problem.ts';
import type { Assumptions } from '../../scenario/scenario.ts';
import type { ModelState } from '../../state/forecast.ts';
import { ownValues } from './merge.ts';
import type { CityInputs, CityModel, Prepared } from './model.ts';

/** What a runner tells when it changed; `askedAt` and `answeredAt` where a first answer to new assumptions came. */
export interface Change {
  readonly answer: boolean;
  readonly askedAt?: number;
  readonly answeredAt?: number;
}
export type Changed = (change: Change) => void;

const sameRecord = (a: Assumptions['levers'], b: Assumptions['levers']): boolean => {
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return keys.length === others.length && keys.every((key) => a[key] === b[key]);
};

const sameRoads = ({ roads: a = [] }: Assumptions, { roads: b = [] }: Assumptions): boolean =>
  a === b || (a.length === 0 && b.length === 0);

/** One model of the open city: prepares it, answers scenario A once and B whenever its own levers move. */
export class ModelRunner {
  readonly #model: CityModel;
  readonly #inputs: CityInputs;
  readonly #changed: Changed;
  #abort = new AbortController();
  #prepared: Prepared | undefined;
  #wanted: Assumptions = { levers: {} };
  /** Own part of what was asked last; undefined where it must be asked again. */
  #asked: Assumptions | undefined;
  #asks = 0;
  #background = true;
  /** Scenario A's better answer: to be asked for, or on its way. */
  #today: 'due' | 'asked' | undefined;
  #state: ModelState;
  a: ForecastResult | undefined;
  b: ForecastResult | undefined;

  constructor(model: CityModel, inputs: CityInputs, changed: Changed) {
    this.#model = model;
    this.#inputs = inputs;
    this.#changed = changed;
    this.#state = {
      id: model.id,
      title: model.title,
      roads: model.roads,
      status: 'preparing',
      progress: undefined,
      precision: undefined,
      problem: undefined,
      notes: [],
      milliseconds: undefined,
      stale: false,
      city: undefined,
    };
  }

  get state(): ModelState {
    return this.#state;
  }

  /** Better answers are still to be worked out. */
  get refining(): boolean {
    return this.#state.status === 'refining' || this.#today !== undefined;
  }

  /** Lets better answers be worked out, or rest where they are. */
  background(on: boolean): void {
    this.#background = on;
    this.#prepared?.background(on);
    if (on) this.#refineToday();
  }

  /** Prepares the model and computes scenario A. */
  async start(): Promise<void> {
    const { signal } = this.#abort;
    this.#set({ status: 'preparing', progress: undefined, problem: undefined });
    try {
      const prepared = await this.#model.start(this.#inputs, signal, (progress) => {
        if (!signal.aborted) this.#progress(progress);
      });
      if (signal.aborted) return;
      prepared.background(this.#background);
      const a = await prepared.run({ levers: prepared.city.baseline }, (better) => {
        // A better answer to scenario A may follow until B is asked.
        if (signal.aborted) return;
        this.a = better;
        this.#changed({ answer: true });
      });
      if (a === undefined || signal.aborted) return;
      this.#prepared = prepared;
      this.a = a;
      this.#set({ status: 'ready', progress: undefined, city: prepared.city }, { answer: true });
      this.#next();
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** Answers assumptions, where what concerns this model differs from what it was asked last. */
  ask(assumptions: Assumptions): void {
    this.#wanted = assumptions;
    this.#next();
  }

  /** Stops what the model does; its last answer stays, and says if it is of other assumptions. */
  stop(): void {
    const { status } = this.#state;
    if (status === 'preparing') {
      this.#end();
      this.#set({ status: 'stopped', progress: undefined });
    } else if (status === 'running' || status === 'refining') {
      this.#asks += 1;
      this.#today = undefined;
      this.#prepared?.cancel();
      this.#set({ status: 'stopped', progress: undefined });
    }
  }

  /** Goes on after `stop`, or tries again after a failure. */
  resume(): void {
    const { status } = this.#state;
    if (status !== 'stopped' && status !== 'failed') return;
    this.#asked = undefined;
    if (status === 'stopped' && this.#prepared !== undefined) {
      this.#next();
      return;
    }
    // A worker that failed may be gone: it starts anew.
    this.#end();
    void this.start();
  }

  dispose(): void {
    this.#end();
  }

  #end(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#prepared = undefined;
    this.#today = undefined;
  }

  #progress(progress: number): void {
    const { status, precision } = this.#state;
    if (status === 'preparing') this.#set({ progress });
    else if (status === 'refining' && precision !== undefined)
      this.#set({ progress, precision: { ...precision, progress } });
  }

  #own({ levers, roads }: Assumptions): Assumptions {
    const own = ownValues(this.#prepared?.city.levers ?? [], levers);
    return this.#model.roads && roads !== undefined ? { levers: own, roads } : { levers: own };
  }

  #next(): void {
    const prepared = this.#prepared;
    if (prepared === undefined) return;
    const own = this.#own(this.#wanted);
    const asked = this.#asked;
    if (asked !== undefined && sameRoads(asked, own) && sameRecord(asked.levers, own.levers))
      return;
    const askedAt = performance.now();
    const { signal } = this.#abort;
    this.#asked = own;
    this.#today = undefined;
    this.#asks += 1;
    const ask = this.#asks;
    this.#set({
      status: 'running',
      progress: undefined,
      problem: undefined,
      stale: this.b !== undefined,
    });
    const take = (result: ForecastResult, first: boolean): void => {
      if (signal.aborted) return;
      this.b = result;
      const { precision, milliseconds, notes = [] } = result;
      // A newer question may be under way: this answer shows, but is not the last word.
      const latest = ask === this.#asks;
      const final = precision?.final !== false;
      // Until B has its best answer it is more pressing than A's.
      if (latest && final && this.a?.precision?.final === false) this.#today = 'due';
      this.#set(
        {
          precision,
          milliseconds,
          notes,
          stale: !latest,
          progress: latest ? precision?.progress : undefined,
          ...(latest ? { status: final ? 'ready' : 'refining' } : {}),
        },
        { answer: true, ...(first ? { askedAt, answeredAt: performance.now() } : {}) },
      );
      if (this.#background) this.#refineToday();
    };
    prepared
      .run(own, (better) => {
        if (ask === this.#asks) take(better, false);
      })
      .then(
        (result) => {
          if (result !== undefined && this.#state.status !== 'stopped') take(result, true);
        },
        (error: unknown) => {
          if (!signal.aborted && ask === this.#asks) this.#fail(error);
        },
      );
  }

  /** Scenario A gets its best answer too, once B has its own. */
  #refineToday(): void {
    const prepared = this.#prepared;
    if (this.#today !== 'due' || prepared === undefined) return;
    this.#today = 'asked';
    const ask = this.#asks;
    const { signal } = this.#abort;
    const take = (a: ForecastResult | undefined): void => {
      if (a === undefined || signal.aborted || ask !== this.#asks) return;
      this.a = a;
      if (a.precision?.final !== false) this.#today = undefined;
      this.#changed({ answer: true });
    };
    prepared.run({ levers: prepared.city.baseline }, take).then(take, () => {
      // Its first answer stands.
      if (ask === this.#asks) this.#today = undefined;
    });
  }

  #fail(error: unknown): void {
    const problem = asProblem(error, this.#model.title.en);
    this.#set({ status: 'failed', problem, progress: undefined });
  }

  #set(state: Partial<ModelState>, change: Change = { answer: false }): void {
    this.#state = { ...this.#state, ...state };
    this.#changed(change);
  }
}
