import type { Scene } from 'cesium';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../src/catalogue/entry.ts';
import { type LayerServices, LayerSync } from '../../src/globe/sync.ts';
import type { Layer, LayerOption } from '../../src/layers/layer.ts';
import { type LayerRow, layerActions, layersStore } from '../../src/state/layers.ts';

const calls = vi.hoisted(() => ({ order: [] as string[], applied: [] as string[] }));

vi.mock('../../src/layers/registry.ts', () => ({
  kindOf: () => ({
    open: async (entry: Entry): Promise<Layer> => ({
      id: entry.id,
      mount: () => undefined,
      apply: () => void calls.applied.push(entry.id),
      setVisible: () => undefined,
      setOrder: (order) => void calls.order.push(`${entry.id} ${order}`),
      legend: () => undefined,
      dispose: () => undefined,
    }),
  }),
}));

const row = (id: string): LayerRow => ({
  id,
  entry: { id, title: { en: id }, theme: 'energy' } as Entry,
  kind: 'test',
  visible: true,
  params: { opacity: 1 },
  status: 'idle',
  progress: undefined,
  note: undefined,
  problem: undefined,
  legend: undefined,
  options: [],
});

const services = {
  context: () => ({}),
  view: () => ({ theme: 'light', time: 0, channel: () => undefined }),
  extraOptions: (_: LayerRow, own: readonly LayerOption[]) => own,
} as unknown as LayerServices;

let frames = 0;
let sync: LayerSync;

beforeEach(async () => {
  frames = 0;
  layersStore.setState({ rows: [row('a'), row('b')], active: undefined });
  const scene = {
    requestRender: () => {
      frames += 1;
    },
  };
  sync = new LayerSync(scene as unknown as Scene, services);
  await vi.waitFor(() => expect(sync.visible()).toHaveLength(2));
  calls.order.length = 0;
  calls.applied.length = 0;
  frames = 0;
});
afterEach(() => sync.dispose());

describe('rows of the panel on the globe', () => {
  it('need no frame where only what is said of them changed', () => {
    sync.describe();
    layerActions.patch('a', { note: 'reading', progress: 0.5 });
    expect(frames).toBe(0);
    expect(calls).toEqual({ order: [], applied: [] });
  });

  it('are painted anew where their settings changed, and no other is', () => {
    layerActions.patch('a', { params: { opacity: 0.5 } });
    expect(calls.applied).toEqual(['a']);
    expect(frames).toBeGreaterThan(0);
  });

  it('change their order on the map as soon as they are moved', () => {
    layerActions.move('b', 'a');
    expect(layersStore.getState().rows.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(calls.order.toSorted()).toEqual(['a 1', 'b 2']);
    expect(calls.applied).toEqual([]);
    expect(frames).toBeGreaterThan(0);
  });
});
