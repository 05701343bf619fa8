import {
  ArcType,
  BoundingSphere,
  BufferPolyline,
  BufferPolylineCollection,
  BufferPolylineMaterial,
  Cartesian3,
  Math as CesiumMath,
  CesiumWidget,
  Color,
  ColorGeometryInstanceAttribute,
  GeometryInstance,
  HeadingPitchRange,
  Model,
  PolylineColorAppearance,
  PolylineGeometry,
  Primitive,
} from 'cesium';
import 'cesium/Build/Cesium/Widgets/widgets.css';
import type { Entry } from '../../../src/catalogue/entry.ts';
import type { Channel } from '../../../src/channel/channel.ts';
import { rampLut, themedRamp } from '../../../src/channel/ramp.ts';
import type { RoadNetwork } from '../../../src/channel/roads.ts';
import type { LayerView } from '../../../src/layers/layer.ts';
import { denseCourses } from '../../../src/layers/roads/courses.ts';
import { RoadLayer } from '../../../src/layers/roads/layer.ts';
import { roadMesh } from '../../../src/layers/roads/serve.ts';
import { gridNetwork } from '../roadGrid.ts';

/** All sides of the benchmark of recoloured roads, driven by `test/bench/roads.ts`. */
export type Side = 'none' | 'ours' | 'instances' | 'buffer';

const middle = new BoundingSphere(Cartesian3.fromDegrees(9.16, 45.11), 1);
const most = 2000;
const settleMs = 3000;

/** Gives every link the value of a state, 0 or 1, without a frame. */
type Recolour = (state: 0 | 1) => void;

let widget: CesiumWidget;
let recolour: Recolour = () => undefined;
let ready: () => boolean = () => true;
let layer: RoadLayer | undefined;

/** Traffic of a link in a state: spread over the ramp, and another in the other state. */
const trafficOf = (link: number, state: 0 | 1): number =>
  ((link * 0.618_034 + state * 0.37) % 1) * most;

const flow = (count: number, state: 0 | 1): Channel => ({
  id: 'road.flow',
  title: { en: 'Traffic' },
  target: 'road',
  unit: 'veh/h',
  window: { start: '2025-01-01', end: '2026-01-01' },
  values: Float32Array.from({ length: count }, (_, link) => trafficOf(link, state)),
  domain: [0, most],
  ramp: 'mobility',
  source: { en: 'Bench' },
});

const anyModel = (): boolean => {
  const { primitives } = widget.scene;
  return Array.from({ length: primitives.length }, (_, i) => primitives.get(i)).some(
    (primitive) => primitive instanceof Model && primitive.ready,
  );
};

function ours(network: RoadNetwork): Recolour {
  const dense = denseCourses(network.roads, Number.POSITIVE_INFINITY);
  const courses = { ...dense, height: new Float32Array(dense.lon.length) };
  const mesh = roadMesh({ ...network.links, roads: network.roads.count }, courses);
  const nothing = (): void => undefined;
  const entry = { id: 'bench', title: { en: 'Bench' } } as Entry;
  const opened = new RoadLayer(
    entry,
    network,
    { courses, mesh },
    {
      redraw: nothing,
      describe: nothing,
      left: false,
    },
  );
  layer = opened;
  opened.mount(widget.scene);
  opened.setVisible(true);
  ready = anyModel;
  const states = ([0, 1] as const).map((state) => flow(network.links.count, state));
  const params = { opacity: 1, paint: 'road.flow' };
  return (state) => {
    const channel = (id: string) => (id === 'road.flow' ? states[state] : undefined);
    opened.apply(params, { theme: 'light', time: 0, channel } as LayerView);
  };
}

/** RGBA bytes of every link in each state: peers are given their colours ready. */
function colours(count: number): readonly (readonly Uint8Array[])[] {
  const lut = rampLut(themedRamp('mobility', 'light'));
  return ([0, 1] as const).map((state) =>
    Array.from({ length: count }, (_, link) => {
      const at = Math.round((trafficOf(link, state) / most) * 255) * 4;
      return lut.slice(at, at + 4);
    }),
  );
}

/** Both ends of every link, a little to the right of the road's middle. */
function ends({ nodes, links }: RoadNetwork): Cartesian3[][] {
  return Array.from(links.from, (from, link) => {
    const aside = links.forward[link] === 1 ? 2e-5 : -2e-5;
    return [from, links.to[link]!].map((node) =>
      Cartesian3.fromDegrees(nodes.lon[node]! + aside, nodes.lat[node]! - aside, 1),
    );
  });
}

