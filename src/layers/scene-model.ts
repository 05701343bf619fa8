import {
  Axis,
  Cartesian2,
  type CustomShader,
  ImageBasedLighting,
  type Matrix4,
  Model,
} from 'cesium';

/**
 * A binary glTF with z up, drawn by a custom shader that no light reaches: what a model would do at each frame
 * for light around it (environment maps, their uniforms) is left out.
 * @param modelMatrix from the mesh's metres to the earth's
 */
export async function unlitModel(
  glb: Uint8Array,
  modelMatrix: Matrix4,
  customShader: CustomShader,
  options: { readonly show: boolean; readonly allowPicking: boolean },
): Promise<Model> {
  const light = new ImageBasedLighting();
  light.imageBasedLightingFactor = new Cartesian2(0, 0);
  const url = URL.createObjectURL(new Blob([glb as Uint8Array<ArrayBuffer>]));
  return Model.fromGltfAsync({
    ...options,
    url,
    modelMatrix,
    customShader,
    upAxis: Axis.Z,
    forwardAxis: Axis.X,
    backFaceCulling: false,
    imageBasedLighting: light,
    environmentMapOptions: { enabled: false },
    // The model fetches its buffer while it is drawn for the first time.
    gltfCallback: () => URL.revokeObjectURL(url),
  });
}
