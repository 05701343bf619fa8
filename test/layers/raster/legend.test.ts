import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/catalogue/entry.ts';
import { rgbOf } from '../../../src/channel/ramp.ts';
import type { LayerView } from '../../../src/layers/layer.ts';
import { type RasterParams, rasterKind } from '../../../src/layers/raster/kind.ts';
import { legendOf, optionsOf, styleOf } from '../../../src/layers/raster/legend.ts';
import { noValues, rangeOf, valuesOf } from '../../../src/layers/raster/range.ts';
import type { RasterInfo } from '../../../src/layers/raster/raster.ts';
import type { Step } from '../../../src/layers/raster/steps.ts';
import { Problem } from '../../../src/problem/problem.ts';

const view = { theme: 'light', time: 0, channel: () => undefined } as LayerView;

const entry = (more: Partial<Entry> = {}): Entry => ({
  id: 'x',
  title: { en: 'Layer', de: 'Ebene' },
  description: { en: '' },
  theme: 'environment',
  licence: { url: '', name: '' },
  publisher: 'Survey',
  attribution: '',
  bounds: [0, 0, 0, 0],
  temporal: { start: '2024-06-01', end: '2024-09-01' },
  shown: true,
  synthetic: false,
  distributions: [],
  defects: [],
  ...more,
});

const step = (
  sample: readonly number[],
  info: Partial<RasterInfo> = {},
  known = Float32Array.from(sample),
): Step =>
  ({
    distribution: { accessUrl: 'x.tif', mediaType: 'image/tiff', conformsTo: [] },
    label: { en: '2024' },
    raster: {
      sampleOf: (band: number) => (band === 0 ? known : undefined),
      info: {
        bands: 1,
        bandInfo: [{ scale: 1, offset: 0, noData: undefined }],
        meaning: 'values',
        ...info,
      },
    },
  }) as unknown as Step;

const paramsOf = (of: Entry, more: Partial<RasterParams> = {}): RasterParams =>
  ({ ...rasterKind.defaults(of), ...more }) as RasterParams;

const own = [0, 100] as const;
const many = Array.from({ length: 1001 }, (_, i) => i / 10 + 0.05);

describe('the range of a raster', () => {
  it('is its own, or by hand where that makes sense', () => {
    const params = paramsOf(entry());
    expect(rangeOf(params, own, noValues).domain).toEqual([0, 100]);
    expect(rangeOf({ ...params, min: 5, max: 9 }, own, noValues).domain).toEqual([5, 9]);
    expect(rangeOf({ ...params, min: 9, max: 5 }, own, noValues).domain).toEqual([0, 100]);
  });

  it('is even about zero for a diverging ramp, unless set by hand', () => {
    const params = paramsOf(entry(), { ramp: 'difference' });
    expect(rangeOf(params, [-3, 8], noValues).domain).toEqual([-8, 8]);
    expect(rangeOf(params, [2, 8], noValues).domain).toEqual([2, 8]);
    expect(rangeOf({ ...params, min: -1, max: 4 }, [-3, 8], noValues).domain).toEqual([-1, 4]);
  });

  it('starts at the smallest positive value on a logarithmic scale, else stays linear', () => {
    const params = paramsOf(entry(), { scale: 'log' });
    const values = valuesOf(entry(), [step([0, -1, 0.5, 80])]);
    expect(rangeOf(params, own, values)).toEqual({ domain: [0.5, 100], scale: 'log' });
    const none = valuesOf(entry(), [step([0, -1])]);
    expect(rangeOf(params, [-5, 0], none)).toEqual({ domain: [-5, 0], scale: 'linear' });
  });
});

