import type { Entry } from '../../catalogue/entry.ts';
import type { Channel } from '../../channel/channel.ts';
import { hexOf, rampLut, rampStops } from '../../channel/ramp.ts';
import { channelDomain, unitOf } from '../../channel/scale.ts';
import type { Hit, Layer, LayerOption, LayerView, Legend, OpenContext, Reading } from '../layer.ts';
import { attributeOf, districtChannels } from './attributes.ts';
import { contains, type District, labelPlace, sizeOf } from './geojson.ts';
import type { DistrictParams } from './kind.ts';
import { DistrictScene, type Place } from './scene.ts';

const outlines = { en: 'Outlines', de: 'Umrisse' };
const unknown = { light: '#9aa3a8', dark: '#6b757b' };

export class DistrictLayer implements Layer<DistrictParams> {
  readonly id: string;
  readonly #entry: Entry;
  readonly #districts: readonly District[];
  readonly #places: readonly Place[];
  readonly #channels: readonly Channel[];
  #scene: DistrictScene | undefined;
  #order = 0;
  #fill = 'none';

  static async prepare(
    entry: Entry,
    districts: readonly District[],
    heights: OpenContext['heights'],
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
    return new DistrictLayer(entry, districts, places);
  }

  private constructor(entry: Entry, districts: readonly District[], places: readonly Place[]) {
    this.id = entry.id;
    this.#entry = entry;
    this.#districts = districts;
    this.#places = places;
    this.#channels = districtChannels(entry, districts);
  }

  mount(scene: object): void {
    this.#scene = new DistrictScene(scene, this.#districts, this.#places);
    this.#scene.order = this.#order;
  }

  apply({ fill, opacity }: DistrictParams, { theme }: LayerView): void {
    this.#fill = fill;
    const look = { dark: theme === 'dark', fills: this.#fills(fill, theme) };
    this.#scene?.draw(look, opacity);
  }

  #channel(id: string): Channel | undefined {
    return this.#channels.find((channel) => channel.id === id);
  }

  #fills(id: string, theme: LayerView['theme']): readonly string[] | undefined {
    const channel = this.#channel(id);
    if (channel === undefined) return undefined;
    const lut = rampLut(channel.ramp ?? '');
    const domain = channelDomain(channel);
    return Array.from(channel.values, (value) => {
      if (!Number.isFinite(value)) return unknown[theme];
      const at = Math.round(unitOf(value, domain) * 255) * 4;
      return hexOf(lut[at]!, lut[at + 1]!, lut[at + 2]!);
    });
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
      fields: this.#filledFirst(Object.entries(district.values)).map(([name, value]) => ({
        label: attributeOf(name).title,
        value: Number.isNaN(value) ? null : value,
        unit: attributeOf(name).unit,
      })),
    };
  }

  /** The pointer line shows the first value only: that of the fill, where there is one. */
  #filledFirst<T>(values: readonly (readonly [name: string, value: T])[]) {
    const filled = ([name]: readonly [string, T]): number =>
      Number(`district.${name}` === this.#fill);
    return values.toSorted((a, b) => filled(b) - filled(a));
  }

  legend(params: DistrictParams, { theme }: LayerView): Legend | undefined {
    const channel = this.#channel(params.fill);
    if (channel === undefined) return undefined;
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
    if (this.#channels.length === 0) return [];
    return [
      {
        param: 'fill',
        label: { en: 'Fill', de: 'Füllung' },
        choices: [
          { value: 'none', label: outlines },
          ...this.#channels.map(({ id, title }) => ({ value: id, label: title })),
        ],
      },
    ];
  }

  dispose(): void {
    this.#scene?.dispose();
    this.#scene = undefined;
  }
}
