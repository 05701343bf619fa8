import type { Entry } from '../../catalogue/entry.ts';
import type { Channel, TimeWindow } from '../../channel/channel.ts';
import { rampLut, rampStops } from '../../channel/ramp.ts';
import type {
  Field,
  Hit,
  Layer,
  LayerParams,
  LayerView,
  Legend,
  NamedPlace,
  Reading,
  ReadingSeries,
} from '../layer.ts';
import { type LocalHours, localHours } from './profile.ts';
import type { Station, Stations } from './read.ts';
import { type Dot, lift, StationScene } from './scene.ts';
import { stationSeries } from './series.ts';
import { type Hour, hourOf, meanIn, stationDomain, valueIn } from './values.ts';

/** Radii of the smallest and largest dot, CSS pixels. */
const radii = [6, 19] as const;
const ramps: Readonly<Record<string, string>> = { 'veh/h': 'mobility', 'ug/m3': 'air' };
const unknown = { light: '#9aa3a8', dark: '#6b757b' };

/** Measuring places, sized and coloured by what they measured in the clock's hour. */
export class StationLayer implements Layer {
  readonly id: string;
  readonly #entry: Entry;
  readonly #stations: Stations;
  readonly #ground: Float32Array;
  readonly #timeZone: string;
  readonly #domain: readonly [number, number];
  readonly #ramp: string;
  #scene: StationScene | undefined;
  #dots: readonly Dot[] = [];
  #time = Number.NaN;
  #local: LocalHours | undefined;
  /** The pointer rests on one station for many readings. */
  #series: { readonly of: string; readonly list: readonly ReadingSeries[] } | undefined;
  #drawn = '';

  /** @param ground metres above the ellipsoid by station */
  constructor(entry: Entry, stations: Stations, ground: Float32Array, timeZone: string) {
    this.id = entry.id;
    this.#entry = entry;
    this.#stations = stations;
    this.#ground = ground;
    this.#timeZone = timeZone;
    this.#domain = stationDomain(stations);
    this.#ramp = entry.ramp ?? ramps[entry.variable?.unit ?? ''] ?? 'mobility';
  }

