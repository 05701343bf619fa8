import { createStore } from 'zustand/vanilla';

/** What the polite live region says next; `count` lets the same words be said twice. */
export const announceStore = createStore<{ readonly text: string; readonly count: number }>(() => ({
  text: '',
  count: 0,
}));

const quietMs = 1000;
let last = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says `text` politely, at most once a second; of several within that second the latest is said. */
export function announce(text: string): void {
  clearTimeout(timer);
  const wait = Math.max(0, last + quietMs - Date.now());
  timer = setTimeout(() => {
    last = Date.now();
    announceStore.setState((s) => ({ text, count: s.count + 1 }));
  }, wait);
}
