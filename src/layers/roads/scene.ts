import {
  Cartesian2,
  Cartesian3,
  CustomShader,
  CustomShaderMode,
  CustomShaderTranslucencyMode,
  LightingModel,
  type Model,
  type Scene,
  SceneTransforms,
  Transforms,
  UniformType,
  VaryingType,
} from 'cesium';
import { unlitModel } from '../scene-model.ts';
import { colourVector, floatTexture, lutTexture, WaitingTextures } from '../scene-values.ts';
import { cellCount, textureWidth } from '../valueTexture.ts';
import { cellSize, markPlace } from './paint.ts';
import type { RoadMesh } from './serve.ts';
import { fragmentShader, selectedMark, vertexShader } from './shader.ts';

/** Colours of the design language, sRGB hex. */
export interface RoadLook {
  readonly unknown: string;
  readonly accent: string;
  readonly surface: string;
}

/** CSS pixels between the two directions of a road, near by. */
const gap = 0.6;

/** A network as one model: what is painted lies in one texture with a cell for each link. */
export class RoadScene {
  #mesh: RoadMesh | undefined;
  readonly #redraw: () => void;
  readonly #left: boolean;
  #scene: Scene | undefined;
  #model: Model | undefined;
  #shader: CustomShader;
  #cells: Float32Array;
  #lut: Uint8Array = new Uint8Array(256 * 4).fill(200);
  #look: RoadLook = { unknown: '#c4cacc', accent: '#0a6375', surface: '#ffffff' };
  #opacity = 1;
  #selected: readonly number[] = [];
  #shown = true;
  readonly #waiting = new WaitingTextures();

  /** @param left people drive on the left */
  constructor(links: number, mesh: RoadMesh, left: boolean, redraw: () => void) {
    this.#mesh = mesh;
    this.#left = left;
    this.#redraw = redraw;
    this.#cells = new Float32Array(cellCount(links) * cellSize);
    this.#shader = this.#makeShader();
  }

  mount(scene: object): void {
    this.#scene = scene as Scene;
    void this.#load(this.#scene);
  }

  /** Paints the links: one texture, and a second where the colours are others. */
  setCells(cells: Float32Array, lut: Uint8Array): void {
    const recoloured = lut !== this.#lut;
    this.#cells = cells;
    this.#lut = lut;
    this.#mark(selectedMark);
    if (recoloured) this.#waiting.put('u_lut', lutTexture(lut));
    this.#putCells();
  }

  setLook(look: RoadLook, opacity: number): void {
    const rebuild = opacity < 1 !== this.#opacity < 1;
    this.#look = look;
    this.#opacity = opacity;
    if (rebuild) {
      const old = this.#shader;
      this.#shader = this.#makeShader();
      if (this.#model !== undefined) {
        this.#model.customShader = this.#shader;
        old.destroy();
      }
    } else {
      for (const [name, { value }] of Object.entries(this.#lookUniforms()))
        this.#shader.setUniform(name, value);
    }
    this.#redraw();
  }

  /** Puts a ring around links: a road's, or those of a whole street. */
  select(links: readonly number[]): void {
    if (links.length === 0 && this.#selected.length === 0) return;
    this.#mark(-selectedMark);
    this.#selected = links;
    this.#mark(selectedMark);
    this.#putCells();
  }

  #mark(by: number): void {
    for (const link of this.#selected) this.#cells[link * cellSize + markPlace]! += by;
  }

  #putCells(): void {
    this.#waiting.put('u_cells', floatTexture(this.#cells, textureWidth, cellSize));
    this.#flush();
  }

  setVisible(visible: boolean): void {
    this.#shown = visible;
    if (this.#model !== undefined) this.#model.show = visible;
    this.#flush();
  }

  #flush(): void {
    if (!this.#shown) return;
    this.#waiting.flush(this.#shader);
    this.#redraw();
  }

  /** Whether nothing else lies between the eye and the roads at what the scene picked. */
  inFront(picked: unknown): boolean {
    return picked === undefined || (picked as { primitive?: unknown }).primitive === this.#model;
  }

  /** Canvas pixels of a place, undefined behind the eye. */
  pixelOf(lon: number, lat: number, height: number): { x: number; y: number } | undefined {
    if (this.#scene === undefined) return undefined;
    const place = Cartesian3.fromDegrees(lon, lat, height);
    return SceneTransforms.worldToWindowCoordinates(this.#scene, place, new Cartesian2());
  }

  dispose(): void {
    if (this.#model !== undefined) this.#scene?.primitives.remove(this.#model);
    this.#scene = undefined;
    if (!this.#shader.isDestroyed()) this.#shader.destroy();
  }

  async #load(scene: Scene): Promise<void> {
    if (this.#mesh === undefined) return;
    const { glb, origin } = this.#mesh;
    this.#mesh = undefined;
    const toWorld = Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(...origin));
    const model = await unlitModel(glb, toWorld, this.#shader, {
      show: this.#shown,
      allowPicking: true,
    });
    if (this.#scene === undefined) {
      model.destroy();
      return;
    }
    this.#model = scene.primitives.add(model) as Model;
    model.customShader = this.#shader;
    model.show = this.#shown;
    model.readyEvent.addEventListener(() => this.#redraw());
    this.#redraw();
  }

  #makeShader(): CustomShader {
    return new CustomShader({
      mode: CustomShaderMode.REPLACE_MATERIAL,
      lightingModel: LightingModel.UNLIT,
      translucencyMode:
        this.#opacity < 1
          ? CustomShaderTranslucencyMode.TRANSLUCENT
          : CustomShaderTranslucencyMode.OPAQUE,
      uniforms: {
        u_cells: {
          type: UniformType.SAMPLER_2D,
          value: floatTexture(this.#cells, textureWidth, cellSize),
        },
        u_lut: { type: UniformType.SAMPLER_2D, value: lutTexture(this.#lut) },
        u_side: { type: UniformType.FLOAT, value: this.#left ? -1 : 1 },
        u_gap: { type: UniformType.FLOAT, value: gap },
        ...this.#lookUniforms(),
      },
      varyings: { v_colour: VaryingType.VEC3, v_line: VaryingType.VEC4 },
      vertexShaderText: vertexShader,
      fragmentShaderText: fragmentShader,
    });
  }

  #lookUniforms(): Record<string, { type: UniformType; value: Cartesian3 | number }> {
    const { unknown, accent, surface } = this.#look;
    const vec3 = (hex: string) => ({ type: UniformType.VEC3, value: colourVector(hex) });
    return {
      u_unknown: vec3(unknown),
      u_accent: vec3(accent),
      u_surface: vec3(surface),
      u_opacity: { type: UniformType.FLOAT, value: this.#opacity },
    };
  }
}
