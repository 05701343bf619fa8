import { rgb } from './colours.ts';
import { delayClasses, statePaints } from './delay.ts';
import { runTexels } from './texels.ts';

const vec3 = (color: string): string =>
  `vec3(${rgb(color)
    .map((c) => c.toFixed(4))
    .join(', ')})`;

/** What colours a vehicle: uniform `u_colour`. */
export const paintCodes = { route: 0, delay: 1, state: 2 } as const;

/** Narrows to the colour of the class of a delay in seconds. */
const delayPaint = delayClasses
  .map(({ below, color }) =>
    below === undefined
      ? `return ${vec3(color)};`
      : `if (delay < ${below.toFixed(1)}) return ${vec3(color)};`,
  )
  .join('\n  ');

/** Reads texel `i` of a texture that is filled row by row. */
const reader = (name: string, sampler: string): string => `
vec4 ${name}(int i) {
  int width = textureSize(${sampler}, 0).x;
  return texelFetch(${sampler}, ivec2(i % width, i / width), 0);
}`;

/** Last i in from <= i < to whose value is at most `value`; 24 halvings reach what a float counts exactly. */
const search = (name: string, value: string): string => `
int ${name}(int from, int to, float value) {
  int low = from;
  int high = to - 1;
  for (int k = 0; k < 24; k += 1) {
    if (low >= high) break;
    int middle = (low + high + 1) / 2;
    if (${value} <= value) low = middle; else high = middle - 1;
  }
  return low;
}`;

/**
 * Vertex stage, for markers (POSITION: slot, 0, 0) and their trails (slot, share of the trail, side). A vertex
 * finds its slot's run at `u_time`, that run's stops around its second, and the place on its path: see
 * `DayTexels` for the textures.
 */
export const vertexShader = /* glsl */ `
${reader('timeAt', 'u_times')}
${reader('pathAt', 'u_paths')}
${reader('runAt', 'u_runs')}
${reader('paintAt', 'u_paints')}
${search('lastStop', 'timeAt(middle).x')}
${search('lastPoint', 'pathAt(middle).w')}
${search('lastRun', `runAt(u_slots + ${runTexels} * middle).x`)}

vec3 delayPaint(float delay) {
  ${delayPaint}
}

struct Spot { vec3 at; vec3 ahead; float delay; };

Spot spotAt(vec4 rows, float time) {
  int first = int(rows.x);
  int end = first + int(rows.y);
  int k = lastStop(first, end, time);
  vec4 stop = timeAt(k);
  float metres = stop.z;
  float delay = stop.w;
  if (time > stop.y && k < end - 1) {
    vec4 next = timeAt(k + 1);
    float share = clamp((time - stop.y) / max(next.x - stop.y, 1.0e-3), 0.0, 1.0);
    metres = mix(stop.z, next.z, share);
    delay = mix(stop.w, next.w, share);
  }
  int firstPoint = int(rows.z);
  int endPoint = firstPoint + int(rows.w);
  int a = max(firstPoint, min(lastPoint(firstPoint, endPoint, metres), endPoint - 2));
  vec4 from = pathAt(a);
  vec4 to = pathAt(min(a + 1, endPoint - 1));
  vec3 place = mix(from.xyz, to.xyz, clamp((metres - from.w) / max(to.w - from.w, 1.0e-3), 0.0, 1.0));
  return Spot(place, normalize(to.xyz - from.xyz + vec3(1.0e-6)), delay);
}

vec2 headingOnScreen(vec3 place, vec3 ahead) {
  vec4 clip = czm_projection * czm_modelView * vec4(place, 1.0);
  vec4 clipAhead = czm_projection * czm_modelView * vec4(place + ahead * 4.0, 1.0);
  vec2 onScreen = (clipAhead.xy / clipAhead.w - clip.xy / clip.w) * czm_viewport.zw;
  return dot(onScreen, onScreen) > 1.0e-8 ? normalize(onScreen) : vec2(0.0, 1.0);
}

void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  vec3 corner = vsInput.attributes.positionMC;
  bool trail = corner.z != 0.0;
  v_paint = vec3(0.0);
  v_heading = vec2(0.0, 1.0);
  v_pixels = 0.0;
  v_shape = vec4(0.0);
  vsOutput.pointSize = 0.0;
  vsOutput.positionMC = (czm_inverseModelView * vec4(0.0, 0.0, 1.0e4, 1.0)).xyz;

  int slot = int(corner.x + 0.5);
  if (slot >= u_slots || u_opacity <= 0.0 || (trail && u_trail <= 0.0)) return;
  vec4 held = runAt(slot);
  int run = lastRun(int(held.x), int(held.x + held.y), u_time);
  int texel = u_slots + ${runTexels} * run;
  vec4 span = runAt(texel);
  if (u_time < span.x || u_time > span.y) return;
  vec4 rows = runAt(texel + 1);
  vec4 about = runAt(texel + 2);
  bool stray = about.y > 1.5;
  if (stray && trail) return;

  Spot spot;
  if (stray) {
    float turn = radians(max(rows.w, 0.0));
    spot = Spot(rows.xyz, vec3(sin(turn), cos(turn), 0.0), 0.0);
  } else {
    float back = trail ? corner.y * u_trail : 0.0;
    spot = spotAt(rows, max(u_time - back, span.x) - span.z);
  }

  bool heard = span.w > -1.0e6 && u_time > span.w - u_stale;
  bool stale = heard && u_time > span.w + u_stale;
  int state = stray ? 3 : !heard ? 1 : stale ? 2 : 0;
  v_paint = about.x < 0.0 ? ${vec3(statePaints.stray)} : paintAt(int(about.x)).rgb;
  if (u_colour == ${paintCodes.delay})
    v_paint = heard && !stray ? delayPaint(spot.delay) : ${vec3(statePaints.timetable)};
  if (u_colour == ${paintCodes.state})
    v_paint = state == 0 ? ${vec3(statePaints.live)} : state == 1 ? ${vec3(statePaints.timetable)}
      : state == 2 ? ${vec3(statePaints.stale)} : ${vec3(statePaints.stray)};
  bool paler = u_live && state == 1;
  if (paler) v_paint = mix(v_paint, u_ring, 0.5);
  float alpha = u_opacity * (stale ? 0.5 : 1.0);
  bool chosen = run == u_chosen;
  if (u_focus >= 0 && int(about.x) != u_focus) alpha *= 0.3;

  vec4 eye = czm_modelView * vec4(spot.at, 1.0);
  v_heading = headingOnScreen(spot.at, spot.ahead);
  float range = length(eye.xyz);
  float pixels = mix(u_sizes.x, u_sizes.y, smoothstep(log2(900.0), log2(16000.0), log2(range)));
  if (chosen) pixels *= 1.35;
  v_pixels = pixels * czm_pixelRatio;
  // Towards the eye along its ray: the same pixel, but in front of the houses of the street.
  float nearer = 1.0 - min(0.5, (trail ? 120.0 : 140.0) / range);
  vec3 shown = eye.xyz * nearer;
  if (trail) {
    float metresPerPixel = -2.0 * shown.z / (czm_projection[1][1] * czm_viewport.w);
    float halfWidth = v_pixels * 0.19 * (1.0 - 0.55 * corner.y);
    shown.xy += vec2(-v_heading.y, v_heading.x) * corner.z * halfWidth * metresPerPixel;
    v_shape = vec4(alpha * (1.0 - corner.y), 1.0, corner.z, 0.0);
  } else {
    vsOutput.pointSize = v_pixels;
    v_shape = vec4(alpha, 0.0, stray ? 1.0 : 0.0, chosen ? 2.0 : u_live && state == 0 && about.y > 0.5 ? 1.0 : 0.0);
  }
  vsOutput.positionMC = (czm_inverseModelView * vec4(shown, 1.0)).xyz;
}
`;

