import {
  ArcType,
  Cartesian3,
  Color,
  ColorGeometryInstanceAttribute,
  DistanceDisplayCondition,
  GeometryInstance,
  NearFarScalar,
  PointPrimitiveCollection,
  PolylineColorAppearance,
  PolylineGeometry,
  Primitive,
  type Scene,
} from 'cesium';
import { routeColours } from './colours.ts';
import type { Network } from './feed.ts';
import type { GroundPaths } from './ground.ts';

const lineHeight = 2.5;
const stopHeight = 3;
const lineWidth = 2;
/**
 * Share of the route's colour in its line, the rest being the surface: opaque and pale, because lines
 * lie over one another where routes share a street, and transparent ones would add up there.
 */
const lineColour = 0.55;
/** Stops are shown from this near, metres. */
export const stopsFrom = 1800;

/** The lines that vehicles follow, coloured by route. */
export class RouteLines {
  readonly #scene: Scene;
  readonly #colours: readonly string[];
  readonly #instances: readonly GeometryInstance[];
  #primitive: Primitive | undefined;
  #shown = true;

  constructor(scene: Scene, network: Network, paths: GroundPaths) {
    this.#scene = scene;
    this.#colours = routeColours(network);
    this.#instances = lineInstances(network, paths);
  }

  setLook(opacity: number, surface: string): void {
    this.#remove();
    if (this.#instances.length === 0 || opacity <= 0) return;
    const background = Color.fromCssColorString(surface);
    const geometryInstances = this.#instances.map(({ geometry, id }) => {
      const route = Color.fromCssColorString(this.#colours[id as number]!);
      const colour = Color.lerp(background, route, lineColour, new Color()).withAlpha(opacity);
      const color = ColorGeometryInstanceAttribute.fromColor(colour);
      return new GeometryInstance({ geometry, id, attributes: { color } });
    });
    this.#primitive = this.#scene.primitives.add(
      new Primitive({
        geometryInstances,
        appearance: new PolylineColorAppearance({ translucent: opacity < 1 }),
        allowPicking: false,
        show: this.#shown,
      }),
      0,
    ) as Primitive;
  }

  set show(show: boolean) {
    this.#shown = show;
    if (this.#primitive !== undefined) this.#primitive.show = show;
  }

  destroy(): void {
    this.#remove();
  }

  #remove(): void {
    if (this.#primitive !== undefined) this.#scene.primitives.remove(this.#primitive);
    this.#primitive = undefined;
  }
}

function lineInstances(network: Network, paths: GroundPaths): GeometryInstance[] {
  const instances: GeometryInstance[] = [];
  for (let path = 0; path < paths.start.length - 1; path += 1) {
    const positions: Cartesian3[] = [];
    for (let i = paths.start[path]!; i < paths.start[path + 1]!; i += 1) {
      const height = paths.height[i]! + lineHeight;
      const next = Cartesian3.fromDegrees(paths.lon[i]!, paths.lat[i]!, height);
      const before = positions.at(-1);
      if (before === undefined || Cartesian3.distance(before, next) > 0.01) positions.push(next);
    }
    if (positions.length < 2) continue;
    const geometry = new PolylineGeometry({
      positions,
      width: lineWidth,
      arcType: ArcType.NONE,
      vertexFormat: PolylineColorAppearance.VERTEX_FORMAT,
    });
    instances.push(new GeometryInstance({ geometry, id: network.paths.route[path] }));
  }
  return instances;
}

/** Stops as small dots, shown when near. */
export class StopDots {
  readonly #scene: Scene;
  readonly #points: PointPrimitiveCollection;

  /** @param heights metres above the ellipsoid by stop */
  constructor(scene: Scene, { stops }: Network, heights: Float32Array) {
    this.#scene = scene;
    this.#points = scene.primitives.add(new PointPrimitiveCollection()) as PointPrimitiveCollection;
    stops.ids.forEach((_, stop) => {
      const lon = stops.lon[stop]!;
      if (Number.isNaN(lon)) return;
      this.#points.add({
        position: Cartesian3.fromDegrees(lon, stops.lat[stop]!, heights[stop]! + stopHeight),
        pixelSize: 7,
        outlineWidth: 1.5,
        scaleByDistance: new NearFarScalar(400, 1, stopsFrom, 0.45),
        distanceDisplayCondition: new DistanceDisplayCondition(0, stopsFrom),
        disableDepthTestDistance: 5000,
      });
    });
  }

  setLook(opacity: number, surface: string, outline: string): void {
    const fill = Color.fromCssColorString(surface).withAlpha(opacity);
    const ring = Color.fromCssColorString(outline).withAlpha(opacity);
    for (let i = 0; i < this.#points.length; i += 1) {
      const point = this.#points.get(i);
      point.color = fill;
      point.outlineColor = ring;
    }
  }

  set show(show: boolean) {
    this.#points.show = show;
  }

  destroy(): void {
    this.#scene.primitives.remove(this.#points);
  }
}
