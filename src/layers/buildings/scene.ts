import {
  Cartesian3,
  Cesium3DTileFeature,
  Cesium3DTileset,
  CustomShader,
  CustomShaderMode,
  CustomShaderTranslucencyMode,
  LightingModel,
  type Scene,
  UniformType,
  VaryingType,
} from 'cesium';
import { Problem } from '../../problem/problem.ts';
import { colourVector, floatTexture, lutTexture } from '../scene-values.ts';
import { textureWidth } from '../valueTexture.ts';
import type { Attributes } from './reading.ts';
import { fragmentShader, plain, vertexShader } from './shader.ts';

export interface BuildingLook {
  readonly plain: string;
  readonly unknown: string;
  readonly accent: string;
  readonly dark: boolean;
}

interface Paint {
  readonly cells: Float32Array;
  readonly lut: Uint8Array;
}

const easeSeconds = 0.16;
/** How long new values come at once after a frame that took longer than the way to them, seconds. */
const slowSeconds = 60;
const nobody = -1;
const greyLut = new Uint8Array(256 * 4).fill(200);

/**
 * The tileset of a city's buildings. New values go into the texture that is not shown, and `u_mix`
 * moves there; values that come while it moves replace the ones it moves to. Where a frame takes longer
 * than that way, the first frame shows where it leads: a second one would only be late.
 */
export class BuildingScene {
  readonly #tileset: Cesium3DTileset;
  readonly #redraw: () => void;
  #shader: CustomShader;
  #scene: Scene | undefined;
  #stopFrames: (() => void) | undefined;
  readonly #paints: [Paint, Paint];
  /** Which of the two paints is shown, or moved to. */
  #side: 0 | 1 = 0;
  #mix = 0;
  #moveStart: number | undefined;
  /** When the latest frame of a move began. */
  #lastFrame: number | undefined;
  #slowUntil = 0;
  #waiting: Paint | undefined;
  #look: BuildingLook | undefined;
  #opacity = 1;
  #selected = nobody;
  #first = true;
  readonly failed = { count: 0, file: '' };

  static async load(url: string, redraw: () => void): Promise<BuildingScene> {
    try {
      const tileset = await Cesium3DTileset.fromUrl(url, {
        maximumScreenSpaceError: 8,
        dynamicScreenSpaceError: false,
        preloadWhenHidden: false,
        cacheBytes: 768 * 1024 * 1024,
        maximumCacheOverflowBytes: 512 * 1024 * 1024,
      });
      return new BuildingScene(tileset, redraw);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new Problem('tilesetJson', { file: url, detail }, { cause: error });
    }
  }

  private constructor(tileset: Cesium3DTileset, redraw: () => void) {
    this.#tileset = tileset;
    this.#redraw = redraw;
    const empty = { cells: new Float32Array(textureWidth).fill(plain), lut: greyLut };
    this.#paints = [empty, empty];
    this.#shader = this.#makeShader();
    tileset.customShader = this.#shader;
    tileset.tileFailed.addEventListener(({ url }: { url: string }) => {
      if (this.failed.count === 0) this.failed.file = url;
      this.failed.count += 1;
    });
    tileset.tileLoad.addEventListener(redraw);
    tileset.allTilesLoaded.addEventListener(redraw);
  }

  mount(scene: object): void {
    this.#scene = scene as Scene;
    this.#scene.primitives.add(this.#tileset);
    this.#stopFrames = this.#scene.preUpdate.addEventListener(() => this.#move());
  }