function instances(network: RoadNetwork): Recolour {
  const vertexFormat = PolylineColorAppearance.VERTEX_FORMAT;
  const color = ColorGeometryInstanceAttribute.fromColor(Color.GRAY);
  const primitive: Primitive = widget.scene.primitives.add(
    new Primitive({
      geometryInstances: ends(network).map(
        (positions, id) =>
          new GeometryInstance({
            id,
            geometry: new PolylineGeometry({
              positions,
              width: 3,
              arcType: ArcType.NONE,
              vertexFormat,
            }),
            attributes: { color },
          }),
      ),
      appearance: new PolylineColorAppearance({ translucent: false }),
      allowPicking: false,
    }),
  );
  const all = colours(network.links.count);
  ready = () => primitive.ready;
  let attributes: { color: Uint8Array }[] | undefined;
  return (state) => {
    if (!primitive.ready) return;
    attributes ??= all[0]!.map((_, id) => primitive.getGeometryInstanceAttributes(id));
    const own = all[state]!;
    for (let link = 0; link < own.length; link += 1) attributes[link]!.color = own[link]!;
  };
}

function buffer(network: RoadNetwork): Recolour {
  const lines = ends(network);
  const count = lines.length;
  const collection = new BufferPolylineCollection({
    primitiveCountMax: count,
    vertexCountMax: 2 * count,
    boundingVolume: BoundingSphere.fromPoints(lines.flat()),
  });
  widget.scene.primitives.add(collection);
  const line = new BufferPolyline();
  const material = new BufferPolylineMaterial({ color: Color.GRAY, width: 3 });
  for (const [a, b] of lines as [Cartesian3, Cartesian3][]) {
    const positions = Float64Array.of(a.x, a.y, a.z, b.x, b.y, b.z);
    collection.add({ positions, material }, line);
  }
  const all = colours(count);
  return (state) => {
    const own = all[state]!;
    for (let link = 0; link < count; link += 1) {
      const [r = 0, g = 0, b = 0, a = 0] = own[link]!;
      collection.get(link, line);
      Color.fromBytes(r, g, b, a, material.color);
      line.setMaterial(material);
    }
  };
}

/** Waits until all that was drawn is, so that no frame pays for the one before. */
function finish(): Uint8Array {
  const gl = widget.scene.canvas.getContext('webgl2')!;
  const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
  const pixels = new Uint8Array(width * height * 4);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  return pixels;
}

const pause = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

Object.assign(globalThis, {
  async openSide(side: Side, roads: number): Promise<void> {
    layer?.dispose();
    layer = undefined;
    ready = () => true;
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
    widget.camera.viewBoundingSphere(
      middle,
      new HeadingPitchRange(0, CesiumMath.toRadians(-89), 30_000),
    );
    const network = gridNetwork(roads);
    if (side === 'none') recolour = () => undefined;
    if (side === 'ours') recolour = ours(network);
    if (side === 'instances') recolour = instances(network);
    if (side === 'buffer') recolour = buffer(network);
    for (const end = performance.now() + settleMs; performance.now() < end || !ready(); ) {
      recolour(0);
      widget.render();
      finish();
      await pause(200);
    }
  },
  /** Pixels that differ between the two states, so that no side is fast by recolouring nothing. */
  changed(): number {
    const [before, after] = ([0, 1] as const).map((state) => {
      recolour(state);
      widget.render();
      return finish();
    });
    let changed = 0;
    for (let i = 0; i < before!.length; i += 4)
      if (before![i] !== after![i] || before![i + 1] !== after![i + 1]) changed += 1;
    return changed;
  },
  /** Milliseconds of the main thread: handing over the values, and with the frame that shows them. */
  async recolour(times: number): Promise<{ apply: number[]; frame: number[] }> {
    const apply: number[] = [];
    const frame: number[] = [];
    for (let i = 0; i < times; i += 1) {
      const start = performance.now();
      recolour(i % 2 === 0 ? 0 : 1);
      apply.push(performance.now() - start);
      widget.render();
      frame.push(performance.now() - start);
      finish();
      await pause();
    }
    return { apply, frame };
  },
});
