import { Cartesian3, Event, Matrix4, type Scene } from 'cesium';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TileId } from '../../../src/geo/tile.ts';
import { type Deferred, deferred } from '../../../src/layers/raster/deferred.ts';
import {
  type ImageryEvents,
  type Paint,
  PixelImagery,
} from '../../../src/layers/raster/scene-imagery.ts';
import { imageryBusy } from '../../../src/layers/raster/scene-textures.ts';
import { Problem } from '../../../src/problem/problem.ts';

/** The part of a Cesium scene that imagery uses, with a camera that sees everything. */
function fakeScene() {
  const inside = { computeVisibility: () => 1 };
  return {
    imageryLayers: { add: () => undefined, remove: () => true },
    postRender: new Event(),
    globe: { tileLoadProgressEvent: new Event() },
    camera: {
      moveEnd: new Event(),
      viewMatrix: Matrix4.IDENTITY,
      positionWC: new Cartesian3(7e6, 0, 0),
      directionWC: new Cartesian3(-1, 0, 0),
      upWC: new Cartesian3(0, 0, 1),
      frustum: { computeCullingVolume: () => inside },
    },
    canvas: { clientHeight: 500 },
    requestRender: vi.fn(),
  };
}

const bytes = 256 * 256 * 4;

/** Imagery over the globe's two first tiles, whose textures keep what was written last. */
function setup(paint: Paint, events: ImageryEvents = {}) {
  const scene = fakeScene();
  const imagery = new PixelImagery(
    scene as unknown as Scene,
    [-180, -90, 180, 90],
    1,
    paint,
    undefined,
    events,
  );
  const shown = [9, 9];
  const cache = shown.map((_, x) => ({
    x,
    y: 0,
    level: 0,
    texture: {
      width: 256,
      height: 256,
      copyFrom: ({ source }: { source: { arrayBufferView: Uint8Array } }) => {
        shown[x] = source.arrayBufferView[0]!;
      },
      generateMipmap: () => undefined,
    },
  }));
  Object.assign(imagery.layer, { _imageryCache: Object.fromEntries(cache.entries()) });
  return { imagery, scene, shown, busy: () => imageryBusy(scene as unknown as Scene) };
}

describe('pixels of a new look', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const turn = () => vi.advanceTimersByTimeAsync(0);

  /** Paints when told to; each tile with the number of the look that it was asked for in. */
  function handPainter() {
    const asked: { tile: TileId; done: Deferred<Uint8Array>; signal: AbortSignal }[] = [];
    const paint: Paint = (tile, { signal }) => {
      const done = deferred<Uint8Array>();
      asked.push({ tile, done, signal });
      signal.addEventListener('abort', () => done.reject(new Error('aborted')));
      return done.promise;
    };
    return { asked, paint };
  }
  const filled = (value: number) => new Uint8Array(bytes).fill(value);

  it('come into view together, once the last of them is there', async () => {
    const { asked, paint } = handPainter();
    const { imagery, shown, busy } = setup(paint);
    imagery.reload(true);
    expect(asked).toHaveLength(2);
    asked[0]!.done.resolve(filled(1));
    await turn();
    expect([...shown, busy()]).toEqual([9, 9, true]);
    asked[1]!.done.resolve(filled(1));
    await turn();
    expect([...shown, busy()]).toEqual([1, 1, false]);
  });

  it('are shown on the way when they are only older colours, and the newest come after them', async () => {
    const { asked, paint } = handPainter();
    const { imagery, shown } = setup(paint);
    imagery.reload();
    imagery.reload();
    imagery.reload();
    expect(asked).toHaveLength(2);
    for (const { done } of asked) done.resolve(filled(1));
    await turn();
    expect(shown).toEqual([1, 1]);
    expect(asked).toHaveLength(4);
    for (const { done } of asked.slice(2)) done.resolve(filled(3));
    await turn();
    expect(shown).toEqual([3, 3]);
    expect(asked).toHaveLength(4);
  });

  it('are given up when they belong to a step that is no longer wanted and take long', async () => {
    const { asked, paint } = handPainter();
    const { imagery, shown } = setup(paint);
    imagery.reload(true);
    imagery.reload(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true, false, false]);
    expect(shown).toEqual([9, 9]);
    for (const { done } of asked.slice(2)) done.resolve(filled(2));
    await turn();
    expect(shown).toEqual([2, 2]);
  });

  it('are never written once the layer is gone', async () => {
    const { asked, paint } = handPainter();
    const { imagery, shown } = setup(paint);
    imagery.reload();
    imagery.dispose();
    for (const { done } of asked) done.resolve(filled(1));
    await turn();
    expect(shown).toEqual([9, 9]);
  });

  it('leave a tile that fails clear, tell why, and are tried once more in the next view', async () => {
    const asked: number[] = [];
    const failed = vi.fn();
    const paint: Paint = async ({ x }) => {
      asked.push(x);
      if (x === 0) throw new Problem('unreachable', { file: 'a.tif', detail: 'HTTP 500' });
      return filled(5);
    };
    const { imagery, scene, shown } = setup(paint, { failed });
    imagery.reload();
    await turn();
    expect([...shown, imagery.broken]).toEqual([0, 5, true]);
    expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: 'unreachable' }));
    for (let view = 0; view < 3; view++) {
      scene.camera.moveEnd.raiseEvent();
      await turn();
    }
    expect(asked).toEqual([0, 1, 0]);
  });
});
