import {
  Cartesian2,
  Cartesian3,
  Color,
  NearFarScalar,
  PointPrimitiveCollection,
  type Scene,
  SceneTransforms,
} from 'cesium';
import { classOf, fillClasses } from './classes.ts';
import type { Station } from './gbfs.ts';

const rings = { light: '#ffffff', dark: '#15191c' } as const;
const aboveGround = 3;

/** Bike stations as points, larger where more bikes stand. */
export class BikesScene {
  readonly #scene: Scene;
  readonly #stations: readonly Station[];
  readonly #positions: readonly Cartesian3[];
  readonly #points: PointPrimitiveCollection;

  constructor(scene: object, stations: readonly Station[], heights: Float32Array) {
    this.#scene = scene as Scene;
    this.#stations = stations;
    this.#positions = stations.map(({ lon, lat }, i) =>
      Cartesian3.fromDegrees(lon, lat, heights[i]! + aboveGround),
    );
    this.#points = this.#scene.primitives.add(
      new PointPrimitiveCollection(),
    ) as PointPrimitiveCollection;
    stations.forEach((station, i) => {
      this.#points.add({
        position: this.#positions[i]!,
        pixelSize: 8 + Math.min(9, Math.sqrt(station.bikes ?? 0) * 2.2),
        outlineWidth: 2,
        scaleByDistance: new NearFarScalar(800, 1.15, 12_000, 0.5),
        disableDepthTestDistance: 50_000,
      });
    });
  }

  setLook(opacity: number, theme: keyof typeof rings): void {
    const ring = Color.fromCssColorString(rings[theme]).withAlpha(opacity);
    this.#stations.forEach((station, i) => {
      const point = this.#points.get(i);
      const { color } = fillClasses[classOf(station)]!;
      point.color = Color.fromCssColorString(color).withAlpha(opacity);
      point.outlineColor = ring;
    });
  }

  setVisible(visible: boolean): void {
    this.#points.show = visible;
  }

  /** Index of the station nearest to a canvas pixel, within `reach` pixels. */
  nearest(x: number, y: number, reach: number): number | undefined {
    const at = new Cartesian2(x, y);
    let least = reach;
    let found: number | undefined;
    this.#positions.forEach((position, i) => {
      const pixel = SceneTransforms.worldToWindowCoordinates(this.#scene, position);
      const pixels = pixel === undefined ? least : Cartesian2.distance(pixel, at);
      if (pixels >= least) return;
      least = pixels;
      found = i;
    });
    return found;
  }

  dispose(): void {
    this.#scene.primitives.remove(this.#points);
  }
}
