import type { Entry } from '../../catalogue/entry.ts';
import { realEnvironment } from '../../catalogue/poll.ts';
import type { Problem } from '../../problem/problem.ts';
import type {
  Finding,
  Hit,
  Layer,
  LayerCheck,
  LayerOption,
  LayerView,
  Legend,
  NamedPlace,
  OpenContext,
  Reading,
} from '../layer.ts';
import type { FeedCheck } from './checking.ts';
import type { FeedClient } from './client.ts';
import { ServiceCalendar, type ServiceClock } from './clock.ts';
import type { Day } from './day.ts';
import { stopOfKey, strayOfKey } from './keys.ts';
import type { MobilityParams } from './kind.ts';
import { mobilityLegend } from './legend.ts';
import { staleAfter } from './live/curve.ts';
import { LiveFeed } from './live/feed.ts';
import { welcome } from './live/given.ts';
import { LiveSide, type PlacedStray } from './live/side.ts';
import { OnRoad } from './onRoad.ts';
import { colouringOf, mobilityOptions } from './options.ts';
import { stopPlaces, stopReading, vehicleReading } from './readings.ts';
import { type Ground, MobilityScene } from './scene.ts';
import { type Place, placeOf } from './vehicles.ts';

/** A click this near to a marker means it, CSS pixels. */
const reach = 14;

/** Vehicles, lines and stops of one timetable, moved by the clock. */
export class MobilityLayer implements Layer<MobilityParams> {
  readonly id: string;
  readonly #entry: Entry;
  readonly #client: FeedClient;
  readonly #ground: Ground;
  readonly #redraw: () => void;
  readonly #describe: () => void;
  readonly #check: FeedCheck;
  readonly #calendar: ServiceCalendar;
  readonly #leave: () => void;
  #live: LiveSide | undefined;
  #time = 0;
  #again = (): void => undefined;
  #scene: MobilityScene | undefined;
  #day: Day | undefined;
  #road: OnRoad | undefined;
  #chosen: string | undefined;
  #clock: ServiceClock = { asked: '', date: undefined, seconds: 0, ahead: 0 };

