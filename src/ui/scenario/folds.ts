import { createStore } from 'zustand/vanilla';

const key = 'twinscape.folded';

/** Ids of parts of the panels that a person folded away; kept for the next visit where that is allowed. */
export const foldsStore = createStore<{ readonly folded: ReadonlySet<string> }>(() => ({
  folded: read(),
}));

export function toggleFold(id: string): void {
  const folded = new Set(foldsStore.getState().folded);
  if (!folded.delete(id)) folded.add(id);
  foldsStore.setState({ folded });
  try {
    localStorage.setItem(key, JSON.stringify([...folded]));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function read(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}
