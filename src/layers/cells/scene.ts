import type { Scene } from 'cesium';
import type { Entry } from '../../catalogue/entry.ts';
import { standards } from '../../catalogue/standards.ts';
import type { Channel } from '../../channel/channel.ts';
import { textIn } from '../../channel/text.ts';
import { crsOf } from '../../geo/crs.ts';
import type { TileId } from '../../geo/tile.ts';
import { Problem } from '../../problem/problem.ts';
import type { Hit, Layer, LayerOption, LayerView, Legend, OpenContext, Reading } from '../layer.ts';
import { channelLegend, channelLut, domainOf, isDifference } from '../painted.ts';
import { colourTile } from '../raster/colour.ts';
import type { Raster } from '../raster/raster.ts';
import { PixelImagery, stackImagery } from '../raster/scene-imagery.ts';
import { readTile } from '../raster/tile.ts';
import type { CellsParams } from './kind.ts';
import { cellAt, cellsRaster } from './raster.ts';
import { isStress, stressField, stressLegend, stressNote, stressStyle } from './stress.ts';

const unknown = { light: '#d4d6d6', dark: '#4a5157' };
const clear = 256 * 256 * 4;

/** Choices of what is shown, in the order of the card. */
const paints = [
  { value: 'cell.airTemperature', label: { en: 'Air temperature', de: 'Lufttemperatur' } },
  {
    value: 'cell.heatMitigation',
    label: { en: 'Heat mitigation index', de: 'Index der Hitzeminderung' },
  },
] as const;
/** Needs the hour's weather. */
const stressPaint = {
  value: 'cell.utci',
  label: { en: 'Felt temperature (UTCI) at the hour', de: 'Gefühlte Temperatur (UTCI) zur Stunde' },
} as const;

/** A model's cells over the ground. Another answer is written into the tiles that are there. */
export class CellsLayer implements Layer<CellsParams> {
  readonly id: string;
  readonly #entry: Entry;
  readonly #context: Pick<OpenContext, 'redraw' | 'describe' | 'catalogue'>;
  #scene: Scene | undefined;
  #imagery: PixelImagery | undefined;
  #covered = '';
  #channel: Channel | undefined;
  #raster: Raster | undefined;
  #theme: LayerView['theme'] = 'light';
  #opacity = 1;
  #order = 0;
  #visible = true;
  #problem: Problem | undefined;

  constructor(entry: Entry, context: Pick<OpenContext, 'redraw' | 'describe' | 'catalogue'>) {
    this.id = entry.id;
    this.#entry = entry;
    this.#context = context;
  }

  mount(scene: object): void {
    this.#scene = scene as Scene;
  }

  apply({ paint, opacity }: CellsParams, view: LayerView): void {
    const channel = view.channel(paint);
    const changed = channel !== this.#channel || view.theme !== this.#theme;
    this.#channel = channel;
    this.#theme = view.theme;
    this.#opacity = opacity;
    if (changed) void this.#show(channel);
    else this.#dress();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#dress();
  }

  setOrder(order: number): void {
    this.#order = order;
    if (this.#scene !== undefined && this.#imagery !== undefined)
      stackImagery(this.#scene.imageryLayers, this.#imagery.layer, order);
  }

  probe(hit: Hit): Reading | undefined {
    const [channel, raster] = [this.#channel, this.#raster];
    const cell = raster && cellAt(raster, hit.lon, hit.lat);
    if (channel === undefined || cell === undefined) return undefined;
    const value = channel.values[cell]!;
    if (Number.isNaN(value)) return undefined;
    const { title, unit, window, lower, upper } = channel;
    return {
      layerId: this.id,
      title: textIn(this.#entry.title, 'en'),
      at: { lon: hit.lon, lat: hit.lat },
      height: hit.height,
      fields: [
        {
          label: title,
          value,
          unit,
          window,
          ...(lower === undefined || upper === undefined
            ? {}
            : { lower: lower[cell]!, upper: upper[cell]! }),
        },
        ...(isStress(channel) ? [stressField(value)] : []),
      ],
    };
  }

  legend({ paint }: CellsParams, view: LayerView): Legend {
    const channel = view.channel(paint);
    const { title } = this.#entry;
    if (channel === undefined) return { title, unit: '', source: title, note: words.waiting };
    if (isStress(channel)) return stressLegend(channel);
    const legend = channelLegend(channel, view.theme, view.time, unknown[view.theme]);
    const note = channel.id === stressPaint.value ? stressNote : words.index;
    return { ...legend, noDataColor: 'transparent', note };
  }

  options(): readonly LayerOption[] {
    const label = { en: 'Shown', de: 'Gezeigt' };
    const { entries } = this.#context.catalogue;
    const weather = entries.some(({ distributions }) =>
      distributions.some(({ conformsTo }) => conformsTo.includes(standards.epw)),
    );
    return [{ param: 'paint', label, choices: weather ? [...paints, stressPaint] : paints }];
  }

  get busy(): boolean {
    return this.#imagery?.busy ?? false;
  }

  problem(): Problem | undefined {
    return this.#problem;
  }

  dispose(): void {
    this.#imagery?.dispose();
    this.#channel = undefined;
  }

  async #show(channel: Channel | undefined): Promise<void> {
    const grid = channel?.grid;
    const crs = grid && (await crsOf(grid.crs));
    // A newer answer came while the coordinate system was looked up.
    if (channel !== this.#channel) return;
    this.#problem =
      grid !== undefined && crs === undefined
        ? new Problem('unknownCrs', { file: this.#entry.title.en, crs: grid.crs })
        : undefined;
    this.#raster =
      channel === undefined || grid === undefined || crs === undefined
        ? undefined
        : cellsRaster(channel, grid, crs);
    if (!this.#create()) this.#imagery?.reload();
    this.#dress();
    this.#context.describe();
  }

  /** Makes the imagery where there is none of that extent; says whether it did. */
  #create(): boolean {
    if (this.#scene === undefined || this.#raster === undefined) return false;
    const { bounds, pixelDegrees } = this.#raster.info;
    const covered = [...bounds, pixelDegrees].join();
    if (covered === this.#covered) return false;
    this.#covered = covered;
    this.#imagery?.dispose();
    this.#imagery = new PixelImagery(this.#scene, bounds, pixelDegrees, (tile, { signal }) =>
      this.#paint(tile, signal),
    );
    this.setOrder(this.#order);
    return true;
  }

  #dress(): void {
    if (this.#imagery === undefined) return;
    this.#imagery.show = this.#visible && this.#raster !== undefined;
    this.#imagery.alpha = this.#opacity;
    this.#context.redraw();
  }

  async #paint(tile: TileId, signal: AbortSignal): Promise<Uint8Array> {
    const [channel, raster] = [this.#channel, this.#raster];
    if (channel === undefined || raster === undefined) return new Uint8Array(clear);
    // What is left out of a difference has hard edges; a temperature has none.
    const resample = isDifference(channel) ? 'nearest' : 'bilinear';
    const values = await readTile(raster, tile, { resample, signal });
    if (isStress(channel)) return colourTile(values, stressStyle);
    return colourTile(values, {
      lut: channelLut(channel, this.#theme),
      domain: domainOf(channel),
    });
  }
}

const words = {
  waiting: {
    en: 'The heat model has not answered yet.',
    de: 'Das Hitzemodell hat noch nicht geantwortet.',
  },
  index: {
    en: 'A given heat island shared out by an index of land cover: not measured.',
    de: 'Eine vorgegebene Wärmeinsel, verteilt nach einem Index der Bodenbedeckung: nicht gemessen.',
  },
} as const;