  mount(scene: object): void {
    const places = this.#stations.list.map(({ lon, lat }, i) => ({
      lon,
      lat,
      height: this.#ground[i] ?? 0,
    }));
    this.#scene = new StationScene(scene, places);
  }

  apply({ opacity }: LayerParams, view: LayerView): void {
    this.#time = view.time;
    const key = `${opacity} ${view.theme} ${Math.floor(view.time / 3600)}`;
    if (key === this.#drawn) return;
    this.#drawn = key;
    const hour = this.#hour();
    this.#dots = this.#stations.list.map((_, i) => this.#dot(i, hour, view.theme));
    this.#scene?.draw(this.#dots, view.theme, opacity);
  }

  setVisible(visible: boolean): void {
    if (this.#scene !== undefined) this.#scene.show = visible;
  }

  probe(hit: Hit): Reading | undefined {
    const index = this.#scene?.nearest(hit.x, hit.y, this.#dots);
    return index === undefined ? undefined : this.#reading(index);
  }

  readingAt(key: string): Reading | undefined {
    return this.#reading(this.#stations.list.findIndex((station) => keyOf(station) === key));
  }

  places(): readonly NamedPlace[] {
    return this.#stations.list.map((station, i) => {
      const { id, name, lon, lat } = station;
      return {
        kind: 'station',
        key: keyOf(station),
        id,
        name,
        lon,
        lat,
        height: this.#ground[i] ?? 0,
      };
    });
  }

  #reading(index: number): Reading | undefined {
    const station = this.#stations.list[index];
    if (station === undefined) return undefined;
    return {
      layerId: this.id,
      title: station.name,
      subtitle: this.#entry.title,
      featureId: station.id,
      at: { lon: station.lon, lat: station.lat },
      height: (this.#ground[index] ?? 0) + lift,
      fields: this.#fields(index),
      series: this.#seriesOf(index),
      key: keyOf(station),
    };
  }

  legend(_params: LayerParams, view: LayerView): Legend {
    this.#time = view.time;
    const hour = this.#hour();
    const { length } = this.#stations.list;
    const measured = this.#stations.list.filter(
      (_, i) => !valueIn(this.#stations, i, hour).standIn,
    );
    return {
      title: this.#entry.variable?.name ?? this.#entry.title,
      unit: this.#unit,
      window: windowOf(hour),
      source: { en: this.#entry.attribution },
      ramp: rampStops(this.#ramp, 16),
      domain: this.#domain,
      noDataColor: unknown[view.theme],
      ...(measured.length === length ? {} : { note: standInNote(measured.length, length) }),
    };
  }

  /** The measured hours and the mean days, one feature per station. */
  channels(): readonly Channel[] {
    const { list, start, hours, values } = this.#stations;
    const common = {
      target: 'stop' as const,
      unit: this.#unit,
      domain: this.#domain,
      ramp: this.#ramp,
      source: this.#entry.title,
      stepSeconds: 3600,
    };
    const window = { start: iso(start), end: iso(start + hours * 3600) };
    const day = (which: 'weekday' | 'weekend'): Float32Array =>
      Float32Array.from(list.flatMap((station) => [...station[which]]));
    return [
      {
        ...common,
        id: `${this.id}.hourly`,
        title: this.#entry.title,
        window,
        values,
        steps: hours,
      },
      {
        ...common,
        id: `${this.id}.weekday`,
        title: words.weekday,
        window,
        values: day('weekday'),
        steps: 24,
      },
      {
        ...common,
        id: `${this.id}.weekend`,
        title: words.weekend,
        window,
        values: day('weekend'),
        steps: 24,
      },
    ];
  }

  dispose(): void {
    this.#scene?.dispose();
    this.#scene = undefined;
  }

  get #unit(): string {
    return this.#entry.variable?.unit ?? '1';
  }

  #hour(): Hour {
    return hourOf(this.#time, this.#timeZone);
  }

  #dot(index: number, hour: Hour, theme: 'light' | 'dark'): Dot {
    const { value, standIn } = valueIn(this.#stations, index, hour);
    if (Number.isNaN(value)) return { radius: radii[0], color: unknown[theme], hollow: true };
    const share = Math.min(1, Math.max(0, value / this.#domain[1]));
    // Area, not radius, grows with the value: that is how sizes are read.
    const radius = Math.sqrt(radii[0] ** 2 + share * (radii[1] ** 2 - radii[0] ** 2));
    return { radius, color: colorAt(this.#ramp, share), hollow: standIn };
  }

  #seriesOf(index: number): readonly ReadingSeries[] {
    const of = `${index} ${this.#hour().start}`;
    if (this.#series?.of === of) return this.#series.list;
    const { start, hours } = this.#stations;
    this.#local ??= localHours(start, hours, this.#timeZone);
    const list = stationSeries(this.#stations, index, this.#local, this.#time, this.#unit);
    this.#series = { of, list };
    return list;
  }

  #fields(index: number): readonly Field[] {
    const hour = this.#hour();
    const { value, standIn } = valueIn(this.#stations, index, hour);
    const mean = (weekend: boolean): Field => {
      const of = meanIn(this.#stations, index, { ...hour, weekend });
      const label = weekend ? words.weekendHour : words.weekdayHour;
      return { label, value: Number.isNaN(of) ? null : of, unit: this.#unit };
    };
    return [
      {
        label: this.#entry.variable?.name ?? this.#entry.title,
        value: standIn ? null : value,
        unit: this.#unit,
        window: windowOf(hour),
      },
      mean(false),
      mean(true),
      { label: words.peak, value: this.#peak(index) },
    ];
  }

  /** Local hour of the highest value of the mean working day, as people write it. */
  #peak(index: number): string | null {
    const { weekday } = this.#stations.list[index]!;
    const highest = Math.max(...weekday.filter((v) => !Number.isNaN(v)));
    const at = weekday.indexOf(highest);
    const clock = (h: number): string => `${String(h).padStart(2, '0')}:00`;
    return at < 0 ? null : `${clock(at)}–${clock(at + 1)}`;
  }
}

const words = {
  weekday: { en: 'Mean working day', de: 'Mittlerer Werktag' },
  weekend: { en: 'Mean weekend day', de: 'Mittlerer Wochenendtag' },
  weekdayHour: { en: 'Mean of working days, this hour', de: 'Mittel der Werktage, diese Stunde' },
  weekendHour: {
    en: 'Mean of weekends, this hour',
    de: 'Mittel der Wochenenden, diese Stunde',
  },
  peak: { en: 'Highest hour of working days', de: 'Stärkste Stunde der Werktage' },
} as const;

const standInNote = (measured: number, all: number) => ({
  en: `${measured} of ${all} stations measured in this hour; hollow: mean day of the station`,
  de: `${measured} von ${all} Stationen haben in dieser Stunde gemessen; hohl: mittlerer Tag der Station`,
});

const keyOf = ({ id }: Station): string => `station ${id}`;

const iso = (time: number): string => new Date(time * 1000).toISOString();
const windowOf = ({ start }: Hour): TimeWindow => ({ start: iso(start), end: iso(start + 3600) });

function colorAt(ramp: string, share: number): string {
  const lut = rampLut(ramp);
  const at = Math.round(share * 255) * 4;
  return `rgb(${lut[at]}, ${lut[at + 1]}, ${lut[at + 2]})`;
}
