import { type Scene, TextureMagnificationFilter } from 'cesium';
import type { Entry } from '../../catalogue/entry.ts';
import type { TileId } from '../../geo/tile.ts';
import type { Problem } from '../../problem/problem.ts';
import type { Hit, Layer, LayerOption, LayerView, Legend, OpenContext, Reading } from '../layer.ts';
import { Bands } from './bands.ts';
import type { TileStyle } from './colour.ts';
import type { RasterParams } from './kind.ts';
import { optionsOf, styleOf } from './legend.ts';
import { type Drawn, drawnAs, extentOf, legendAt, readingAt } from './look.ts';
import { type Position, positionOf, stepsAt } from './position.ts';
import { type Paint, PixelImagery, stackImagery } from './scene-imagery.ts';
import type { Series, Step } from './steps.ts';

const clear = 256 * 256 * 4;

/**
 * A raster, or a series of them, on the globe. Step, ramp and range change the pixels only: the value
 * tiles stay in the worker, and the old picture stays until the new one is complete.
 */
export class RasterLayer implements Layer<RasterParams> {
  readonly id: string;
  readonly #entry: Entry;
  readonly #series: Series;
  readonly #context: Pick<OpenContext, 'redraw' | 'describe'>;
  readonly #bands: Bands;
  #scene: Scene | undefined;
  #imagery: PixelImagery | undefined;
  #covered = '';
  #style: TileStyle | undefined;
  #look = '';
  /** What the globe shows, or is about to. */
  #at: Position | undefined;
  /** What was asked for last; it may still have to be opened. */
  #wanted: Position | undefined;
  #drawn: Drawn = 'values';
  #forward = true;
  #ahead: { readonly step: number; readonly abort: AbortController } | undefined;
  #problem: Problem | undefined;
  #params: RasterParams | undefined;
  /** Applies the last settings once more. */
  #again: (() => void) | undefined;
  #order = 0;
  #visible = true;
  #disposed = false;

  constructor(entry: Entry, series: Series, context: OpenContext) {
    this.id = entry.id;
    this.#entry = entry;
    this.#series = series;
    this.#context = context;
    this.#bands = new Bands(entry, series, () => this.#again?.());
  }

  mount(scene: object): void {
    this.#scene = scene as Scene;
  }

  apply(asked: RasterParams, view: LayerView): void {
    this.#again = () => {
      this.apply(asked, view);
      this.#context.describe();
    };
    const { band, own, values } = this.#bands.at(asked.band);
    const params = { ...asked, band };
    const { step: _step, opacity: _opacity, swipe: _swipe, follow: _follow, ...rest } = params;
    const look = JSON.stringify([rest, view.theme]);
    const changed = look !== this.#look;
    this.#look = look;
    this.#params = params;
    this.#drawn = drawnAs(this.#entry, params, values);
    if (changed) this.#style = styleOf(params, view, own, values);
    const wanted = this.#positionOf(params);
    const moved = this.#wanted?.from !== wanted.from || this.#wanted.share !== wanted.share;
    this.#wanted = wanted;
    if (moved) void this.#moveTo(wanted);
    else if (changed && !this.#create()) this.#imagery?.reload();
    this.#dress();
    this.#context.redraw();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#dress();
    this.#context.redraw();
  }

