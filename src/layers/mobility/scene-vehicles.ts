import {
  Cartesian2,
  Cartesian3,
  CustomShader,
  CustomShaderTranslucencyMode,
  LightingModel,
  type Model,
  type Scene,
  type TextureUniform,
  UniformType,
  VaryingType,
} from 'cesium';
import { unlitModel } from '../scene-model.ts';
import { colourVector, floatTexture, WaitingTextures } from '../scene-values.ts';
import { rgb } from './colours.ts';
import { meshGlb } from './glb.ts';
import type { GroundPaths } from './ground.ts';
import { markerPoints, trailRibbons } from './mesh.ts';
import type { Frame } from './scene-frame.ts';
import { fragmentShader, paintCodes, vertexShader } from './scene-shader.ts';
import { type DayTexels, type Grid, gridOf } from './texels.ts';

/** Metres above the ground at which vehicles are drawn. */
export const vehicleHeight = 2;
/** Marker length in CSS pixels, near and far. */
const sizes = new Cartesian2(26, 12);
/** Markers move towards the eye in the shader; the depth range must have room for that. */
const margin = 300;
const fewestSlots = 256;
/** Pieces of a trail, and in a picture of more vehicles than `manySlots`. */
const trailSteps = 32;
const coarseTrailSteps = 12;
const manySlots = 8192;

/** How vehicles look; colours are sRGB hex. */
export interface VehicleLook {
  readonly opacity: number;
  /** Ring around a marker. */
  readonly surface: string;
  /** Second ring of a vehicle that reported its place. */
  readonly ink: string;
  /** Second ring of the chosen vehicle. */
  readonly accent: string;
  readonly paint: keyof typeof paintCodes;
  /** Seconds of travel that the trail shows; 0 for none. */
  readonly trail: number;
  /** Seconds after which a vehicle's last word is stale. */
  readonly staleAfter: number;
}

/**
 * A day's vehicles as one model of as many points as there are vehicles at once: the timetable lies in textures
 * and time is a uniform, so that a frame costs the CPU the same whatever the number of vehicles, and another day
 * or a word from a live feed is another texture.
 */
export class VehicleModel {
  readonly #scene: Scene;
  readonly #shader: CustomShader;
  readonly #frame: Frame;
  readonly #bounds: { readonly min: number[]; readonly max: number[] };
  readonly #redraw: () => void;
  readonly #waiting = new WaitingTextures();
  #model: Model | undefined;
  /** What the model on the globe, or the one under way, has room for. */
  #built = { slots: 0, steps: 0 };
  #loads = 0;
  #slots = 0;
  #steps = 0;
  #shown = true;

