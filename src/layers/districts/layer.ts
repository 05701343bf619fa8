import type { Entry } from '../../catalogue/entry.ts';
import type { Channel } from '../../channel/channel.ts';
import { rampStops } from '../../channel/ramp.ts';
import { channelDomain } from '../../channel/scale.ts';
import type {
  Field,
  Hit,
  Layer,
  LayerChoice,
  LayerOption,
  LayerView,
  Legend,
  OpenContext,
  Reading,
} from '../layer.ts';
import { attributeOf, districtChannels } from './attributes.ts';
import { contains, type District, labelPlace, sizeOf } from './geojson.ts';
import type { DistrictParams } from './kind.ts';
import { fieldOf, fillsOf, modelledLegend, modelledOf, rowsIn } from './modelled.ts';
import { DistrictScene, type Place } from './scene.ts';

const outlines = { en: 'Outlines', de: 'Umrisse' };
const groups = {
  own: { en: 'From the dataset', de: 'Aus dem Datensatz' },
  modelled: { en: 'From the models', de: 'Aus den Modellen' },
};
const unknown = { light: '#9aa3a8', dark: '#6b757b' };

/** A field of a reading, by the id of the channel that it is the value of. */
type Told = readonly [id: string, field: Field];

const ownFields = ({ values }: District): Told[] =>
  Object.entries(values).map(([name, value]) => [
    `district.${name}`,
    {
      label: attributeOf(name).title,
      value: Number.isNaN(value) ? null : value,
      unit: attributeOf(name).unit,
    },
  ]);

export class DistrictLayer implements Layer<DistrictParams> {
  readonly id: string;
  readonly #entry: Entry;
  readonly #districts: readonly District[];
  readonly #places: readonly Place[];
  readonly #channels: readonly Channel[];
  readonly #describe: () => void;
  /** Models' channels, as the switch shows them. */
  #modelled: readonly Channel[] = [];
  #scene: DistrictScene | undefined;
  #order = 0;
  #fill = 'none';

  static async prepare(
    entry: Entry,
    districts: readonly District[],
    { heights, describe }: Pick<OpenContext, 'heights' | 'describe'>,
  ): Promise<DistrictLayer> {
    const at = districts.map(labelPlace);
    const ground = await heights(Float64Array.from(at.flat()));
    const places = at.map(([lon, lat], i) => ({
      name: districts[i]!.name,
      lon,
      lat,
      height: ground[i] ?? 0,
      size: sizeOf(districts[i]!),
    }));
    return new DistrictLayer(entry, districts, places, describe);
  }

  private constructor(
    entry: Entry,
    districts: readonly District[],
    places: readonly Place[],
    describe: () => void,
  ) {
    this.id = entry.id;
    this.#entry = entry;
    this.#districts = districts;
    this.#places = places;
    this.#channels = districtChannels(entry, districts);
    this.#describe = describe;
  }

  mount(scene: object): void {
    this.#scene = new DistrictScene(scene, this.#districts, this.#places);
    this.#scene.order = this.#order;
  }

  apply({ fill, opacity }: DistrictParams, view: LayerView): void {
    const { theme } = view;
    this.#fill = fill;
    this.#offer(view);
    const look = { dark: theme === 'dark', fills: this.#fills(fill, theme) };
    this.#scene?.draw(look, opacity);
  }

  /** The list of fills changes when a model's first answer comes. */
  #offer(view: LayerView): void {
    const before = this.#modelled.map((c) => c.id).join();
    this.#modelled = modelledOf(view, this.#districts).map((c) => view.channel(c.id) ?? c);
    if (this.#modelled.map((c) => c.id).join() !== before) this.#describe();
  }

  #fills(id: string, theme: LayerView['theme']): readonly string[] | undefined {
    const own = this.#channels.find((c) => c.id === id);
    const channel = own ?? this.#modelled.find((c) => c.id === id);
    if (channel === undefined) return undefined;
    const rows = own === undefined ? rowsIn(channel, this.#districts) : undefined;
    return fillsOf(channel, rows ?? this.#districts.map((_, d) => d), theme, unknown[theme]);
  }

  setVisible(visible: boolean): void {
    if (this.#scene !== undefined) this.#scene.show = visible;
  }

  setOrder(order: number): void {
    this.#order = order;
    if (this.#scene !== undefined) this.#scene.order = order;
  }

  probe(hit: Hit): Reading | undefined {
    const district = this.#districts.find((d) => contains(d, hit.lon, hit.lat));
    if (district === undefined) return undefined;
    return {
      layerId: this.id,
      title: district.name,
      subtitle: this.#entry.title,
      featureId: district.id,
      at: { lon: hit.lon, lat: hit.lat },
      fields: this.#filledFirst([...ownFields(district), ...this.#told(district)]),
    };
  }

  #told(district: District): Told[] {
    const d = this.#districts.indexOf(district);
    return this.#modelled.map((channel) => [
      channel.id,
      fieldOf(channel, rowsIn(channel, this.#districts)?.[d] ?? -1),
    ]);
  }

  /** The pointer line shows the first value only: that of the fill, where there is one. */
  #filledFirst(fields: readonly Told[]): readonly Field[] {
    const filled = ([id]: Told): number => Number(id === this.#fill);
    return fields.toSorted((a, b) => filled(b) - filled(a)).map(([, field]) => field);
  }

  legend(params: DistrictParams, view: LayerView): Legend | undefined {
    const { theme } = view;
    const channel = this.#channels.find((c) => c.id === params.fill);
    if (channel === undefined) {
      const modelled = this.#modelled.find((c) => c.id === params.fill);
      return modelled && modelledLegend(modelled, view, unknown[theme]);
    }
    return {
      title: channel.title,
      unit: channel.unit,
      ...(this.#entry.temporal === undefined ? {} : { window: this.#entry.temporal }),
      source: channel.source,
      ramp: rampStops(channel.ramp ?? '', 16),
      domain: channelDomain(channel),
      ...(channel.values.every(Number.isFinite) ? {} : { noDataColor: unknown[theme] }),
    };
  }

  channels(): readonly Channel[] {
    return this.#channels;
  }

  options(): readonly LayerOption[] {
    if (this.#channels.length + this.#modelled.length === 0) return [];
    const grouped = this.#channels.length > 0 && this.#modelled.length > 0;
    const choice = ({ id, title }: Channel, group: LayerChoice['group']): LayerChoice => ({
      value: id,
      label: title,
      ...(grouped && group !== undefined && { group }),
    });
    return [
      {
        param: 'fill',
        label: { en: 'Fill', de: 'Füllung' },
        choices: [
          { value: 'none', label: outlines },
          ...this.#channels.map((channel) => choice(channel, groups.own)),
          ...this.#modelled.map((channel) => choice(channel, groups.modelled)),
        ],
      },
    ];
  }

  dispose(): void {
    this.#scene?.dispose();
    this.#scene = undefined;
  }
}
