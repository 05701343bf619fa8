import { useEffect, useSyncExternalStore } from 'react';

export type Layout = 'phone' | 'compact' | 'wide' | 'kiosk';

/** Widths in em, so that a person's larger text moves on to the roomier layout as a narrow screen does. */
const queries = {
  kiosk: '(min-width: 180em) and (min-height: 100em)',
  phone: '(max-width: 59.99em), (max-height: 29.99em)',
  wide: '(min-width: 96em) and (min-height: 46em)',
} as const;

/** Layout of a window from the answers to the media queries; `?kiosk` in the address asks for the kiosk. */
export function layoutOf(matches: (query: string) => boolean, asked: boolean): Layout {
  if (asked || matches(queries.kiosk)) return 'kiosk';
  if (matches(queries.phone)) return 'phone';
  return matches(queries.wide) ? 'wide' : 'compact';
}

const current = (): Layout =>
  layoutOf(
    (query) => window.matchMedia(query).matches,
    new URLSearchParams(window.location.search).has('kiosk'),
  );

function subscribe(changed: () => void): () => void {
  const lists = Object.values(queries).map((query) => window.matchMedia(query));
  for (const list of lists) list.addEventListener('change', changed);
  return () => {
    for (const list of lists) list.removeEventListener('change', changed);
  };
}

/** The layout that fits the window, also written to the root element for the style sheets. */
export function useLayout(): Layout {
  const layout = useSyncExternalStore(subscribe, current, () => 'wide' as const);
  useEffect(() => {
    document.documentElement.dataset.layout = layout;
  }, [layout]);
  return layout;
}