  setOrder(order: number): void {
    this.#order = order;
    if (this.#scene !== undefined && this.#imagery !== undefined)
      stackImagery(this.#scene.imageryLayers, this.#imagery.layer, order);
  }

  async probe(hit: Hit): Promise<Reading | undefined> {
    if (this.#at === undefined || this.#params === undefined || this.#drawn === 'picture')
      return undefined;
    const steps = this.#stepsAt(this.#at);
    const { values } = this.#bands.at(this.#params.band);
    return readingAt(this.#entry, steps, this.#at.share, this.#params, values, hit);
  }

  legend(params: RasterParams, view: LayerView): Legend {
    const asked = this.#positionOf(params);
    const open = this.#stepsAt(asked);
    const at = open.length > 0 ? asked : (this.#at ?? asked);
    const steps = open.length > 0 ? open : this.#series.opened;
    const { band, own, values } = this.#bands.at(params.band);
    return legendAt(this.#entry, steps, at.share, { ...params, band }, view, own, values);
  }

  problem(): Problem | undefined {
    const at = this.#at?.from;
    return this.#problem ?? (at === undefined ? undefined : this.#series.problem(at));
  }

  options(): readonly LayerOption[] {
    const { own, values } = this.#bands.at(this.#params?.band ?? 0);
    return optionsOf(this.#entry, this.#series.steps, own, values);
  }

  /** A step was asked for and is not on the globe yet. */
  get busy(): boolean {
    return this.#wanted !== this.#at || (this.#imagery?.busy ?? false);
  }

  dispose(): void {
    this.#disposed = true;
    this.#ahead?.abort.abort();
    this.#imagery?.dispose();
    this.#series.dispose();
  }

  #positionOf(params: RasterParams): Position {
    const { values } = this.#bands.at(params.band);
    const blend = params.blend && drawnAs(this.#entry, params, values) === 'values';
    return positionOf(params.step, blend, this.#series.steps.length);
  }

  #stepsAt(position: Position): readonly Step[] {
    return stepsAt(position).flatMap((i) => this.#series.at(i) ?? []);
  }

  /** Opens what the position needs; the old picture stays until that is there, and an older wish is dropped. */
  async #moveTo(position: Position): Promise<void> {
    const missing = stepsAt(position).filter((i) => this.#series.at(i) === undefined);
    if (missing.length > 0) {
      await Promise.allSettled(missing.map((i) => this.#series.open(i)));
      if (this.#wanted !== position || this.#disposed) return;
    }
    const before = this.#at;
    this.#at = position;
    this.#problem = undefined;
    if (before !== undefined && before.from !== position.from)
      this.#forward = before.from < position.from;
    if (this.#ahead !== undefined && !stepsAt(position).includes(this.#ahead.step)) {
      this.#ahead.abort.abort();
      this.#ahead = undefined;
    }
    if (!this.#create()) this.#imagery?.reload(before?.from !== position.from);
    if (missing.length > 0) this.#context.describe();
  }

  /** Makes the imagery where there is none that fits in extent, cell size and filter; says whether it did. */
  #create(): boolean {
    if (this.#scene === undefined || this.#at === undefined) return false;
    const { bounds, pixelDegrees } = extentOf(this.#series.opened);
    const covered = [...bounds, pixelDegrees, this.#drawn === 'classes'].join();
    if (covered === this.#covered) return false;
    this.#covered = covered;
    this.#imagery?.dispose();
    this.#imagery = new PixelImagery(
      this.#scene,
      bounds,
      pixelDegrees,
      (tile, task) => this.#paint(tile, task),
      this.#drawn === 'classes'
        ? TextureMagnificationFilter.NEAREST
        : TextureMagnificationFilter.LINEAR,
      {
        failed: (problem) => this.#tell(this.#problem ?? problem),
        complete: (inView) => {
          if (this.#imagery?.broken === false) this.#tell(undefined);
          void this.#prepare(inView);
        },
      },
    );
    this.#dress();
    this.setOrder(this.#order);
    return true;
  }

  #dress(): void {
    if (this.#imagery === undefined) return;
    this.#imagery.show = this.#visible;
    this.#imagery.alpha = this.#params?.opacity ?? 1;
    this.#imagery.side = this.#params?.swipe ?? 'both';
  }

  #tell(problem: Problem | undefined): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#context.describe();
  }

  async #paint(tile: TileId, { signal, urgency }: Parameters<Paint>[1]): Promise<Uint8Array> {
    const [from, to] = stepsAt(this.#at!).map((i) => this.#series.at(i));
    const share = this.#at!.share;
    // A step that could not be opened is not drawn as if it were another one.
    if (from === undefined || (share > 0 && to === undefined)) return new Uint8Array(clear);
    const towards = to === undefined ? {} : { towards: { id: to.raster.id, share } };
    const request = { ...this.#request(), urgency, ...towards };
    return from.raster.tile(tile, this.#style!, request, signal);
  }

  #request() {
    const codes = this.#drawn === 'classes' || this.#params?.ramp === 'categories';
    const resample = codes ? 'nearest' : 'bilinear';
    const picture = this.#drawn === 'picture';
    return { resample, band: this.#params?.band ?? 0, picture } as const;
  }

  /** Reads the step that comes next, when nothing that is looked at is left to do. */
  async #prepare(tiles: readonly TileId[]): Promise<void> {
    const count = this.#series.steps.length;
    if (count < 2 || this.#at === undefined || !this.#visible) return;
    const last = stepsAt(this.#at).at(-1)!;
    const step = (this.#forward ? last + 1 : this.#at.from - 1 + count) % count;
    this.#ahead?.abort.abort();
    const abort = new AbortController();
    this.#ahead = { step, abort };
    const next = await this.#series.open(step).catch(() => undefined);
    if (next === undefined || abort.signal.aborted) return;
    const request = { ...this.#request(), urgency: 'ahead' } as const;
    await Promise.allSettled(tiles.map((tile) => next.raster.prepare(tile, request, abort.signal)));
  }
}
