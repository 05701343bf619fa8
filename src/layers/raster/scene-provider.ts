import {
  type Credit,
  Event,
  GeographicTilingScheme,
  type ImageryTypes,
  PixelFormat,
  Rectangle,
  type Request,
  RequestState,
} from 'cesium';
import type { Bounds } from '../../geo/bounds.ts';
import { levelFor, type TileId } from '../../geo/tile.ts';

const size = 256;
const mostInFlight = 32;
const deepest = 22;

/** Hands pixels that our own worker makes to Cesium: no canvas, no image decoding. */
export class PixelProvider {
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
  /** Set by Cesium's globe once the layer is shown; private, hence only used by `reloadImagery`. */
  _reload?: (() => void) | undefined;
  readonly #load: (tile: TileId, signal: AbortSignal) => Promise<Uint8Array>;
  readonly #inFlight = new Map<TileId, AbortController>();

  /** @param load RGBA texels, square, row 0 north, not premultiplied; rejects only where `signal` aborted */
  constructor(
    [west, south, east, north]: Bounds,
    pixelDegrees: number,
    load: (tile: TileId, signal: AbortSignal) => Promise<Uint8Array>,
  ) {
    this.rectangle =
      east - west >= 360
        ? Rectangle.fromDegrees(-180, south, 180, north)
        : Rectangle.fromDegrees(turned(west), south, turned(east), north);
    this.maximumLevel = Math.min(deepest, levelFor(pixelDegrees, 'geographic', size) + 1);
    this.#load = load;
  }

  getTileCredits(): Credit[] {
    return [];
  }

  pickFeatures(): undefined {
    return undefined;
  }

  /** Undefined asks Cesium to come again: what is looked at now should not queue behind old tiles. */
  requestImage(
    x: number,
    y: number,
    level: number,
    request?: Request,
  ): Promise<ImageryTypes> | undefined {
    if (this.#inFlight.size >= mostInFlight) return undefined;
    return this.#answer({ scheme: 'geographic', level, x, y }, request);
  }

  /** Stops what is under way; Cesium asks again for what it still wants. */
  cancel(unwanted: (tile: TileId) => boolean): void {
    for (const [tile, abort] of this.#inFlight) if (unwanted(tile)) abort.abort();
  }

  async #answer(tile: TileId, request: Request | undefined): Promise<ImageryTypes> {
    const abort = new AbortController();
    this.#inFlight.set(tile, abort);
    try {
      const bufferView = await this.#load(tile, abort.signal);
      const side = Math.sqrt(bufferView.length / 4);
      const image = { internalFormat: PixelFormat.RGBA, width: side, height: side, bufferView };
      return image as unknown as ImageryTypes;
    } catch (error) {
      // By this Cesium knows that the tile is put off, not broken.
      if (abort.signal.aborted && request !== undefined)
        Object.assign(request, { state: RequestState.CANCELLED });
      throw error;
    } finally {
      this.#inFlight.delete(tile);
    }
  }
}

const turned = (lon: number): number => (lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);
