import { useEffect } from 'react';

/** Index of the region after (or before) the one that holds the focus; the first where none does. */
export function nextRegion(count: number, current: number, back: boolean): number {
  if (count === 0) return -1;
  if (current < 0) return back ? count - 1 : 0;
  return (current + (back ? count - 1 : 1)) % count;
}

/** F6 and Shift+F6 go round the regions of the page (elements with `data-region`). */
export function useRegions(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F6') return;
      const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
        (element) => element.getClientRects().length > 0,
      );
      const current = regions.findLastIndex((r) => r.contains(document.activeElement));
      const next = regions[nextRegion(regions.length, current, event.shiftKey)];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
