import {
  Cartesian2,
  Cartesian3,
  Color,
  NearFarScalar,
  PointPrimitiveCollection,
  type Scene,
  SceneTransforms,
} from 'cesium';
import { classOf, fillClasses, vehicleClass } from './classes.ts';
import type { FreeVehicle } from './gbfs.ts';
import { ZoneShapes } from './scene-zones.ts';
import type { Station } from './system.ts';
import type { Zone } from './zones.ts';

const rings = { light: '#ffffff', dark: '#15191c' } as const;
const aboveGround = 3;

/** What is drawn; heights are metres above the ellipsoid, in the same order. */
export interface BikePicture {
  readonly stations: readonly Station[];
  readonly stationHeights: Float32Array;
  readonly vehicles: readonly FreeVehicle[];
  readonly vehicleHeights: Float32Array;
  readonly zones: readonly Zone[];
}

/** A marker by its place in the picture's lists. */
export interface BikeMark {
  readonly kind: 'station' | 'vehicle';
  readonly index: number;
}

/** Bike stations as points, larger where more bikes stand; vehicles outside them as small ones; zones as areas. */
export class BikesScene {
  readonly #scene: Scene;
  readonly #points: PointPrimitiveCollection;
  readonly #zones: ZoneShapes;
  #marks: { readonly mark: BikeMark; readonly position: Cartesian3 }[] = [];
  #picture: BikePicture | undefined;
  #opacity = 1;
  #theme: keyof typeof rings = 'light';

  constructor(scene: object) {
    this.#scene = scene as Scene;
    this.#zones = new ZoneShapes(this.#scene);
    this.#points = this.#scene.primitives.add(
      new PointPrimitiveCollection(),
    ) as PointPrimitiveCollection;
  }

  setPicture(picture: BikePicture): void {
    this.#picture = picture;
    this.#points.removeAll();
    this.#marks = [];
    picture.vehicles.forEach(({ lon, lat }, index) => {
      this.#add({ kind: 'vehicle', index }, lon, lat, picture.vehicleHeights[index]!, 8);
    });
    picture.stations.forEach(({ lon, lat, status }, index) => {
      const size = 8 + Math.min(9, Math.sqrt(status?.bikes ?? 0) * 2.2);
      this.#add({ kind: 'station', index }, lon, lat, picture.stationHeights[index]!, size);
    });
    this.#zones.setZones(picture.zones);
    this.#dress();
  }

  setLook(opacity: number, theme: keyof typeof rings): void {
    if (opacity === this.#opacity && theme === this.#theme) return;
    this.#opacity = opacity;
    this.#theme = theme;
    this.#dress();
  }

  setVisible(visible: boolean): void {
    this.#points.show = visible;
    this.#zones.show = visible;
  }

  /** The marker nearest to a canvas pixel, within `reach` pixels. */
  nearest(x: number, y: number, reach: number): BikeMark | undefined {
    const at = new Cartesian2(x, y);
    let least = reach;
    let found: BikeMark | undefined;
    for (const { mark, position } of this.#marks) {
      const pixel = SceneTransforms.worldToWindowCoordinates(this.#scene, position);
      const pixels = pixel === undefined ? least : Cartesian2.distance(pixel, at);
      if (pixels >= least) continue;
      least = pixels;
      found = mark;
    }
    return found;
  }

  dispose(): void {
    this.#zones.destroy();
    this.#scene.primitives.remove(this.#points);
  }

  #add(mark: BikeMark, lon: number, lat: number, height: number, pixelSize: number): void {
    const position = Cartesian3.fromDegrees(lon, lat, height + aboveGround);
    this.#marks.push({ mark, position });
    this.#points.add({
      position,
      pixelSize,
      outlineWidth: mark.kind === 'station' ? 2 : 1,
      scaleByDistance: new NearFarScalar(800, 1.15, 12_000, 0.5),
      disableDepthTestDistance: 50_000,
    });
  }

  #dress(): void {
    const picture = this.#picture;
    if (picture === undefined) return;
    const ring = Color.fromCssColorString(rings[this.#theme]).withAlpha(this.#opacity);
    this.#marks.forEach(({ mark }, i) => {
      const { color } =
        mark.kind === 'station'
          ? fillClasses[classOf(picture.stations[mark.index]!)]!
          : vehicleClass(picture.vehicles[mark.index]!);
      const point = this.#points.get(i);
      point.color = Color.fromCssColorString(color).withAlpha(this.#opacity);
      point.outlineColor = ring;
    });
    this.#zones.setOpacity(this.#opacity);
  }
}
