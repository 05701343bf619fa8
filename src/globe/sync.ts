import type { Scene } from 'cesium';
import type { Layer, LayerOption, LayerView, OpenContext, Reading } from '../layers/layer.ts';
import { kindOf } from '../layers/registry.ts';
import { asProblem } from '../problem/problem.ts';
import { addChannels } from '../state/channels.ts';
import { setPlaces } from '../state/city.ts';
import { type LayerRow, layerActions, layersStore } from '../state/layers.ts';

/** What the composition root gives to every layer. */
export interface LayerServices {
  context(row: LayerRow): Omit<OpenContext, 'signal' | 'progress' | 'redraw' | 'describe'>;
  view(): LayerView;
  /** Choices that come from elsewhere than the layer (forecast channels to paint with). */
  extraOptions(row: LayerRow, own: readonly LayerOption[]): readonly LayerOption[];
}

interface Live {
  row: LayerRow;
  /** Place in the panel, lowest 1. */
  order: number;
  layer: Layer | undefined;
  abort: AbortController;
}

/** The open layers of the scene, kept equal to the rows of the layer panel. */
export class LayerSync {
  readonly #scene: Scene;
  readonly #services: LayerServices;
  readonly #live = new Map<string, Live>();
  readonly #stop: () => void;
  #following = false;
  #dirty = false;

  constructor(scene: Scene, services: LayerServices) {
    this.#scene = scene;
    this.#services = services;
    this.#stop = layersStore.subscribe(() => this.#follow());
    this.#follow();
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
    for (const { row, layer } of this.visible())
      this.#guard(row, () => layer.apply(row.params, view));
    this.#scene.requestRender();
  }

  /** Recomputes legends and card choices; slower than `refresh`, so not for every tick of the clock. */
  describe(): void {
    const view = this.#services.view();
    for (const { row, layer } of this.visible()) {
      this.#guard(row, () => layerActions.patch(row.id, this.#described(row, layer, view)));
    }
  }

  #describeRow(id: string): void {
    const live = this.#live.get(id);
    const { row, layer } = live ?? {};
    if (row === undefined || layer === undefined) return;
    const view = this.#services.view();
    this.#guard(row, () => layerActions.patch(id, this.#described(row, layer, view)));
    // What a layer tells of itself mostly goes with another picture.
    this.#scene.requestRender();
  }

  /** Marks the selected feature in its own layer and nothing in the others. */
  select(reading: Reading | undefined): void {
    for (const { row, layer } of this.visible()) {
      const own = reading?.layerId === row.id ? reading : undefined;
      this.#guard(row, () => layer.select?.(own?.gid, own));
    }
    this.#scene.requestRender();
  }

  dispose(): void {
    this.#stop();
    for (const id of [...this.#live.keys()]) this.#close(id);
  }

  /** Opening or closing a row changes the rows again; the outermost call sees to all of it. */
  #follow(): void {
    this.#dirty = true;
    if (this.#following) return;
    this.#following = true;
    while (this.#dirty) {
      this.#dirty = false;
      const { rows } = layersStore.getState();
      for (const live of [...this.#live.values()]) {
        const row = rows.find((r) => r.id === live.row.id);
        // Tried again: what did not open, and what is open but lacks a part.
        const restarted = row?.status === 'idle';
        if (row?.entry !== live.row.entry || restarted) this.#close(live.row.id);
      }
      rows.forEach((row, index) => {
        this.#followRow(row, rows.length - index);
      });
    }
    this.#following = false;
  }

  #followRow(row: LayerRow, order: number): void {
    const live = this.#live.get(row.id);
    if (live === undefined) {
      if (row.status === 'idle' && row.visible && !this.#dirty) void this.#open(row, order);
      return;
    }
    const { row: before, order: was, layer } = live;
    live.row = row;
    live.order = order;
    if (layer === undefined) return;
    const changed = before.params !== row.params || before.visible !== row.visible;
    // A legend or a progress line that changed needs no frame.
    if (changed || order !== was) this.#update(layer, row, order, before.visible, changed);
  }

  #update(layer: Layer, row: LayerRow, order: number, shown: boolean, changed: boolean): void {
    this.#guard(row, () => {
      layer.setOrder?.(order);
      if (shown !== row.visible) layer.setVisible(row.visible);
      if (!changed) return;
      const view = this.#services.view();
      layer.apply(row.params, view);
      layerActions.patch(row.id, this.#described(row, layer, view));
    });
    this.#scene.requestRender();
  }

  #described(
    row: LayerRow,
    layer: Layer,
    view: LayerView,
  ): Pick<LayerRow, 'legend' | 'options' | 'problem' | 'findings' | 'check'> {
    return {
      problem: layer.problem?.(),
      findings: layer.findings?.(),
      check: layer.check?.(),
      legend: layer.legend(row.params, view),
      options: this.#services.extraOptions(row, layer.options?.() ?? []),
    };
  }

  /** A layer that throws is closed and says so in its row; the others go on. */
  #guard(row: LayerRow, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#fail(row, error);
    }
  }

  #fail(row: LayerRow, error: unknown): void {
    this.#close(row.id);
    const problem = asProblem(error, row.entry.title.en);
    layerActions.patch(row.id, { status: 'failed', problem, progress: undefined, note: undefined });
  }

  async #open(row: LayerRow, order: number): Promise<void> {
    const abort = new AbortController();
    const live: Live = { row, order, layer: undefined, abort };
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
        describe: () => this.#describeRow(row.id),
      });
      if (abort.signal.aborted) return layer.dispose();
      this.#mounted(live, layer);
    } catch (error) {
      if (!abort.signal.aborted) this.#fail(row, error);
    }
  }

  #mounted(live: Live, layer: Layer): void {
    const rows = layersStore.getState().rows;
    const index = rows.findIndex((r) => r.id === live.row.id);
    const row = rows[index] ?? live.row;
    const view = this.#services.view();
    live.layer = layer;
    live.order = rows.length - index;
    layer.mount(this.#scene);
    layer.setOrder?.(live.order);
    layer.setVisible(row.visible);
    layer.apply(row.params, view);
    addChannels(layer.channels?.() ?? []);
    setPlaces(row.id, layer.places?.() ?? []);
    layerActions.patch(row.id, {
      status: 'ready',
      progress: undefined,
      note: undefined,
      ...this.#described(row, layer, view),
    });
    this.#scene.requestRender();
  }

  #close(id: string): void {
    const live = this.#live.get(id);
    this.#live.delete(id);
    live?.abort.abort();
    live?.layer?.dispose();
    setPlaces(id, []);
    this.#scene.requestRender();
  }
}
