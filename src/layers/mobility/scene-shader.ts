/** Texels per row of the textures that hold paths and stop times. */
export const textureWidth = 2048;

/**
 * Vertex stage: one vertex is one vehicle's trip. It finds its stops around `u_time` in `u_times`
 * (arrival, departure, metres along), then its place on the line in `u_paths` (x, y, z, metres along).
 */
export const vertexShader = /* glsl */ `
vec4 timeAt(int i) {
  return texelFetch(u_times, ivec2(i % ${textureWidth}, i / ${textureWidth}), 0);
}
vec4 pathAt(int i) {
  return texelFetch(u_paths, ivec2(i % ${textureWidth}, i / ${textureWidth}), 0);
}
int lastStop(int from, int to, float time) {
  int low = from;
  int high = to - 1;
  for (int k = 0; k < 24; k += 1) {
    if (low >= high) break;
    int middle = (low + high + 1) / 2;
    if (timeAt(middle).x <= time) low = middle; else high = middle - 1;
  }
  return low;
}
int lastPoint(int from, int to, float metres) {
  int low = from;
  int high = to - 1;
  for (int k = 0; k < 24; k += 1) {
    if (low >= high) break;
    int middle = (low + high + 1) / 2;
    if (pathAt(middle).w <= metres) low = middle; else high = middle - 1;
  }
  return low;
}
void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  vec4 run = vsInput.attributes.run;
  vec3 span = vsInput.attributes.span;
  v_paint = vsInput.attributes.tint;
  v_heading = vec2(0.0, 1.0);
  v_pixels = 0.0;
  vsOutput.pointSize = 0.0;
  if (u_opacity <= 0.0 || u_time < span.x || u_time > span.y) {
    vsOutput.positionMC = (czm_inverseModelView * vec4(0.0, 0.0, 1.0e4, 1.0)).xyz;
    return;
  }
  float time = u_time - span.z;
  int firstTime = int(run.x);
  int endTime = firstTime + int(run.y);
  int k = lastStop(firstTime, endTime, time);
  vec4 stop = timeAt(k);
  float metres = stop.z;
  if (time > stop.y && k < endTime - 1) {
    vec4 next = timeAt(k + 1);
    metres = mix(stop.z, next.z, clamp((time - stop.y) / max(next.x - stop.y, 1.0e-3), 0.0, 1.0));
  }
  int firstPoint = int(run.z);
  int endPoint = firstPoint + int(run.w);
  int a = max(firstPoint, min(lastPoint(firstPoint, endPoint, metres), endPoint - 2));
  vec4 from = pathAt(a);
  vec4 to = pathAt(min(a + 1, endPoint - 1));
  vec3 place = mix(from.xyz, to.xyz, clamp((metres - from.w) / max(to.w - from.w, 1.0e-3), 0.0, 1.0));

  vec4 eye = czm_modelView * vec4(place, 1.0);
  vec4 eyeAhead = czm_modelView * vec4(place + normalize(to.xyz - from.xyz + vec3(1.0e-6)) * 4.0, 1.0);
  vec4 clip = czm_projection * eye;
  vec4 clipAhead = czm_projection * eyeAhead;
  vec2 onScreen = (clipAhead.xy / clipAhead.w - clip.xy / clip.w) * czm_viewport.zw;
  if (dot(onScreen, onScreen) > 1.0e-8) v_heading = normalize(onScreen);

  float range = length(eye.xyz);
  // Towards the eye along its ray: the same pixel, but in front of the houses of the street.
  float nearer = 1.0 - min(0.5, 140.0 / range);
  vsOutput.positionMC = (czm_inverseModelView * vec4(eye.xyz * nearer, 1.0)).xyz;
  v_pixels = mix(u_sizes.x, u_sizes.y, smoothstep(log2(900.0), log2(16000.0), log2(range))) * czm_pixelRatio;
  vsOutput.pointSize = v_pixels;
}
`;

/** Fragment stage: a rounded marker that points where it goes, inside a ring of the surface colour. */
export const fragmentShader = /* glsl */ `
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec2 point = (gl_PointCoord * 2.0 - 1.0) * vec2(1.0, -1.0);
  vec2 local = vec2(dot(point, vec2(v_heading.y, -v_heading.x)), dot(point, v_heading)) * v_pixels * 0.5;
  float ring = clamp(v_pixels * 0.09, 1.0, 2.4);
  float radius = v_pixels * 0.30;
  float reach = v_pixels * 0.5 - radius - 0.5;
  float body = length(vec2(local.x, local.y - clamp(local.y, -reach, reach))) - radius;
  float shape = 1.0 - smoothstep(-0.5, 0.5, body);
  if (shape <= 0.02) discard;
  float fill = 1.0 - smoothstep(-0.5, 0.5, body + ring);
  vec2 nose = vec2(local.x, local.y - reach);
  float tip = (1.0 - smoothstep(-0.6, 0.6, length(nose) - radius * 0.34)) * step(11.0, v_pixels);
  vec3 colour = mix(u_ring, mix(v_paint, u_ring, tip), fill);
  material.diffuse = czm_srgbToLinear(colour);
  material.alpha = shape * u_opacity;
}
`;
