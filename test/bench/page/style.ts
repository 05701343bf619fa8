import {
  Cartesian3,
  Cesium3DTileStyle,
  Cesium3DTileset,
  Math as CesiumMath,
  CesiumWidget,
} from 'cesium';
import 'cesium/Build/Cesium/Widgets/widgets.css';
import { rampStops } from '../../../src/channel/ramp.ts';

/** The peer of the slider benchmark: the same tiles, coloured as most clients do, by a style. */
const query = new URLSearchParams(location.search);
const [lon = 0, lat = 0, height = 1000, heading = 0, pitch = -40] = (query.get('cam') ?? '')
  .split(',')
  .map(Number);

const widget = new CesiumWidget('globe', {
  baseLayer: false,
  skyBox: false,
  requestRenderMode: true,
  maximumRenderTimeChange: Number.POSITIVE_INFINITY,
  msaaSamples: 4,
});
const { scene } = widget;
const tileset = await Cesium3DTileset.fromUrl(query.get('tileset')!);
scene.primitives.add(tileset);
scene.camera.setView({
  destination: Cartesian3.fromDegrees(lon, lat, height),
  orientation: {
    heading: CesiumMath.toRadians(heading),
    pitch: CesiumMath.toRadians(pitch),
    roll: 0,
  },
});

const stops = rampStops('energy', 9);

/** A condition of the style language, where `${name}` is a feature's property. */
const below = (value: number): string => `\${height} < ${value}`;

/** A stepped ramp over the height attribute, stretched anew so that every colour must be found again. */
const styleAt = (top: number): Cesium3DTileStyle =>
  new Cesium3DTileStyle({
    color: {
      conditions: [
        ...stops.map((c, i) => [below(((i + 1) * top) / stops.length), `color("${c}")`]),
        ['true', `color("${stops.at(-1)}")`],
      ],
    },
  });

/** Sets a new style and resolves with the milliseconds to the first frame that shows it. */
const repaint = (top: number): Promise<number> =>
  new Promise((resolve) => {
    const start = performance.now();
    tileset.style = styleAt(top);
    const stop = scene.postRender.addEventListener(() => {
      stop();
      resolve(performance.now() - start);
    });
    scene.requestRender();
  });

Object.assign(globalThis, { repaint, tilesLoaded: () => tileset.tilesLoaded });
