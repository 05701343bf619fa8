import type { Scene } from 'cesium';
import type { LayerRow } from '../state/layers.ts';
import { viewStore } from '../state/view.ts';

/** Cuts imagery at the swipe's divider; returns the way to stop. */
export function followSwipe(scene: Scene): () => void {
  const put = (swipe: number | undefined): void => {
    scene.splitPosition = swipe ?? 0.5;
    scene.requestRender();
  };
  put(viewStore.getState().swipe);
  return viewStore.subscribe(({ swipe }, before) => {
    if (swipe !== before.swipe) put(swipe);
  });
}

/** Whether a layer is drawn at `x` CSS pixels across the globe, which fills the window: not beyond the divider. */
export function isDrawnAt({ params }: LayerRow, x: number): boolean {
  const { swipe } = viewStore.getState();
  if (swipe === undefined || params.swipe === 'both' || params.swipe === undefined) return true;
  return params.swipe === (x < swipe * window.innerWidth ? 'left' : 'right');
}
