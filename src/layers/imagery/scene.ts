import { BoundingSphere, Cartesian3, type Scene } from 'cesium';
import type { Entry } from '../../catalogue/entry.ts';
import { textIn } from '../../channel/text.ts';
import type { Bounds } from '../../geo/bounds.ts';
import type { Problem } from '../../problem/problem.ts';
import { asProblem } from '../../problem/problem.ts';
import type { Field, Hit, Layer, LayerOption, Legend, OpenContext, Reading } from '../layer.ts';
import { PixelImagery, stackImagery } from '../raster/scene-imagery.ts';
import { decodePicture } from './decode.ts';
import type { ImageryParams } from './kind.ts';
import { optionsOf, stepFor, stepIn, windowOfStep } from './options.ts';
import { fetchPicture } from './picture.ts';
import type { TileAsk } from './pyramid.ts';
import type { ImagerySource } from './source.ts';
import { PictureStore } from './store.ts';
import { warpPictures } from './warp.ts';

const tileSize = 256;
/** Metres of a degree of latitude. */
const degree = 111_320;
/** Finest pixel that is asked for, degrees: about a decimetre. */
const finest = 1e-6;

/** A layer of a WMS, a WMTS or a tile template on the globe. Another time or style keeps the old picture until the new one is complete. */
export class ImageryServiceLayer implements Layer<ImageryParams> {
  readonly id: string;
  readonly #entry: Entry;
  readonly #source: ImagerySource;
  readonly #context: OpenContext;
  readonly #pictures: PictureStore;
  readonly #options: readonly LayerOption[];
  #scene: Scene | undefined;
  #imagery: PixelImagery | undefined;
  #ask: TileAsk = {};
  #step = 0;
  #order = 0;
  #visible = true;
  #problem: Problem | undefined;
  #infoProblem: Problem | undefined;

  constructor(entry: Entry, source: ImagerySource, context: OpenContext) {
    this.id = entry.id;
    this.#entry = entry;
    this.#source = source;
    this.#context = context;
    this.#options = optionsOf(source);
    this.#pictures = new PictureStore(async (url, signal) => {
      const bytes = await fetchPicture(url, source.asked, signal);
      return bytes && decodePicture(bytes, source.asked);
    });
  }

  mount(scene: object): void {
    this.#scene = scene as Scene;
  }

  apply(params: ImageryParams): void {
    this.#step = stepIn(this.#source, params);
    const time = this.#source.steps?.at(this.#step);
    const ask: TileAsk = {
      ...(time === undefined ? {} : { time }),
      ...(params.style === '' ? {} : { style: params.style }),
    };
    const changed = ask.time !== this.#ask.time || ask.style !== this.#ask.style;
    this.#ask = ask;
    if (this.#imagery === undefined) this.#create();
    else if (changed) {
      this.#tell(undefined);
      this.#imagery.reload(true);
    }
    if (this.#imagery !== undefined) {
      this.#imagery.alpha = params.opacity;
      this.#imagery.side = params.swipe;
    }
    this.#context.redraw();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (this.#imagery !== undefined) this.#imagery.show = visible;
    this.#context.redraw();
  }

  setOrder(order: number): void {
    this.#order = order;
    if (this.#scene !== undefined && this.#imagery !== undefined)
      stackImagery(this.#scene.imageryLayers, this.#imagery.layer, order);
  }

  async probe(hit: Hit): Promise<Reading | undefined> {
    const { info } = this.#source;
    const [west, south, east, north] = this.#entry.bounds;
    const inside = hit.lon >= west && hit.lon <= east && hit.lat >= south && hit.lat <= north;
    if (info === undefined || !inside) return undefined;
    const fields = await info(hit, this.#metresAt(hit), this.#ask).then(
      (found) => {
        this.#tellOfInfo(undefined);
        return found;
      },
      (error: unknown) => {
        this.#tellOfInfo(asProblem(error, this.#source.asked.file));
        return [noAnswer];
      },
    );
    if (fields.length === 0) return undefined;
    return {
      layerId: this.id,
      title: textIn(this.#entry.title, 'en'),
      at: { lon: hit.lon, lat: hit.lat },
      height: hit.height,
      fields,
    };
  }

  legend(params: ImageryParams): Legend {
    const { steps } = this.#source;
    const url = this.#source.legendUrl(params.style);
    const window =
      steps === undefined
        ? this.#entry.temporal
        : windowOfStep(steps, stepIn(this.#source, params));
    return {
      title: this.#entry.title,
      unit: '',
      source: { en: this.#entry.attribution || this.#entry.publisher },
      ...(window && { window }),
      ...(url !== undefined && { image: { url, alt: this.#entry.title } }),
    };
  }

  options(): readonly LayerOption[] {
    return this.#options;
  }

  stepAt(time: number): number | undefined {
    const { steps } = this.#source;
    return steps && stepFor(steps, time);
  }

  get busy(): boolean {
    return this.#imagery?.busy ?? false;
  }

  problem(): Problem | undefined {
    return this.#problem ?? this.#infoProblem;
  }

  dispose(): void {
    this.#imagery?.dispose();
    this.#pictures.clear();
  }

  #create(): void {
    if (this.#scene === undefined) return;
    const { pyramid } = this.#source;
    const { crs, matrices } = pyramid;
    const resolution = matrices.at(-1)?.resolution ?? finest;
    this.#imagery = new PixelImagery(
      this.#scene,
      pyramid.bounds as Bounds,
      Math.max(finest, crs.geographic ? resolution : resolution / degree),
      (tile, { signal }) => {
        const ask = this.#ask;
        return warpPictures(pyramid, tile, tileSize, (matrix, col, row) =>
          this.#pictures.get(pyramid.url(matrix, col, row, ask), signal),
        );
      },
      undefined,
      { failed: (problem) => this.#tell(problem) },
    );
    this.#imagery.show = this.#visible;
    this.setOrder(this.#order);
  }

  /** The first failure stands in the row until time or style change. */
  #tell(problem: Problem | undefined): void {
    if (problem !== undefined && this.#problem !== undefined) return;
    if (problem === this.#problem) return;
    this.#problem = problem;
    // Never inside `apply`, whose caller describes the row itself.
    queueMicrotask(() => this.#context.describe());
  }

  /** Why a click was not answered, until one is. */
  #tellOfInfo(problem: Problem | undefined): void {
    if (problem === this.#infoProblem) return;
    this.#infoProblem = problem;
    this.#context.describe();
  }

  /** Size of a screen pixel at a place, metres. */
  #metresAt({ lon, lat, height }: Hit): number {
    if (this.#scene === undefined) return 1;
    const sphere = new BoundingSphere(Cartesian3.fromDegrees(lon, lat, height), 1);
    const { drawingBufferWidth, drawingBufferHeight, camera } = this.#scene;
    return camera.getPixelSize(sphere, drawingBufferWidth, drawingBufferHeight);
  }
}

/** The reason itself stands in the layer's row, in the language of the interface. */
const noAnswer: Field = {
  label: { en: 'No answer', de: 'Keine Antwort' },
  value: null,
  words: { en: 'The reason stands with the layer.', de: 'Der Grund steht bei der Ebene.' },
};
