import type { Text } from '../../../channel/text.ts';
import type { Network } from '../feed.ts';
import { givenUp } from './curve.ts';
import { type PackedReports, unpack } from './pack.ts';
import { foldReported, type LiveState, merged } from './state.ts';

/** A live message of this device. */
export interface GivenMessage {
  readonly id: string;
  /** Name of its file. */
  readonly file: string;
  readonly packed: PackedReports;
  /** Called with the title of a timetable once it shows the message: at once, or when it opens. */
  shownBy?(title: Text): void;
}

/** Messages that were given one by one: of each kind of report, the newest that the clock has come to holds. */
export class GivenMessages {
  readonly #all = new Map<string, { readonly file: string; readonly state: LiveState }>();
  #shown: { readonly of: readonly LiveState[]; readonly state: LiveState | undefined } = {
    of: [],
    state: undefined,
  };

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  /** Unix seconds, first and last. */
  get window(): readonly [number, number] {
    const times = [...this.#all.values()].map(({ state }) => state.timestamp);
    return [Math.min(...times), Math.max(...times)];
  }

  add({ id, file, packed }: GivenMessage): void {
    const state = foldReported(undefined, unpack(packed), packed.said, file);
    this.#all.set(id, { file, state });
  }

  remove(id: string): void {
    this.#all.delete(id);
  }

  /** What they say at an instant (Unix seconds); the same object until that changes. */
  stateAt(time: number): LiveState | undefined {
    const near = [...this.#all.values()]
      .map(({ state }) => state)
      .filter(({ timestamp }) => timestamp <= time && timestamp >= time - givenUp)
      .sort((a, b) => b.timestamp - a.timestamp);
    const kinds = ['trips', 'vehicles', 'alerts'] as const;
    const newest = kinds.map((kind) => near.find((state) => state[kind].size > 0));
    const of = near.filter((state) => newest.includes(state));
    const before = this.#shown.of;
    if (of.length !== before.length || of.some((state, i) => state !== before[i]))
      this.#shown = { of, state: merged(of) };
    return this.#shown.state;
  }
}

/** A timetable on the globe that can show messages. */
export interface Taker {
  readonly title: Text;
  readonly network: Network;
  take(message: GivenMessage): void;
  takeBack(id: string): void;
}

const takers = new Set<Taker>();
const given = new Map<string, { readonly message: GivenMessage; taker: Taker | undefined }>();

/** How many reports are of routes, stops or an area that a timetable has. */
function reportsOf({ routes, stops }: Network, packed: PackedReports): number {
  const { trips, vehicles } = unpack(packed);
  const ofRoute = new Set(routes.ids);
  const known = [...trips.of, ...vehicles.of].filter(({ of }) => of && ofRoute.has(of.route));
  const range = (all: Float64Array): [number, number] => {
    const numbers = all.filter((value) => !Number.isNaN(value));
    return [
      numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    ];
  };
  const [west, east] = range(stops.lon);
  const [south, north] = range(stops.lat);
  const inside = vehicles.of.filter(
    ({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north,
  );
  const ofStop = new Set(stops.ids);
  const calls = trips.of.filter((trip) => trip.stops.some(({ stop }) => ofStop.has(stop)));
  return known.length + inside.length + calls.length;
}

function place(message: GivenMessage): void {
  const ranked = [...takers]
    .map((taker) => ({ taker, fits: reportsOf(taker.network, message.packed) }))
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits);
  const taker = ranked[0]?.taker;
  given.set(message.id, { message, taker });
  taker?.take(message);
  if (taker !== undefined) message.shownBy?.(taker.title);
}

/** Hands a message to the open timetable that it fits best, or keeps it for one that is opened later. */
export const giveMessage = (message: GivenMessage): void => place(message);

/** Takes a message off the globe. */
export function takeBack(id: string): void {
  given.get(id)?.taker?.takeBack(id);
  given.delete(id);
}

/**
 * Lets a timetable show messages, those that found none before among them. The answer ends that: they go to
 * another that they fit, or wait.
 */
export function welcome(taker: Taker): () => void {
  takers.add(taker);
  for (const { message, taker: other } of [...given.values()])
    if (other === undefined) place(message);
  return () => {
    takers.delete(taker);
    for (const { message, taker: gone } of [...given.values()]) if (gone === taker) place(message);
  };
}