/**
 * Fragment stage: a rounded marker that points where it goes, a diamond where no trip is known, both inside a
 * ring of the surface colour, with a second ring where the vehicle itself reported its place or is chosen.
 */
export const fragmentShader = /* glsl */ `
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  if (v_shape.y > 0.5) {
    float edge = 1.0 - smoothstep(0.6, 1.0, abs(v_shape.z));
    float alpha = v_shape.x * v_shape.x * 0.75 * edge;
    if (alpha <= 0.01) discard;
    material.diffuse = czm_srgbToLinear(v_paint);
    material.alpha = alpha;
    return;
  }
  vec2 point = (gl_PointCoord * 2.0 - 1.0) * vec2(1.0, -1.0);
  vec2 local = vec2(dot(point, vec2(v_heading.y, -v_heading.x)), dot(point, v_heading)) * v_pixels * 0.5;
  float ring = clamp(v_pixels * 0.09, 1.0, 2.4);
  float outer = v_shape.w > 0.5 ? clamp(v_pixels * 0.06, 1.0, 2.0) * v_shape.w : 0.0;
  float radius = v_pixels * 0.30;
  float reach = v_pixels * 0.5 - radius - 0.5;
  float body = v_shape.z > 0.5
    ? (abs(local.x) + abs(local.y)) * 0.7071 - v_pixels * 0.33
    : length(vec2(local.x, local.y - clamp(local.y, -reach, reach))) - radius;
  float shape = 1.0 - smoothstep(-0.5, 0.5, body);
  if (shape <= 0.02) discard;
  float inside = 1.0 - smoothstep(-0.5, 0.5, body + outer);
  float fill = 1.0 - smoothstep(-0.5, 0.5, body + outer + ring);
  vec2 nose = vec2(local.x, local.y - reach);
  float tip = (1.0 - smoothstep(-0.6, 0.6, length(nose) - radius * 0.34)) * step(11.0, v_pixels);
  vec3 rings = mix(v_shape.w > 1.5 ? u_accent : u_ink, u_ring, inside);
  vec3 colour = mix(rings, mix(v_paint, u_ring, v_shape.z > 0.5 ? 0.0 : tip), fill);
  material.diffuse = czm_srgbToLinear(colour);
  material.alpha = shape * v_shape.x;
}
`;
