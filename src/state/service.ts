import { createStore } from 'zustand/vanilla';
import type { Service } from '../catalogue/service.ts';
import type { Problem } from '../problem/problem.ts';

export interface ServiceState {
  /** Address that is wanted; the composition root opens it. Counted, so that the same one can be tried again. */
  readonly asked: { readonly url: string; readonly attempt: number } | undefined;
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly service: Service | undefined;
  readonly problem: Problem | undefined;
  /** Addresses that led here, outermost first: a catalogue, then one of its collections. */
  readonly trail: readonly string[];
}

const nothing: ServiceState = {
  asked: undefined,
  status: 'idle',
  service: undefined,
  problem: undefined,
  trail: [],
};

/** The service whose datasets the "Add data" dialog lists. */
export const serviceStore = createStore<ServiceState>(() => nothing);

let attempt = 0;

const open = (url: string, trail: readonly string[]): void => {
  attempt += 1;
  serviceStore.setState({ ...nothing, asked: { url, attempt }, status: 'loading', trail });
};

export const serviceActions = {
  /** Opens an address that a person typed. */
  ask: (url: string): void => open(url, []),
  /** Opens a collection that the service now shown lists. */
  enter: (url: string): void => {
    const { asked, trail } = serviceStore.getState();
    open(url, asked === undefined ? trail : [...trail, asked.url]);
  },
  /** Back to what listed the service now shown. */
  back: (): void => {
    const { trail } = serviceStore.getState();
    const url = trail.at(-1);
    if (url !== undefined) open(url, trail.slice(0, -1));
  },
  reset: (): void => serviceStore.setState(nothing),
};
