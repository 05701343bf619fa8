import type { Entry } from '../../catalogue/entry.ts';
import type { Channel } from '../../channel/channel.ts';
import type { FeatureTable } from '../../channel/table.ts';
import type { Hit, Layer, LayerOption, LayerView, Legend, Reading } from '../layer.ts';
import { channelLegend, channelLut, stepOf } from '../painted.ts';
import { tableChannels } from './attributes.ts';
import type { BuildingParams } from './kind.ts';
import { attributesOf, buildingReading } from './reading.ts';
import { BuildingScene } from './scene.ts';
import { channelCells, uniformCells } from './values.ts';

/** Map colours of the design language: buildings, unknown values, and what is selected. */
const looks = {
  light: { plain: '#fafaf8', unknown: '#d4d6d6', accent: '#0a6375' },
  dark: { plain: '#565e66', unknown: '#4a5157', accent: '#5cc4d6' },
} as const;
/** Tilesets without a table: enough cells for the largest city that is built. */
const withoutTable = 262_144;

export class BuildingLayer implements Layer<BuildingParams> {
  readonly id: string;
  readonly #entry: Entry;
  readonly #table: FeatureTable | undefined;
  readonly #channels: readonly Channel[];
  readonly #scene: BuildingScene;
  #painted: { channel: Channel | undefined; key: string } | undefined;
  #look = '';

  /** Opens the tileset at `url`; rejects with a Problem where it cannot be read. */
  static async load(
    entry: Entry,
    url: string,
    table: FeatureTable | undefined,
    redraw: () => void,
  ): Promise<BuildingLayer> {
    return new BuildingLayer(entry, table, await BuildingScene.load(url, redraw));
  }

  private constructor(entry: Entry, table: FeatureTable | undefined, scene: BuildingScene) {
    this.id = entry.id;
    this.#entry = entry;
    this.#table = table;
    this.#scene = scene;
    this.#channels = table === undefined ? [] : tableChannels(entry, table);
  }

  mount(scene: object): void {
    this.#scene.mount(scene);
  }

  apply(params: BuildingParams, view: LayerView): void {
    const look = `${view.theme} ${params.opacity}`;
    if (look !== this.#look) {
      this.#look = look;
      this.#scene.setLook({ ...looks[view.theme], dark: view.theme === 'dark' }, params.opacity);
    }
    this.#paint(params, view);
  }

  /** Writes a texture only if what is painted has changed: this runs at every tick of the clock. */
  #paint(params: BuildingParams, view: LayerView): void {
    const channel = this.#channel(params.paint, view);
    const step = channel === undefined ? 0 : stepOf(channel, view.time);
    const key = `${params.paint} ${view.theme} ${step} ${params.range}`;
    if (this.#painted !== undefined && this.#painted.key === key) {
      if (this.#painted.channel === channel) return;
    }
    this.#painted = { channel, key };
    const count = this.#table?.count ?? withoutTable;
    if (channel === undefined) {
      const look = params.paint === 'natural' ? 'natural' : 'plain';
      this.#scene.setValues(uniformCells(count, look));
    } else {
      const cells = channelCells(channel, count, view.time, params.range);
      this.#scene.setValues(cells, channelLut(channel, view.theme));
    }
  }

  #channel(id: string, view: LayerView): Channel | undefined {
    if (id === '' || id === 'natural') return undefined;
    return view.channel(id) ?? this.#channels.find((c) => c.id === id);
  }

  setVisible(visible: boolean): void {
    this.#scene.setVisible(visible);
  }

  probe(hit: Hit): Reading | undefined {
    const found = this.#scene.featureOf(hit.picked);
    if (found === undefined) return undefined;
    const { gid, attributes } = found;
    const known = this.#table && attributesOf(this.#table, gid);
    const reading = buildingReading(this.id, gid, known ?? attributes, this.#entry.temporal);
    const at = reading.at ?? { lon: hit.lon, lat: hit.lat };
    return { ...reading, at, height: reading.height ?? hit.height };
  }

  readingOf(gid: number): Reading | undefined {
    const known = this.#table && attributesOf(this.#table, gid);
    return known && buildingReading(this.id, gid, known, this.#entry.temporal);
  }

  select(gid: number | undefined): void {
    this.#scene.select(gid);
  }

  legend(params: BuildingParams, view: LayerView): Legend | undefined {
    const channel = this.#channel(params.paint, view);
    const { unknown } = looks[view.theme];
    const legend = channel && channelLegend(channel, view.theme, view.time, unknown);
    const { count, file } = this.#scene.failed;
    if (count === 0) return legend;
    const en = `Tiles that could not be loaded: ${count}, first ${file}.`;
    const de = `Nicht geladene Kacheln: ${count}, zuerst ${file}.`;
    const { title } = this.#entry;
    return { title, unit: '', source: title, ...legend, note: { en, de } };
  }

  channels(): readonly Channel[] {
    return this.#channels;
  }

  options(): readonly LayerOption[] {
    return [
      {
        param: 'paint',
        label: { en: 'Colour', de: 'Farbe' },
        choices: [
          { value: '', label: { en: 'Plain', de: 'Neutral' } },
          { value: 'natural', label: { en: 'Natural colours', de: 'Natürliche Farben' } },
          ...this.#channels.map(({ id, title }) => ({ value: id, label: title })),
        ],
      },
    ];
  }

  dispose(): void {
    this.#scene.dispose();
  }
}
