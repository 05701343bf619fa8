import {
  BoundingSphere,
  BufferPoint,
  BufferPointCollection,
  Cartesian3,
  Math as CesiumMath,
  CesiumWidget,
  Color,
  HeadingPitchRange,
  JulianDate,
  Model,
  PointPrimitiveCollection,
  SampledPositionProperty,
} from 'cesium';
import 'cesium/Build/Cesium/Widgets/widgets.css';
import type { Entry } from '../../../src/catalogue/entry.ts';
import type { LayerView, OpenContext } from '../../../src/layers/layer.ts';
import type { MobilityLayer } from '../../../src/layers/mobility/layer.ts';
import { openMobility } from '../../../src/layers/mobility/open.ts';
import { instantOf } from '../../../src/layers/mobility/zone.ts';

/** All sides of the benchmark of moving vehicles, driven by `test/bench/vehicles.ts`. */
export type Side = 'none' | 'ours' | 'points' | 'buffer' | 'entity';

const date = '2026-03-03';
const timeZone = 'Europe/Rome';
const at = (hour: number): number => instantOf(date, hour * 3600, timeZone);
/** Between these all trips are under way: `test/bench/vehicles.ts` writes the feed so. */
const [from, to] = [at(4.6), at(5.9)];
const settleMs = 5000;
const params = { opacity: 1, colour: 'mode', trail: 0 };

/** Sets the clock to an instant and everything that moves by it, without a frame. */
type Move = (time: number) => void;

let widget: CesiumWidget;
let move: Move = () => undefined;
let layer: MobilityLayer | undefined;

const entry = {
  id: 'bench',
  title: { en: 'Bench' },
  attribution: 'Agency',
  distributions: [],
} as unknown as Entry;

async function ours(url: string): Promise<Move> {
  const context = {
    catalogue: { timeZone },
    signal: new AbortController().signal,
    progress: () => undefined,
    heights: async (lonLat: Float64Array) => new Float32Array(lonLat.length / 2),
    redraw: () => undefined,
    describe: () => undefined,
  } as unknown as OpenContext;
  layer = await openMobility(entry, url, context);
  // A check of the timetable in a worker would take the processor from all sides alike.
  layer.check().stop();
  layer.mount(widget.scene);
  layer.setVisible(true);
  const opened = layer;
  return (time) => opened.apply(params, { theme: 'light', time } as LayerView);
}

/**
 * Two places for each vehicle, from the first to the second of which it goes in the measured time: peers are
 * given the cheapest motion there is, and no timetable to search.
 */
function journeys(count: number): readonly [Cartesian3, Cartesian3][] {
  const rows = Math.ceil(count / 997);
  return Array.from({ length: count }, (_, i) => {
    const [lon, lat] = [9 + (i % 997) * 0.001, 45 + (Math.floor(i / 997) / rows) * 0.8];
    return [Cartesian3.fromDegrees(lon, lat, 2), Cartesian3.fromDegrees(lon + 0.1, lat, 2)];
  });
}

const share = (time: number): number => (time - from) / (to - from);

function points(count: number): Move {
  const ways = journeys(count);
  const collection = widget.scene.primitives.add(new PointPrimitiveCollection());
  const all = ways.map(([a]) => collection.add({ position: a, pixelSize: 8, color: Color.RED }));
  const place = new Cartesian3();
  return (time) => {
    const done = share(time);
    for (let i = 0; i < count; i += 1) {
      all[i].position = Cartesian3.lerp(ways[i]![0], ways[i]![1], done, place);
    }
  };
}

function buffer(count: number): Move {
  const ways = journeys(count);
  const boundingVolume = BoundingSphere.fromPoints(ways.flat());
  const collection = new BufferPointCollection({ primitiveCountMax: count, boundingVolume });
  widget.scene.primitives.add(collection);
  const point = new BufferPoint();
  for (const [position] of ways) collection.add({ position }, point);
  const place = new Cartesian3();
  return (time) => {
    const done = share(time);
    for (let i = 0; i < count; i += 1) {
      collection.get(i, point);
      point.setPosition(Cartesian3.lerp(ways[i]![0], ways[i]![1], done, place));
    }
  };
}

