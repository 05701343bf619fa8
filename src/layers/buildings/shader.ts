import { notKnown, valueFunctions } from '../valueTexture.ts';

/** Cells of a value texture that are no place on the ramp. */
export const plain = -2;
export const natural = -3;

/**
 * Every vertex looks its building up by `_GID` in two value textures and mixes the two colours, so
 * that new values cost one texture and one moving number. Colours are sRGB until the very end.
 * A data colour is untouched on roofs; walls are the same hue darker, by where they face.
 */
export const vertexShader = /* glsl */ `${valueFunctions}
vec3 toSrgb(vec3 c) {
  return mix(c * 12.92, 1.055 * pow(max(c, vec3(0.0)), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
}
vec3 surfaceColour(float value, sampler2D lut, vec3 own, float tone, float wall, float roof) {
  if (value < -2.5) return toSrgb(own) * u_daylight * wall * roof;
  if (value < -1.5) return u_plain * mix(vec3(1.0), u_cool, step(wall, 0.999)) * tone * wall * roof;
  return rampColour(lut, value, u_unknown) * wall;
}
float valueAt(sampler2D values, ivec2 cell) {
  return cell.y < textureSize(values, 0).y ? texelFetch(values, cell, 0).r : float(${notKnown});
}
void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  int gid = int(vsInput.attributes.gid + 0.5);
  ivec2 cell = cellOf(gid);
  float first = valueAt(u_value0, cell);
  float second = valueAt(u_value1, cell);
  vec3 n = normalize(vsInput.attributes.normalMC);
  bool upright = n.y < 0.08;
  vec2 facade = vsInput.attributes.texCoord_0 / 64.0;
  float facing = dot(n, normalize(vec3(-0.62, 0.0, 0.78)));
  float foot = mix(0.91, 1.0, smoothstep(0.0, 3.5, facade.y));
  float wall = upright ? (u_shade.x + u_shade.y * facing) * foot : 1.0;
  float slope = dot(n, normalize(vec3(-0.38, 0.78, 0.48)));
  float roof = upright ? 1.0 : 1.0 - u_shade.z * clamp(0.78 - slope, -0.12, 1.0);
  // Neighbours differ by a hair, so that a row of plain roofs still reads as houses.
  float tone = 1.0 - 0.022 * fract(float(gid) * 0.618034);
  vec3 own = vsInput.attributes.color_0.rgb;
  v_colour = mix(
    surfaceColour(first, u_lut0, own, tone, wall, roof),
    surfaceColour(second, u_lut1, own, tone, wall, roof),
    u_mix
  );
  v_facade = vec3(facade, upright ? mix(step(first, -2.5), step(second, -2.5), u_mix) : 0.0);
  v_colour = mix(v_colour, u_accent * wall, float(gid == int(u_selected)));
}`;

/** Windows on natural fronts, faded to their mean where they would be finer than the pixels. */
export const fragmentShader = /* glsl */ `
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec2 at = v_facade.xy;
  vec2 width = max(fwidth(at), vec2(1e-4));
  vec2 inBay = abs(fract(at) - vec2(0.5, 0.54));
  vec2 edge = smoothstep(vec2(0.0), width, vec2(0.22, 0.25) - inBay + 0.5 * width);
  float fine = 1.0 - smoothstep(0.25, 0.6, max(width.x, width.y));
  float window = mix(0.2, edge.x * edge.y, fine) * step(0.01, at.x + width.x) * step(0.0, at.y);
  float bays = smoothstep(0.0, 1e-4, max(width.x - 1.1e-4, 0.0));
  vec3 colour = mix(v_colour, v_colour * vec3(0.42, 0.47, 0.53), 0.85 * window * bays * v_facade.z);
  material.diffuse = czm_srgbToLinear(colour);
  material.alpha = u_opacity;
}`;
