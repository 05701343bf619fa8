import { createStore } from 'zustand/vanilla';
import type { Entry } from '../catalogue/entry.ts';
import type { Finding, LayerCheck, LayerOption, LayerParams, Legend } from '../layers/layer.ts';
import type { Problem } from '../problem/problem.ts';

export type LayerStatus = 'idle' | 'loading' | 'ready' | 'failed';

/** One row of the layer panel: an entry and how it is drawn. */
export interface LayerRow {
  readonly id: string;
  readonly entry: Entry;
  readonly kind: string;
  readonly visible: boolean;
  readonly params: LayerParams;
  readonly status: LayerStatus;
  /** Share done while loading; undefined where it cannot be told. */
  readonly progress: number | undefined;
  readonly note: string | undefined;
  readonly problem: Problem | undefined;
  readonly legend: Legend | undefined;
  readonly options: readonly LayerOption[];
  /** Faults of the dataset, once they are known, and the check that finds them. */
  readonly findings?: readonly Finding[] | undefined;
  readonly check?: LayerCheck | undefined;
}

export interface LayersState {
  /** Panel order within a theme is also draw order, first is on top. */
  readonly rows: readonly LayerRow[];
  /** The row whose card is open and whose legend shows. */
  readonly active: string | undefined;
}

export const layersStore = createStore<LayersState>(() => ({ rows: [], active: undefined }));

const patch = (id: string, change: Partial<LayerRow>): void =>
  layersStore.setState((s) => ({
    rows: s.rows.map((row) => (row.id === id ? { ...row, ...change } : row)),
  }));

export const layerActions = {
  patch,
  setVisible: (id: string, visible: boolean): void => {
    patch(id, { visible });
    if (visible) layersStore.setState({ active: id });
  },
  setParams: (id: string, change: Partial<LayerParams>): void =>
    layersStore.setState((s) => ({
      rows: s.rows.map((row) =>
        row.id === id ? { ...row, params: { ...row.params, ...change } as LayerParams } : row,
      ),
    })),
  /** Takes settings back to what the layer does without them. */
  clearParams: (id: string, ...names: readonly string[]): void =>
    layersStore.setState((s) => ({
      rows: s.rows.map((row) => {
        if (row.id !== id) return row;
        const kept = Object.entries(row.params).filter(([name]) => !names.includes(name));
        return { ...row, params: Object.fromEntries(kept) as LayerParams };
      }),
    })),
  setActive: (id: string | undefined): void => layersStore.setState({ active: id }),
  /** Moves a row before another of the list (both by id), or to the end where `before` is undefined. */
  move: (id: string, before: string | undefined): void =>
    layersStore.setState((s) => {
      const moved = s.rows.find((row) => row.id === id);
      if (moved === undefined || id === before) return s;
      const rest = s.rows.filter((row) => row.id !== id);
      const at = before === undefined ? rest.length : rest.findIndex((row) => row.id === before);
      return { rows: [...rest.slice(0, at), moved, ...rest.slice(at)] };
    }),
  /** A failed or cancelled row starts again: the composition root opens rows that are idle and visible. */
  retry: (id: string): void =>
    patch(id, { status: 'idle', problem: undefined, visible: true, progress: undefined }),
  /** Stops a row that is loading. */
  cancel: (id: string): void =>
    patch(id, { status: 'idle', visible: false, progress: undefined, note: undefined }),
};
