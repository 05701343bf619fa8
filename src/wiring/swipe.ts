import { layersStore } from '../state/layers.ts';
import { isSwipeable, setSides, shareScale } from '../state/swipe.ts';
import { viewStore } from '../state/view.ts';

/** Keeps the two sides on one scale while they are swiped, and every layer whole otherwise. */
export function followSwipe(): void {
  layersStore.subscribe(({ rows }, before) => {
    if (rows === before.rows) return;
    if (viewStore.getState().swipe !== undefined) shareScale();
    else if (rows.some((row) => isSwipeable(row) && row.params.swipe !== 'both'))
      setSides(undefined, undefined);
  });
}
