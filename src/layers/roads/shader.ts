import { valueFunctions } from '../valueTexture.ts';

/** CSS pixels that a direction of the selected road has at least, and those of the ring around it. */
const selectedWidth = 3.5;
const selectedRing = 3.5;

/** Third number of a link's cell. */
export const marks = { none: 0, closed: 1, slowed: 2 } as const;
/** Added to it where the link is selected. */
export const selectedMark = 4;

/**
 * Vertex stage: a ribbon of a width in pixels along each link, to the side of the middle that people drive on
 * (`u_side`: 1 right, -1 left) where the road has two directions. `_RIBBON` is link, side (-1 left, 1 right), code (1 two directions, 2 first point,
 * 4 last point) and metres along; `_AHEAD` points ahead, as long as the joint must be wide. A cell of
 * `u_cells` is place on the ramp, width in CSS pixels, mark, rank of the class.
 */
export const vertexShader = /* glsl */ `${valueFunctions}
void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  vec4 ribbon = vsInput.attributes.ribbon;
  vec3 ahead = vsInput.attributes.ahead;
  int link = int(ribbon.x + 0.5);
  int code = int(ribbon.z + 0.5);
  vec4 cell = texelFetch(u_cells, cellOf(link), 0);
  vec4 eye = czm_modelView * vec4(vsInput.attributes.positionMC, 1.0);
  float range = length(eye.xyz);
  float pixel = 2.0 * max(-eye.z, 1.0) / (czm_projection[1][1] * czm_viewport.w) * czm_pixelRatio;
  vec4 eyeAhead = eye + czm_modelView * vec4(normalize(ahead) * range * 1.0e-3, 0.0);
  vec2 way = eyeAhead.xy / max(-eyeAhead.z, 1.0) - eye.xy / max(-eye.z, 1.0);
  way = dot(way, way) > 1.0e-16 ? normalize(way) : vec2(0.0, 1.0);
  vec2 right = vec2(way.y, -way.x);
  float near = 1.0 - smoothstep(log2(500.0), log2(20000.0), log2(range));
  bool selected = cell.b > ${selectedMark - 0.5};
  float mark = selected ? cell.b - ${selectedMark.toFixed(1)} : cell.b;
  float marked = step(0.5, mark);
  float width = max(cell.g * mix(0.75, 2.4, near), mix(0.8, mix(2.4, 5.0, near), marked));
  if (selected) width = max(width, ${selectedWidth.toFixed(1)});
  float both = float(code % 2);
  bool inner = both > 0.5 && ribbon.y * u_side < 0.0;
  float reach = 0.5 * width + (selected && !inner ? ${selectedRing.toFixed(1)} : 0.0);
  float middle = u_side * both * (0.5 * width + u_gap * smoothstep(0.35, 0.7, near));
  float ends = float((code / 4) % 2) - float((code / 2) % 2);
  vec2 offset = right * (middle + reach * ribbon.y * length(ahead)) + way * ends * 0.5 * width;
  eye.xy += offset * pixel;
  // Towards the eye along its ray: the same pixel, but in front of the coarse ground far away.
  float pull = clamp(range * 0.004, 1.0, 90.0) * (1.0 + 0.1 * cell.a + (selected ? 2.0 : 0.0));
  eye.xyz *= 1.0 - min(0.5, pull / range);
  vsOutput.positionMC = (czm_inverseModelView * eye).xyz;
  v_colour = rampColour(u_lut, cell.r, u_unknown);
  v_line = vec4(ribbon.y * reach, 0.5 * width, ribbon.w / pixel, mark);
}
`;

/**
 * Fragment stage: shut roads are dashed in the accent colour, slowed ones edged with it; the selected one has a
 * ring of the accent colour around it, a hair apart.
 */
export const fragmentShader = /* glsl */ `
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec3 colour = v_colour;
  if (v_line.w > 1.5) {
    if (abs(v_line.x) > v_line.y - max(1.0, 0.35 * v_line.y)) colour = u_accent;
  } else if (v_line.w > 0.5) {
    colour = fract(v_line.z / 10.0) < 0.6 ? u_accent : u_surface;
  }
  float beyond = abs(v_line.x) - v_line.y;
  if (beyond > 0.0) colour = beyond > 1.0 ? u_accent : u_surface;
  material.diffuse = czm_srgbToLinear(colour);
  material.alpha = beyond > 0.0 ? 1.0 : u_opacity;
}
`;
