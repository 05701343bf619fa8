import { Cartesian3, Matrix4, Transforms } from 'cesium';

/** A local east, north, up frame in metres, in which positions fit into 32-bit floats. */
export class Frame {
  readonly toWorld: Matrix4;
  readonly #fromWorld: Matrix4;

  constructor(lon: number, lat: number) {
    this.toWorld = Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(lon, lat));
    this.#fromWorld = Matrix4.inverseTransformation(this.toWorld, new Matrix4());
  }

  /** Local metres of a position, degrees and metres above the ellipsoid. */
  local(lon: number, lat: number, height: number, result: Cartesian3): Cartesian3 {
    const world = Cartesian3.fromDegrees(lon, lat, height, undefined, result);
    return Matrix4.multiplyByPoint(this.#fromWorld, world, result);
  }
}
