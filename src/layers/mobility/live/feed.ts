import type { Distribution, Entry } from '../../../catalogue/entry.ts';
import {
  Poll,
  type PollEnvironment,
  type PollState,
  realEnvironment,
} from '../../../catalogue/poll.ts';
import { nameOf } from '../../../catalogue/serviceFetch.ts';
import { standards } from '../../../catalogue/standards.ts';
import type { Problem } from '../../../problem/problem.ts';
import type { Day } from '../day.ts';
import { type AlertReport, isActive } from './alerts.ts';
import { Decoder } from './decoder.ts';
import { type GivenMessage, GivenMessages } from './given.ts';
import { type LiveView, liveView } from './liveDay.ts';
import { unpack } from './pack.ts';
import { Recording } from './recording.ts';
import { foldReported, type LiveState, merged, refusedCount } from './state.ts';
import { mostBytes } from './wire.ts';

/** Live feeds are asked, and shown, while the clock is this near to now, seconds. */
export const nearNow = 120;
/** Seconds between two requests at the least; the Best Practices ask producers for new data every 30 s. */
const period = 15;
/** A clock that has not moved for so long stands, seconds. */
const standing = 5;

/** Where the live data on the map come from, and how they are. */
export interface LiveStatus {
  /** `away`: there is a live feed, but the clock is not near now; `recorded`: there is a recording, of another time. */
  readonly source: 'live' | 'recording' | 'away' | 'recorded' | 'waiting';
  /** Unix seconds of the newest message, absent where none is shown. */
  readonly timestamp?: number;
  /** First and last message of the recording, Unix seconds. */
  readonly window?: readonly [number, number];
  /** Feeds that fail, and when the first of them is asked again (Unix seconds). */
  readonly failing: number;
  readonly next?: number;
  readonly refusedMessages: number;
  readonly refusedEntities: number;
  readonly alerts: readonly AlertReport[];
}

/**
 * The GTFS-Realtime data of a timetable's entry: distributions with a time window are a recording that the
 * clock plays back, those without are polled while the clock is near now. The last good state stays.
 */
export class LiveFeed {
  readonly #polls: readonly Poll<LiveState>[];
  readonly #recording: Recording | undefined;
  readonly #decoder = new Decoder();
  readonly #given = new GivenMessages();
  readonly #environment: PollEnvironment;
  readonly #listeners = new Set<() => void>();
  #time = 0;
  #visible = true;
  #live: { readonly of: readonly (LiveState | undefined)[]; readonly state: LiveState | undefined };
  #shown:
    | {
        readonly base: Day;
        readonly state: LiveState;
        readonly view: LiveView;
      }
    | undefined;
  /** Time of the clock when it was looked at last, and wall time (ms) when that last changed. */
  #looked = 0;
  #moved = Number.NEGATIVE_INFINITY;
  #settle: (() => void) | undefined;

  /** The feed of an entry; undefined where it has none. */
  static of(entry: Entry, environment = realEnvironment): LiveFeed | undefined {
    const all = entry.distributions.filter((d) => d.conformsTo.includes(standards.gtfsRealtime));
    return all.length === 0 ? undefined : new LiveFeed(all, environment);
  }

