import { useState } from 'react';

const kept = new Map<string, unknown>();

/** State that outlives its tool: what was chosen is there again when a person comes back to it. */
export function useKept<T>(name: string, initial: () => T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : initial()));
  return [
    value,
    (next) => {
      kept.set(name, next);
      setValue(next);
    },
  ];
}