describe('the legend of a raster of quantities', () => {
  it('has unit, period, source, bars, colours and the key of what is not known', () => {
    const variable = { id: 't', name: { en: 'Temperature' }, unit: 'degC' };
    const heat = entry({ variable, ramp: 'heat' });
    const legend = legendOf(heat, step(many), paramsOf(heat), view, own, []);
    expect(legend).toMatchObject({
      title: { en: 'Temperature' },
      unit: 'degC',
      window: { start: '2024-06-01' },
      source: { en: 'Survey' },
      noDataColor: 'transparent',
      domain: [0, 100],
      filter: {},
    });
    expect(legend.histogram?.reduce((a, b) => a + b)).toBe(1000);
    expect(legend.ramp?.length).toBeGreaterThan(8);
  });

  it('has the very limits and colours that the tiles are painted with', () => {
    const params = paramsOf(entry(), { classes: 5, reversed: true, from: 20, to: 60 });
    const legend = legendOf(entry(), step(many), params, view, own, []);
    const style = styleOf(params, view, own);
    expect(legend.limits).toEqual([20, 40, 60, 80]);
    expect(style).toMatchObject({ limits: legend.limits, domain: legend.domain, only: [20, 60] });
    expect(legend.filter).toEqual({ from: 20, to: 60 });
    expect([...style.lut]).toEqual(legend.ramp!.flatMap((hex) => [...rgbOf(hex), 255]));
    expect(legend.ramp![0]).not.toBe(
      legendOf(entry(), step(many), paramsOf(entry()), view, own, []).ramp![0],
    );
  });

  it('bins by the logarithm and says what has no place on it', () => {
    const params = paramsOf(entry(), { scale: 'log' });
    const values = [0, 1, 10, 100];
    const legend = legendOf(entry(), step(values), params, view, [0, 100], []);
    expect(legend).toMatchObject({ scale: 'log', domain: [1, 100] });
    expect(legend.histogram?.[24]).toBe(1);
    expect(legend.note?.en).toMatch(/zero and below/);
    expect(legend.note?.de).toMatch(/logarithmischen Skala/);
    const positive = legendOf(entry(), step([1, 10, 100]), params, view, [1, 100], []);
    expect(positive.note).toBeUndefined();
  });

  it('joins notes, and hands a problem on in its own words', () => {
    const params = paramsOf(entry(), { scale: 'log' });
    const problem = new Problem('notFound', { file: 'a.tif', status: 404 });
    const sampled = step([0, 1, 10]);
    const values = valuesOf(entry(), [sampled]);
    const notes = [{ en: 'Interpolated', de: 'Interpoliert' }];
    const legend = legendOf(entry(), sampled, params, view, [0, 10], [problem], values, notes);
    expect(legend.note?.en).toMatch(/^Interpolated\. Values of zero/);
    expect(legend.note?.de).toMatch(/^Interpoliert\. Werte von null/);
    expect(legend.problem).toEqual({ code: 'notFound', params: { file: 'a.tif', status: 404 } });
  });

  it('names the band and shows no bars of another one', () => {
    const bands: Partial<RasterInfo> = {
      bands: 2,
      bandInfo: [
        { scale: 1, offset: 0, noData: undefined },
        { name: 'NIR', scale: 1, offset: 0, noData: undefined },
      ],
    };
    const of = (band: number) =>
      legendOf(entry(), step(many, bands), paramsOf(entry(), { band }), view, own, []);
    expect(of(0).title).toEqual({ en: 'Layer, band 1', de: 'Ebene, Band 1' });
    expect(of(1).title.en).toBe('Layer, NIR');
    expect(of(0).histogram).toBeDefined();
    expect(of(1).histogram).toBeUndefined();
  });
});