  constructor(all: readonly Distribution[], environment: PollEnvironment) {
    this.#environment = environment;
    const recorded = all.filter(({ temporal }) => temporal !== undefined);
    this.#recording =
      recorded.length === 0
        ? undefined
        : new Recording(recorded, this.#decoder, () => this.#tell());
    this.#live = { of: [], state: undefined };
    this.#polls = all
      .filter(({ temporal }) => temporal === undefined)
      .map(({ accessUrl, keyHeader }) => this.#poll(accessUrl, keyHeader));
    for (const poll of this.#polls) poll.pause('clock', true);
    for (const poll of this.#polls) poll.start();
  }

  /** Calls back when there is something new to draw or to tell; the answer ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether there is nothing that could ever be shown: no address, no recording, no given message. */
  get isEmpty(): boolean {
    return this.#polls.length === 0 && this.#recording === undefined && this.#given.isEmpty;
  }

  /** Shows a message of this device at its instant, beside the recording and before it. */
  take(message: GivenMessage): void {
    this.#given.add(message);
    this.#tell();
  }

  takeBack(id: string): void {
    this.#given.remove(id);
    this.#tell();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    for (const poll of this.#polls) poll.pause('layer', !visible);
  }

  /**
   * The day with live state over it, and strays; undefined where no live data are of the clock's time.
   * The answer is the same object until something has changed.
   * @param day timetable of the clock's own date @param time of the clock, Unix seconds
   */
  view(day: Day, time: number): LiveView | undefined {
    this.#setTime(time);
    const state = this.#stateAt(time);
    if (state === undefined) {
      this.#shown = undefined;
      return undefined;
    }
    const shown = this.#shown?.base === day ? this.#shown : undefined;
    const looked = this.#looked;
    const now = this.#environment.now();
    if (time !== looked) this.#moved = now;
    this.#looked = time;
    const ahead = time >= looked;
    if (shown?.state === state && ahead && time < shown.view.until) return shown.view;
    const plays = now - this.#moved < standing * 1000;
    const before =
      shown !== undefined && ahead && plays ? { day: shown.view.day, time: looked } : undefined;
    const view = liveView(day, state, time, before);
    this.#shown = { base: day, state, view };
    if (before !== undefined) this.#settleLater();
    return view;
  }

  /** A clock that stands never comes to where a joined way leads: then vehicles are put there. */
  #settleLater(): void {
    this.#settle?.();
    const { now, after } = this.#environment;
    const wait = Math.max(0, this.#moved + standing * 1000 - now());
    this.#settle = after(wait, () => {
      this.#settle = undefined;
      if (now() - this.#moved < standing * 1000) {
        this.#settleLater();
        return;
      }
      this.#shown = undefined;
      this.#tell();
    });
  }

  /** The first thing that fails; the rest goes on. */
  problem(): Problem | undefined {
    if (!this.#isNear()) return this.#recording?.problem;
    return (
      this.#polls.map(({ state }) => state.problem).find((p) => p !== undefined) ??
      this.#recording?.problem
    );
  }

  /** @param time of the clock, Unix seconds */
  status(time: number): LiveStatus {
    this.#setTime(time);
    const state = this.#stateAt(time);
    const states = this.#polls.map((poll) => poll.state);
    const failing = this.#isNear() ? states.filter(({ status }) => status === 'failing') : [];
    const next = failing
      .flatMap((s) => (s.next === undefined ? [] : [s.next]))
      .sort((a, b) => a - b)[0];
    const given = !this.#given.isEmpty && this.#given.stateAt(time) === state;
    const window = given ? this.#given.window : this.#recording?.window;
    const refused = states.reduce((sum, s) => sum + s.refused, this.#recording?.refused ?? 0);
    return {
      source: this.#source(state),
      ...(state === undefined ? {} : { timestamp: state.timestamp }),
      ...(window === undefined || this.isEmpty ? {} : { window }),
      failing: failing.length,
      ...(next === undefined ? {} : { next }),
      refusedMessages: refused,
      refusedEntities: state === undefined ? 0 : refusedCount(state),
      alerts: [...(state?.alerts.values() ?? [])].filter((alert) => isActive(alert, time)),
    };
  }

  dispose(): void {
    this.#listeners.clear();
    this.#settle?.();
    this.#recording?.dispose();
    for (const poll of this.#polls) poll.stop();
    this.#decoder.dispose();
  }

  #source(state: LiveState | undefined): LiveStatus['source'] {
    if (this.#polls.length > 0 && this.#isNear()) return state === undefined ? 'waiting' : 'live';
    if (state !== undefined) return 'recording';
    return this.#polls.length > 0 ? 'away' : 'recorded';
  }

  #isNear(): boolean {
    return Math.abs(this.#environment.now() / 1000 - this.#time) <= nearNow;
  }

  #setTime(time: number): void {
    this.#time = time;
    for (const poll of this.#polls) poll.pause('clock', !this.#isNear());
  }

  #stateAt(time: number): LiveState | undefined {
    if (this.#polls.length === 0 || !this.#isNear())
      return this.#given.stateAt(time) ?? this.#recording?.stateAt(time);
    const of = this.#polls.map(({ state }) => state.value);
    if (of.some((state, i) => state !== this.#live.of[i]) || of.length !== this.#live.of.length)
      this.#live = { of, state: merged(of.filter((state) => state !== undefined)) };
    return this.#live.state;
  }

  #poll(url: string, keyHeader: string | undefined): Poll<LiveState> {
    let before: LiveState | undefined;
    // Without its query, which may hold a key.
    const file = nameOf(url);
    return new Poll<LiveState>({
      url,
      keyHeader,
      period,
      mostBytes,
      environment: this.#environment,
      read: async (bytes) => {
        const received = this.#environment.now() / 1000;
        const packed = await this.#decoder.decode(bytes, file, received);
        before = foldReported(before, unpack(packed), received, file);
        return before;
      },
      changed: (_: PollState<LiveState>) => this.#tell(),
    });
  }

  #tell(): void {
    if (this.#visible) for (const listener of this.#listeners) listener();
  }
}
