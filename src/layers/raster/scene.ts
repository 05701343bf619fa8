import { type Scene, TextureMagnificationFilter } from 'cesium';
import type { Entry } from '../../catalogue/entry.ts';
import type { Domain } from '../../channel/scale.ts';
import { textIn } from '../../channel/text.ts';
import { asProblem, type Problem } from '../../problem/problem.ts';
import type { Hit, Layer, LayerOption, LayerView, Legend, OpenContext, Reading } from '../layer.ts';
import type { TileStyle } from './colour.ts';
import type { RasterParams } from './kind.ts';
import { classesOf, legendOf, optionsOf, styleOf } from './legend.ts';
import { PixelImagery, stackImagery } from './scene-imagery.ts';
import { type Step, seriesDomain } from './steps.ts';

/**
 * A raster on the globe. Step, ramp and range change the pixels only: the value tiles stay in the
 * worker, and the old picture stays until the new one is complete.
 */
export class RasterLayer implements Layer<RasterParams> {
  readonly id: string;
  readonly #entry: Entry;
  readonly #steps: readonly Step[];
  readonly #problems: Problem[];
  readonly #redraw: () => void;
  readonly #domain: Domain;
  readonly #classes: boolean;
  #scene: Scene | undefined;
  #imagery: PixelImagery | undefined;
  #style: TileStyle | undefined;
  #step = 0;
  #order = 0;
  #look = '';
  #visible = true;

  constructor(
    entry: Entry,
    steps: readonly Step[],
    problems: readonly Problem[],
    context: OpenContext,
  ) {
    this.id = entry.id;
    this.#entry = entry;
    this.#steps = steps;
    this.#problems = [...problems];
    this.#redraw = context.redraw;
    this.#domain = seriesDomain(entry, steps);
    this.#classes = entry.ramp !== undefined && classesOf(entry.ramp) !== undefined;
  }

  mount(scene: object): void {
    this.#scene = scene as Scene;
  }

  apply(params: RasterParams, view: LayerView): void {
    const step = this.#stepIn(params);
    const look = [step, params.ramp, params.min, params.max, view.theme].join();
    const changed = look !== this.#look;
    this.#look = look;
    this.#step = step;
    this.#style = styleOf(params, view, this.#domain);
    if (this.#imagery === undefined) this.#create();
    else if (changed) this.#imagery.reload();
    if (this.#imagery !== undefined) this.#imagery.alpha = params.opacity;
    this.#redraw();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (this.#imagery !== undefined) this.#imagery.show = visible;
    this.#redraw();
  }

  setOrder(order: number): void {
    this.#order = order;
    if (this.#scene !== undefined && this.#imagery !== undefined)
      stackImagery(this.#scene.imageryLayers, this.#imagery.layer, order);
  }

  async probe(hit: Hit): Promise<Reading | undefined> {
    const { raster, distribution } = this.#steps[this.#step]!;
    const probe = await raster.probe(hit.lon, hit.lat);
    if (!probe.inside) return undefined;
    const { variable } = this.#entry;
    const unit = variable?.unit ?? raster.info.unitName;
    const window = distribution.temporal ?? this.#entry.temporal;
    const named = this.#classes ? this.#className(probe.value) : undefined;
    return {
      layerId: this.id,
      title: textIn(this.#entry.title, 'en'),
      at: { lon: hit.lon, lat: hit.lat },
      height: hit.height,
      fields: [
        {
          label: variable?.name ?? this.#entry.title,
          value: named ?? probe.value,
          ...(unit === undefined || named !== undefined ? {} : { unit }),
          ...(window === undefined ? {} : { window }),
        },
      ],
    };
  }

  legend(params: RasterParams, view: LayerView): Legend {
    const step = this.#steps[this.#stepIn(params)]!;
    return legendOf(this.#entry, step, params, view, this.#domain, this.#problems);
  }

  options(): readonly LayerOption[] {
    return optionsOf(this.#entry, this.#steps);
  }

  dispose(): void {
    this.#imagery?.dispose();
    for (const { raster } of this.#steps) raster.close();
  }

  #create(): void {
    if (this.#scene === undefined) return;
    const infos = this.#steps.map(({ raster }) => raster.info);
    const [west, south, east, north] = [0, 1, 2, 3].map((side) =>
      (side < 2 ? Math.min : Math.max)(...infos.map(({ bounds }) => bounds[side]!)),
    ) as [number, number, number, number];
    const pixel = Math.min(...infos.map(({ pixelDegrees }) => pixelDegrees));
    this.#imagery = new PixelImagery(
      this.#scene,
      [west, south, east, north],
      pixel,
      (tile) => this.#paint(tile),
      this.#classes ? TextureMagnificationFilter.NEAREST : TextureMagnificationFilter.LINEAR,
    );
    this.#imagery.show = this.#visible;
    this.setOrder(this.#order);
  }

  async #paint(tile: Parameters<Step['raster']['tile']>[0]): Promise<Uint8Array> {
    const { raster } = this.#steps[this.#step]!;
    try {
      return await raster.tile(tile, this.#classes ? 'nearest' : 'bilinear', this.#style!);
    } catch (error) {
      // Kept for the legend's note: the rest of the picture stands.
      if (this.#problems.length === 0) this.#problems.push(asProblem(error, raster.info.name));
      throw error;
    }
  }

  #stepIn({ step }: RasterParams): number {
    return Math.min(this.#steps.length - 1, Math.max(0, Math.round(step) || 0));
  }

  #className(code: number | null): string | undefined {
    const found = classesOf(this.#entry.ramp ?? '')?.find((c) => c.code === code);
    return found && textIn(found.label, 'en');
  }
}
