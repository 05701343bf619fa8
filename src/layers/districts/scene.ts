import {
  Cartesian3,
  ClassificationType,
  Color,
  ColorGeometryInstanceAttribute,
  GeometryInstance,
  GroundPolylineGeometry,
  GroundPolylinePrimitive,
  GroundPrimitive,
  HorizontalOrigin,
  LabelCollection,
  LabelStyle,
  NearFarScalar,
  PerInstanceColorAppearance,
  PolygonGeometry,
  PolygonHierarchy,
  PolylineColorAppearance,
  PrimitiveCollection,
  type Scene,
  VerticalOrigin,
} from 'cesium';
import type { District, Rings } from './geojson.ts';

export interface Place {
  readonly lon: number;
  readonly lat: number;
  /** Ground, metres above the ellipsoid. */
  readonly height: number;
  /** Side of a square as large as the district, metres: names of small ones vanish first from afar. */
  readonly size: number;
}

export interface DistrictLook {
  readonly dark: boolean;
  /** 0..1 */
  readonly opacity: number;
  /** sRGB hex of each district, or undefined for outlines alone; an empty text leaves one unfilled. */
  readonly fills: readonly string[] | undefined;
}

const line = { light: '#33424a', dark: '#cfdbe0' };
const halo = { light: '#ffffff', dark: '#0f1518' };
const positionsOf = (ring: Float64Array): Cartesian3[] =>
  Cartesian3.fromDegreesArray(Array.from(ring));

/** Outlines on the ground, names above them and, where asked for, a fill; all clamped to terrain. */
export class DistrictScene {
  readonly #scene: Scene;
  readonly #districts: readonly District[];
  readonly #collection = new PrimitiveCollection();
  readonly #labels: LabelCollection;
  #outlines: GroundPolylinePrimitive | undefined;
  #fills: readonly GroundPrimitive[] = [];

  constructor(scene: Scene, districts: readonly District[], places: readonly Place[]) {
    this.#scene = scene;
    this.#districts = districts;
    this.#labels = this.#collection.add(new LabelCollection({ scene })) as LabelCollection;
    for (const [i, { lon, lat, height, size }] of places.entries())
      this.#labels.add({
        position: Cartesian3.fromDegrees(lon, lat, height + 25),
        text: districts[i]!.name,
        font: '600 15px "IBM Plex Sans Variable", "IBM Plex Sans", sans-serif',
        style: LabelStyle.FILL_AND_OUTLINE,
        outlineWidth: 4,
        horizontalOrigin: HorizontalOrigin.CENTER,
        verticalOrigin: VerticalOrigin.CENTER,
        disableDepthTestDistance: Number.POSITIVE_INFINITY,
        scaleByDistance: new NearFarScalar(1500, 1, 14_000, 0.7),
        translucencyByDistance: new NearFarScalar(11 * size, 1, 14 * size, 0),
      });
    scene.primitives.add(this.#collection);
  }

  set show(visible: boolean) {
    this.#collection.show = visible;
  }

  draw({ dark, opacity, fills }: DistrictLook): void {
    const ink = Color.fromCssColorString(dark ? line.dark : line.light);
    const around = Color.fromCssColorString(dark ? halo.dark : halo.light);
    for (let i = 0; i < this.#labels.length; i++) {
      const label = this.#labels.get(i);
      label.fillColor = ink.withAlpha(opacity);
      label.outlineColor = around.withAlpha(0.85 * opacity);
    }
    this.#drawOutlines(ink.withAlpha(0.8 * opacity));
    this.#drawFill(fills, opacity);
    this.#scene.requestRender();
  }

  #drawOutlines(color: Color): void {
    const rings = this.#districts.flatMap((d) => d.polygons.flat());
    const next = new GroundPolylinePrimitive({
      geometryInstances: rings.map(
        (ring) =>
          new GeometryInstance({
            geometry: new GroundPolylineGeometry({ positions: positionsOf(ring), width: 2 }),
            attributes: { color: ColorGeometryInstanceAttribute.fromColor(color) },
          }),
      ),
      appearance: new PolylineColorAppearance(),
      classificationType: ClassificationType.TERRAIN,
      allowPicking: false,
    });
    if (this.#outlines !== undefined) this.#collection.remove(this.#outlines);
    this.#outlines = this.#collection.add(next, 0) as GroundPolylinePrimitive;
  }

  #drawFill(fills: readonly string[] | undefined, opacity: number): void {
    for (const old of this.#fills) this.#collection.remove(old);
    // One primitive a colour: in a common one, neighbours paint each other's bounding rectangles.
    this.#fills = this.#districts.flatMap((district, i) => {
      const fill = fills?.[i] ?? '';
      if (fill === '') return [];
      const color = Color.fromCssColorString(fill).withAlpha(0.55 * opacity);
      const primitive = new GroundPrimitive({
        geometryInstances: district.polygons.map(
          (rings) =>
            new GeometryInstance({
              geometry: new PolygonGeometry({ polygonHierarchy: hierarchy(rings) }),
              attributes: { color: ColorGeometryInstanceAttribute.fromColor(color) },
            }),
        ),
        appearance: new PerInstanceColorAppearance({ flat: true, translucent: true }),
        classificationType: ClassificationType.TERRAIN,
        allowPicking: false,
      });
      return this.#collection.add(primitive, 0) as GroundPrimitive;
    });
  }

  dispose(): void {
    this.#scene.primitives.remove(this.#collection);
    this.#scene.requestRender();
  }
}

const hierarchy = ([outer, ...holes]: Rings): PolygonHierarchy =>
  new PolygonHierarchy(
    positionsOf(outer!),
    holes.map((hole) => new PolygonHierarchy(positionsOf(hole))),
  );