  constructor(scene: Scene, paths: GroundPaths, frame: Frame, most: number, redraw: () => void) {
    this.#scene = scene;
    this.#frame = frame;
    this.#redraw = redraw;
    const places = pathTexels(paths, frame, most);
    this.#bounds = boundsOf(places.values, paths.lon.length);
    const none = floats(gridOf(1, most));
    this.#shader = new CustomShader({
      lightingModel: LightingModel.UNLIT,
      translucencyMode: CustomShaderTranslucencyMode.TRANSLUCENT,
      uniforms: {
        u_times: { type: UniformType.SAMPLER_2D, value: none },
        u_runs: { type: UniformType.SAMPLER_2D, value: none },
        u_paths: { type: UniformType.SAMPLER_2D, value: floats(places) },
        u_paints: { type: UniformType.SAMPLER_2D, value: none },
        u_slots: { type: UniformType.INT, value: 0 },
        u_time: { type: UniformType.FLOAT, value: 0 },
        u_opacity: { type: UniformType.FLOAT, value: 1 },
        u_colour: { type: UniformType.INT, value: paintCodes.route },
        u_trail: { type: UniformType.FLOAT, value: 0 },
        u_stale: { type: UniformType.FLOAT, value: 0 },
        u_live: { type: UniformType.BOOL, value: false },
        u_chosen: { type: UniformType.INT, value: -1 },
        u_focus: { type: UniformType.INT, value: -1 },
        u_ring: { type: UniformType.VEC3, value: new Cartesian3(1, 1, 1) },
        u_ink: { type: UniformType.VEC3, value: new Cartesian3() },
        u_accent: { type: UniformType.VEC3, value: new Cartesian3() },
        u_sizes: { type: UniformType.VEC2, value: sizes },
      },
      varyings: {
        v_paint: VaryingType.VEC3,
        v_heading: VaryingType.VEC2,
        v_pixels: VaryingType.FLOAT,
        v_shape: VaryingType.VEC4,
      },
      vertexShaderText: vertexShader,
      fragmentShaderText: fragmentShader,
    });
  }

  setDay(texels: DayTexels | undefined): void {
    this.#slots = texels?.slots ?? 0;
    this.#shader.setUniform('u_slots', this.#slots);
    this.#shader.setUniform('u_live', texels?.live ?? false);
    if (texels === undefined) return;
    this.#put('u_times', floats(texels.times));
    this.#put('u_runs', floats(texels.runs));
    this.#grow();
  }

  /** Paths in place of those before; they lie among the stops, so that the bounds stay. */
  setPaths(paths: GroundPaths, most: number): void {
    this.#put('u_paths', floats(pathTexels(paths, this.#frame, most)));
  }

  /** @param colors sRGB hex by route */
  setPaints(colors: readonly string[], most: number): void {
    const grid = gridOf(colors.length, most);
    colors.forEach((color, route) => {
      grid.values.set(rgb(color), route * 4);
    });
    this.#put('u_paints', floats(grid));
  }

  /** @param seconds of the day's own count */
  setTime(seconds: number): void {
    this.#shader.setUniform('u_time', seconds);
  }

  setLook(look: VehicleLook): void {
    const shader = this.#shader;
    shader.setUniform('u_opacity', look.opacity);
    shader.setUniform('u_ring', colourVector(look.surface));
    shader.setUniform('u_ink', colourVector(look.ink));
    shader.setUniform('u_accent', colourVector(look.accent));
    shader.setUniform('u_colour', paintCodes[look.paint]);
    shader.setUniform('u_trail', look.trail);
    shader.setUniform('u_stale', look.staleAfter);
    this.#steps = look.trail > 0 ? trailSteps : 0;
    this.#grow();
  }

  /** @param place of a run among those of the textures, -1 for none @param route whose vehicles stand out, -1 for all */
  choose(place: number, route: number): void {
    this.#shader.setUniform('u_chosen', place);
    this.#shader.setUniform('u_focus', route);
  }

  set show(show: boolean) {
    this.#shown = show;
    if (this.#model !== undefined) this.#model.show = show;
    this.#flush();
  }

  destroy(): void {
    this.#loads += 1;
    if (this.#model !== undefined) this.#scene.primitives.remove(this.#model);
    this.#shader.destroy();
  }

  #put(name: string, texture: TextureUniform): void {
    this.#waiting.put(name, texture);
    this.#flush();
  }

  #flush(): void {
    if (!this.#shown || this.#model === undefined) return;
    this.#waiting.flush(this.#shader);
  }

  /** Builds the model anew where it has no room for the slots, or not the trails that are asked for. */
  #grow(): void {
    if (this.#slots === 0) return;
    const enough = this.#slots <= this.#built.slots;
    if (enough && this.#steps > 0 === this.#built.steps > 0) return;
    const slots = Math.max(this.#built.slots, roomFor(this.#slots));
    const steps = slots > manySlots ? Math.min(this.#steps, coarseTrailSteps) : this.#steps;
    this.#built = { slots, steps };
    const parts = [markerPoints(slots)];
    if (steps > 0) parts.unshift(trailRibbons(slots, steps));
    void this.#load(meshGlb(parts, this.#bounds));
  }

  async #load(gltf: Uint8Array): Promise<void> {
    this.#loads += 1;
    const load = this.#loads;
    const model = await unlitModel(gltf, this.#frame.toWorld, this.#shader, {
      show: this.#shown,
      allowPicking: false,
    });
    if (load !== this.#loads) {
      model.destroy();
      return;
    }
    const before = this.#model;
    this.#model = this.#scene.primitives.add(model) as Model;
    this.#model.show = this.#shown;
    this.#flush();
    model.readyEvent.addEventListener(() => {
      if (before !== undefined) this.#scene.primitives.remove(before);
      this.#redraw();
    });
    this.#redraw();
  }
}

const roomFor = (slots: number): number => Math.max(fewestSlots, 2 ** Math.ceil(Math.log2(slots)));

const floats = ({ values, width }: Grid): TextureUniform => floatTexture(values, width, 4);

function pathTexels(paths: GroundPaths, frame: Frame, most: number): Grid {
  const grid = gridOf(paths.lon.length, most);
  const local = new Cartesian3();
  for (let i = 0; i < paths.lon.length; i += 1) {
    frame.local(paths.lon[i]!, paths.lat[i]!, paths.height[i]! + vehicleHeight, local);
    grid.values.set([local.x, local.y, local.z, paths.distance[i]!], i * 4);
  }
  return grid;
}

function boundsOf(places: Float32Array, count: number): { min: number[]; max: number[] } {
  const min = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const max = min.map((value) => -value);
  if (count === 0) return { min: [-margin, -margin, -margin], max: [margin, margin, margin] };
  for (let i = 0; i < count; i += 1) {
    for (let axis = 0; axis < 3; axis += 1) {
      min[axis] = Math.min(min[axis]!, places[i * 4 + axis]! - margin);
      max[axis] = Math.max(max[axis]!, places[i * 4 + axis]! + margin);
    }
  }
  return { min, max };
}
