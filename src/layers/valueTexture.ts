/** What every layer that looks values up in a texture (buildings, roads) agrees on, in code and in GLSL. */

/** Features in one row of a value texture. */
export const textureWidth = 1024;

/** Place on the ramp of a feature whose value is not known; places go from 0 to 1. */
export const notKnown = -1;

/** Cells that `count` features need, whole rows; spare cells are never read. */
export const cellCount = (count: number): number =>
  Math.max(1, Math.ceil(count / textureWidth)) * textureWidth;

/** GLSL `ivec2 cellOf(int feature)` and `vec3 rampColour(sampler2D lut, float place, vec3 unknown)`, sRGB. */
export const valueFunctions = /* glsl */ `
ivec2 cellOf(int feature) {
  return ivec2(feature % ${textureWidth}, feature / ${textureWidth});
}
vec3 rampColour(sampler2D lut, float place, vec3 unknown) {
  return place < -0.5 ? unknown : texelFetch(lut, ivec2(int(place * 255.0 + 0.5), 0), 0).rgb;
}`;
