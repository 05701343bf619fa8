import { createStore } from 'zustand/vanilla';
import type { Reading } from '../layers/layer.ts';
import type { SearchItem } from './city.ts';

export interface SelectionState {
  /** What was clicked or found by search; shown in the inspector. */
  readonly selected: Reading | undefined;
  /** Screen position of the selected thing in CSS pixels, for the leader line; undefined off screen. */
  readonly anchor: { readonly x: number; readonly y: number } | undefined;
  /** What is under the pointer now: one line in the status strip. */
  readonly pointer: Reading | undefined;
}

export const selectionStore = createStore<SelectionState>(() => ({
  selected: undefined,
  anchor: undefined,
  pointer: undefined,
}));

export const clearSelection = (): void =>
  selectionStore.setState({ selected: undefined, anchor: undefined });

/** Selects what the search box found; the layer that owns it may replace the reading by a fuller one. */
export const selectItem = (item: SearchItem): void =>
  selectionStore.setState({
    selected: {
      layerId: item.layerId ?? '',
      title: item.title,
      featureId: item.id,
      at: { lon: item.lon, lat: item.lat },
      fields: [],
      ...(item.height === undefined ? {} : { height: item.height }),
      ...(item.gid === undefined ? {} : { gid: item.gid }),
      ...(item.key === undefined ? {} : { key: item.key }),
    },
    anchor: undefined,
  });
