import { PolylineColorAppearance, Primitive, type Scene } from 'cesium';
import type { Network } from './feed.ts';
import type { GroundPaths } from './ground.ts';
import { lineInstance, positionsOf } from './scene-network.ts';

const ownWidth = 5;
const otherWidth = 3;
/** Metres above the other lines, so that those of one street do not flicker through each other. */
const ownUp = 2;
const otherUp = 1;
/** How much of it shows through houses. */
const behind = 0.35;

const fragmentShader = /* glsl */ `
in vec4 v_color;
uniform float u_alpha;
void main() {
  out_FragColor = czm_gammaCorrect(vec4(v_color.rgb, u_alpha));
}
`;

function look(alpha: number): PolylineColorAppearance {
  const translucent = alpha < 1;
  const appearance = new PolylineColorAppearance({
    translucent,
    fragmentShaderSource: fragmentShader,
  });
  // Every appearance takes uniforms; the types say so of few.
  return Object.assign(appearance, { uniforms: { u_alpha: alpha } });
}

/** The line of the chosen vehicle, seen through houses too, and the other lines of its route. */
export class ChosenLine {
  readonly #scene: Scene;
  #primitives: Primitive[] = [];
  #shown = '';
  #visible = true;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** @param own path of the vehicle @param color sRGB hex */
  show(network: Network, paths: GroundPaths, own: number, color: string): void {
    const wanted = `${own} ${color}`;
    if (wanted === this.#shown) return;
    this.hide();
    this.#shown = wanted;
    const route = network.paths.route[own];
    const others = Array.from(network.paths.route, (_, path) => path).filter(
      (path) => path !== own && network.paths.route[path] === route,
    );
    this.#add(paths, others, otherWidth, otherUp, color);
    this.#add(paths, [own], ownWidth, ownUp, color, look(behind));
  }

  hide(): void {
    for (const primitive of this.#primitives) this.#scene.primitives.remove(primitive);
    this.#primitives = [];
    this.#shown = '';
  }

  set visible(visible: boolean) {
    this.#visible = visible;
    for (const primitive of this.#primitives) primitive.show = visible;
  }

  #add(
    paths: GroundPaths,
    which: readonly number[],
    width: number,
    up: number,
    color: string,
    depthFailAppearance?: PolylineColorAppearance,
  ): void {
    const geometryInstances = which
      .map((path) => positionsOf(paths, path, up))
      .filter((positions) => positions.length > 1)
      .map((positions) => lineInstance(positions, width, color));
    if (geometryInstances.length === 0) return;
    const primitive = new Primitive({
      geometryInstances,
      appearance: look(1),
      ...(depthFailAppearance && { depthFailAppearance }),
      allowPicking: false,
      asynchronous: false,
      show: this.#visible,
    });
    this.#primitives.push(this.#scene.primitives.add(primitive) as Primitive);
  }
}
