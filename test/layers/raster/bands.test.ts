import { expect, it } from 'vitest';
import type { Entry } from '../../../src/catalogue/entry.ts';
import { Bands } from '../../../src/layers/raster/bands.ts';
import type { Series } from '../../../src/layers/raster/steps.ts';

/** A series of one step whose second band is read on demand and whose third cannot be read. */
function series(): Series {
  const samples = new Map([[0, Float32Array.of(0, 1, 2)]]);
  const raster = {
    info: { bands: 3, meaning: 'values' },
    sampleOf: (band: number) => samples.get(band),
    loadSample: async (band: number) => {
      if (band === 2) throw new Error('broken');
      samples.set(band, Float32Array.of(1000, 2000));
    },
  };
  return { opened: [{ raster }] } as unknown as Series;
}

it('shows the band before until the range of the next one is known', async () => {
  let told = 0;
  const bands = new Bands({} as Entry, series(), () => {
    told += 1;
  });
  expect(bands.at(0).own).toEqual([0, 2]);
  expect(bands.at(1).band).toBe(0);
  await new Promise((done) => setTimeout(done));
  expect(told).toBe(1);
  expect(bands.at(1)).toMatchObject({ band: 1, own: [1000, 2000] });
  expect(bands.at(0).own).toEqual([0, 2]);
});

it('stays at the band before where one cannot be read or is not there', async () => {
  const bands = new Bands({} as Entry, series(), () => undefined);
  for (const asked of [2, 9, -1, 0.5]) expect(bands.at(asked).band).toBe(0);
  await new Promise((done) => setTimeout(done));
  expect(bands.at(2).band).toBe(0);
});
