import type { Distribution, Entry } from '../../catalogue/entry.ts';
import { asJson, fetchFile } from '../../catalogue/fetch.ts';
import type { Text } from '../../channel/text.ts';
import { Problem } from '../../problem/problem.ts';
import type { Hit, Layer, LayerParams, LayerView, Legend, OpenContext, Reading } from '../layer.ts';
import { classesOf } from './classes.ts';
import { feedsOf } from './gbfs.ts';
import { type BikePicture, BikesScene } from './scene.ts';
import { BikeFeeds, type BikeSystem } from './system.ts';
import {
  ageNote,
  leftNotes,
  stationFields,
  stationText,
  typeText,
  vehicleFields,
  zoneFields,
} from './words.ts';
import { isIn } from './zones.ts';

/** A click this near to a marker means it, CSS pixels. */
const reach = 14;

/**
 * Reads the GBFS system whose auto-discovery file a distribution is, and goes on asking for news unless that says
 * of which time it is; rejects with a Problem.
 */
export async function openBikes(
  entry: Entry,
  { accessUrl: url, temporal, keyHeader }: Distribution,
  context: OpenContext,
): Promise<Layer> {
  const recorded = temporal !== undefined;
  const { signal } = context;
  const feeds = feedsOf(await fetchFile(url, asJson, signal, undefined, keyHeader), url);
  let layer: BikesLayer | undefined;
  const system = new BikeFeeds(url, feeds, () => layer?.refresh(), { keyHeader });
  await Promise.race([system.start(), cancelled(url, system, context.signal)]);
  if (recorded) system.pause('recorded', true);
  layer = new BikesLayer(entry, system, recorded, context);
  await layer.refresh();
  return layer;
}

function cancelled(file: string, system: BikeFeeds, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => {
      system.stop();
      reject(new Problem('cancelled', { file }));
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}

class BikesLayer implements Layer {
  readonly id: string;
  readonly #entry: Entry;
  readonly #feeds: BikeFeeds;
  readonly #recorded: boolean;
  readonly #context: OpenContext;
  #picture: (BikePicture & { readonly system: BikeSystem }) | undefined;
  #scene: BikesScene | undefined;
  #disposed = false;

  constructor(entry: Entry, feeds: BikeFeeds, recorded: boolean, context: OpenContext) {
    this.id = entry.id;
    this.#entry = entry;
    this.#feeds = feeds;
    this.#recorded = recorded;
    this.#context = context;
  }

  /** Takes what the feeds say now. */
  async refresh(): Promise<void> {
    const { system } = this.#feeds;
    if (system !== this.#picture?.system) {
      const { stations, vehicles } = system;
      const places = [...stations, ...vehicles].flatMap(({ lon, lat }) => [lon, lat]);
      const heights = await this.#context.heights(Float64Array.from(places));
      if (this.#disposed || system !== this.#feeds.system) return;
      const now = this.#now();
      this.#picture = {
        system,
        stations,
        stationHeights: heights.subarray(0, stations.length),
        vehicles,
        vehicleHeights: heights.subarray(stations.length),
        zones: system.zones.zones.filter(({ from, to }) => now >= from && now < to),
      };
      this.#scene?.setPicture(this.#picture);
      this.#context.redraw();
    }
    this.#context.describe();
  }

  mount(scene: object): void {
    this.#scene = new BikesScene(scene);
    if (this.#picture !== undefined) this.#scene.setPicture(this.#picture);
  }

  apply(params: LayerParams, view: LayerView): void {
    this.#scene?.setLook(params.opacity, view.theme);
  }

  setVisible(visible: boolean): void {
    this.#scene?.setVisible(visible);
    this.#feeds.pause('layer', !visible);
  }

  problem(): Problem | undefined {
    return this.#feeds.status.problem;
  }

  probe(hit: Hit): Reading | undefined {
    const picture = this.#picture;
    const mark = this.#scene?.nearest(hit.x, hit.y, reach);
    if (picture === undefined) return undefined;
    if (mark === undefined) return this.#zoneReading(picture, hit);
    const { system } = picture;
    if (mark.kind === 'station') {
      const station = picture.stations[mark.index]!;
      return {
        layerId: this.id,
        title: station.name,
        subtitle: stationText(station, system.name),
        featureId: station.id,
        at: { lon: station.lon, lat: station.lat },
        height: picture.stationHeights[mark.index]!,
        fields: stationFields(station, system),
      };
    }
    const vehicle = picture.vehicles[mark.index]!;
    const type = typeText(system.types.get(vehicle.type));
    return {
      layerId: this.id,
      title: system.name,
      subtitle: type,
      featureId: vehicle.id,
      at: { lon: vehicle.lon, lat: vehicle.lat },
      height: picture.vehicleHeights[mark.index]!,
      fields: vehicleFields(vehicle),
    };
  }

  legend(): Legend {
    const { system } = this.#feeds;
    const { updated } = system;
    const instant = updated === undefined ? undefined : new Date(updated * 1000).toISOString();
    const now = this.#now();
    const age = ageNote(system, this.#recorded, now);
    const notes = [
      ...(age === undefined ? [] : [age]),
      ...leftNotes(system, this.#feeds.status, now),
    ];
    return {
      title: this.#entry.title,
      unit: '',
      ...(instant === undefined ? {} : { window: { start: instant, end: instant } }),
      source: { en: this.#entry.attribution, de: this.#entry.attribution },
      classes: classesOf(system),
      ...(notes.length === 0 ? {} : { note: joined(notes) }),
    };
  }

  dispose(): void {
    this.#disposed = true;
    this.#feeds.stop();
    this.#scene?.dispose();
    this.#scene = undefined;
  }

  #now(): number {
    return Date.now() / 1000;
  }

  #zoneReading(
    { zones, system }: BikePicture & { system: BikeSystem },
    { lon, lat, height }: Hit,
  ): Reading | undefined {
    // The first zone that a place lies in takes precedence.
    const zone = zones.find((one) => isIn(one, lon, lat));
    if (zone === undefined) return undefined;
    return {
      layerId: this.id,
      title: zone.name?.en ?? system.name,
      subtitle: { en: `Zone, ${system.name}`, de: `Zone, ${system.name}` },
      at: { lon, lat },
      height,
      fields: zoneFields(zone, system),
    };
  }
}

const joined = (notes: readonly Text[]): Text => ({
  en: notes.map(({ en }) => en).join(' '),
  de: notes.map(({ en, de }) => de ?? en).join(' '),
});