describe('the legend of classes', () => {
  it('lists what occurs with its share, and leaves what is hidden undrawn', () => {
    const cover = entry({ ramp: 'corine-land-cover' });
    const params = paramsOf(cover, { hidden: [2] });
    const legend = legendOf(cover, step([1, 1, 1, 2, 48]), params, view, own, []);
    expect(legend.classes).toMatchObject([
      { key: '111', share: 0.75, group: { en: 'Artificial surfaces' } },
      { key: '112', share: 0.25 },
    ]);
    expect(legend.hidden).toEqual([2]);
    const style = styleOf(params, view, own);
    const row = (code: number): number => style.codes!.indexOf(code) * 4 + 3;
    expect([style.lut[row(1)], style.lut[row(2)], style.lut[row(111)]]).toEqual([255, 0, 255]);
  });

  it('takes the colours of a file with a palette, unless the catalogue names a table', () => {
    const palette = new Uint8Array(1024).fill(255, 0, 8);
    palette.set([10, 20, 30, 255], 4);
    const file = step([0, 1, 1], { meaning: 'palette', palette });
    const legend = legendOf(entry(), file, paramsOf(entry()), view, own, []);
    expect(legend.classes?.map((c) => c.color)).toEqual(['#ffffff', '#0a141e']);
    const style = styleOf(paramsOf(entry()), view, own, valuesOf(entry(), [file]));
    expect([...style.lut.subarray(4, 8)]).toEqual([10, 20, 30, 255]);
    expect(style.lut[2 * 4 + 3]).toBe(0);
    const named = entry({ ramp: 'clc-plus-backbone' });
    const table = legendOf(named, file, paramsOf(named), view, own, []);
    expect(table.classes?.map((c) => c.label.en)).toEqual(['Sealed']);
  });

  it('gives codes without names colours of their own, and rare ones grey', () => {
    const params = paramsOf(entry(), { ramp: 'categories' });
    const values = valuesOf(entry(), [step([3, 3, 40])]);
    const { lut } = styleOf(params, view, own, values);
    const at = (code: number) => [...lut.subarray(code * 4, code * 4 + 4)];
    expect(at(3)).not.toEqual(at(40));
    expect(at(7)).toEqual([0x9a, 0xa1, 0xa6, 255]);
  });
});

describe('the choices of a raster', () => {
  const named = (param: string, of = entry(), sample = many) =>
    optionsOf(of, [step(sample)], own, valuesOf(of, [step(sample)])).find((o) => o.param === param);

  it('offer ramps as swatches, categories only for few whole numbers', () => {
    const ramps = named('ramp')!.choices;
    expect(ramps.every((c) => c.colors!.length > 6 && c.group !== undefined)).toBe(true);
    expect(ramps.some((c) => c.value === 'categories')).toBe(false);
    const coded = named('ramp', entry(), [1, 2, 3])!.choices;
    expect(coded.some((c) => c.value === 'categories')).toBe(true);
  });

  it('offer ranges by percentiles, the own one first', () => {
    const ranges = named('range')!.choices;
    expect(ranges.map((c) => c.value)).toEqual(['own', '5-95', '0-100']);
    expect(ranges[0]!.domain).toBeUndefined();
    expect(ranges[2]!.domain).toEqual([0, 110]);
    const published = entry({
      variable: { id: 't', name: { en: 'T' }, unit: 'degC', min: 0, max: 60 },
    });
    expect(named('range', published)!.choices.map((c) => c.value)).toEqual([
      'own',
      '2-98',
      '5-95',
      '0-100',
    ]);
  });

  it('refuse a logarithmic scale where nothing is above zero, and say why', () => {
    expect(named('scale')!.refused).toBeUndefined();
    const below = optionsOf(entry(), [], [-9, 0], valuesOf(entry(), [step([-5, 0])]));
    expect(below.find((o) => o.param === 'scale')?.refused?.de).toMatch(/keinen Wert über null/);
  });

  it('have neither ramp nor range for classes', () => {
    const cover = entry({ ramp: 'urban-atlas' });
    expect(optionsOf(cover, [step([11100])], own, valuesOf(cover, [step([11100])]))).toEqual([]);
  });

  it('start a ramp from its high end where the catalogue says so', () => {
    const albedo = rasterKind.defaults(entry({ ramp: 'grey-reversed' }));
    expect(albedo).toMatchObject({ ramp: 'grey', reversed: true });
    const { lut } = styleOf(albedo, view, own);
    expect(lut[0]).toBeLessThan(lut[1020]!);
  });
});
