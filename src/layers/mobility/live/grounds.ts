import type { PathTable } from '../feed.ts';
import { type GroundPaths, groundPaths, groundStep } from '../ground.ts';
import { joined } from './orders.ts';

type Heights = (lonLat: Float64Array) => Promise<Float32Array>;

/** The ground under paths that a live feed added behind those of the timetable. */
export class Grounds {
  readonly #own: GroundPaths;
  readonly #heights: Heights;
  readonly #ready: () => void;
  readonly #of = new WeakMap<PathTable, GroundPaths | 'asked'>();

  /** @param own of the timetable's paths @param ready called when an answer has come */
  constructor(own: GroundPaths, heights: Heights, ready: () => void) {
    this.#own = own;
    this.#heights = heights;
    this.#ready = ready;
  }

  /** Paths with their ground; undefined until it has been looked up. The same object for the same table. */
  of(paths: PathTable): GroundPaths | undefined {
    const first = this.#own.start.length - 1;
    if (paths.route.length <= first) return this.#own;
    const known = this.#of.get(paths);
    if (known === undefined) void this.#ask(paths, first);
    return known === 'asked' ? undefined : known;
  }

  async #ask(paths: PathTable, first: number): Promise<void> {
    this.#of.set(paths, 'asked');
    const from = paths.start[first]!;
    const added = await groundPaths(
      {
        start: paths.start.slice(first).map((at) => at - from),
        lon: paths.lon.slice(from),
        lat: paths.lat.slice(from),
        distance: paths.distance.slice(from),
        straight: paths.straight.slice(first),
        route: paths.route.slice(first),
      },
      groundStep,
      this.#heights,
    );
    const { start, lon, lat, distance, height } = this.#own;
    const end = start.at(-1)!;
    this.#of.set(paths, {
      start: joined(
        start,
        added.start.slice(1).map((at) => at + end),
      ),
      lon: joined(lon, added.lon),
      lat: joined(lat, added.lat),
      distance: joined(distance, added.distance),
      height: joined(height, added.height),
    });
    this.#ready();
  }
}
