import {
  type Credit,
  Event,
  GeographicTilingScheme,
  ImageryLayer,
  type ImageryLayerCollection,
  type ImageryProvider,
  type ImageryTypes,
  PixelFormat,
  Rectangle,
  type Scene,
  type TextureMagnificationFilter,
} from 'cesium';
import type { Bounds } from '../../geo/bounds.ts';
import { levelFor, type TileId } from '../../geo/tile.ts';
import { Problem } from '../../problem/problem.ts';

/** Texels of a tile, RGBA, square (256 a side, or any other number), row 0 north, not premultiplied. */
export type Paint = (tile: TileId) => Promise<Uint8Array>;

const size = 256;
const mostInFlight = 12;
const deepest = 22;

/**
 * A Cesium imagery layer of pixels that our own worker makes: no canvas, no image decoding, tiles on
 * the geographic scheme of the globe itself, so that Cesium need not project them again.
 */
export class PixelImagery {
  readonly layer: ImageryLayer;
  readonly #scene: Scene;
  readonly #provider: PixelProvider;

  constructor(
    scene: Scene,
    bounds: Bounds,
    pixelDegrees: number,
    paint: Paint,
    magnification?: TextureMagnificationFilter,
  ) {
    this.#scene = scene;
    this.#provider = new PixelProvider(bounds, pixelDegrees, paint, () => scene.requestRender());
    this.layer = new ImageryLayer(this.#provider as unknown as ImageryProvider, {
      ...(magnification === undefined ? {} : { magnificationFilter: magnification }),
    });
    scene.imageryLayers.add(this.layer);
  }

  set alpha(value: number) {
    this.layer.alpha = value;
  }

  set show(value: boolean) {
    this.layer.show = value;
  }

  /** Asks for every tile again; what is on the globe stays until its successor is there. */
  reload(): void {
    reloadImagery(this.#scene.imageryLayers, this.layer, this.#provider);
    this.#scene.requestRender();
  }

  dispose(): void {
    this.#scene.imageryLayers.remove(this.layer, true);
  }
}

interface Reloadable {
  /** Set by Cesium's globe once the layer is shown; private, hence only used here, with a fallback. */
  _reload?: (() => void) | undefined;
}

/**
 * Renews a layer's tiles without a blank frame. Cesium's own providers do it by `_reload`, which keeps
 * old tiles until the new ones are complete; should that vanish, the layer is put in again.
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

class PixelProvider implements Reloadable {
  readonly tilingScheme = new GeographicTilingScheme();
  readonly tileWidth = size;
  readonly tileHeight = size;
  readonly minimumLevel = 0;
  readonly maximumLevel: number;
  readonly rectangle: Rectangle;
  readonly tileDiscardPolicy = undefined;
  readonly errorEvent = new Event();
  readonly credit: Credit | undefined = undefined;
  readonly proxy = undefined;
  readonly hasAlphaChannel = true;
  _reload?: (() => void) | undefined;
  readonly #paint: Paint;
  readonly #arrived: () => void;
  #inFlight = 0;

  constructor(bounds: Bounds, pixelDegrees: number, paint: Paint, arrived: () => void) {
    const [west, south, east, north] = bounds;
    this.rectangle =
      east - west >= 360
        ? Rectangle.fromDegrees(-180, south, 180, north)
        : Rectangle.fromDegrees(turned(west), south, turned(east), north);
    this.maximumLevel = Math.min(deepest, levelFor(pixelDegrees, 'geographic', size) + 1);
    this.#paint = paint;
    this.#arrived = arrived;
  }

  getTileCredits(): Credit[] {
    return [];
  }

  pickFeatures(): undefined {
    return undefined;
  }

  /** Undefined asks Cesium to come again: what is looked at now should not queue behind old tiles. */
  requestImage(x: number, y: number, level: number): Promise<ImageryTypes> | undefined {
    if (this.#inFlight >= mostInFlight) return undefined;
    this.#inFlight += 1;
    return this.#load({ scheme: 'geographic', level, x, y });
  }

  async #load(tile: TileId): Promise<ImageryTypes> {
    try {
      const bufferView = await this.#paint(tile);
      const side = Math.sqrt(bufferView.length / 4);
      const image = { internalFormat: PixelFormat.RGBA, width: side, height: side, bufferView };
      return image as unknown as ImageryTypes;
    } catch (error) {
      // Cesium drops the tile; the layer itself reports the problem once.
      throw error instanceof Problem
        ? error
        : new Problem('unexpected', { file: 'tile', detail: String(error) });
    } finally {
      this.#inFlight -= 1;
      this.#arrived();
    }
  }
}

const turned = (lon: number): number => (lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);

const orders = new WeakMap<ImageryLayer, number>();

/** Moves a layer to its place in the stack: above all of lower order, and above imagery without one. */
export function stackImagery(
  layers: ImageryLayerCollection,
  layer: ImageryLayer,
  order: number,
): void {
  orders.set(layer, order);
  let wanted = 0;
  for (let i = 0; i < layers.length; i++) {
    const other = layers.get(i);
    if (other !== layer && (orders.get(other) ?? Number.NEGATIVE_INFINITY) <= order) wanted += 1;
  }
  for (let at = layers.indexOf(layer); at !== -1 && at < wanted; at++) layers.raise(layer);
  for (let at = layers.indexOf(layer); at > wanted; at--) layers.lower(layer);
}
