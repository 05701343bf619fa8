import {
  Cartesian3,
  Cesium3DTileset,
  Color,
  CustomShader,
  CustomShaderMode,
  CustomShaderTranslucencyMode,
  LightingModel,
  type Scene,
  UniformType,
  VaryingType,
} from 'cesium';
import { Problem } from '../../problem/problem.ts';
import type { Layer, LayerView } from '../layer.ts';
import type { TreeParams } from './kind.ts';
import { treeFragmentShader, treeLook, treeVertexShader } from './shader.ts';

/** One tileset of instanced trees with soft, flat colours that no lighting changes. */
export class TreeLayer implements Layer<TreeParams> {
  readonly id: string;
  readonly #tileset: Cesium3DTileset;
  readonly #redraw: () => void;
  #shader: CustomShader;
  #scene: Scene | undefined;
  #drawn = '';
  #translucent = false;

  static async load(id: string, url: string, redraw: () => void): Promise<TreeLayer> {
    try {
      const tileset = await Cesium3DTileset.fromUrl(url, {
        maximumScreenSpaceError: 12,
        dynamicScreenSpaceError: false,
        cacheBytes: 128 * 1024 * 1024,
      });
      return new TreeLayer(id, tileset, redraw);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new Problem('tilesetJson', { file: url, detail }, { cause: error });
    }
  }

  private constructor(id: string, tileset: Cesium3DTileset, redraw: () => void) {
    this.id = id;
    this.#tileset = tileset;
    this.#redraw = redraw;
    this.#shader = makeShader(false);
    tileset.customShader = this.#shader;
    tileset.tileLoad.addEventListener(redraw);
    // A missing tile leaves its trees out; nothing is read from them, so nothing is told.
    tileset.tileFailed.addEventListener(() => undefined);
  }

  mount(scene: object): void {
    this.#scene = scene as Scene;
    this.#scene.primitives.add(this.#tileset);
  }

  apply(params: TreeParams, view: LayerView): void {
    const quiet = view.painted ?? false;
    const key = `${view.theme} ${params.opacity} ${quiet}`;
    if (key === this.#drawn) return;
    this.#drawn = key;
    const translucent = params.opacity < 1;
    if (translucent !== this.#translucent) {
      this.#translucent = translucent;
      const old = this.#shader;
      this.#shader = makeShader(translucent);
      this.#tileset.customShader = this.#shader;
      old.destroy();
    }
    const { leaf, trunk, size } = treeLook(view.theme, quiet);
    this.#shader.setUniform('u_leaf', rgb(leaf));
    this.#shader.setUniform('u_trunk', rgb(trunk));
    this.#shader.setUniform('u_size', size);
    this.#shader.setUniform('u_opacity', params.opacity);
    this.#redraw();
  }

  setVisible(visible: boolean): void {
    this.#tileset.show = visible;
  }

  legend(): undefined {
    return undefined;
  }

  dispose(): void {
    this.#scene?.primitives.remove(this.#tileset);
    if (!this.#shader.isDestroyed()) this.#shader.destroy();
  }
}

function makeShader(translucent: boolean): CustomShader {
  return new CustomShader({
    mode: CustomShaderMode.REPLACE_MATERIAL,
    lightingModel: LightingModel.UNLIT,
    translucencyMode: translucent
      ? CustomShaderTranslucencyMode.TRANSLUCENT
      : CustomShaderTranslucencyMode.OPAQUE,
    uniforms: {
      u_leaf: { type: UniformType.VEC3, value: new Cartesian3(1, 1, 1) },
      u_trunk: { type: UniformType.VEC3, value: new Cartesian3(1, 1, 1) },
      u_size: { type: UniformType.FLOAT, value: 1 },
      u_opacity: { type: UniformType.FLOAT, value: 1 },
    },
    varyings: { v_colour: VaryingType.VEC3 },
    vertexShaderText: treeVertexShader,
    fragmentShaderText: treeFragmentShader,
  });
}

function rgb(hex: string): Cartesian3 {
  const { red, green, blue } = Color.fromCssColorString(hex);
  return new Cartesian3(red, green, blue);
}
