import {
  BoundingSphere,
  Cartesian3,
  type CullingVolume,
  Intersect,
  Matrix4,
  PerspectiveFrustum,
  Rectangle,
  type Scene,
} from 'cesium';
import { type TileId, tileBounds } from '../../geo/tile.ts';

/** Ground above or below the ellipsoid that a tile may lie on, metres. */
const relief = 1000;
/** Pixels of the screen that a texel must fill; a tile of finer texels was for a closer look. */
const finest = 0.2;
const texels = 256;

/** Whether a tile is in view now, as far as frustum and size on the screen tell. */
export class View {
  readonly #scene: Scene;
  readonly #matrix = new Matrix4();
  #volume: CullingVolume | undefined;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** True once after every move of the camera. */
  moved(): boolean {
    const { viewMatrix } = this.#scene.camera;
    if (Matrix4.equals(viewMatrix, this.#matrix)) return false;
    Matrix4.clone(viewMatrix, this.#matrix);
    this.#volume = undefined;
    return true;
  }

  sees(tile: TileId): boolean {
    const { camera, canvas } = this.#scene;
    const { frustum, positionWC, directionWC, upWC } = camera;
    this.#volume ??= frustum.computeCullingVolume(positionWC, directionWC, upWC);
    const sphere = BoundingSphere.fromRectangle3D(Rectangle.fromDegrees(...tileBounds(tile)));
    const texel = (2 * sphere.radius) / texels;
    sphere.radius += relief;
    if (this.#volume.computeVisibility(sphere) === Intersect.OUTSIDE) return false;
    const away = Cartesian3.distance(sphere.center, positionWC) - sphere.radius;
    const fov = frustum instanceof PerspectiveFrustum ? (frustum.fovy ?? 1) : 1;
    const pixels = texel / ((Math.max(1, away) * 2 * Math.tan(fov / 2)) / canvas.clientHeight);
    return pixels > finest;
  }
}