  constructor(
    entry: Entry,
    client: FeedClient,
    ground: Ground,
    context: Pick<OpenContext, 'redraw' | 'describe' | 'heights'>,
    check: FeedCheck,
  ) {
    this.id = entry.id;
    this.#entry = entry;
    this.#client = client;
    this.#ground = ground;
    this.#redraw = context.redraw;
    this.#describe = context.describe;
    this.#check = check;
    this.#calendar = new ServiceCalendar(client.opened.network.timeZone, client.opened.dates);
    const side = (feed: LiveFeed): LiveSide =>
      new LiveSide(feed, ground.paths, context.heights, () => {
        this.#again();
        context.redraw();
        context.describe();
      });
    const feed = LiveFeed.of(entry);
    this.#live = feed && side(feed);
    this.#leave = welcome({
      title: entry.title,
      network: client.opened.network,
      take: (message) => {
        this.#live ??= side(new LiveFeed([], realEnvironment));
        this.#live.take(message);
      },
      takeBack: (id) => this.#live?.takeBack(id),
    });
  }

  mount(scene: object): void {
    this.#scene = new MobilityScene(scene, this.#client.opened.network, this.#ground, this.#redraw);
  }

  apply(params: MobilityParams, view: LayerView): void {
    this.#clock = this.#calendar.at(view.time, params.date);
    this.#time = view.time;
    this.#again = () => this.apply(params, view);
    this.#scene?.setLook({
      opacity: params.opacity,
      theme: view.theme,
      colouring: colouringOf(params, this.#client.opened.network, this.#isLive()),
      trail: params.trail ?? 0,
      staleAfter,
    });
    this.#showDay();
  }

  setVisible(visible: boolean): void {
    this.#scene?.setVisible(visible);
    this.#live?.setVisible(visible);
  }

  problem(): Problem | undefined {
    return this.#live?.problem();
  }

  probe(hit: Hit): Reading | undefined {
    const day = this.#current();
    if (day === undefined || this.#scene === undefined) return undefined;
    return (
      this.#vehicleAt(this.#scene, day, hit) ??
      this.#strayAt(this.#scene, hit) ??
      this.#stopAt(this.#scene, day, hit)
    );
  }

  select(_: number | undefined, reading: Reading | undefined): void {
    this.#chosen = reading?.moving ?? reading?.key;
    this.#choose();
  }

  options(): readonly LayerOption[] {
    return mobilityOptions(this.#client.opened.network, this.#isLive());
  }

  placeOf(key: string): ReturnType<NonNullable<Layer['placeOf']>> {
    const day = this.#current();
    const stray = this.#live?.strayOf(key);
    if (stray !== undefined) return stray;
    const run = day === undefined ? undefined : this.#road?.runOf(key);
    const { seconds } = this.#clock;
    if (day === undefined || run === undefined || !this.#road?.isUnderWay(run, seconds)) {
      return undefined;
    }
    const place = placeOf(day, run, seconds);
    const { lon, lat, bearing } = place;
    return { lon, lat, bearing, height: this.#vehicleHeight(day, place) };
  }

  readingAt(key: string): Reading | undefined {
    const day = this.#current();
    if (day === undefined) return undefined;
    const stray = this.#live?.strayOf(key);
    if (stray !== undefined) return this.#live?.strayReading(this.id, stray);
    const stop = stopOfKey(day.network, key);
    if (stop !== undefined) return this.#stopReading(day, stop);
    const run = this.#road?.runOf(key);
    return run === undefined ? undefined : this.#vehicleReading(day, run);
  }

  places(): readonly NamedPlace[] {
    return stopPlaces(this.#client.opened.network, this.#ground.stops);
  }

  findings(): readonly Finding[] | undefined {
    return this.#check.findings;
  }

  check(): LayerCheck {
    return this.#check.now();
  }

  legend(params: MobilityParams, view: LayerView): Legend {
    const clock = this.#calendar.at(view.time, params.date);
    const day = this.#day?.date === clock.date ? this.#day : undefined;
    const { network, notices } = this.#client.opened;
    const live = this.#isLive();
    const shown = {
      count: day && this.#road?.countAt(clock.seconds),
      left: this.#scene?.left ?? 0,
      live,
      staleAfter,
    };
    const colouring = colouringOf(params, network, live);
    const legend = mobilityLegend(this.#entry, network, clock, colouring, shown, notices);
    return this.#live?.noted(legend, view.time, network.timeZone) ?? legend;
  }

  dispose(): void {
    this.#leave();
    this.#client.dispose();
    this.#check.dispose();
    this.#live?.dispose();
    this.#scene?.dispose();
    this.#scene = undefined;
  }

  /** The day that is drawn, if it is the one that the clock asks for. */
  #current(): Day | undefined {
    const { date, asked } = this.#clock;
    if (this.#day === undefined || this.#day.date !== date) return undefined;
    return this.#live?.dayAt(this.#day, date === asked, this.#time) ?? this.#day;
  }

  #showDay(): void {
    const { date, seconds } = this.#clock;
    if (date !== undefined && this.#day?.date !== date) {
      this.#client.day(date, (day) => {
        this.#day = day;
        this.#check.begin();
        this.#showDay();
        this.#redraw();
        // Counts and live words of the legend are of this day; a clock that stands asks for them no more.
        this.#describe();
      });
    }
    const day = this.#current();
    this.#scene?.setDay(day, day && this.#live?.strays, this.#live?.paths);
    if (day !== undefined && this.#road?.day !== day) {
      this.#road = new OnRoad(day);
      this.#choose();
    }
    this.#scene?.setTime(seconds);
  }

  #isLive(): boolean {
    return this.#current()?.live !== undefined;
  }

  #choose(): void {
    const run = this.#chosen === undefined ? undefined : this.#road?.runOf(this.#chosen);
    this.#scene?.choose(run, this.#chosen === undefined ? undefined : strayOfKey(this.#chosen));
    this.#redraw();
  }

  #vehicleAt(scene: MobilityScene, day: Day, hit: Hit): Reading | undefined {
    const { seconds } = this.#clock;
    let nearest: Place | undefined;
    let least = reach;
    for (const run of this.#road?.runsAt(seconds) ?? []) {
      const place = placeOf(day, run, seconds);
      const height = this.#vehicleHeight(day, place);
      const pixels = scene.pixelsTo(place, height, hit.x, hit.y);
      if (pixels >= least) continue;
      least = pixels;
      nearest = place;
    }
    return nearest && this.#vehicleReading(day, nearest.run);
  }

  #strayAt(scene: MobilityScene, hit: Hit): Reading | undefined {
    let nearest: PlacedStray | undefined;
    let least = reach;
    for (const stray of this.#live?.strays ?? []) {
      const pixels = scene.pixelsTo(stray, stray.height, hit.x, hit.y);
      if (pixels >= least) continue;
      least = pixels;
      nearest = stray;
    }
    return nearest && this.#live?.strayReading(this.id, nearest);
  }

  #vehicleReading(day: Day, run: number): Reading {
    const place = placeOf(day, run, this.#clock.seconds);
    const height = this.#vehicleHeight(day, place);
    const reading = vehicleReading(this.id, day, place, this.#clock, height);
    return this.#live?.alerted(reading, day) ?? reading;
  }

  #vehicleHeight(day: Day, { run, metres }: Place): number {
    return this.#scene?.vehicleHeight(day.trips.path[day.runs.trip[run]!]!, metres) ?? 0;
  }

  #stopReading(day: Day, stop: number): Reading {
    const reading = stopReading(this.id, day, stop, this.#clock, this.#ground.stops[stop]!);
    return this.#live?.alerted(reading, day) ?? reading;
  }

  #stopAt(scene: MobilityScene, day: Day, hit: Hit): Reading | undefined {
    const { stops } = day.network;
    let nearest: number | undefined;
    let least = reach;
    for (let stop = 0; stop < stops.ids.length; stop += 1) {
      const at = { lon: stops.lon[stop]!, lat: stops.lat[stop]! };
      const height = this.#ground.stops[stop]!;
      if (Number.isNaN(at.lon) || !scene.showsStop(at, height)) continue;
      const pixels = scene.pixelsTo(at, height, hit.x, hit.y);
      if (pixels >= least) continue;
      least = pixels;
      nearest = stop;
    }
    return nearest === undefined ? undefined : this.#stopReading(day, nearest);
  }
}
