import { createStore } from 'zustand/vanilla';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const toastStore = createStore<{ readonly toast: Toast | undefined }>(() => ({
  toast: undefined,
}));

let count = 0;

/** Shows one line at the bottom centre; a newer one takes its place. */
export function showToast(text: string, action?: Toast['action']): void {
  count += 1;
  toastStore.setState({ toast: { id: count, text, ...(action === undefined ? {} : { action }) } });
}

export const hideToast = (): void => toastStore.setState({ toast: undefined });
