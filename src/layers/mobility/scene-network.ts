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

/** How lines look; colours are sRGB hex. */
export interface LineLook {
  readonly opacity: number;
  readonly surface: string;
  /** Colour of all lines, where vehicles are not coloured by what a line is; else they have their routes' own. */
  readonly plain: string | undefined;
  /** Another line stands out, so that these step back. */
  readonly back: boolean;
}

const fragmentShader = /* glsl */ `
in vec4 v_color;
uniform vec4 u_surface;
uniform vec4 u_plain;
uniform float u_share;
uniform float u_opacity;
void main() {
  vec3 route = mix(v_color.rgb, u_plain.rgb, u_plain.a);
  out_FragColor = czm_gammaCorrect(vec4(mix(u_surface.rgb, route, u_share), u_opacity));
}
`;

/** The lines that vehicles follow, coloured by route; their look is uniforms alone. */
export class RouteLines {
  readonly #scene: Scene;
  readonly #paths: readonly PathLine[];
  readonly #uniforms = {
    u_surface: new Color(),
    u_plain: new Color(),
    u_share: lineColour,
    u_opacity: 1,
  };
  #colours: readonly string[] = [];
  #primitive: Primitive | undefined;
  #translucent = false;
  #shown = true;

  constructor(scene: Scene, network: Network, paths: GroundPaths) {
    this.#scene = scene;
    this.#paths = pathLines(network, paths);
  }

  /** @param colours sRGB hex by route */
  setPaints(colours: readonly string[]): void {
    const same = colours.every((colour, i) => colour === this.#colours[i]);
    if (same && this.#colours.length > 0) return;
    this.#colours = colours;
    this.#build();
  }

  setLook({ opacity, surface, plain, back }: LineLook): void {
    const uniforms = this.#uniforms;
    Color.fromCssColorString(surface, uniforms.u_surface);
    if (plain === undefined) uniforms.u_plain.alpha = 0;
    else Color.fromCssColorString(plain, uniforms.u_plain);
    uniforms.u_share = back ? lineColour / 3 : lineColour;
    uniforms.u_opacity = opacity;
    if (opacity < 1 !== this.#translucent) {
      this.#translucent = opacity < 1;
      this.#build();
    }
    this.#dress();
  }

  set show(show: boolean) {
    this.#shown = show;
    this.#dress();
  }

  destroy(): void {
    if (this.#primitive !== undefined) this.#scene.primitives.remove(this.#primitive);
    this.#primitive = undefined;
  }

  #dress(): void {
    const seen = this.#shown && this.#uniforms.u_opacity > 0;
    if (this.#primitive !== undefined) this.#primitive.show = seen;
  }

  #build(): void {
    this.destroy();
    if (this.#paths.length === 0 || this.#colours.length === 0) return;
    const appearance = new PolylineColorAppearance({
      translucent: this.#translucent,
      fragmentShaderSource: fragmentShader,
    });
    // Every appearance takes uniforms; the types say so of few.
    Object.assign(appearance, { uniforms: this.#uniforms });
    this.#primitive = this.#scene.primitives.add(
      new Primitive({
        geometryInstances: this.#paths.map(({ positions, route }) =>
          lineInstance(positions, lineWidth, this.#colours[route]!),
        ),
        appearance,
        allowPicking: false,
      }),
      0,
    ) as Primitive;
    this.#dress();
  }
}

interface PathLine {
  readonly positions: Cartesian3[];
  readonly route: number;
}

function pathLines(network: Network, paths: GroundPaths): PathLine[] {
  return Array.from(network.paths.route, (route, path) => ({
    positions: positionsOf(paths, path),
    route,
  })).filter(({ positions }) => positions.length > 1);
}

/** Points of a path, `up` metres above where lines lie; none twice in a row. */
export function positionsOf(paths: GroundPaths, path: number, up = 0): Cartesian3[] {
  const positions: Cartesian3[] = [];
  for (let i = paths.start[path]!; i < paths.start[path + 1]!; i += 1) {
    const height = paths.height[i]! + lineHeight + up;
    const next = Cartesian3.fromDegrees(paths.lon[i]!, paths.lat[i]!, height);
    const before = positions.at(-1);
    if (before === undefined || Cartesian3.distance(before, next) > 0.01) positions.push(next);
  }
  return positions;
}

export function lineInstance(
  positions: Cartesian3[],
  width: number,
  color: string,
): GeometryInstance {
  const vertexFormat = PolylineColorAppearance.VERTEX_FORMAT;
  return new GeometryInstance({
    geometry: new PolylineGeometry({ positions, width, arcType: ArcType.NONE, vertexFormat }),
    attributes: {
      color: ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString(color)),
      depthFailColor: ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString(color)),
    },
  });
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
