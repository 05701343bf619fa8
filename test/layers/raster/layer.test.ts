import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { writeCog } from '../../../scripts/city/raster/cog.ts';
import type { Distribution, Entry } from '../../../src/catalogue/entry.ts';
import { standards } from '../../../src/catalogue/standards.ts';
import { groundClasses } from '../../../src/channel/classes.ts';
import { groundKind } from '../../../src/layers/ground/kind.ts';
import { groundStyle } from '../../../src/layers/ground/palette.ts';
import type { LayerView } from '../../../src/layers/layer.ts';
import { rasterKind } from '../../../src/layers/raster/kind.ts';
import { legendOf, optionsOf, styleOf } from '../../../src/layers/raster/legend.ts';
import { openSeries, seriesDomain } from '../../../src/layers/raster/steps.ts';
import { terrainKind } from '../../../src/layers/terrain/kind.ts';

const folder = mkdtempSync(join(tmpdir(), 'layer-'));
afterAll(() => rmSync(folder, { recursive: true }));
const view = { theme: 'light', time: 0, channel: () => undefined } as LayerView;

function write(name: string, value: (i: number) => number, type: 'uint8' | 'float32'): string {
  const data = new (type === 'uint8' ? Uint8Array : Float32Array)(2500);
  const path = join(folder, name);
  writeFileSync(
    path,
    writeCog({
      width: 50,
      height: 50,
      bands: 1,
      type,
      data: data.map((_, i) => value(i)),
      crs: 'EPSG:3035',
      geotransform: [4427000, 30, 0, 2380000, 0, -30],
      overviews: type === 'uint8' ? 'mode' : 'average',
    }),
  );
  return pathToFileURL(path).href;
}

const distribution = (accessUrl: string, year?: number): Distribution => ({
  accessUrl,
  mediaType: 'image/tiff; application=geotiff; profile=cloud-optimized',
  conformsTo: [standards.cog],
  ...(year === undefined ? {} : { temporal: { start: `${year}-06-01`, end: `${year}-09-01` } }),
});

const entry = (distributions: readonly Distribution[], more: Partial<Entry> = {}): Entry => ({
  id: 'heat',
  title: { en: 'Summer heat' },
  description: { en: '' },
  theme: 'environment',
  licence: { url: '', name: '' },
  publisher: 'Survey',
  attribution: '',
  bounds: [0, 0, 0, 0],
  shown: true,
  synthetic: false,
  distributions,
  defects: [],
  ...more,
});

describe('which kind opens a raster', () => {
  const cog = distribution('x.tif');
  const ground = { ...cog, conformsTo: [standards.cog, standards.ground] };
  const elevation = { ...cog, conformsTo: [standards.cog, standards.elevation] };

  it('is told by what the distribution conforms to', () => {
    const accepts = (d: Distribution) => [
      rasterKind.accepts(d, entry([d])),
      groundKind.accepts(d, entry([d])),
      terrainKind.accepts(d),
    ];
    expect(accepts(cog)).toEqual([true, false, false]);
    expect(accepts(ground)).toEqual([false, true, false]);
    expect(accepts(elevation)).toEqual([false, false, true]);
  });

  it('opens a series at its newest step', () => {
    const years = [2024, 2013, 2019].map((year) => distribution(`${year}.tif`, year));
    expect(rasterKind.defaults(entry(years))).toMatchObject({ step: 2, opacity: 0.9 });
  });
});

