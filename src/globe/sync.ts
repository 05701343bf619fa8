import type { Scene } from 'cesium';
import type { Layer, LayerOption, LayerView, OpenContext } from '../layers/layer.ts';
import { kindOf } from '../layers/registry.ts';
import { asProblem } from '../problem/problem.ts';
import { addChannels } from '../state/channels.ts';
import { type LayerRow, layerActions, layersStore } from '../state/layers.ts';

/** What the composition root gives to every layer. */
export interface LayerServices {
  context(row: LayerRow): Omit<OpenContext, 'signal' | 'progress' | 'redraw'>;
  view(): LayerView;
  /** Choices that come from elsewhere than the layer (forecast channels to paint with). */
  extraOptions(row: LayerRow, own: readonly LayerOption[]): readonly LayerOption[];
  /** Called once a layer is open, e.g. to index its features for the search. */
  opened(row: LayerRow, layer: Layer): void;
}

interface Live {
  row: LayerRow;
  layer: Layer | undefined;
  abort: AbortController;
}

/** The open layers of the scene, kept equal to the rows of the layer panel. */
export class LayerSync {
  readonly #scene: Scene;
  readonly #services: LayerServices;
  readonly #live = new Map<string, Live>();
  readonly #stop: () => void;

  constructor(scene: Scene, services: LayerServices) {
    this.#scene = scene;
    this.#services = services;
    this.#stop = layersStore.subscribe(({ rows }) => this.#follow(rows));
    this.#follow(layersStore.getState().rows);
  }

  /** Visible, open layers with their rows, topmost first. */
  visible(): readonly { readonly row: LayerRow; readonly layer: Layer }[] {
    return layersStore.getState().rows.flatMap((row) => {
      const layer = this.#live.get(row.id)?.layer;
      return layer !== undefined && row.visible && row.status === 'ready' ? [{ row, layer }] : [];
    });
  }

  layer(id: string): Layer | undefined {
    return this.#live.get(id)?.layer;
  }

  /** Redraws what is visible with the view of now (theme, clock, compare side, new forecast). */
  refresh(): void {
    const view = this.#services.view();
    for (const { row, layer } of this.visible()) layer.apply(row.params, view);
    this.#scene.requestRender();
  }

  /** Recomputes legends and card choices; slower than `refresh`, so not for every tick of the clock. */
  describe(): void {
    const view = this.#services.view();
    for (const { row, layer } of this.visible()) {
      layerActions.patch(row.id, {
        legend: layer.legend(row.params, view),
        options: this.#services.extraOptions(row, layer.options?.() ?? []),
      });
    }
  }

  dispose(): void {
    this.#stop();
    for (const id of [...this.#live.keys()]) this.#close(id);
  }

  #follow(rows: readonly LayerRow[]): void {
    const ids = new Set(rows.map((row) => row.id));
    for (const id of [...this.#live.keys()]) if (!ids.has(id)) this.#close(id);
    rows.forEach((row, index) => {
      const live = this.#live.get(row.id);
      if (live?.row === row) return;
      if (live !== undefined && live.row.entry !== row.entry) {
        this.#close(row.id);
        this.#follow(rows);
        return;
      }
      if (row.status === 'idle') {
        if (live !== undefined && live.layer === undefined) this.#close(row.id);
        if (row.visible) void this.#open(row);
        return;
      }
      if (live === undefined) return;
      const before = live.row;
      live.row = row;
      if (live.layer !== undefined) this.#update(live.layer, before, row, rows.length - index);
    });
  }

  #update(layer: Layer, before: LayerRow, row: LayerRow, order: number): void {
    layer.setOrder?.(order);
    if (before.visible !== row.visible) layer.setVisible(row.visible);
    if (before.params !== row.params || before.visible !== row.visible) {
      const view = this.#services.view();
      layer.apply(row.params, view);
      queueMicrotask(() => layerActions.patch(row.id, { legend: layer.legend(row.params, view) }));
    }
    this.#scene.requestRender();
  }

  async #open(row: LayerRow): Promise<void> {
    const abort = new AbortController();
    const live: Live = { row, layer: undefined, abort };
    this.#live.set(row.id, live);
    layerActions.patch(row.id, { status: 'loading', problem: undefined, progress: undefined });
    try {
      const kind = kindOf(row.entry);
      if (kind === undefined) throw new Error('no layer kind reads this data');
      const layer = await kind.open(row.entry, {
        ...this.#services.context(row),
        signal: abort.signal,
        progress: (share, note) => {
          if (!abort.signal.aborted) layerActions.patch(row.id, { progress: share, note });
        },
        redraw: () => this.#scene.requestRender(),
      });
      if (abort.signal.aborted) return layer.dispose();
      this.#mounted(live, layer);
    } catch (error) {
      if (abort.signal.aborted) return;
      this.#live.delete(row.id);
      const problem = asProblem(error, row.entry.title.en);
      layerActions.patch(row.id, { status: 'failed', problem, progress: undefined });
    }
  }

  #mounted(live: Live, layer: Layer): void {
    const rows = layersStore.getState().rows;
    const index = rows.findIndex((r) => r.id === live.row.id);
    const row = rows[index] ?? live.row;
    const view = this.#services.view();
    layer.mount(this.#scene);
    layer.setOrder?.(rows.length - index);
    layer.setVisible(row.visible);
    layer.apply(row.params, view);
    live.layer = layer;
    addChannels(layer.channels?.() ?? []);
    this.#services.opened(row, layer);
    layerActions.patch(row.id, {
      status: 'ready',
      progress: undefined,
      note: undefined,
      legend: layer.legend(row.params, view),
      options: this.#services.extraOptions(row, layer.options?.() ?? []),
    });
    this.#scene.requestRender();
  }

  #close(id: string): void {
    const live = this.#live.get(id);
    this.#live.delete(id);
    live?.abort.abort();
    live?.layer?.dispose();
    this.#scene.requestRender();
  }
}
