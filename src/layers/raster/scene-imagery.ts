import {
  ImageryLayer,
  type ImageryLayerCollection,
  type ImageryProvider,
  type Scene,
  SplitDirection,
  type TextureMagnificationFilter,
} from 'cesium';
import type { Bounds } from '../../geo/bounds.ts';
import type { TileId } from '../../geo/tile.ts';
import { asProblem, type Problem } from '../../problem/problem.ts';
import type { Urgency } from './lane.ts';
import { PixelProvider } from './scene-provider.ts';
import { countBusy, type HeldTile, heldTiles, reloadImagery } from './scene-textures.ts';
import { View } from './scene-view.ts';

/** Texels of a tile, RGBA, square (256 a side, or any other number), row 0 north, not premultiplied. */
export type Paint = (
  tile: TileId,
  task: { readonly signal: AbortSignal; readonly urgency: Urgency },
) => Promise<Uint8Array>;

export interface ImageryEvents {
  /** A tile could not be made; it stays clear and is tried once more in the next view. */
  failed?(problem: Problem): void;
  /** Every tile in view shows the present look. */
  complete?(inView: readonly TileId[]): void;
}

const tries = 2;
/** Milliseconds that painting for a step that is no longer wanted may still take. */
const patience = 200;
/** Tiles out of view that are renewed together. */
const batch = 16;
const clear = new Uint8Array(256 * 256 * 4);

/**
 * A Cesium imagery layer of pixels that our own worker makes, on the geographic scheme of the globe
 * itself, so that Cesium need not project them again. Another look is written into the textures that
 * are there, all of the view in one frame: no refetch, no gap.
 */
export class PixelImagery {
  readonly layer: ImageryLayer;
  readonly #scene: Scene;
  readonly #provider: PixelProvider;
  readonly #paint: Paint;
  readonly #events: ImageryEvents;
  readonly #view: View;
  readonly #stops: readonly (() => void)[];
  /** Look that a tile's pixels were made for, by key; every change of look counts one up. */
  readonly #painted = new Map<string, number>();
  readonly #failures = new Map<string, number>();
  #look = 0;
  #run: AbortController | undefined;
  /** Tiles that the run waits for before it may show them together. */
  #awaited: readonly TileId[] = [];
  /** The run has renewed the view and goes on with what is out of it. */
  #shown = false;
  /** A tile arrived in an older look than the present one. */
  #late = false;
  #disposed = false;

