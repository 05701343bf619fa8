import type { LonLat } from '../../../geo/bounds.ts';
import type { Problem } from '../../../problem/problem.ts';
import type { Field, Legend, Reading } from '../../layer.ts';
import type { Day } from '../day.ts';
import type { GroundPaths } from '../ground.ts';
import { runOfKey, stopOfKey, strayKey, strayOfKey } from '../keys.ts';
import type { Affected } from './alerts.ts';
import type { LiveFeed } from './feed.ts';
import type { GivenMessage } from './given.ts';
import { Grounds } from './grounds.ts';
import type { LiveView, Stray } from './liveDay.ts';
import { alertFields, liveNote, straightField, strayFields } from './words.ts';

/** A stray as the scene draws it. */
export interface PlacedStray extends LonLat {
  readonly id: string;
  /** Metres above the ellipsoid. */
  readonly height: number;
  /** Degrees clockwise from north, NaN where unknown. */
  readonly bearing: number;
  /** Second of the day at which it was heard of. */
  readonly heard: number;
}

const none: readonly PlacedStray[] = [];
type Heights = (lonLat: Float64Array) => Promise<Float32Array>;

/** What a live feed adds to the layer of a timetable: moved days, strays, words for legend and readings. */
export class LiveSide {
  readonly #feed: LiveFeed;
  readonly #heights: Heights;
  readonly #changed: () => void;
  readonly #grounds: Grounds;
  /** Paths of the timetable itself. */
  readonly #ownPaths: number;
  #paths: GroundPaths;
  #view: LiveView | undefined;
  #placed: readonly PlacedStray[] = none;
  #time = 0;

  /** @param paths of the timetable @param changed called when there is something new to draw */
  constructor(feed: LiveFeed, paths: GroundPaths, heights: Heights, changed: () => void) {
    this.#feed = feed;
    this.#paths = paths;
    this.#ownPaths = paths.start.length - 1;
    this.#grounds = new Grounds(paths, heights, changed);
    this.#heights = heights;
    this.#changed = changed;
    feed.subscribe(changed);
  }

  /**
   * A timetable's day with live state over it, itself where there is none.
   * @param own whether the clock shows that very day @param time of the clock, Unix seconds
   */
  dayAt(day: Day, own: boolean, time: number): Day {
    this.#time = time;
    const view = own ? this.#feed.view(day, time) : undefined;
    const ground = this.#grounds.of((view?.day ?? day).network.paths);
    // Until the ground under new lines is known, what was shown stays.
    if (ground === undefined) return this.#view?.day.date === day.date ? this.#view.day : day;
    this.#paths = ground;
    if (view !== this.#view) {
      this.#view = view;
      void this.#place(view, day.origin);
    }
    return view?.day ?? day;
  }

  /** Paths of the day that was answered last, those of added trips behind the timetable's own. */
  get paths(): GroundPaths {
    return this.#paths;
  }

  /** Vehicles on no known trip. The same list until it changes. */
  get strays(): readonly PlacedStray[] {
    return this.#placed;
  }

  /** Shows a message of this device at its instant. */
  take(message: GivenMessage): void {
    this.#feed.take(message);
  }

  takeBack(id: string): void {
    this.#feed.takeBack(id);
  }

  setVisible(visible: boolean): void {
    this.#feed.setVisible(visible);
  }

  problem(): Problem | undefined {
    return this.#feed.problem();
  }

  /** The legend with a word on the live data. */
  noted(legend: Legend, time: number, timeZone: string): Legend {
    if (this.#feed.isEmpty) return legend;
    const note = liveNote(this.#feed.status(time), this.#view, time, timeZone);
    const own = legend.note;
    const all = (language: 'en' | 'de'): string =>
      [own?.[language], note[language] ?? note.en].filter(Boolean).join(' ');
    return { ...legend, note: { en: all('en'), de: all('de') } };
  }

  /** A reading with what is to be known of its vehicle or stop in front: alerts, and lines that are a guess. */
  alerted(reading: Reading, day: Day): Reading {
    const { alerts } = this.#feed.status(this.#time);
    const thing = alerts.length === 0 ? undefined : affected(day, reading.key ?? '');
    const fields: readonly Field[] = [
      ...(thing === undefined ? [] : alertFields(alerts, thing)),
      ...(this.#isStraight(reading, day) ? [straightField] : []),
    ];
    return fields.length === 0 ? reading : { ...reading, fields: [...fields, ...reading.fields] };
  }

  /** Whether a reading is of an added trip that no line of the timetable fits. */
  #isStraight({ key = '' }: Reading, day: Day): boolean {
    const run = runOfKey(day, key);
    return run !== undefined && day.trips.path[day.runs.trip[run]!]! >= this.#ownPaths;
  }

  /** The stray that a key names, while it is heard of. */
  strayOf(key: string): PlacedStray | undefined {
    const id = strayOfKey(key);
    return id === undefined ? undefined : this.#placed.find((stray) => stray.id === id);
  }

  /** The reading of a stray. */
  strayReading(layerId: string, { id, lon, lat, height }: PlacedStray): Reading | undefined {
    const stray = this.#view?.strays.find((one) => one.id === id);
    if (stray === undefined) return undefined;
    return {
      layerId,
      title: stray.label,
      subtitle: {
        en: 'Vehicle on no known trip, or away from its line',
        de: 'Fahrzeug ohne bekannte Fahrt oder abseits seiner Linie',
      },
      featureId: id,
      at: { lon, lat },
      height,
      fields: strayFields(stray, this.#time),
      moving: strayKey(id),
      key: strayKey(id),
    };
  }

  dispose(): void {
    this.#feed.dispose();
  }

  async #place(view: LiveView | undefined, origin: number): Promise<void> {
    const strays: readonly Stray[] = view?.strays ?? [];
    if (strays.length === 0) {
      this.#placed = none;
      return;
    }
    const heights = await this.#heights(Float64Array.from(strays.flatMap((s) => [s.lon, s.lat])));
    if (view !== this.#view) return;
    this.#placed = strays.map(({ id, lon, lat, bearing, heard }, i) => ({
      id,
      lon,
      lat,
      bearing,
      heard: heard - origin,
      height: heights[i]!,
    }));
    this.#changed();
  }
}

/** What an alert must name to be about the thing of a reading's key. */
function affected(day: Day, key: string): Affected | undefined {
  const { network, trips, runs } = day;
  const stop = stopOfKey(network, key);
  if (stop !== undefined) return { stop: network.stops.ids[stop]! };
  const run = runOfKey(day, key);
  if (run === undefined) return undefined;
  const trip = runs.trip[run]!;
  const route = trips.route[trip]!;
  return {
    trip: trips.ids[trip]!,
    route: network.routes.ids[route]!,
    routeType: network.routes.types[route]!,
    direction: trips.directions[trip]!,
  };
}
