import { Problem } from '../../problem/problem.ts';
import { readRows } from './csv.ts';
import type { Feed } from './feed.ts';
import { Cursor } from './fields.ts';
import { Notices } from './notices.ts';
import { Resolver } from './resolve.ts';
import { ShapeIds, takeFrequencies, takeShapes, takeTimes, takeTrips } from './rows.ts';
import {
  Ids,
  noteFiles,
  Services,
  type Taker,
  takeAgencies,
  takeRoutes,
  takeStops,
} from './tables.ts';
import { type Member, membersByName, plainMember, zipMembers } from './zip.ts';

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Share of the packed bytes read, 0..1, and the file being read. */
  progress?(share: number, note: string): void;
  /** IANA time zone of a feed whose agency does not say; UTC where absent. */
  readonly timeZone?: string;
}

/** Milliseconds of work between pauses in which a cancel or a message can arrive. */
const breath = 40;

/**
 * Reads a GTFS schedule from a zip, or from a folder given as files by name.
 * What can be used is used, the rest is counted in `notices`. Throws Problem `gtfsZip` (no readable zip),
 * `gtfsFile` (no stops, routes, trips or stop times at all) or `cancelled`.
 */
export async function readGtfs(
  source: FeedSource,
  file: string,
  options: ReadOptions = {},
): Promise<Feed> {
  return new Reader(membersOf(source, file), file, options).read();
}

/** A zip, a folder's files by name, or files that are read piece by piece. */
export type FeedSource = Uint8Array | Readonly<Record<string, Uint8Array>> | readonly Member[];

/** Files of a feed. Throws Problem `gtfsZip`. */
export function membersOf(source: FeedSource, file: string): readonly Member[] {
  if (source instanceof Uint8Array) return zipMembers(source, file);
  if (isList(source)) return source;
  return Object.entries(source).map(([name, bytes]) => plainMember(name, bytes));
}

const isList = (source: FeedSource): source is readonly Member[] => Array.isArray(source);

class Reader {
  readonly #members: ReadonlyMap<string, Member>;
  readonly #file: string;
  readonly #options: ReadOptions;
  readonly #notices = new Notices();
  readonly #counts: Record<string, number> = {};
  readonly #bytes: number;
  #done = 0;
  #paused = performance.now();

  constructor(members: readonly Member[], file: string, options: ReadOptions) {
    this.#members = membersByName(members);
    this.#file = file;
    this.#options = options;
    this.#bytes = members.reduce((sum, member) => sum + member.size, 1);
  }

  async read(): Promise<Feed> {
    noteFiles(new Set(this.#members.keys()), this.#notices);
    const stopIds = new Ids();
    const routeIds = new Ids();
    const tripIds = new Ids();
    const shapeIds = new ShapeIds();
    const services = new Services();
    const agency = await this.#table('agency.txt', takeAgencies());
    const stops = await this.#table('stops.txt', takeStops(stopIds), true);
    const routes = await this.#table('routes.txt', takeRoutes(routeIds), true);
    await this.#table('calendar.txt', {
      row: (cursor) => services.calendarRow(cursor),
      done: () => undefined,
    });
    await this.#table('calendar_dates.txt', {
      row: (cursor) => services.exceptionRow(cursor),
      done: () => undefined,
    });
    const shapes = await this.#table('shapes.txt', takeShapes(shapeIds));
    const rawTrips = await this.#table(
      'trips.txt',
      takeTrips(tripIds, routeIds, services, shapeIds),
      true,
    );
    const usable = (stop: number): boolean => !Number.isNaN(stops.lon[stop]!);
    const raw = await this.#table('stop_times.txt', takeTimes(tripIds, stopIds, usable), true);
    const frequencies = await this.#table('frequencies.txt', takeFrequencies(tripIds));

    const resolver = new Resolver(stops, shapes, this.#notices);
    const times = new Uint32Array(tripIds.list.length + 1);
    const path = new Uint32Array(tripIds.list.length);
    for (let trip = 0; trip < tripIds.list.length; trip += 1) {
      path[trip] = resolver.add(trip, rawTrips, raw);
      times[trip + 1] = resolver.count;
      if (trip % 256 === 0) await this.#breathe('shapes.txt');
    }
    return {
      file: this.#file,
      agencies: agency.names,
      timeZone: agency.timeZone ?? this.#options.timeZone ?? 'UTC',
      stops,
      routes,
      paths: resolver.paths(),
      trips: {
        ids: tripIds.list,
        headsigns: rawTrips.headsigns,
        blocks: rawTrips.blocks,
        directions: Int8Array.from(rawTrips.directions),
        route: Uint32Array.from(rawTrips.route),
        service: Uint32Array.from(rawTrips.service),
        path,
        times,
      },
      times: resolver.times(),
      frequencies,
      services: services.list(),
      notices: this.#notices.list(),
      counts: this.#counts,
    };
  }

  async #table<T>(name: string, taker: Taker<T>, needed = false): Promise<T> {
    const member = this.#members.get(name);
    let count = 0;
    if (member !== undefined) {
      const cursor = new Cursor(name, this.#notices);
      for (const { rows, first, columns, share } of readRows(member, this.#notices)) {
        cursor.columns(columns);
        rows.forEach((cells, i) => {
          if (!cursor.move(cells, first + i)) return;
          count += 1;
          taker.row(cursor);
        });
        await this.#breathe(name, share * member.size);
      }
      this.#counts[name] = count;
      this.#done += member.size;
    }
    if (needed && count === 0) {
      if (member !== undefined) this.#notices.add('empty_file', name);
      throw new Problem('gtfsFile', { file: this.#file, member: name });
    }
    return taker.done();
  }

  async #breathe(note: string, part = 0): Promise<void> {
    if (performance.now() - this.#paused < breath) return;
    this.#options.progress?.((this.#done + part) / this.#bytes, note);
    await new Promise((resume) => setTimeout(resume));
    if (this.#options.signal?.aborted) throw new Problem('cancelled', { file: this.#file });
    this.#paused = performance.now();
  }
}
