import {
  Cartesian2,
  Cartesian3,
  Color,
  HorizontalOrigin,
  type Label,
  LabelCollection,
  LabelStyle,
  Matrix4,
  PerspectiveFrustum,
  type Scene,
  SceneTransforms,
  VerticalOrigin,
} from 'cesium';
import { brokenName, type Name, placeNames } from './placing.ts';

export interface Place {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** Ground, metres above the ellipsoid. */
  readonly height: number;
  /** Side of a square as large as the district, metres. */
  readonly size: number;
}

const font = '600 13px "IBM Plex Sans Variable", "IBM Plex Sans", sans-serif';
const lineHeight = 17;

interface Sign {
  readonly label: Label;
  readonly position: Cartesian3;
  readonly size: number;
  readonly width: number;
  readonly height: number;
}

/** Names of districts, upright on the screen; before each frame those that fit are chosen. */
export class DistrictNames {
  readonly #scene: Scene;
  readonly #labels: LabelCollection;
  readonly #signs: readonly Sign[];
  readonly #stop: () => void;
  readonly #view = new Matrix4();

  constructor(scene: Scene, places: readonly Place[]) {
    this.#scene = scene;
    this.#labels = scene.primitives.add(new LabelCollection({ scene })) as LabelCollection;
    const pen = document.createElement('canvas').getContext('2d')!;
    pen.font = font;
    this.#signs = places.map(({ name, lon, lat, height, size }) => {
      const position = Cartesian3.fromDegrees(lon, lat, height + 25);
      const text = brokenName(name);
      const lines = text.split('\n');
      const label = this.#labels.add({
        position,
        text,
        font,
        show: false,
        style: LabelStyle.FILL_AND_OUTLINE,
        outlineWidth: 5,
        horizontalOrigin: HorizontalOrigin.CENTER,
        verticalOrigin: VerticalOrigin.CENTER,
        disableDepthTestDistance: Number.POSITIVE_INFINITY,
      });
      const width = Math.max(...lines.map((part) => pen.measureText(part).width));
      return { label, position, size, width, height: lines.length * lineHeight };
    });
    this.#stop = scene.preRender.addEventListener(() => this.#place());
  }

  set show(visible: boolean) {
    this.#labels.show = visible;
  }

  /** @param opacity 0..1 */
  draw(ink: string, halo: string, opacity: number): void {
    const fill = Color.fromCssColorString(ink).withAlpha(opacity);
    const outline = Color.fromCssColorString(halo).withAlpha(0.85 * opacity);
    for (const { label } of this.#signs) {
      label.fillColor = fill;
      label.outlineColor = outline;
    }
  }

  #place(): void {
    const { camera } = this.#scene;
    if (!this.#labels.show || Matrix4.equals(this.#view, camera.viewMatrix)) return;
    Matrix4.clone(camera.viewMatrix, this.#view);
    const shown = placeNames(this.#signs.map((sign) => this.#onScreen(sign)));
    for (const [i, { label }] of this.#signs.entries()) label.show = shown[i]!;
  }

  #onScreen({ label, position, size, width, height }: Sign): Name | undefined {
    const { camera, canvas } = this.#scene;
    const at = SceneTransforms.worldToWindowCoordinates(this.#scene, position, scratch);
    if (at === undefined) return undefined;
    const { x, y } = at;
    if (x < 0 || y < 0 || x > canvas.clientWidth || y > canvas.clientHeight) return undefined;
    const { frustum } = camera;
    const fov = frustum instanceof PerspectiveFrustum ? (frustum.fovy ?? 1) : 1;
    const distance = Cartesian3.distance(camera.positionWC, position);
    const room = (size / distance) * (canvas.clientHeight / (2 * Math.tan(fov / 2)));
    return { x, y, width, height, room, shown: label.show };
  }

  dispose(): void {
    this.#stop();
    this.#scene.primitives.remove(this.#labels);
  }
}

const scratch = new Cartesian2();
