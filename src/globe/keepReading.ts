import type { Scene } from 'cesium';
import { clockStore } from '../state/clock.ts';
import { selectionStore } from '../state/selection.ts';
import type { LayerSync } from './sync.ts';

/** Milliseconds between two tellings: often enough to read along, seldom enough to be read. */
const pause = 400;

/**
 * Tells anew of what is selected as the clock goes on, where its layer can (`Reading.key`). Returns the way to
 * stop.
 */
export function keepReading(scene: Scene, sync: LayerSync): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    waiting = undefined;
    const { selected } = selectionStore.getState();
    const key = selected?.key ?? selected?.moving;
    if (selected === undefined || key === undefined) return;
    const reading = sync.layer(selected.layerId)?.readingAt?.(key);
    if (reading === undefined) return;
    selectionStore.setState({ selected: reading });
    scene.requestRender();
  }

  const stop = clockStore.subscribe((s, before) => {
    if (s.time !== before.time) waiting ??= setTimeout(tell, pause);
  });
  return () => {
    clearTimeout(waiting);
    stop();
  };
}
