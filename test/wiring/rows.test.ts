import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerRow } from '../../src/state/layers.ts';
import { orderRows } from '../../src/wiring/city.ts';

const row = (id: string): LayerRow =>
  ({ id, entry: { theme: id.startsWith('base') ? 'base' : 'environment' } }) as unknown as LayerRow;
const rows = ['lst', 'base-ground', 'ndvi', 'clc', 'districts'].map(row);
const ids = (list: readonly LayerRow[]): string[] => list.map(({ id }) => id);
const link = (...visible: string[]) => ({ layers: visible.map((id) => ({ id, params: {} })) });

describe('rows of a link', () => {
  it('stay in the order of the catalogue, base last, where nobody moved one', () => {
    const own = ['lst', 'ndvi', 'clc', 'districts', 'base-ground'];
    expect(ids(orderRows(rows, {}))).toEqual(own);
    fc.assert(
      fc.property(fc.subarray(own), (visible) => {
        expect(ids(orderRows(rows, link(...visible)))).toEqual(own);
      }),
    );
  });

  it('keep the order of the link where somebody did, each once', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ids(rows)), (visible) => {
        const ordered = ids(orderRows(rows, link(...visible, ...visible)));
        expect(ordered.filter((id) => visible.includes(id))).toEqual(visible);
        expect(ordered.toSorted()).toEqual(ids(rows).toSorted());
      }),
    );
  });
});
