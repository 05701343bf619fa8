import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/catalogue/entry.ts';
import { standards } from '../../src/catalogue/standards.ts';
import { analysisActions, analysisStore, rasterChoices } from '../../src/state/analysis.ts';
import type { LayerRow } from '../../src/state/layers.ts';

afterEach(analysisActions.clear);

const row = (id: string, kind: string, ramp: string, ...years: readonly number[]): LayerRow =>
  ({
    id,
    kind,
    entry: {
      id,
      ramp,
      distributions: years.map((year) => ({
        accessUrl: `${id}-${year}.tif`,
        mediaType: 'image/tiff',
        conformsTo: [standards.cog],
        temporal: { start: `${year}-01-01`, end: `${year + 1}-01-01` },
      })),
    } as unknown as Entry,
  }) as LayerRow;

describe('what can be measured', () => {
  it('is every step of every raster layer, the newest first, classes told apart', () => {
    const choices = rasterChoices([
      row('heat', 'raster', 'heat', 2020, 2010, 2024),
      row('trees', 'trees', 'heat', 2020),
      row('cover', 'raster', 'clc', 2018),
    ]);
    expect(choices.map(({ key, distribution }) => [key, distribution.accessUrl])).toEqual([
      ['heat/2', 'heat-2024.tif'],
      ['heat/1', 'heat-2020.tif'],
      ['heat/0', 'heat-2010.tif'],
      ['cover/0', 'cover-2018.tif'],
    ]);
    expect(choices[0]!.window).toEqual({ start: '2024-01-01', end: '2025-01-01' });
  });
});

describe('drawing a polygon', () => {
  const corner = (lon: number) => ({ lon, lat: 44 });

  it('keeps three corners or more, and nothing of fewer or of a cancelled one', () => {
    analysisActions.startDrawing();
    for (const lon of [1, 2, 3, 4]) analysisActions.addCorner(corner(lon));
    analysisActions.undoCorner();
    analysisActions.endDrawing();
    expect(analysisStore.getState()).toMatchObject({
      drawing: false,
      drawn: [1, 2, 3].map(corner),
    });
    analysisActions.startDrawing();
    expect(analysisStore.getState().drawn).toEqual([]);
    analysisActions.addCorner(corner(1));
    analysisActions.endDrawing();
    expect(analysisStore.getState().drawn).toEqual([]);
    analysisActions.startDrawing();
    for (const lon of [1, 2, 3]) analysisActions.addCorner(corner(lon));
    analysisActions.cancelDrawing();
    expect(analysisStore.getState()).toMatchObject({ drawing: false, drawn: [], screen: [] });
  });
});
