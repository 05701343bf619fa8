import { type AnswersState, answersStore, forecastStore } from '../../state/forecast.ts';
import { viewStore } from '../../state/view.ts';
import { mergeCities, merger, overallStatus } from './merge.ts';
import type { Change, ModelRunner } from './runner.ts';

/** Longest wait for a frame, ms: a page in the background draws none. */
const patience = 3000;

/** The map is there to show an answer. */
const isDrawing = (): boolean =>
  viewStore.getState().globe === 'ready' && globalThis.document?.visibilityState === 'visible';

type Timer = ReturnType<typeof setTimeout> | undefined;

/**
 * Gives what models answer to the map at once, and to the interface (`forecastStore`) once the map
 * shows it; what is said of the models themselves is given at once.
 */
export class Publisher {
  readonly #runners: readonly ModelRunner[];
  readonly #shown: (all: boolean) => void;
  readonly #mergeA = merger();
  readonly #mergeB = merger();
  readonly #stop: () => void;
  /** Revision of the newest first answer. */
  #first = 0;
  #soon: Timer;
  #late: Timer;

  /** @param shown told whether every first answer that came is on the screen */
  constructor(runners: readonly ModelRunner[], shown: (all: boolean) => void) {
    this.#runners = runners;
    this.#shown = shown;
    this.#stop = answersStore.subscribe((s, before) => {
      // In a task of its own: until the frame's ends the browser cannot show it.
      if (s.drawn !== before.drawn) this.#soon ??= setTimeout(() => this.#tell());
    });
    this.#set({ a: undefined, b: undefined, askedAt: undefined, answeredAt: undefined });
    forecastStore.setState({
      status: 'none',
      models: [],
      city: undefined,
      a: undefined,
      b: undefined,
    });
  }

  publish({ answer, askedAt, answeredAt }: Change): void {
    const runners = this.#runners;
    if (!answer) {
      forecastStore.setState(this.#models());
      return;
    }
    this.#set({
      a: this.#mergeA(runners.map((r) => r.a)),
      b: this.#mergeB(runners.map((r) => r.b ?? r.a)),
      askedAt,
      answeredAt,
    });
    if (this.#hasNewCity() || !isDrawing()) {
      this.#tell(true);
      return;
    }
    if (askedAt !== undefined) {
      this.#first = answersStore.getState().revision;
      this.#shown(false);
    }
    this.#late ??= setTimeout(() => this.#tell(true), patience);
  }

  /** What the map shows changed without an answer. */
  redraw(): void {
    answersStore.setState((s) => ({ revision: s.revision + 1, askedAt: undefined }));
  }

  dispose(): void {
    clearTimeout(this.#soon);
    clearTimeout(this.#late);
    this.#stop();
  }

  #set(answers: Pick<AnswersState, 'a' | 'b' | 'askedAt' | 'answeredAt'>): void {
    answersStore.setState((s) => ({ ...answers, revision: s.revision + 1 }));
  }

  /** @param waited nothing is drawn that could be waited for */
  #tell(waited = false): void {
    clearTimeout(this.#soon);
    clearTimeout(this.#late);
    this.#soon = undefined;
    this.#late = undefined;
    const { a, b, drawn } = answersStore.getState();
    const cities = this.#runners.flatMap((r) => r.state.city ?? []);
    const city = this.#hasNewCity() ? { city: mergeCities(cities) } : {};
    forecastStore.setState({ a, b, ...city, ...this.#models() });
    this.#shown(waited || drawn >= this.#first);
  }

  #models(): Pick<ReturnType<typeof forecastStore.getState>, 'models' | 'status'> {
    const models = this.#runners.map((r) => r.state);
    return { models, status: overallStatus(models) };
  }

  #hasNewCity(): boolean {
    const { models } = forecastStore.getState();
    return this.#runners.some(
      ({ state }) => state.city !== models.find(({ id }) => id === state.id)?.city,
    );
  }
}
