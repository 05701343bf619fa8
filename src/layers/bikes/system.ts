import {
  Poll,
  type PollEnvironment,
  type PollState,
  realEnvironment,
} from '../../catalogue/poll.ts';
import { nameOf } from '../../catalogue/serviceFetch.ts';
import type { Text } from '../../channel/text.ts';
import { Problem } from '../../problem/problem.ts';
import {
  type Dated,
  datedOf,
  type FreeVehicle,
  placesOf,
  regionsOf,
  type StationPlace,
  type StationStatus,
  statusOf,
  systemOf,
  typesOf,
  type VehicleType,
  vehiclesOf,
} from './gbfs.ts';
import type { Json } from './json.ts';
import { type Zones, zonesOf } from './zones.ts';

export interface Station extends StationPlace {
  /** Undefined where the feed says nothing of it. */
  readonly status: StationStatus | undefined;
}

/** A shared-mobility system as its feeds have it now. */
export interface BikeSystem {
  readonly name: string;
  readonly stations: readonly Station[];
  /** Stations left out because they have no place. */
  readonly unplaced: number;
  readonly vehicles: readonly FreeVehicle[];
  readonly types: ReadonlyMap<string, VehicleType>;
  readonly regions: ReadonlyMap<string, Text>;
  readonly zones: Zones;
  /** Unix seconds at which the availability was true: the older of stations' and vehicles'. */
  readonly updated: number | undefined;
  /** Seconds for which it stays true by its own word, undefined where it does not say. */
  readonly ttl: number | undefined;
}

/** How the feeds fare. Times are Unix seconds. */
export interface BikeStatus {
  readonly problem: Problem | undefined;
  readonly failing: number;
  readonly next: number | undefined;
  readonly refused: number;
}

const mostBytes = 32 * 1024 * 1024;
/** Seconds between two requests: what changes by the minute, and what hardly does. */
const lively = 30;
const steady = 3600;

const noZones: Zones = { zones: [], everywhere: [], left: 0 };

/** Feeds by what they tell: the names of 3.0 first, then those of 2.x. */
const parts = {
  system: { names: ['system_information'], period: steady, read: systemOf },
  places: { names: ['station_information'], period: steady, read: placesOf },
  status: { names: ['station_status'], period: lively, read: statusOf },
  vehicles: { names: ['vehicle_status', 'free_bike_status'], period: lively, read: vehiclesOf },
  types: { names: ['vehicle_types'], period: steady, read: typesOf },
  regions: { names: ['system_regions'], period: steady, read: regionsOf },
  zones: { names: ['geofencing_zones'], period: steady, read: zonesOf },
} as const;

type Name = keyof typeof parts;
type Part<N extends Name> = ReturnType<(typeof parts)[N]['read']>;

/** Polls the feeds of one GBFS system, each as often as it changes by its own word. */
export class BikeFeeds {
  readonly #url: string;
  readonly #polls = new Map<Name, Poll<Dated<unknown>>>();
  readonly #changed: () => void;
  readonly #keyHeader: string | undefined;
  #waiting: (() => void) | undefined;
  #system: BikeSystem | undefined;

  /**
   * @param url of the auto-discovery file @param feeds addresses by name, of that file
   * @param changed called when there is something new
   */
  constructor(
    url: string,
    feeds: ReadonlyMap<string, string>,
    changed: () => void,
    {
      environment = realEnvironment,
      keyHeader,
    }: {
      readonly environment?: PollEnvironment;
      /** Name of the request header in which the server wants a key, where the catalogue says. */
      readonly keyHeader?: string | undefined;
    } = {},
  ) {
    this.#keyHeader = keyHeader;
    this.#url = url;
    this.#changed = changed;
    for (const part of Object.keys(parts) as Name[]) {
      const address = parts[part].names.map((name) => feeds.get(name)).find(Boolean);
      if (address !== undefined) this.#polls.set(part, this.#poll(part, address, environment));
    }
    if (!this.#polls.has('places') && !this.#polls.has('vehicles')) {
      const detail = 'neither station_information nor vehicle_status';
      throw new Problem('gbfsFeed', { file: url, detail });
    }
  }

  /** Asks every feed once; rejects where neither stations nor vehicles can be had. */
  async start(): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      this.#waiting = resolve;
    });
    for (const poll of this.#polls.values()) poll.start();
    await answered;
    const needed = (['places', 'vehicles'] as const).flatMap((part) => this.#polls.get(part) ?? []);
    if (needed.some(({ state }) => state.value !== undefined)) return;
    this.stop();
    throw (
      needed[0]!.state.problem ?? new Problem('gbfsFeed', { file: this.#url, detail: 'silent' })
    );
  }

  /** The system by the last good answers. */
  get system(): BikeSystem {
    this.#system ??= this.#joined();
    return this.#system;
  }

  get status(): BikeStatus {
    const states = [...this.#polls.values()].map(({ state }) => state);
    const failing = states.filter(({ status }) => status === 'failing');
    const next = failing.flatMap((s) => (s.next === undefined ? [] : [s.next]));
    return {
      problem: failing[0]?.problem,
      failing: failing.length,
      next: next.length === 0 ? undefined : Math.min(...next),
      refused: states.reduce((sum, { refused }) => sum + refused, 0),
    };
  }

  /** Adds or takes away a reason to ask nothing. */
  pause(reason: string, on: boolean): void {
    for (const poll of this.#polls.values()) poll.pause(reason, on);
  }

  stop(): void {
    for (const poll of this.#polls.values()) poll.stop();
  }

  #poll(part: Name, url: string, environment: PollEnvironment): Poll<Dated<unknown>> {
    const read = parts[part].read as (data: Json) => unknown;
    return new Poll<Dated<unknown>>({
      url,
      environment,
      keyHeader: this.#keyHeader,
      mostBytes,
      period: parts[part].period,
      read: (bytes) => datedOf(bytes, nameOf(url), read),
      ttl: ({ ttl }) => ttl,
      changed: (state) => this.#hear(state),
    });
  }

  #hear(state: PollState<Dated<unknown>>): void {
    if (state.status === 'waiting') return;
    const all = [...this.#polls.values()];
    if (this.#waiting !== undefined) {
      if (all.some((poll) => poll.state.status === 'waiting')) return;
      this.#waiting();
      this.#waiting = undefined;
    }
    if (state.status === 'fresh') this.#system = undefined;
    this.#changed();
  }

  #part<N extends Name>(name: N): Dated<Part<N>> | undefined {
    return this.#polls.get(name)?.state.value as Dated<Part<N>> | undefined;
  }

  #joined(): BikeSystem {
    const { places = [], unplaced = 0 } = this.#part('places')?.value ?? {};
    const status = this.#part('status');
    const vehicles = this.#part('vehicles');
    const lively = [status, vehicles].filter((part) => part !== undefined);
    const known = <T>(all: readonly (T | undefined)[]): readonly T[] =>
      all.filter((one) => one !== undefined) as T[];
    const updated = known(lively.map((part) => part.updated));
    const ttl = known(lively.map((part) => part.ttl));
    return {
      name: this.#part('system')?.value ?? new URL(this.#url).hostname,
      stations: places.map((place) => ({ ...place, status: status?.value.get(place.id) })),
      unplaced,
      vehicles: vehicles?.value ?? [],
      types: this.#part('types')?.value ?? new Map(),
      regions: this.#part('regions')?.value ?? new Map(),
      zones: this.#part('zones')?.value ?? noZones,
      updated: updated.length === 0 ? undefined : Math.min(...updated),
      ttl: ttl.length === 0 ? undefined : Math.max(...ttl),
    };
  }
}