  constructor(
    scene: Scene,
    bounds: Bounds,
    pixelDegrees: number,
    paint: Paint,
    magnification?: TextureMagnificationFilter,
    events: ImageryEvents = {},
  ) {
    this.#scene = scene;
    this.#paint = paint;
    this.#events = events;
    this.#view = new View(scene);
    this.#provider = new PixelProvider(bounds, pixelDegrees, (tile, signal) =>
      countBusy(scene, this.#first(tile, signal)),
    );
    this.layer = new ImageryLayer(this.#provider as unknown as ImageryProvider, {
      ...(magnification === undefined ? {} : { magnificationFilter: magnification }),
    });
    scene.imageryLayers.add(this.layer);
    this.#stops = [
      scene.postRender.addEventListener(() => this.#follow()),
      scene.camera.moveEnd.addEventListener(() => this.#settle()),
      scene.globe.tileLoadProgressEvent.addEventListener((left: number) => {
        if (left === 0 && this.#run === undefined) this.#events.complete?.(this.inView());
      }),
    ];
  }

  set alpha(value: number) {
    this.layer.alpha = value;
  }

  set show(value: boolean) {
    this.layer.show = value;
  }

  /** Side of the scene's `splitPosition` on which the layer is drawn. */
  set side(value: 'both' | 'left' | 'right') {
    const { LEFT, RIGHT, NONE } = SplitDirection;
    this.layer.splitDirection = value === 'left' ? LEFT : value === 'right' ? RIGHT : NONE;
  }

  /** What is looked at is not all in the present look yet. */
  get busy(): boolean {
    return this.#run !== undefined && !this.#shown;
  }

  /** Some tile could not be made. */
  get broken(): boolean {
    return this.#failures.size > 0;
  }

  /** Tiles that are there and in view. */
  inView(): readonly TileId[] {
    const held = this.layer.show ? (heldTiles(this.layer) ?? []) : [];
    return held.map(idOf).filter((tile) => this.#view.sees(tile));
  }

  /**
   * Paints every tile anew; what is on the globe stays until its successors are all there. `stale`:
   * what is being painted is wrong by now and is dropped, otherwise it is shown on the way.
   */
  reload(stale = false): void {
    this.#look += 1;
    this.#forget();
    if (stale) {
      this.#provider.cancel(() => true);
      this.#failures.clear();
      const run = this.#run;
      // What is nearly done is shown, or quick scrubbing would never show anything.
      setTimeout(
        () => run !== undefined && run === this.#run && this.busy && this.#restart(),
        patience,
      );
    }
    if (this.#run === undefined || this.#shown) this.#restart();
  }

  dispose(): void {
    this.#disposed = true;
    this.#run?.abort();
    this.#provider.cancel(() => true);
    for (const stop of this.#stops) stop();
    this.#scene.imageryLayers.remove(this.layer, true);
  }

  #restart(): void {
    this.#run?.abort();
    if (!this.#disposed) void this.#renew();
  }

  /** Runs until no tile shows an older look: those in view first and at once, then the others. */
  async #renew(): Promise<void> {
    const run = new AbortController();
    this.#run = run;
    this.#shown = false;
    try {
      await countBusy(this.#scene, this.#renewView(run.signal));
      if (run.signal.aborted) return;
      this.#shown = true;
      this.#events.complete?.(this.inView());
      for (let rest = this.#stale(); rest.length > 0; rest = this.#stale()) {
        await this.#rewrite(rest.slice(0, batch), run.signal, 'ahead');
        if (run.signal.aborted) return;
      }
    } catch (error) {
      if (!run.signal.aborted) throw error;
    } finally {
      if (this.#run === run) this.#run = undefined;
    }
  }

  async #renewView(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const seen = this.#stale().filter((tile) => this.#view.sees(idOf(tile)));
      this.#awaited = seen.map(idOf);
      if (seen.length === 0) return;
      await this.#rewrite(seen, signal, 'shown');
      this.#scene.requestRender();
    }
  }

  async #rewrite(tiles: readonly HeldTile[], signal: AbortSignal, urgency: Urgency): Promise<void> {
    const look = this.#look;
    const pixels = await Promise.all(tiles.map((t) => this.#pixels(idOf(t), signal, urgency)));
    if (signal.aborted || this.#disposed) return;
    let fits = true;
    for (const [i, tile] of tiles.entries()) {
      fits = tile.write(pixels[i]!) && fits;
      this.#painted.set(keyOf(tile), look);
    }
    if (!fits) reloadImagery(this.#scene.imageryLayers, this.layer, this.#provider);
  }

  /** Tiles that Cesium holds and that show an older look. */
  #stale(): readonly HeldTile[] {
    const held = heldTiles(this.layer);
    if (held === undefined) {
      reloadImagery(this.#scene.imageryLayers, this.layer, this.#provider);
      return [];
    }
    return held.filter((tile) => this.#painted.get(keyOf(tile)) !== this.#look);
  }

  /** What Cesium has dropped comes as new, should it come again. */
  #forget(): void {
    const held = new Set(heldTiles(this.layer)?.map(keyOf));
    for (const key of this.#painted.keys()) if (!held.has(key)) this.#painted.delete(key);
  }

  /** The first pixels of a tile that came into view. */
  async #first(tile: TileId, signal: AbortSignal): Promise<Uint8Array> {
    const look = this.#look;
    const pixels = await this.#pixels(tile, signal, 'shown');
    this.#painted.set(keyOf(tile), look);
    if (look !== this.#look) this.#late = true;
    return pixels;
  }

  async #pixels(tile: TileId, signal: AbortSignal, urgency: Urgency): Promise<Uint8Array> {
    try {
      const pixels = await this.#paint(tile, { signal, urgency });
      this.#failures.delete(keyOf(tile));
      return pixels;
    } catch (error) {
      if (signal.aborted) throw error;
      const key = keyOf(tile);
      this.#failures.set(key, (this.#failures.get(key) ?? 0) + 1);
      this.#events.failed?.(asProblem(error, 'tile'));
      return clear.slice();
    }
  }

  /** After a move of the camera, tiles that left the view are no longer waited for. */
  #follow(): void {
    if (this.#view.moved()) this.#provider.cancel((tile) => !this.#view.sees(tile));
    if (!this.#late || this.#run !== undefined) return;
    this.#late = false;
    void this.#renew();
  }

  /** Goes on for the view that the camera came to rest at, and paints tiles that failed once again. */
  #settle(): void {
    let again = false;
    for (const [key, failed] of this.#failures) {
      if (failed >= tries || !this.#painted.has(key)) continue;
      this.#painted.delete(key);
      again = true;
    }
    const gone = this.busy && !this.#awaited.every((tile) => this.#view.sees(tile));
    if (again || gone) this.#restart();
  }
}

const keyOf = ({ level, x, y }: Pick<TileId, 'level' | 'x' | 'y'>): string => `${level}/${x}/${y}`;
const idOf = ({ level, x, y }: HeldTile): TileId => ({ scheme: 'geographic', level, x, y });

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