describe('a series of rasters', () => {
  const years = [2013, 2024].map((year, i) =>
    distribution(
      write(`${year}.tif`, (k) => 30 + i * 10 + (k % 50) / 10, 'float32'),
      year,
    ),
  );

  it('shares one domain, labels steps by year and has a legend with unit, window and source', async () => {
    const variable = { id: 't', name: { en: 'Surface temperature' }, unit: 'degC' };
    const heat = entry(years, { variable, ramp: 'heat' });
    const series = await openSeries(heat, new AbortController().signal);
    const steps = series.opened;
    const domain = seriesDomain(heat, steps);
    expect(domain[0]).toBeLessThanOrEqual(30.5);
    expect(domain[1]).toBeGreaterThanOrEqual(44.5);
    expect(optionsOf(heat, series.steps)[0]?.choices.map((c) => c.label.en)).toEqual([
      '2013',
      '2024',
    ]);
    const params = rasterKind.defaults(heat);
    const legend = legendOf(heat, steps[1]!, params, view, domain, []);
    expect(legend).toMatchObject({ unit: 'degC', domain, source: { en: 'Survey' } });
    expect(legend.window?.start).toBe('2024-06-01');
    expect(legend.histogram?.reduce((a, b) => a + b)).toBe(2500);
    const byHand = legendOf(heat, steps[1]!, { ...params, min: 40, max: 42 }, view, domain, []);
    expect(byHand.domain).toEqual([40, 42]);
  });

  it('opens its first and its newest step at once, the others when they are shown', async () => {
    const heat = entry([...years, distribution(years[0]!.accessUrl, 2018)]);
    const series = await openSeries(heat, new AbortController().signal);
    expect(series.steps.map((s) => s.label.en)).toEqual(['2013', '2018', '2024']);
    expect([0, 1, 2].map((i) => series.at(i) !== undefined)).toEqual([true, false, true]);
    const [first, again] = await Promise.all([series.open(1), series.open(1)]);
    expect(first).toBe(again);
    expect(series.at(1)).toBe(first);
  });

  it('goes on without a step that cannot be read, and keeps why', async () => {
    const heat = entry([...years, distribution('file:///nowhere.tif', 2030)]);
    const series = await openSeries(heat, new AbortController().signal);
    expect(series.opened).toHaveLength(1);
    expect(series.problem(2)).toMatchObject({ code: 'unreachable' });
    expect(series.problem(2)?.message).toContain('nowhere.tif');
  });

  it('opens another step where the first and the newest both fail', async () => {
    const bad = [2010, 2030].map((year) => distribution('file:///nowhere.tif', year));
    const series = await openSeries(entry([...bad, ...years]), new AbortController().signal);
    expect(series.opened).toHaveLength(1);
  });

  it('fails with the problem where no step can be read', async () => {
    const heat = entry([distribution('file:///nowhere.tif')]);
    await expect(openSeries(heat, new AbortController().signal)).rejects.toMatchObject({
      code: 'unreachable',
    });
  });
});

describe('a class raster', () => {
  it('lists the classes that occur, in their own colours', async () => {
    const url = write('classes.tif', (i) => (i % 2 === 0 ? 1 : 10), 'uint8');
    const cover = entry([distribution(url)], { ramp: 'clc-plus-backbone' });
    const { opened: steps } = await openSeries(cover, new AbortController().signal);
    const params = rasterKind.defaults(cover);
    const legend = legendOf(cover, steps[0]!, params, view, [0, 1], []);
    expect(legend.classes?.map((c) => c.label.en)).toEqual(['Sealed', 'Water']);
    const { lut, domain } = styleOf(params, view, [0, 1]);
    expect(domain).toBeUndefined();
    expect([lut[1 * 4 + 3], lut[10 * 4 + 3], lut[12 * 4 + 3]]).toEqual([255, 255, 0]);
  });
});

describe('the ground picture', () => {
  const at = (lut: Uint8Array, code: number) => [...lut.subarray(code * 4, code * 4 + 4)];

  it('has the water and land of the design language in both themes', () => {
    const { water } = groundClasses;
    expect(at(groundStyle('quiet', 'light').lut, water.code)).toEqual([0xcf, 0xdf, 0xe6, 255]);
    expect(at(groundStyle('quiet', 'dark').lut, water.code)).toEqual([0x11, 0x23, 0x2c, 255]);
  });

  it('takes the tint off parks under a painted layer', () => {
    const { park, unknown } = groundClasses;
    const { lut } = groundStyle('quiet', 'light', true);
    expect(at(lut, park.code)).toEqual(at(lut, unknown.code));
    const plain = groundStyle('quiet', 'light').lut;
    expect(at(plain, park.code)).not.toEqual(at(plain, unknown.code));
  });
});
