import type { Entry } from '../../catalogue/entry.ts';
import type { Channel } from '../../channel/channel.ts';
import type { RoadNetwork } from '../../channel/roads.ts';
import type { Hit, Layer, LayerOption, LayerView, Legend, Reading } from '../layer.ts';
import { stepOf } from '../painted.ts';
import { ownChannels } from './channels.ts';
import type { DrawnRoads } from './client.ts';
import type { Courses } from './courses.ts';
import type { RoadParams } from './kind.ts';
import { classLegend, linkLegend } from './legend.ts';
import { nearestRoad } from './nearest.ts';
import { fitsLinks, flowChannel, linkCells, linkLut, type RoadMarks } from './paint.ts';
import { roadReading, selectedLinks } from './reading.ts';
import { RoadScene } from './scene.ts';

const looks = {
  light: { unknown: '#c4c9cb', accent: '#0a6375', surface: '#ffffff' },
  dark: { unknown: '#545c62', accent: '#5cc4d6', surface: '#15191c' },
} as const;

/** Channels that a traffic model may bring, in the order of the list. */
const modelled = ['road.flow', 'road.speed', 'road.saturation', 'road.co2', 'road.nox'] as const;
/** A click this near to a road means it, CSS pixels. */
const reach = 8;

interface Painted {
  readonly channel: Channel | undefined;
  readonly flow: Channel | undefined;
  readonly marks: RoadMarks | undefined;
  readonly key: string;
}

/** The roads of a city, each direction a ribbon. */
export class RoadLayer implements Layer<RoadParams> {
  readonly id: string;
  readonly #entry: Entry;
  readonly #network: RoadNetwork;
  readonly #courses: Courses;
  readonly #scene: RoadScene;
  readonly #channels: readonly Channel[];
  readonly #describe: () => void;
  #modelled: readonly Channel[] = [];
  #painted: Painted | undefined;
  #look = '';
  #time = 0;

  constructor(
    entry: Entry,
    network: RoadNetwork,
    { courses, mesh }: DrawnRoads,
    { redraw, describe, left }: { redraw(): void; describe(): void; left: boolean },
  ) {
    this.id = entry.id;
    this.#entry = entry;
    this.#network = network;
    this.#courses = courses;
    this.#channels = ownChannels(entry, network);
    this.#describe = describe;
    this.#scene = new RoadScene(network.links.count, mesh, left, redraw);
  }

  mount(scene: object): void {
    this.#scene.mount(scene);
  }

  apply(params: RoadParams, view: LayerView): void {
    this.#time = view.time;
    const look = `${view.theme} ${params.opacity}`;
    if (look !== this.#look) {
      this.#look = look;
      this.#scene.setLook(looks[view.theme], params.opacity);
    }
    this.#offer(view);
    this.#paint(params, view);
  }

  /** The list of paints changes when the model's first answer comes. */
  #offer(view: LayerView): void {
    const found = modelled.flatMap((id) => this.#ofModel(id, view) ?? []);
    const before = this.#modelled.map((c) => c.id).join();
    this.#modelled = found;
    if (found.map((c) => c.id).join() !== before) this.#describe();
  }

  /** Writes a texture only if what is painted has changed: this runs at every tick of the clock. */
  #paint(params: RoadParams, view: LayerView): void {
    const channel = this.#channel(params.paint, view);
    const flow = this.#flow(channel, view);
    const marks = view.roadMarks;
    const step = channel === undefined ? 0 : stepOf(channel, view.time);
    const key = `${params.paint} ${view.theme} ${step}`;
    const last = this.#painted;
    const same =
      last?.key === key && last.channel === channel && last.flow === flow && last.marks === marks;
    if (same) return;
    this.#painted = { channel, flow, marks, key };
    this.#scene.setCells(
      linkCells(this.#network, channel, flow, view.time, marks),
      linkLut(channel, view.theme),
    );
  }

  #channel(id: string, view: LayerView): Channel | undefined {
    if (id === '') return undefined;
    return this.#channels.find((c) => c.id === id) ?? this.#ofModel(id, view);
  }

  /** A model answers for the city's own network: another, brought by a person, has other links. */
  #ofModel(id: string, view: LayerView): Channel | undefined {
    const found = view.channel(id);
    return found !== undefined && fitsLinks(found, this.#network) ? found : undefined;
  }

  /** Traffic is told by the width where a model's channel is painted. */
  #flow(channel: Channel | undefined, view: LayerView): Channel | undefined {
    const own = channel === undefined || this.#channels.includes(channel);
    return own ? undefined : this.#ofModel(flowChannel, view);
  }

  setVisible(visible: boolean): void {
    this.#scene.setVisible(visible);
  }

  probe(hit: Hit): Reading | undefined {
    if (!this.#scene.inFront(hit.picked)) return undefined;
    const pixelOf = this.#scene.pixelOf.bind(this.#scene);
    const found = nearestRoad(this.#network, this.#courses, hit, reach, pixelOf);
    if (found === undefined) return undefined;
    const painted = this.#painted?.channel;
    const own = painted === undefined || this.#channels.includes(painted);
    const told = own ? this.#modelled : [painted, ...this.#modelled.filter((c) => c !== painted)];
    return roadReading(this.id, this.#network, found.road, found, told, this.#time);
  }

  select(_: number | undefined, reading: Reading | undefined): void {
    this.#scene.select(reading === undefined ? [] : selectedLinks(this.#network, reading));
  }

  legend(params: RoadParams, view: LayerView): Legend {
    const channel = this.#channel(params.paint, view);
    const { theme, time, roadMarks: changed } = view;
    if (channel === undefined) return classLegend(this.#entry, this.#network, theme, changed);
    const byFlow = this.#flow(channel, view) !== undefined;
    const { unknown } = looks[theme];
    return linkLegend({ channel, theme, time, unknown, byFlow, changed });
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
          { value: '', label: { en: 'Class of road', de: 'Straßenklasse' } },
          ...[...this.#channels, ...this.#modelled].map(({ id, title }) => ({
            value: id,
            label: title,
          })),
        ],
      },
    ];
  }

  dispose(): void {
    this.#scene.dispose();
  }
}
