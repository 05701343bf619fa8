import type { Layer, Reading } from '../layers/layer.ts';
import { clockStore } from '../state/clock.ts';
import { layersStore } from '../state/layers.ts';
import { selectionStore } from '../state/selection.ts';

/** Milliseconds between two readings of one thing while the clock runs. */
const pause = 400;

/**
 * Keeps what is selected true as the clock goes on, and fills what a search or a panel named only. What its
 * layer no longer knows stays as it was read last.
 */
export function rereadSelection(layerOf: (id: string) => Layer | undefined): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let own: Reading | undefined;
  const read = (): void => {
    timer = undefined;
    const { selected } = selectionStore.getState();
    if (selected?.key === undefined) return;
    const reading = layerOf(selected.layerId)?.readingAt?.(selected.key);
    if (reading === undefined) return;
    own = reading;
    selectionStore.setState({ selected: reading });
  };
  const soon = (): void => {
    if (selectionStore.getState().selected?.key !== undefined) timer ??= setTimeout(read, pause);
  };
  const stops = [
    clockStore.subscribe(({ time }, before) => {
      if (time !== before.time) soon();
    }),
    // A layer that has just opened, or that heard something new.
    layersStore.subscribe(({ rows }, before) => {
      if (rows !== before.rows) soon();
    }),
    selectionStore.subscribe(({ selected }, before) => {
      if (selected !== before.selected && selected !== own) read();
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
