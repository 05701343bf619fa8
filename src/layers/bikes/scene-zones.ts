import {
  Cartesian3,
  ClassificationType,
  Color,
  ColorGeometryInstanceAttribute,
  GeometryInstance,
  GroundPolylineGeometry,
  GroundPolylinePrimitive,
  GroundPrimitive,
  PerInstanceColorAppearance,
  PolygonGeometry,
  PolygonHierarchy,
  PolylineColorAppearance,
  type Scene,
} from 'cesium';
import { zoneClasses } from './classes.ts';
import { apart, kindOf, type Polygon, type Zone } from './zones.ts';

const fillShare = 0.16;
const outlineShare = 0.9;
const outlineWidth = 2;

/** Zones as areas that lie on the ground, with an outline. */
export class ZoneShapes {
  readonly #scene: Scene;
  #zones: readonly Zone[] = [];
  #opacity = 1;
  #shown = true;
  #fills: readonly GroundPrimitive[] = [];
  #lines: GroundPolylinePrimitive | undefined;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  setZones(zones: readonly Zone[]): void {
    if (zones === this.#zones) return;
    this.#zones = zones;
    this.#draw();
  }

  setOpacity(opacity: number): void {
    if (opacity === this.#opacity) return;
    this.#opacity = opacity;
    this.#draw();
  }

  set show(show: boolean) {
    this.#shown = show;
    for (const fill of this.#fills) fill.show = show;
    if (this.#lines !== undefined) this.#lines.show = show;
  }

  destroy(): void {
    this.#remove();
  }

  #draw(): void {
    this.#remove();
    if (this.#zones.length === 0 || this.#opacity <= 0) return;
    const attributes = (zone: Zone, share: number) => ({
      color: ColorGeometryInstanceAttribute.fromColor(
        Color.fromCssColorString(zoneClasses[kindOf(zone)].color).withAlpha(this.#opacity * share),
      ),
    });
    const each = <T>(zones: readonly Zone[], make: (polygon: Polygon, zone: Zone) => T): T[] =>
      zones.flatMap((zone) => zone.polygons.map((polygon) => make(polygon, zone)));
    // Areas that overlap in one primitive would fill each other's boxes.
    this.#fills = apart(this.#zones).map(
      (zones) =>
        this.#scene.groundPrimitives.add(
          new GroundPrimitive({
            geometryInstances: each(
              zones,
              (polygon, zone) =>
                new GeometryInstance({
                  geometry: new PolygonGeometry({ polygonHierarchy: hierarchy(polygon) }),
                  attributes: attributes(zone, fillShare),
                }),
            ),
            appearance: new PerInstanceColorAppearance({ flat: true }),
            classificationType: ClassificationType.TERRAIN,
            allowPicking: false,
            show: this.#shown,
          }),
        ) as GroundPrimitive,
    );
    this.#lines = this.#scene.groundPrimitives.add(
      new GroundPolylinePrimitive({
        geometryInstances: each(
          this.#zones,
          ([outer], zone) =>
            new GeometryInstance({
              geometry: new GroundPolylineGeometry({
                positions: positions(outer!),
                width: outlineWidth,
              }),
              attributes: attributes(zone, outlineShare),
            }),
        ),
        appearance: new PolylineColorAppearance(),
        classificationType: ClassificationType.TERRAIN,
        allowPicking: false,
        show: this.#shown,
      }),
    ) as GroundPolylinePrimitive;
  }

  #remove(): void {
    for (const primitive of [...this.#fills, this.#lines]) {
      if (primitive !== undefined) this.#scene.groundPrimitives.remove(primitive);
    }
    this.#fills = [];
    this.#lines = undefined;
  }
}

const positions = (ring: Float64Array): Cartesian3[] => Cartesian3.fromDegreesArray([...ring]);

const hierarchy = ([outer, ...holes]: Polygon): PolygonHierarchy =>
  new PolygonHierarchy(
    positions(outer!),
    holes.map((hole) => new PolygonHierarchy(positions(hole))),
  );
