import {
  Cartesian3,
  Color,
  type CustomShader,
  PixelDatatype,
  PixelFormat,
  TextureMagnificationFilter,
  TextureMinificationFilter,
  TextureUniform,
} from 'cesium';

const exact = {
  repeat: false,
  minificationFilter: TextureMinificationFilter.NEAREST,
  magnificationFilter: TextureMagnificationFilter.NEAREST,
};

/** Rows of `width` cells, each of one or four 32-bit floats, read by `texelFetch`. */
export const floatTexture = (values: Float32Array, width: number, perCell: 1 | 4): TextureUniform =>
  new TextureUniform({
    // Cesium's types know bytes only; its textures take what `pixelDatatype` says.
    typedArray: values as unknown as Uint8Array,
    width,
    height: values.length / width / perCell,
    pixelFormat: perCell === 1 ? PixelFormat.RED : PixelFormat.RGBA,
    pixelDatatype: PixelDatatype.FLOAT,
    ...exact,
  });

/** A row of colours, RGBA bytes. */
export const lutTexture = (lut: Uint8Array): TextureUniform =>
  new TextureUniform({
    typedArray: lut,
    width: lut.length / 4,
    height: 1,
    pixelFormat: PixelFormat.RGBA,
    pixelDatatype: PixelDatatype.UNSIGNED_BYTE,
    ...exact,
  });

/** An sRGB colour as a uniform, 0..1. */
export function colourVector(hex: string): Cartesian3 {
  const { red, green, blue } = Color.fromCssColorString(hex);
  return new Cartesian3(red, green, blue);
}

/**
 * Textures for a shader whose model may be hidden: there they would queue up, for no frame takes them
 * (CesiumGS/cesium#12676), so the latest alone wait here until `flush`.
 */
export class WaitingTextures {
  readonly #waiting = new Map<string, TextureUniform>();

  put(uniform: string, texture: TextureUniform): void {
    this.#waiting.set(uniform, texture);
  }

  flush(shader: CustomShader): void {
    for (const [uniform, texture] of this.#waiting) shader.setUniform(uniform, texture);
    this.#waiting.clear();
  }
}
