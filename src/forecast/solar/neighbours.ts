import { type Edges, type Eye, raiseByEdges, type Skyline } from './obstacles.ts';

/** A body in the light, with a circle around its plan and the height of its highest point, m. */
export interface Obstacle {
  readonly edges: Edges;
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly top: number;
}

/** Edge of a grid cell, m. */
const cell = 64;
/** Tangents below this, a quarter of a degree, are no obstacle. */
const least = 0.0044;

/** Obstacles of a city by place. */
export class Neighbourhood {
  readonly #obstacles: readonly Obstacle[];
  readonly #cells = new Map<number, number[]>();
  readonly #offsets: readonly (readonly [number, number])[];
  readonly #seen: Int32Array;
  readonly #radius: number;
  #round = 0;

  /** @param radius obstacles farther away than this, m, are not looked for */
  constructor(obstacles: readonly Obstacle[], radius: number) {
    this.#obstacles = obstacles;
    this.#radius = radius;
    this.#seen = new Int32Array(obstacles.length);
    for (const [i, { x, y, reach }] of obstacles.entries())
      for (let cx = at(x - reach); cx <= at(x + reach); cx++)
        for (let cy = at(y - reach); cy <= at(y + reach); cy++) {
          const there = this.#cells.get(key(cx, cy));
          if (there === undefined) this.#cells.set(key(cx, cy), [i]);
          else there.push(i);
        }
    const most = Math.ceil(radius / cell);
    const line = Array.from({ length: 2 * most + 1 }, (_, i) => i - most);
    this.#offsets = line
      .flatMap((dx) => line.map((dy) => [dx, dy] as const))
      .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
  }

  /** Obstacles around a place, roughly the nearest first; they may be kept by the caller. */
  around(x: number, y: number): readonly Obstacle[] {
    const found: Obstacle[] = [];
    const round = ++this.#round;
    for (const [dx, dy] of this.#offsets)
      for (const i of this.#cells.get(key(at(x) + dx, at(y) + dy)) ?? []) {
        if (this.#seen[i] === round) continue;
        this.#seen[i] = round;
        const obstacle = this.#obstacles[i]!;
        const near = this.#radius + obstacle.reach;
        if ((obstacle.x - x) ** 2 + (obstacle.y - y) ** 2 <= near ** 2) found.push(obstacle);
      }
    return found;
  }
}

/** A level direction of length 1. */
export interface Direction {
  readonly x: number;
  readonly y: number;
}

const at = (metres: number): number => Math.floor(metres / cell);
const key = (cx: number, cy: number): number => (cx + 65_536) * 131_072 + cy + 65_536;

/**
 * Raises a skyline by obstacles as seen from a point. One that cannot reach over the skyline within the
 * angle of its circle is passed over, so that the order costs time and changes nothing.
 * @param ahead what lies wholly behind an eye that looks this way is passed over
 */
export function raiseByObstacles(
  skyline: Skyline,
  eye: Eye,
  obstacles: readonly Obstacle[],
  ahead?: Direction,
): void {
  const n = skyline.length;
  const perRadian = n / (2 * Math.PI);
  for (const { edges, x, y, reach, top } of obstacles) {
    const rise = top - eye.z;
    if (rise <= 0) continue;
    const dx = x - eye.x;
    const dy = y - eye.y;
    if (ahead !== undefined && dx * ahead.x + dy * ahead.y < -reach) continue;
    const distance = Math.sqrt(dx * dx + dy * dy);
    const nearest = distance - reach;
    if (nearest > 0) {
      const highest = rise / nearest;
      if (highest < least) continue;
      const middle = Math.atan2(dx, dy) * perRadian;
      // Never less than the arc sine, and the same at both ends.
      const sine = reach / distance;
      const half = sine * (1 + (Math.PI / 2 - 1) * sine * sine) * perRadian;
      const last = Math.floor(middle + half);
      let hidden = true;
      for (let k = Math.ceil(middle - half); k <= last && hidden; k++)
        hidden = skyline[k < 0 ? k + n : k >= n ? k - n : k]! >= highest;
      if (hidden) continue;
    }
    raiseByEdges(skyline, eye, edges);
  }
}
