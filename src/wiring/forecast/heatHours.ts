import type { ForecastResult } from '../../forecast/protocol.ts';
import type { Assumptions } from '../../scenario/scenario.ts';

type Ask = (assumptions: Assumptions) => Promise<ForecastResult | undefined>;
type Take = (result: ForecastResult) => void;

/** A scenario that was asked for, who listens to better answers to it, and the hour of the last one. */
interface Asked {
  readonly assumptions: Assumptions;
  readonly refined: Take;
  hour: number | undefined;
}

/**
 * Keeps the answers to scenario A (the first that is asked) and to the latest other one at the hour that the clock
 * shows: another hour is a better answer to the same question. What a person asks for goes first; it is answered
 * for the hour that is set by then.
 */
export class HeatHours {
  readonly #ask: Ask;
  readonly #set: (hour: number | undefined) => void;
  #hour: number | undefined;
  #a: Asked | undefined;
  #b: Asked | undefined;
  /** Questions of a person that are not answered. */
  #open = 0;
  #following = false;

  /** @param set tells the model the hour of later answers, Unix seconds of its beginning */
  constructor(ask: Ask, set: (hour: number | undefined) => void) {
    this.#ask = ask;
    this.#set = set;
  }

  async run(assumptions: Assumptions, refined: Take): Promise<ForecastResult | undefined> {
    const asked: Asked = { assumptions, refined, hour: this.#hour };
    if (this.#a === undefined) this.#a = asked;
    else this.#b = asked;
    this.#open += 1;
    try {
      return await this.#ask(assumptions);
    } finally {
      this.#open -= 1;
      void this.#follow();
    }
  }

  /** Hour for which thermal stress is shown, Unix seconds of its beginning; undefined where it is not. */
  show(hour: number | undefined): void {
    if (hour === this.#hour) return;
    this.#hour = hour;
    this.#set(hour);
    void this.#follow();
  }

  /** Asks again for what is of another hour, B before A, and hands both over together. */
  async #follow(): Promise<void> {
    if (this.#following) return;
    this.#following = true;
    try {
      // Without an hour nothing shows it: what was told of another stays.
      while (this.#hour !== undefined && this.#open === 0) {
        const hour = this.#hour;
        const late = [this.#b, this.#a].filter((one) => one !== undefined && one.hour !== hour);
        if (late.length === 0) return;
        const answers: (() => void)[] = [];
        for (const one of late) {
          if (one === undefined || this.#open > 0 || hour !== this.#hour) break;
          const result = await this.#ask(one.assumptions);
          // A person's question came in between and is answered first.
          if (result === undefined) break;
          answers.push(() => {
            one.hour = hour;
            one.refined(result);
          });
        }
        if (answers.length === late.length && hour === this.#hour)
          for (const answer of answers) answer();
      }
    } catch {
      // The last answers stay; a model that is broken says so when it is asked.
    } finally {
      this.#following = false;
    }
  }
}