function entities(count: number): Move {
  const [start, end] = [from, to].map((t) => JulianDate.fromDate(new Date(t * 1000)));
  widget.entities.suspendEvents();
  for (const [a, b] of journeys(count)) {
    const position = new SampledPositionProperty();
    position.addSample(start!, a);
    position.addSample(end!, b);
    widget.entities.add({ position, point: { pixelSize: 8, color: Color.RED } });
  }
  widget.entities.resumeEvents();
  return (time) => {
    widget.clock.currentTime = JulianDate.fromDate(new Date(time * 1000));
  };
}

/** Waits until all that was drawn is, so that no frame pays for the one before. */
function finish(): void {
  const gl = widget.scene.canvas.getContext('webgl2')!;
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** One frame: milliseconds of the main thread from the clock's move to the end of Cesium's render call. */
function frame(time: number): number {
  const start = performance.now();
  move(time);
  widget.render();
  return performance.now() - start;
}

/** Whether a model is on the globe: the lines alone would be drawn sooner. */
function modelReady(): boolean {
  const { primitives } = widget.scene;
  return Array.from({ length: primitives.length }, (_, i) => primitives.get(i)).some(
    (primitive) => primitive instanceof Model && primitive.ready,
  );
}

/** What our layer says that it draws. */
const shown = (): string | undefined =>
  layer?.legend(params, { theme: 'light', time: from } as LayerView).note?.en;

Object.assign(globalThis, {
  async openSide(side: Side, count: number, url: string): Promise<void> {
    layer?.dispose();
    layer = undefined;
    widget?.destroy();
    widget = new CesiumWidget('globe', {
      baseLayer: false,
      globe: false,
      skyBox: false,
      skyAtmosphere: false,
      scene3DOnly: true,
      msaaSamples: 1,
      useDefaultRenderLoop: false,
      creditContainer: document.createElement('div'),
    });
    widget.clock.shouldAnimate = false;
    widget.scene.rethrowRenderErrors = true;
    const middle = new BoundingSphere(Cartesian3.fromDegrees(9.5, 45.4), 1);
    // Nothing culls single points, so the processor's work is that of all; near, a software renderer fills few.
    const above = new HeadingPitchRange(0, CesiumMath.toRadians(-89), 20_000);
    widget.camera.viewBoundingSphere(middle, above);
    if (side === 'none') move = () => undefined;
    if (side === 'ours') move = await ours(url);
    if (side === 'points') move = points(count);
    if (side === 'buffer') move = buffer(count);
    if (side === 'entity') move = entities(count);
    // Our day is sorted and its model loaded in the background; all sides get the same time to settle.
    for (const end = performance.now() + settleMs; performance.now() < end; ) {
      frame(from);
      finish();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    while (side === 'ours' && !(modelReady() && /^[1-9]/.test(shown() ?? ''))) {
      frame(from);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  },
  shown,
  /** Pixels of the picture that are not background, so that no side is fast by drawing nothing. */
  painted(): number {
    frame(from);
    const gl = widget.scene.canvas.getContext('webgl2')!;
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    const pixels = new Uint8Array(width * height * 4);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    let painted = 0;
    for (let i = 0; i < pixels.length; i += 4) {
      if (pixels[i]! + pixels[i + 1]! + pixels[i + 2]! > 0) painted += 1;
    }
    return painted;
  },
  /** Frames of a clock that plays on, or that is put anywhere in the measured time (`jump`). */
  async play(frames: number, jump: boolean): Promise<number[]> {
    const times: number[] = [];
    for (let i = 0; i < frames; i += 1) {
      const done = jump ? (i * 0.618_034) % 1 : (i + 1) / (frames + 1);
      times.push(frame(from + done * (to - from)));
      finish();
      await pause();
    }
    return times;
  },
});
