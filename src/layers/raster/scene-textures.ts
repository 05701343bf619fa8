import {
  type ImageryLayer,
  type ImageryLayerCollection,
  type Scene,
  TextureMagnificationFilter,
} from 'cesium';

/** A tile whose pixels Cesium holds, on the globe or ready to go there. */
export interface HeldTile {
  readonly x: number;
  readonly y: number;
  readonly level: number;
  /** Puts other RGBA pixels in the place of its own; false where they are of another size. */
  write(pixels: Uint8Array): boolean;
}

/** What Cesium keeps of a layer; private, hence only used here, by shape and with a fallback. */
interface Cached {
  readonly x: number;
  readonly y: number;
  readonly level: number;
  /** Arrived, and waiting to become a texture. */
  readonly image?: { bufferView?: Uint8Array } | undefined;
  readonly texture?: Texture | undefined;
}

interface Texture {
  readonly width: number;
  readonly height: number;
  copyFrom(options: {
    source: { width: number; height: number; arrayBufferView: Uint8Array };
  }): void;
  generateMipmap(): void;
}

/**
 * Tiles of a layer whose pixels can be written anew, which shows another colour or time step in one
 * frame and without a gap; undefined where this Cesium does not let us.
 */
export function heldTiles(layer: ImageryLayer): readonly HeldTile[] | undefined {
  const cache = (layer as unknown as { _imageryCache?: Record<string, Cached> })._imageryCache;
  if (cache === undefined) return undefined;
  const tiles: HeldTile[] = [];
  for (const cached of Object.values(cache)) {
    const { x, y, level, image, texture } = cached;
    if (image?.bufferView === undefined && texture === undefined) continue;
    tiles.push({ x, y, level, write: (pixels) => write(layer, cached, pixels) });
  }
  return tiles;
}

function write(layer: ImageryLayer, cached: Cached, pixels: Uint8Array): boolean {
  const { image, texture } = cached;
  if (image?.bufferView?.length === pixels.length) {
    image.bufferView = pixels;
    return true;
  }
  // Gone since it was asked for: Cesium will ask anew.
  if (texture === undefined) return true;
  const { width, height } = texture;
  if (width * height * 4 !== pixels.length) return false;
  texture.copyFrom({ source: { width, height, arrayBufferView: pixels } });
  // As Cesium does for its own: mipmaps where both filters are linear.
  if (layer.magnificationFilter === TextureMagnificationFilter.LINEAR) texture.generateMipmap();
  return true;
}

interface Reloadable {
  _reload?: (() => void) | undefined;
}

/**
 * Renews a layer's tiles where their textures cannot be written. Cesium's own providers do it by
 * `_reload`, which keeps old tiles until the new ones are complete; should that vanish, the layer is
 * put in again.
 */
export function reloadImagery(
  layers: ImageryLayerCollection,
  layer: ImageryLayer,
  provider: Reloadable,
): void {
  if (provider._reload !== undefined) {
    provider._reload();
    return;
  }
  const index = layers.indexOf(layer);
  // A hidden layer loads anew when it is shown.
  if (index === -1 || !layer.show) return;
  layers.remove(layer, false);
  layers.add(layer, index);
}

const busy = new WeakMap<Scene, number>();

/** Counts work on the pixels of a scene that is under way until the promise settles. */
export async function countBusy<T>(scene: Scene, work: Promise<T>): Promise<T> {
  busy.set(scene, (busy.get(scene) ?? 0) + 1);
  try {
    return await work;
  } finally {
    busy.set(scene, busy.get(scene)! - 1);
    scene.requestRender();
  }
}

/** Whether pixels of what is looked at are still being made. */
export const imageryBusy = (scene: Scene): boolean => (busy.get(scene) ?? 0) > 0;
