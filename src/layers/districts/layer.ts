import type { Scene } from 'cesium';
import type { Entry } from '../../catalogue/entry.ts';
import type { Channel } from '../../channel/channel.ts';
import { rampStops } from '../../channel/ramp.ts';
import type { Hit, Layer, LayerOption, LayerView, Legend, OpenContext, Reading } from '../layer.ts';
import { attributeTitle, attributeUnit, districtChannels } from './attributes.ts';
import { contains, type District, labelPlace, sizeOf } from './geojson.ts';
import type { DistrictParams } from './kind.ts';
import { type DistrictLook, DistrictScene, type Place } from './scene.ts';

const outlines = { en: 'Outlines', de: 'Umrisse' };
const fillRamp = rampStops('mobility', 16);

/** Lowest and highest known value. */
function domainOf({ values }: Channel): readonly [number, number] {
  const known = values.filter(Number.isFinite);
  return [Math.min(...known), Math.max(...known)];
}

export class DistrictLayer implements Layer<DistrictParams> {
  readonly id: string;
  readonly #entry: Entry;
  readonly #districts: readonly District[];
  readonly #places: readonly Place[];
  readonly #channels: readonly Channel[];
  #scene: DistrictScene | undefined;
  #drawn = '';

  static async prepare(
    entry: Entry,
    districts: readonly District[],
    heights: OpenContext['heights'],
  ): Promise<DistrictLayer> {
    const at = districts.map(labelPlace);
    const ground = await heights(Float64Array.from(at.flat()));
    const places = at.map(([lon, lat], i) => ({
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
    this.#scene = new DistrictScene(scene as Scene, this.#districts, this.#places);
  }

  apply(params: DistrictParams, view: LayerView): void {
    const look: DistrictLook = {
      dark: view.theme === 'dark',
      opacity: params.opacity,
      fills: this.#fills(params.fill),
    };
    const key = JSON.stringify(look);
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.#scene?.draw(look);
  }

  #channel(id: string): Channel | undefined {
    return this.#channels.find((channel) => channel.id === id);
  }

  #fills(id: string): readonly string[] | undefined {
    const channel = this.#channel(id);
    if (channel === undefined) return undefined;
    const [low, high] = domainOf(channel);
    return Array.from(channel.values, (value) => {
      if (!Number.isFinite(value)) return '';
      const share = high > low ? (value - low) / (high - low) : 0.5;
      return fillRamp[Math.round(share * (fillRamp.length - 1))]!;
    });
  }

  setVisible(visible: boolean): void {
    if (this.#scene !== undefined) this.#scene.show = visible;
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
      fields: Object.entries(district.values).map(([name, value]) => ({
        label: attributeTitle(name),
        value: Number.isNaN(value) ? null : value,
        unit: attributeUnit(name),
      })),
    };
  }

  legend(params: DistrictParams): Legend | undefined {
    const channel = this.#channel(params.fill);
    if (channel === undefined) return undefined;
    return {
      title: channel.title,
      unit: channel.unit,
      window: channel.window,
      source: channel.source,
      ramp: fillRamp,
      domain: domainOf(channel),
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
