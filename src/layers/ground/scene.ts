import type { Scene } from 'cesium';
import type { Layer, LayerOption, LayerView } from '../layer.ts';
import type { RemoteRaster } from '../raster/client.ts';
import type { TileStyle } from '../raster/colour.ts';
import { PixelImagery, stackImagery } from '../raster/scene-imagery.ts';
import type { GroundParams } from './kind.ts';
import { groundStyle } from './palette.ts';

/** Under every data layer, above the picture of the world. */
const lowest = -1;

export class GroundLayer implements Layer<GroundParams> {
  readonly id: string;
  readonly #raster: RemoteRaster;
  readonly #redraw: () => void;
  #scene: Scene | undefined;
  #imagery: PixelImagery | undefined;
  #style: TileStyle | undefined;
  #look = '';
  #visible = true;

  constructor(id: string, raster: RemoteRaster, redraw: () => void) {
    this.id = id;
    this.#raster = raster;
    this.#redraw = redraw;
  }

  mount(scene: object): void {
    this.#scene = scene as Scene;
  }

  apply(params: GroundParams, { theme, painted = false }: LayerView): void {
    const look = [params.palette, painted, theme].join();
    const changed = look !== this.#look;
    this.#look = look;
    if (changed) this.#style = groundStyle(params.palette, theme, painted);
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

  options(): readonly LayerOption[] {
    return [
      {
        param: 'palette',
        label: { en: 'Colours', de: 'Farben' },
        choices: [
          { value: 'quiet', label: { en: 'Quiet map', de: 'Ruhige Karte' } },
          { value: 'natural', label: { en: 'As seen from above', de: 'Wie von oben gesehen' } },
        ],
      },
    ];
  }

  legend(): undefined {
    return undefined;
  }

  dispose(): void {
    this.#imagery?.dispose();
    this.#raster.close();
  }

  #create(): void {
    if (this.#scene === undefined) return;
    const { bounds, pixelDegrees } = this.#raster.info;
    this.#imagery = new PixelImagery(this.#scene, bounds, pixelDegrees, (tile, task) =>
      this.#raster.tile(
        tile,
        this.#style!,
        { resample: 'nearest', band: 0, urgency: task.urgency },
        task.signal,
      ),
    );
    this.#imagery.show = this.#visible;
    stackImagery(this.#scene.imageryLayers, this.#imagery.layer, lowest);
  }
}