  setVisible(visible: boolean): void {
    this.#tileset.show = visible;
    if (visible && this.#waiting !== undefined) this.#show(this.#waiting);
    this.#waiting = undefined;
  }

  /** Paints the buildings: one texture. While hidden only the latest is kept, for no frame would take it. */
  setValues(cells: Float32Array, lut: Uint8Array = greyLut): void {
    const paint = { cells, lut };
    if (this.#tileset.show) this.#show(paint);
    else this.#waiting = paint;
  }

  #show(paint: Paint): void {
    const moving = this.#moveStart !== undefined;
    if (!moving) {
      this.#side = this.#side === 0 ? 1 : 0;
      this.#moveStart = performance.now();
      this.#lastFrame = undefined;
    }
    const before = this.#paints[this.#side];
    this.#paints[this.#side] = paint;
    this.#shader.setUniform(`u_value${this.#side}`, floatTexture(paint.cells, textureWidth, 1));
    if (before.lut !== paint.lut) {
      this.#shader.setUniform(`u_lut${this.#side}`, lutTexture(paint.lut));
    }
    // What was there before the first values is only a placeholder.
    const atOnce = this.#first || reducedMotion() || performance.now() < this.#slowUntil;
    if (atOnce) this.#finish();
    this.#first = false;
    this.#redraw();
  }

  #move(): void {
    if (this.#moveStart === undefined) return;
    const now = performance.now();
    if (now - (this.#lastFrame ?? now) > easeSeconds * 1000)
      this.#slowUntil = now + slowSeconds * 1000;
    this.#lastFrame = now;
    const share = (now - this.#moveStart) / 1000 / easeSeconds;
    if (share >= 1) {
      this.#finish();
      return;
    }
    const eased = 1 - (1 - share) ** 3;
    this.#setMix(this.#side === 1 ? eased : 1 - eased);
    this.#redraw();
  }

  #finish(): void {
    this.#moveStart = undefined;
    this.#setMix(this.#side);
    this.#redraw();
  }

  #setMix(mix: number): void {
    this.#mix = mix;
    this.#shader.setUniform('u_mix', mix);
  }

  setLook(look: BuildingLook, opacity: number): void {
    const translucent = opacity < 1;
    const rebuild = translucent !== this.#opacity < 1;
    this.#look = look;
    this.#opacity = opacity;
    if (rebuild) {
      const old = this.#shader;
      this.#shader = this.#makeShader();
      this.#tileset.customShader = this.#shader;
      old.destroy();
    } else {
      for (const [name, { value }] of Object.entries(this.#lookUniforms())) {
        this.#shader.setUniform(name, value);
      }
    }
    this.#redraw();
  }

  /** Marks one building in the accent colour; `undefined` marks none. */
  select(gid: number | undefined): void {
    this.#selected = gid ?? nobody;
    this.#shader.setUniform('u_selected', this.#selected);
    this.#redraw();
  }

  /** The building that the scene picked, if it is one of these. */
  featureOf(picked: unknown): { gid: number; attributes: Attributes } | undefined {
    if (!(picked instanceof Cesium3DTileFeature) || picked.tileset !== this.#tileset) {
      return undefined;
    }
    const ids = picked.getPropertyIds();
    const attributes = Object.fromEntries(ids.map((id) => [id, attribute(picked.getProperty(id))]));
    const gid = attributes.gid;
    return typeof gid === 'number' ? { gid, attributes } : undefined;
  }

  dispose(): void {
    this.#stopFrames?.();
    this.#scene?.primitives.remove(this.#tileset);
    if (!this.#shader.isDestroyed()) this.#shader.destroy();
  }

  #makeShader(): CustomShader {
    const [first, second] = this.#paints;
    return new CustomShader({
      mode: CustomShaderMode.REPLACE_MATERIAL,
      lightingModel: LightingModel.UNLIT,
      translucencyMode:
        this.#opacity < 1
          ? CustomShaderTranslucencyMode.TRANSLUCENT
          : CustomShaderTranslucencyMode.OPAQUE,
      uniforms: {
        u_value0: {
          type: UniformType.SAMPLER_2D,
          value: floatTexture(first.cells, textureWidth, 1),
        },
        u_value1: {
          type: UniformType.SAMPLER_2D,
          value: floatTexture(second.cells, textureWidth, 1),
        },
        u_lut0: { type: UniformType.SAMPLER_2D, value: lutTexture(first.lut) },
        u_lut1: { type: UniformType.SAMPLER_2D, value: lutTexture(second.lut) },
        u_mix: { type: UniformType.FLOAT, value: this.#mix },
        u_selected: { type: UniformType.FLOAT, value: this.#selected },
        ...this.#lookUniforms(),
      },
      varyings: { v_colour: VaryingType.VEC3, v_facade: VaryingType.VEC3 },
      vertexShaderText: vertexShader,
      fragmentShaderText: fragmentShader,
    });
  }

  #lookUniforms(): Record<string, { type: UniformType; value: Cartesian3 | number }> {
    const look = this.#look;
    const dark = look?.dark ?? false;
    const vec3 = (value: Cartesian3) => ({ type: UniformType.VEC3, value });
    return {
      u_plain: vec3(colourVector(look?.plain ?? '#fafaf8')),
      u_unknown: vec3(colourVector(look?.unknown ?? '#d4d6d6')),
      u_accent: vec3(colourVector(look?.accent ?? '#0a6375')),
      // Wall of middling light, how much facing the light adds, how much slopes of roofs differ.
      u_shade: vec3(dark ? new Cartesian3(0.66, 0.14, 0.3) : new Cartesian3(0.8, 0.1, 0.26)),
      // Walls in the shade are lit by the sky.
      u_cool: vec3(dark ? new Cartesian3(0.97, 1, 1.03) : new Cartesian3(0.975, 0.992, 1.01)),
      u_daylight: { type: UniformType.FLOAT, value: dark ? 0.6 : 1 },
      u_opacity: { type: UniformType.FLOAT, value: this.#opacity },
    };
  }
}

function attribute(value: unknown): string | number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' && value !== 'unknown' ? value : undefined;
}

const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
