import type { Entry } from '../../catalogue/entry.ts';
import { asText, fetchFile } from '../../catalogue/fetch.ts';
import type { Text } from '../../channel/text.ts';
import { Problem } from '../../problem/problem.ts';
import type {
  Field,
  Hit,
  Layer,
  LayerParams,
  LayerView,
  Legend,
  OpenContext,
  Reading,
} from '../layer.ts';
import { fillClasses } from './classes.ts';
import { readGbfs, type Station, type Stations } from './gbfs.ts';
import { BikesScene } from './scene.ts';

/** A click this near to a marker means it, CSS pixels. */
const reach = 14;

/** Reads the stations of the feed at `url`; rejects with a Problem. */
export async function openBikes(entry: Entry, url: string, context: OpenContext): Promise<Layer> {
  const data = await readGbfs(url, (address) => fetchJson(address, context.signal));
  const lonLat = Float64Array.from(data.stations.flatMap(({ lon, lat }) => [lon, lat]));
  return new BikesLayer(entry, data, await context.heights(lonLat));
}

async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const text = await fetchFile(url, asText, signal);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem('gbfsFeed', { file: url, detail: String(error) }, { cause: error });
  }
}

class BikesLayer implements Layer {
  readonly id: string;
  readonly #entry: Entry;
  readonly #data: Stations;
  readonly #heights: Float32Array;
  #scene: BikesScene | undefined;

  constructor(entry: Entry, data: Stations, heights: Float32Array) {
    this.id = entry.id;
    this.#entry = entry;
    this.#data = data;
    this.#heights = heights;
  }

  mount(scene: object): void {
    this.#scene = new BikesScene(scene, this.#data.stations, this.#heights);
  }

  apply(params: LayerParams, view: LayerView): void {
    this.#scene?.setLook(params.opacity, view.theme);
  }

  setVisible(visible: boolean): void {
    this.#scene?.setVisible(visible);
  }

  probe(hit: Hit): Reading | undefined {
    const index = this.#scene?.nearest(hit.x, hit.y, reach);
    const station = index === undefined ? undefined : this.#data.stations[index];
    if (station === undefined) return undefined;
    const { id, name, lon, lat } = station;
    const height = this.#heights[index!]!;
    const { system } = this.#data;
    const subtitle: Text = station.renting
      ? { en: `Bike station, ${system}`, de: `Radstation, ${system}` }
      : { en: `Bike station, closed, ${system}`, de: `Radstation, geschlossen, ${system}` };
    const fields = fieldsOf(station);
    return {
      layerId: this.id,
      title: name,
      subtitle,
      featureId: id,
      at: { lon, lat },
      height,
      fields,
    };
  }

  legend(): Legend {
    const { recorded, unplaced } = this.#data;
    const instant = recorded === undefined ? undefined : isoOf(recorded);
    const left: Text = {
      en: `${unplaced} stations have no place and are left out.`,
      de: `${unplaced} Stationen haben keinen Ort und fehlen.`,
    };
    return {
      title: this.#entry.title,
      unit: 'bikes available',
      ...(instant === undefined ? {} : { window: { start: instant, end: instant } }),
      source: { en: this.#entry.attribution, de: this.#entry.attribution },
      classes: fillClasses,
      ...(unplaced > 0 ? { note: left } : {}),
    };
  }

  dispose(): void {
    this.#scene?.dispose();
    this.#scene = undefined;
  }
}

function fieldsOf(station: Station): readonly Field[] {
  const { bikes, docks, capacity, reported } = station;
  const at = reported === undefined ? undefined : isoOf(reported);
  const window = at === undefined ? {} : { window: { start: at, end: at } };
  const field = (en: string, de: string, value: number | undefined): Field => ({
    label: { en, de },
    value: value ?? null,
    unit: '1',
    ...window,
  });
  return [
    field('Bikes available', 'Räder verfügbar', bikes),
    field('Docks free', 'Plätze frei', docks),
    field('Docks in all', 'Plätze insgesamt', capacity),
  ];
}

const isoOf = (time: number): string => new Date(time * 1000).toISOString();
