import type { TrafficGraph } from './graph.ts';
import type { TransitService } from './inputs.ts';
import { forwardStar, type Network } from './network.ts';
import { ShortestPaths } from './shortest.ts';

/** Parts of a transit trip by pair of zones; all Infinity where none exists. */
export interface TransitTimes {
  /** Minutes in vehicles. */
  readonly riding: Float64Array;
  /** Minutes of waiting at today's frequency. */
  readonly waiting: Float64Array;
  /** Minutes on foot. */
  readonly walking: Float64Array;
  readonly changes: Float64Array;
}

/** Farthest walk to a stop and between two stops of a change, metres, and how much longer walks are. */
const reach = 800;
const changeReach = 250;
const detour = 1.3;
/** Nobody waits longer than this at random, minutes: people know a sparse timetable. */
const longestWait = 15;
/** Weights with which the search chooses a way: those of the choice model's most likely values. */
const weights = { waiting: 2, walking: 1.8, change: 6 } as const;

/**
 * Best ways by public transport between zones when vehicles come at random: a frequency-based search in
 * the manner of Spiess and Florian (1989), one best route a leg, boarding costs half a headway.
 * @param walkSpeed km/h
 */
export function transitTimes(
  graph: TrafficGraph,
  service: TransitService,
  walkSpeed: number,
): TransitTimes {
  const { zones, plane } = graph;
  const n = zones.length;
  const { stops, rides } = service;
  const s = stops.lon.length;
  const x = Float64Array.from(stops.lon, (lon) => plane.x(lon));
  const y = Float64Array.from(stops.lat, (lat) => plane.y(lat));
  const board = new Map<number, { node: number; stop: number; departures: number }>();
  const nodeOf = (route: number, stop: number): { node: number; departures: number } => {
    const key = route * s + stop;
    const known = board.get(key);
    if (known !== undefined) return known;
    const made = { node: n + s + board.size, stop, departures: 0 };
    board.set(key, made);
    return made;
  };
  const arcs: Arc[] = [];
  for (let r = 0; r < rides.count; r++) {
    const from = nodeOf(rides.route[r]!, rides.from[r]!);
    const to = nodeOf(rides.route[r]!, rides.to[r]!);
    from.departures += rides.departures[r]!;
    arcs.push({ from: from.node, to: to.node, part: 'riding', minutes: rides.minutes[r]! });
  }
  for (const { node, stop, departures } of board.values()) {
    arcs.push({ from: node, to: n + stop, part: 'none', minutes: 0 });
    if (departures === 0) continue;
    const wait = Math.min(longestWait, 30 / departures);
    arcs.push({ from: n + stop, to: node, part: 'waiting', minutes: wait });
  }
  const minutesOf = (metres: number): number => ((detour * metres) / 1000 / walkSpeed) * 60;
  const cells = new Grid(x, y, reach);
  zones.forEach((zone, z) => {
    cells.near(zone.x, zone.y, reach, (stop, metres) => {
      // People are spread around the middle: the walk is at least part of the zone's radius.
      const minutes = minutesOf(Math.max(metres, 0.5 * zone.radius));
      arcs.push({ from: z, to: n + stop, part: 'walking', minutes });
      arcs.push({ from: n + stop, to: z, part: 'walking', minutes });
    });
  });
  for (let stop = 0; stop < s; stop++)
    cells.near(x[stop]!, y[stop]!, changeReach, (other, metres) => {
      if (other === stop) return;
      arcs.push({ from: n + stop, to: n + other, part: 'walking', minutes: minutesOf(metres) });
    });
  return search(arcs, n, n + s + board.size);
}

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly part: 'riding' | 'waiting' | 'walking' | 'none';
  readonly minutes: number;
}

function search(arcs: readonly Arc[], n: number, nodes: number): TransitTimes {
  const zero = new Float64Array(arcs.length);
  const network: Network = {
    nodes,
    zones: n,
    firstThrough: n,
    from: Int32Array.from(arcs, (arc) => arc.from),
    to: Int32Array.from(arcs, (arc) => arc.to),
    capacity: zero,
    freeFlow: zero,
    b: zero,
    power: zero,
    fixed: zero,
  };
  const felt = Float64Array.from(arcs, ({ part, minutes }) => {
    if (part === 'waiting') return weights.waiting * minutes + weights.change;
    return part === 'walking' ? weights.walking * minutes : minutes;
  });
  const paths = new ShortestPaths(network, forwardStar(network));
  const fill = (): Float64Array => new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
  const times = { riding: fill(), waiting: fill(), walking: fill(), changes: fill() };
  for (let i = 0; i < n; i++) {
    paths.from(i, felt);
    for (let j = 0; j < n; j++) {
      if (i === j || !Number.isFinite(paths.cost[j]!)) continue;
      const sum = { riding: 0, waiting: 0, walking: 0, none: 0 };
      let boardings = 0;
      for (const a of paths.path(j)) {
        const { part, minutes } = arcs[a]!;
        sum[part] += minutes;
        if (part === 'waiting') boardings += 1;
      }
      // On foot all the way is no transit trip.
      if (boardings === 0) continue;
      const pair = i * n + j;
      times.riding[pair] = sum.riding;
      times.waiting[pair] = sum.waiting;
      times.walking[pair] = sum.walking;
      times.changes[pair] = boardings - 1;
    }
  }
  return times;
}

/** Places by square cell, to find those near a point. */
class Grid {
  readonly #cells = new Map<string, number[]>();
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #size: number;

  constructor(x: Float64Array, y: Float64Array, size: number) {
    this.#x = x;
    this.#y = y;
    this.#size = size;
    for (let i = 0; i < x.length; i++) {
      const key = this.#key(Math.floor(x[i]! / size), Math.floor(y[i]! / size));
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [i]);
      else cell.push(i);
    }
  }

  /** Calls for each place within `metres`, at most a cell's size. */
  near(x: number, y: number, metres: number, found: (i: number, metres: number) => void): void {
    const [cx, cy] = [Math.floor(x / this.#size), Math.floor(y / this.#size)];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const i of this.#cells.get(this.#key(cx + dx, cy + dy)) ?? []) {
          const d = Math.hypot(this.#x[i]! - x, this.#y[i]! - y);
          if (d <= metres) found(i, d);
        }
  }

  #key = (cx: number, cy: number): string => `${cx} ${cy}`;
}
