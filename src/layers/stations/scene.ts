import {
  Cartesian2,
  Cartesian3,
  Color,
  PointPrimitiveCollection,
  type Scene,
  SceneTransforms,
} from 'cesium';

export interface Place {
  readonly lon: number;
  readonly lat: number;
  /** Ground, metres above the ellipsoid. */
  readonly height: number;
}

/** How a station is drawn. */
export interface Dot {
  /** CSS pixels. */
  readonly radius: number;
  /** CSS colour. */
  readonly color: string;
  /** Ring with a pale middle: the value was not measured in this hour. */
  readonly hollow: boolean;
}

/** Rings that part the dots from any ground beneath. */
const edges = { light: '#14191d', dark: '#edf0f1' };
const middles = { light: '#ffffff', dark: '#15191c' };
/** Dots hang so far above the ground, metres, that they are not cut by it. */
export const lift = 6;
/** Further clicks still mean a dot, CSS pixels. */
const reach = 5;

/** Round points over their stations, always in front. */
export class StationScene {
  readonly #scene: Scene;
  readonly #points: PointPrimitiveCollection;
  readonly #positions: readonly Cartesian3[];

  constructor(scene: object, places: readonly Place[]) {
    this.#scene = scene as Scene;
    this.#points = new PointPrimitiveCollection();
    this.#positions = places.map(({ lon, lat, height }) =>
      Cartesian3.fromDegrees(lon, lat, height + lift),
    );
    for (const position of this.#positions)
      this.#points.add({ position, disableDepthTestDistance: Number.POSITIVE_INFINITY });
    this.#scene.primitives.add(this.#points);
  }

  set show(visible: boolean) {
    this.#points.show = visible;
    this.#scene.requestRender();
  }

  draw(dots: readonly Dot[], theme: 'light' | 'dark', opacity: number): void {
    const edge = Color.fromCssColorString(edges[theme]);
    const middle = Color.fromCssColorString(middles[theme]);
    for (const [i, { radius, color, hollow }] of dots.entries()) {
      const point = this.#points.get(i);
      const fill = Color.fromCssColorString(color);
      const ring = hollow ? 4 : 1.5;
      point.pixelSize = 2 * (radius - ring);
      point.outlineWidth = ring;
      point.color = (hollow ? middle : fill).withAlpha(hollow ? 0.85 * opacity : opacity);
      point.outlineColor = (hollow ? fill : edge).withAlpha(hollow ? opacity : 0.75 * opacity);
    }
    this.#scene.requestRender();
  }

  /** The station whose dot is at canvas pixels (x, y), or undefined. */
  nearest(x: number, y: number, dots: readonly Dot[]): number | undefined {
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [i, position] of this.#positions.entries()) {
      const pixel = SceneTransforms.worldToWindowCoordinates(this.#scene, position);
      if (pixel === undefined) continue;
      const away = Cartesian2.distance(pixel, new Cartesian2(x, y));
      if (away > (dots[i]?.radius ?? 0) + reach || away >= least) continue;
      least = away;
      best = i;
    }
    return best;
  }

  dispose(): void {
    this.#scene.primitives.remove(this.#points);
    this.#scene.requestRender();
  }
}
