import {
  Axis,
  Cartesian2,
  Cartesian3,
  CustomShader,
  CustomShaderTranslucencyMode,
  LightingModel,
  Model,
  PixelDatatype,
  PixelFormat,
  type Scene,
  TextureMagnificationFilter,
  TextureMinificationFilter,
  TextureUniform,
  UniformType,
  VaryingType,
} from 'cesium';
import { rgb, routeColours } from './colours.ts';
import type { Day } from './day.ts';
import { pointsGlb } from './glb.ts';
import type { GroundPaths } from './ground.ts';
import type { Frame } from './scene-frame.ts';
import { fragmentShader, textureWidth, vertexShader } from './scene-shader.ts';

/** Metres above the ground at which vehicles are drawn. */
export const vehicleHeight = 2;
/** Marker length in CSS pixels, near and far. */
const sizes = new Cartesian2(26, 12);
/** Markers move towards the eye in the shader; the depth range must have room for that. */
const margin = 300;

/**
 * A day's vehicles as one model of points: the timetable lies in two textures and time is a uniform,
 * so that a frame costs the CPU nothing, whatever the number of vehicles.
 */
export class VehicleModel {
  readonly #scene: Scene;
  readonly #shader: CustomShader;
  #model: Model | undefined;
  #destroyed = false;

  constructor(scene: Scene, day: Day, paths: GroundPaths, frame: Frame, redraw: () => void) {
    this.#scene = scene;
    const places = pathTexels(paths, frame);
    this.#shader = new CustomShader({
      lightingModel: LightingModel.UNLIT,
      translucencyMode: CustomShaderTranslucencyMode.TRANSLUCENT,
      uniforms: {
        u_times: { type: UniformType.SAMPLER_2D, value: texture(timeTexels(day)) },
        u_paths: { type: UniformType.SAMPLER_2D, value: texture(places) },
        u_time: { type: UniformType.FLOAT, value: 0 },
        u_opacity: { type: UniformType.FLOAT, value: 1 },
        u_ring: { type: UniformType.VEC3, value: new Cartesian3(1, 1, 1) },
        u_sizes: { type: UniformType.VEC2, value: sizes },
      },
      varyings: {
        v_paint: VaryingType.VEC3,
        v_heading: VaryingType.VEC2,
        v_pixels: VaryingType.FLOAT,
      },
      vertexShaderText: vertexShader,
      fragmentShaderText: fragmentShader,
    });
    if (day.runs.trip.length > 0) void this.#load(glbOf(day, paths, places), frame, redraw);
  }

  /** @param seconds of the day's own count */
  setTime(seconds: number): void {
    this.#shader.setUniform('u_time', seconds);
  }

  setLook(opacity: number, ring: string): void {
    this.#shader.setUniform('u_opacity', opacity);
    this.#shader.setUniform('u_ring', new Cartesian3(...rgb(ring)));
  }

  set show(show: boolean) {
    this.#shown = show;
    if (this.#model !== undefined) this.#model.show = show;
  }
  #shown = true;

  destroy(): void {
    this.#destroyed = true;
    if (this.#model !== undefined) this.#scene.primitives.remove(this.#model);
    this.#shader.destroy();
  }

  async #load(gltf: Uint8Array, frame: Frame, redraw: () => void): Promise<void> {
    const url = URL.createObjectURL(new Blob([gltf as Uint8Array<ArrayBuffer>]));
    const model = await Model.fromGltfAsync({
      url,
      modelMatrix: frame.toWorld,
      upAxis: Axis.Z,
      forwardAxis: Axis.X,
      customShader: this.#shader,
      allowPicking: false,
      show: this.#shown,
      // The model fetches its buffer while it is drawn for the first time.
      gltfCallback: () => URL.revokeObjectURL(url),
    });
    if (this.#destroyed) {
      model.destroy();
      return;
    }
    this.#model = this.#scene.primitives.add(model) as Model;
    this.#model.show = this.#shown;
    model.readyEvent.addEventListener(redraw);
    redraw();
  }
}

function texture(values: Float32Array): TextureUniform {
  return new TextureUniform({
    typedArray: values as unknown as Uint8Array,
    width: textureWidth,
    height: values.length / 4 / textureWidth,
    pixelFormat: PixelFormat.RGBA,
    pixelDatatype: PixelDatatype.FLOAT,
    repeat: false,
    minificationFilter: TextureMinificationFilter.NEAREST,
    magnificationFilter: TextureMagnificationFilter.NEAREST,
  });
}

const texels = (count: number): Float32Array =>
  new Float32Array(Math.max(1, Math.ceil(count / textureWidth)) * textureWidth * 4);

function timeTexels({ times }: Day): Float32Array {
  const values = texels(times.arrival.length);
  times.arrival.forEach((arrival, i) => {
    values.set([arrival, times.departure[i]!, times.distance[i]!], i * 4);
  });
  return values;
}

function pathTexels(paths: GroundPaths, frame: Frame): Float32Array {
  const values = texels(paths.lon.length);
  const local = new Cartesian3();
  for (let i = 0; i < paths.lon.length; i += 1) {
    frame.local(paths.lon[i]!, paths.lat[i]!, paths.height[i]! + vehicleHeight, local);
    values.set([local.x, local.y, local.z, paths.distance[i]!], i * 4);
  }
  return values;
}

function glbOf(
  { runs, trips, network }: Day,
  paths: GroundPaths,
  places: Float32Array,
): Uint8Array {
  const count = runs.trip.length;
  const position = new Float32Array(count * 3);
  const run = new Float32Array(count * 4);
  const span = new Float32Array(count * 3);
  const tint = new Float32Array(count * 3);
  const colours = routeColours(network).map(rgb);
  for (let i = 0; i < count; i += 1) {
    const trip = runs.trip[i]!;
    const path = trips.path[trip]!;
    const point = paths.start[path]!;
    const time = trips.times[trip]!;
    position.set(places.subarray(point * 4, point * 4 + 3), i * 3);
    run.set([time, trips.times[trip + 1]! - time, point, paths.start[path + 1]! - point], i * 4);
    span.set([runs.start[i]!, runs.end[i]!, runs.shift[i]!], i * 3);
    tint.set(colours[trips.route[trip]!]!, i * 3);
  }
  return pointsGlb(
    {
      POSITION: { size: 3, values: position },
      _RUN: { size: 4, values: run },
      _SPAN: { size: 3, values: span },
      _TINT: { size: 3, values: tint },
    },
    boundsOf(places, paths.lon.length),
  );
}

function boundsOf(places: Float32Array, count: number): { min: number[]; max: number[] } {
  const min = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const max = min.map((value) => -value);
  for (let i = 0; i < count; i += 1) {
    for (let axis = 0; axis < 3; axis += 1) {
      min[axis] = Math.min(min[axis]!, places[i * 4 + axis]! - margin);
      max[axis] = Math.max(max[axis]!, places[i * 4 + axis]! + margin);
    }
  }
  return { min, max };
}
