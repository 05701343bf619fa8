import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/catalogue/entry.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { addedStore } from '../../src/state/added.ts';
import { type LayerRow, layerActions, layersStore } from '../../src/state/layers.ts';
import {
  choiceOn,
  rangeOf,
  rowOn,
  scalesOf,
  setShared,
  setSides,
  startSwipe,
  stopSwipe,
  swipeChoices,
  swipeStore,
  twinsIn,
} from '../../src/state/swipe.ts';
import { viewStore } from '../../src/state/view.ts';
import { followAdded } from '../../src/wiring/added.ts';
import { followSwipe } from '../../src/wiring/swipe.ts';

const entry = (id: string): Entry => ({
  id,
  title: { en: id },
  description: { en: id },
  theme: 'environment',
  licence: { url: '', name: '' },
  publisher: 'p',
  attribution: 'p',
  bounds: [11, 44, 12, 45],
  shown: true,
  synthetic: false,
  distributions: [
    {
      accessUrl: `https://example.org/${id}`,
      mediaType: 'image/tiff',
      conformsTo: [standards.cog],
    },
  ],
  defects: [],
});

const row = (
  id: string,
  unit: string,
  domain: readonly [number, number],
  steps = 1,
  visible = true,
): LayerRow => ({
  id,
  entry: entry(id),
  kind: 'raster',
  visible,
  params: { opacity: 1, swipe: 'both', ramp: 'heat', step: steps - 1 },
  status: 'ready',
  progress: undefined,
  note: undefined,
  problem: undefined,
  legend: { title: { en: id }, unit, source: { en: 'p' }, domain },
  options:
    steps === 1
      ? []
      : [
          {
            param: 'step',
            label: { en: 'Period' },
            choices: Array.from({ length: steps }, (_, value) => ({
              value,
              label: { en: String(2016 + value) },
            })),
          },
        ],
});

const rows = (): readonly LayerRow[] => layersStore.getState().rows;
const ids = (): string[] => rows().map(({ id }) => id);

followAdded();
followSwipe();

beforeEach(() => {
  stopSwipe();
  addedStore.setState({ entries: [] });
  layersStore.setState({
    rows: [
      row('ndvi', '1', [0, 1]),
      row('lst', 'degC', [20, 40], 3),
      row('air', 'degC', [10, 30]),
      row('hidden', 'degC', [0, 10], 1, false),
      { ...row('districts', '', [0, 1]), params: { opacity: 1 } },
    ],
    active: 'lst',
  });
  swipeStore.setState({ shared: true, kept: {}, order: [] });
});

describe('the swipe', () => {
  it('starts with the first and the shown step of the open series, on top', () => {
    startSwipe(0.4);
    expect(viewStore.getState().swipe).toBe(0.4);
    expect(choiceOn(rows(), 'left')).toEqual({ id: 'lst', step: 0 });
    expect(choiceOn(rows(), 'right')).toEqual({ id: 'lst', step: 2 });
    expect(ids().slice(0, 2).toSorted()).toEqual(['lst', 'lst.swipe']);
    expect(layersStore.getState().active).toBe('lst');
  });

  it('starts with the open layer and the topmost other one where there are no steps', () => {
    layersStore.setState({ active: 'air' });
    startSwipe(0.5);
    expect([choiceOn(rows(), 'left')?.id, choiceOn(rows(), 'right')?.id]).toEqual(['air', 'ndvi']);
  });

  it('offers every layer that it can cut, each step of a series once', () => {
    startSwipe(0.5);
    expect(swipeChoices(rows()).map(({ id, step }) => `${id} ${step ?? ''}`.trim())).toEqual([
      'lst 0',
      'lst 1',
      'lst 2',
      'ndvi',
      'air',
      'hidden',
    ]);
  });

  it('shows a hidden layer that is chosen, and the map where nothing is', () => {
    startSwipe(0.5);
    setSides({ id: 'hidden', step: undefined }, undefined);
    expect(rowOn(rows(), 'left')).toMatchObject({ id: 'hidden', visible: true });
    expect(rowOn(rows(), 'right')).toBeUndefined();
    expect(ids()).not.toContain('lst.swipe');
    expect(rows().filter(({ params }) => params.swipe === 'both')).toHaveLength(3);
  });

  it('leaves no trace when it ends', () => {
    const before = rows();
    startSwipe(0.5);
    stopSwipe();
    expect(ids()).toEqual(before.map(({ id }) => id));
    for (const { id, params } of rows())
      expect(params).toEqual(before.find((old) => old.id === id)!.params);
    expect(addedStore.getState().entries).toEqual([]);
    expect(viewStore.getState().swipe).toBeUndefined();
  });

  it('does not let a link cut layers where it names no divider', () => {
    layersStore.setState({ rows: [{ ...rows()[0]!, params: { opacity: 1, swipe: 'left' } }] });
    expect(rows()[0]!.params.swipe).toBe('both');
  });

  it('finds the second row of a series again from a link’s layers', () => {
    const layers = [
      { id: 'lst.swipe', params: {} },
      { id: 'gone.swipe', params: {} },
    ];
    expect(twinsIn(layers, [entry('lst')])).toEqual([{ ...entry('lst'), id: 'lst.swipe' }]);
  });
});

describe('the scale of both sides', () => {
  const compare = (left: string, right: string): void => {
    startSwipe(0.5);
    setSides({ id: left, step: undefined }, { id: right, step: undefined });
  };

  it('is the union of their ranges where the units agree', () => {
    compare('lst', 'air');
    expect(scalesOf(rows())).toEqual({ comparable: true, same: true });
    for (const side of ['left', 'right'] as const)
      expect(rangeOf(rowOn(rows(), side)!)).toEqual([10, 40]);
  });

  it('is not shared by a change and a value, though both are in degrees', () => {
    const change: Entry = {
      ...entry('air'),
      distributions: [
        {
          accessUrl: 'derived:change',
          mediaType: 'image/tiff',
          conformsTo: [standards.derived],
          derivation: { kind: 'difference', expression: 'b - a', grid: 'finer', sources: [] },
        },
      ],
    };
    layerActions.patch('air', { entry: change });
    compare('lst', 'air');
    expect(scalesOf(rows())).toEqual({ comparable: false, same: false });
    expect(rangeOf(rowOn(rows(), 'left')!)).toEqual([20, 40]);
  });

  it('follows what a person sets on either side', () => {
    compare('lst', 'air');
    layerActions.setParams('air', { min: 15, max: 25, ramp: 'viridis' });
    expect(rowOn(rows(), 'left')?.params).toMatchObject({ min: 15, max: 25, ramp: 'viridis' });
    layerActions.setParams('lst', { max: 35 });
    expect(rowOn(rows(), 'right')?.params).toMatchObject({ min: 15, max: 35 });
  });

  it('goes back to each side’s own', () => {
    compare('lst', 'air');
    setShared(false);
    expect(scalesOf(rows())).toEqual({ comparable: true, same: false });
    expect(rangeOf(rowOn(rows(), 'left')!)).toEqual([20, 40]);
    expect(rangeOf(rowOn(rows(), 'right')!)).toEqual([10, 30]);
    setShared(true);
    expect(rangeOf(rowOn(rows(), 'right')!)).toEqual([10, 40]);
  });

  it('stays apart, and says so, where units differ', () => {
    compare('lst', 'ndvi');
    expect(scalesOf(rows())).toEqual({ comparable: false, same: false });
    expect(rangeOf(rowOn(rows(), 'right')!)).toEqual([0, 1]);
  });
});
