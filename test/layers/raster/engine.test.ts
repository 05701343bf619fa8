import { describe, expect, it } from 'vitest';
import { writeCog } from '../../../scripts/city/raster/cog.ts';
import { deferred } from '../../../src/layers/raster/deferred.ts';
import { RasterEngine } from '../../../src/layers/raster/engine.ts';
import { Lane } from '../../../src/layers/raster/lane.ts';
import { mixTiles } from '../../../src/layers/raster/mix.ts';
import { paintPicture } from '../../../src/layers/raster/picture.ts';
import { positionOf, stepsAt } from '../../../src/layers/raster/position.ts';
import { TileStore } from '../../../src/layers/raster/store.ts';
import type { ValueTile } from '../../../src/layers/raster/tile.ts';

const valueTile = (values: readonly number[]): ValueTile => ({
  values: Float32Array.from(values),
  size: Math.sqrt(values.length),
  bounds: [0, 0, 1, 1],
  maxErrorPixels: 0,
});
const never = new AbortController().signal;

describe('a lane', () => {
  it('does what is looked at before what may be, and no more at once than it has room for', async () => {
    const lane = new Lane(2, 1);
    const ends = Array.from({ length: 4 }, () => deferred<number>());
    const begun: number[] = [];
    const work = (i: number) => () => {
      begun.push(i);
      return ends[i]!.promise;
    };
    const places = (['ahead', 'ahead', 'shown', 'shown'] as const).map((urgency, i) =>
      lane.add(work(i), urgency, never),
    );
    expect(begun).toEqual([0, 2]);
    ends[2]!.resolve(2);
    await places[2]!.done;
    expect(begun).toEqual([0, 2, 3]);
    ends[0]!.resolve(0);
    ends[3]!.resolve(3);
    await Promise.all([places[0]!.done, places[3]!.done]);
    expect(begun).toEqual([0, 2, 3, 1]);
  });

  it('never starts what was given up while it waited', async () => {
    const lane = new Lane(1, 1);
    const first = deferred<void>();
    lane.add(() => first.promise, 'shown', never);
    const abort = new AbortController();
    let started = false;
    const place = lane.add(
      async () => {
        started = true;
      },
      'shown',
      abort.signal,
    );
    abort.abort();
    await expect(place.done).rejects.toMatchObject({ code: 'cancelled' });
    first.resolve();
    await Promise.resolve();
    expect(started).toBe(false);
  });
});

describe('kept value tiles', () => {
  it('are made once for all who ask, and stopped when the last of them has gone', async () => {
    const store = new TileStore(1e6);
    let made = 0;
    let stopped = false;
    const make = (signal: AbortSignal) => {
      made += 1;
      signal.addEventListener('abort', () => {
        stopped = true;
      });
      return new Promise<ValueTile>(() => undefined);
    };
    const [a, b] = [new AbortController(), new AbortController()];
    const one = store.get('k', make, { urgency: 'ahead', signal: a.signal });
    const two = store.get('k', make, { urgency: 'shown', signal: b.signal });
    a.abort();
    await expect(one).rejects.toBeDefined();
    expect([made, stopped]).toEqual([1, false]);
    b.abort();
    await expect(two).rejects.toBeDefined();
    expect(stopped).toBe(true);
  });

  it('give way, least recently used first, when the cap falls', async () => {
    const store = new TileStore(1e6);
    let made = 0;
    const make = async () => {
      made += 1;
      return valueTile([1, 2, 3, 4]);
    };
    const ask = (key: string) => store.get(key, make, { urgency: 'shown' });
    await ask('a');
    await ask('b');
    await ask('a');
    expect(store.bytes).toBe(32);
    store.setCap(16);
    await ask('a');
    expect([store.bytes, made]).toEqual([16, 2]);
    await ask('b');
    expect(made).toBe(3);
  });
});

describe('a place between two steps', () => {
  it('is a whole step unless steps run into each other', () => {
    expect(positionOf(1.6, false, 3)).toEqual({ from: 2, share: 0 });
    expect(positionOf(1.25, true, 3)).toEqual({ from: 1, share: 0.25 });
    expect(positionOf(9, true, 3)).toEqual({ from: 2, share: 0 });
    expect(stepsAt({ from: 1, share: 0.25 })).toEqual([1, 2]);
    expect(stepsAt({ from: 2, share: 0 })).toEqual([2]);
  });

  it('has the linear mean of both values, and none where either has none', () => {
    const { values } = mixTiles(valueTile([0, 4, NaN, 1]), valueTile([10, 8, 3, NaN]), 0.25);
    expect([...values]).toEqual([2.5, 5, Number.NaN, Number.NaN]);
  });
});

describe('a picture', () => {
  it('is stretched per band, keeps its opacity and is clear where a band has no value', () => {
    const bands = [
      [0, 60, 100, NaN],
      [0, 0, 300, 0],
      [-5, 100, 100, 0],
      [255, 128, 0, 255],
    ].map(valueTile);
    const stretches = [
      [0, 100],
      [0, 100],
      [0, 100],
      [0, 255],
    ] as const;
    const pixels = paintPicture(bands, stretches);
    expect([...pixels.subarray(0, 12)]).toEqual([0, 0, 0, 255, 153, 0, 255, 128, 255, 255, 255, 0]);
    expect(pixels[15]).toBe(0);
  });

  it('of bytes is drawn as it is', async () => {
    const colour = [200, 120, 40];
    const bytes = writeCog({
      width: 64,
      height: 64,
      bands: 3,
      type: 'uint8',
      data: new Uint8Array(64 * 64 * 3).map((_, i) => colour[i % 3]!),
      crs: 'EPSG:4326',
      geotransform: [11, 0.01, 0, 45, 0, -0.01],
      overviews: 'average',
    });
    const engine = new RasterEngine();
    const { id, info } = await engine.open(new Blob([bytes as BlobPart]), {});
    expect(info.meaning).toBe('picture');
    const tile = { scheme: 'geographic', level: 9, x: 544, y: 128 } as const;
    const pixels = await engine.tile(
      id,
      tile,
      { lut: new Uint8Array(1024) },
      { resample: 'bilinear', band: 0, picture: true, urgency: 'shown' },
    );
    const at = (128 * 256 + 128) * 4;
    expect([...pixels.subarray(at, at + 4)]).toEqual([...colour, 255]);
  });
});

describe('the memory of the engine', () => {
  it('is counted, and what is too much is dropped when the cap falls', async () => {
    const engine = new RasterEngine();
    const bytes = writeCog({
      width: 256,
      height: 256,
      bands: 1,
      type: 'float32',
      data: new Float32Array(65536).map((_, i) => i),
      crs: 'EPSG:4326',
      geotransform: [11, 0.01, 0, 45, 0, -0.01],
      overviews: 'average',
    });
    const { id } = await engine.open(new Blob([bytes as BlobPart]), {});
    const before = engine.memory().used;
    const request = { resample: 'bilinear', band: 0, urgency: 'shown' } as const;
    await engine.prepare(id, { scheme: 'geographic', level: 8, x: 272, y: 62 }, request);
    expect(engine.memory().used).toBeGreaterThanOrEqual(before + 65536 * 4);
    engine.setCap(1);
    expect(engine.memory()).toEqual({ used: 0, cap: 1 });
    await engine.prepare(id, { scheme: 'geographic', level: 8, x: 272, y: 62 }, request);
    engine.close(id);
  });
});
