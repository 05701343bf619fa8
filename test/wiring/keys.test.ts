import { afterEach, describe, expect, it } from 'vitest';
import { forgetKeys, keepKey } from '../../src/catalogue/key.ts';
import { Problem } from '../../src/problem/problem.ts';
import { type LayerRow, layersStore } from '../../src/state/layers.ts';
import { followKeys } from '../../src/wiring/keys.ts';

const failed = (id: string, code: 'feedKey' | 'notFound', file: string): LayerRow =>
  ({
    id,
    status: 'failed',
    problem: new Problem(code, { file, status: 401, header: 'x-api-key' }),
  }) as unknown as LayerRow;

describe('a key that is given', () => {
  const stop = followKeys();
  afterEach(() => {
    stop();
    forgetKeys();
    layersStore.setState({ rows: [] });
  });

  it('opens again what its server refused, and nothing else', () => {
    layersStore.setState({
      rows: [
        failed('mine', 'feedKey', 'https://a.example/x/trees.geojson'),
        failed('gone', 'notFound', 'https://a.example/x/gone.geojson'),
        failed('other', 'feedKey', 'https://b.example/x.zip'),
      ],
    });
    keepKey('https://a.example/', { header: 'x-api-key', value: 'k' });
    expect(layersStore.getState().rows.map(({ id, status }) => [id, status])).toEqual([
      ['mine', 'idle'],
      ['gone', 'failed'],
      ['other', 'failed'],
    ]);
  });
});
