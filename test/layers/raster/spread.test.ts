import { describe, expect, it } from 'vitest';
import { sampleRaster } from '../../../src/layers/raster/probe.ts';
import type { Raster } from '../../../src/layers/raster/raster.ts';

/** A raster of one level whose value rises from 0 in the west to 1000 in the east; counts what is read. */
function slope(width: number, height: number, blockWidth: number, blockHeight: number) {
  let blocks = 0;
  const source = {
    ...{ width, height, blockWidth, blockHeight, sampleType: 'float32' },
    block: async (col: number) => {
      blocks += 1;
      const samples = Float32Array.from(
        { length: blockWidth * blockHeight },
        (_, i) => ((col * blockWidth + (i % blockWidth)) / width) * 1000,
      );
      return { samples, width: blockWidth, stride: 1 };
    },
    bandOffset: () => 0,
    dispose: () => undefined,
  };
  const band = { scale: 1, offset: 0, noData: undefined };
  const info = { width, height, levels: [{ width, height }], bandInfo: [band], ...band };
  return { raster: { info, blocks: [source] } as unknown as Raster, read: () => blocks };
}

describe('the sample of a raster', () => {
  it.each([
    ['tiles', 16_000, 16_000, 256, 256],
    ['strips', 16_000, 16_000, 16_000, 1],
    ['columns', 40_000, 300, 10, 300],
  ])('of a large one in %s comes from few blocks spread over it', async (_, ...sizes) => {
    const { raster, read } = slope(...sizes);
    const sample = await sampleRaster(raster);
    expect(read()).toBeLessThanOrEqual(64);
    expect(sample.length).toBeGreaterThan(10_000);
    expect(sample.reduce((low, v) => Math.min(low, v))).toBeLessThan(80);
    expect(sample.reduce((high, v) => Math.max(high, v))).toBeGreaterThan(920);
    const mean = sample.reduce((sum, v) => sum + v, 0) / sample.length;
    expect(Math.abs(mean - 500)).toBeLessThan(20);
  });

  it('of a small one comes from all of it', async () => {
    const { raster, read } = slope(500, 400, 100, 100);
    await sampleRaster(raster);
    expect(read()).toBe(20);
  });
});
