import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/catalogue/entry.ts';
import { stepsOf } from '../../../src/catalogue/ogc-time.ts';
import { standards } from '../../../src/catalogue/standards.ts';
import { crsOf } from '../../../src/geo/crs.ts';
import { imageryKind } from '../../../src/layers/imagery/kind.ts';
import { stepFor, timeLabel, windowOfStep } from '../../../src/layers/imagery/options.ts';
import { globeMatrices } from '../../../src/layers/imagery/pyramid.ts';
import { PictureStore } from '../../../src/layers/imagery/store.ts';
import { type Picture, warpPictures } from '../../../src/layers/imagery/warp.ts';
import { kindOf } from '../../../src/layers/registry.ts';

describe('a warped picture', () => {
  const gradient = (col: number, row: number): Picture => {
    const data = new Uint8Array(256 * 256 * 4);
    for (let y = 0; y < 256; y++)
      for (let x = 0; x < 256; x++)
        data.set([(col * 256 + x) % 256, (row * 256 + y) % 256, 128, 255], (y * 256 + x) * 4);
    return { width: 256, height: 256, data };
  };

  it('is seamless across tiles and follows the exact projection', async () => {
    const crs = (await crsOf('EPSG:3857'))!;
    const matrices = globeMatrices('mercator', 256, 12);
    const pyramid = { crs, matrices, bounds: [-180, -85, 180, 85] as const, url: () => '' };
    const tile = { scheme: 'geographic', level: 9, x: 540, y: 116 } as const;
    const pixels = await warpPictures(pyramid, tile, 64, async (_m, col, row) =>
      gradient(col, row),
    );
    const matrix = matrices.find(
      ({ resolution }) => resolution <= (180 / 2 ** 9 / 64) * 111_319.5 * 1.1,
    )!;
    let worst = 0;
    for (let row = 0; row < 64; row++)
      for (let col = 0; col < 64; col++) {
        const lon = ((tile.x + (col + 0.5) / 64) / 2 ** 9) * 180 - 180;
        const lat = 90 - ((tile.y + (row + 0.5) / 64) / 2 ** 9) * 180;
        const [x, y] = crs.fromLonLat(lon, lat);
        const exact = [
          ((x - matrix.left) / matrix.resolution - 0.5) % 256,
          ((matrix.top - y) / matrix.resolution - 0.5) % 256,
        ];
        // Where the gradient turns over, a bilinear value lies between its ends.
        if (exact.some((v) => v > 254.5 || v < 0.5)) continue;
        const at = (row * 64 + col) * 4;
        worst = Math.max(
          worst,
          Math.abs(pixels[at]! - exact[0]!),
          Math.abs(pixels[at + 1]! - exact[1]!),
        );
      }
    expect(worst).toBeLessThan(0.6);
  });

  it('is clear where the service has nothing', async () => {
    const crs = (await crsOf('EPSG:3857'))!;
    const pyramid = {
      crs,
      matrices: globeMatrices('mercator', 256, 12),
      bounds: [-180, -85, 180, 85] as const,
      url: () => '',
    };
    const pixels = await warpPictures(
      pyramid,
      { scheme: 'geographic', level: 9, x: 540, y: 116 },
      16,
      async () => undefined,
    );
    expect(pixels.every((value) => value === 0)).toBe(true);
  });
});

describe('the store of pictures', () => {
  const picture: Picture = { width: 1, height: 1, data: new Uint8Array(4) };

  it('asks once for all who want a picture, and gives up when the last leaves', async () => {
    const signals: AbortSignal[] = [];
    const store = new PictureStore((_url, signal) => {
      signals.push(signal);
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason)),
      );
    });
    const [a, b] = [new AbortController(), new AbortController()];
    const both = [store.get('u', a.signal), store.get('u', b.signal)].map((p) =>
      p.catch(() => 'left'),
    );
    a.abort();
    expect([signals.length, signals[0]!.aborted]).toEqual([1, false]);
    b.abort();
    expect(signals[0]!.aborted).toBe(true);
    expect(await Promise.all(both)).toEqual(['left', 'left']);
  });

  it('keeps no more requests under way than a host takes, and drops those nobody waits for', async () => {
    let [running, most, loads] = [0, 0, 0];
    const store = new PictureStore(async () => {
      running += 1;
      loads += 1;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done));
      running -= 1;
      return picture;
    });
    const { signal } = new AbortController();
    const gone = new AbortController();
    const wanted = Array.from({ length: 20 }, (_, i) => store.get(`u${i}`, signal));
    const left = store.get('unwanted', gone.signal).catch(() => 'left');
    gone.abort();
    await Promise.all(wanted);
    expect(await left).toBe('left');
    expect([most, loads]).toEqual([6, 20]);
  });

  it('asks anew after a failure, and forgets the oldest beyond its cap', async () => {
    let loads = 0;
    const store = new PictureStore(async (url) => {
      loads += 1;
      if (url === 'bad' && loads === 1) throw new Error('once');
      return picture;
    }, 8);
    const { signal } = new AbortController();
    await expect(store.get('bad', signal)).rejects.toThrow('once');
    expect(await store.get('bad', signal)).toBe(picture);
    for (const url of ['x', 'y', 'z']) await store.get(url, signal);
    expect(loads).toBe(5);
    await store.get('z', signal);
    expect(loads).toBe(5);
    await store.get('bad', signal);
    expect(loads).toBe(6);
  });
});

describe('the layer', () => {
  const entry = (standard: string): Entry =>
    ({
      id: 'x',
      distributions: [
        {
          accessUrl: 'https://a.example',
          mediaType: 'image/png',
          conformsTo: [standard],
          service: { layer: 'l', step: 3, style: 's' },
        },
      ],
    }) as unknown as Entry;

  it('is of one kind for WMS, WMTS and templates, and starts as the entry says', () => {
    for (const standard of [standards.wms, standards.wmts, standards.xyz])
      expect(kindOf(entry(standard))).toBe(imageryKind);
    expect(imageryKind.defaults(entry(standards.wms))).toMatchObject({
      step: 3,
      style: 's',
      follow: false,
    });
  });

  it('follows the clock inside its times only', () => {
    const steps = stepsOf({ extent: '2024-01-01/2024-01-03/P1D' })!;
    const at = (iso: string) => stepFor(steps, Date.parse(iso) / 1000);
    expect([
      at('2023-12-31T23:00:00Z'),
      at('2024-01-02T12:00:00Z'),
      at('2024-01-03T23:00:00Z'),
      at('2024-01-04T01:00:00Z'),
    ]).toEqual([undefined, 1, 2, undefined]);
    expect(windowOfStep(stepsOf({ extent: '2024-02' })!, 0)).toEqual({
      start: '2024-02-01',
      end: '2024-03-01',
    });
    expect(timeLabel('2024-02-03')).toEqual({ en: '3 February 2024', de: '3. Februar 2024' });
    expect(timeLabel('2024-02-03T06:30:00Z').en).toContain('06:30');
  });
});
