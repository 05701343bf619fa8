import type { LonLatPoint } from '../../src/catalogue/network/road.ts';

const metresPerDegree = 111_320;
/** Edge of the grid's cells, metres: no search looks farther. */
const cell = 64;
/** Metres between places at which a segment is looked up. */
const step = 16;

/** A piece of a line near a place. */
export interface Near {
  readonly line: number;
  /** Metres; above 0 where the piece lies left of the place's own bearing. */
  readonly offset: number;
  readonly distance: number;
  /** Cosine of the angle between both bearings. */
  readonly parallel: number;
}

/** Finds the segments of lines within 64 m of a place; a plane around `latitude` measures metres. */
export class Nearby {
  readonly #x: number;
  readonly #cells = new Map<string, Set<number>>();
  readonly #segments: (readonly [line: number, ax: number, ay: number, bx: number, by: number])[] =
    [];

  constructor(paths: readonly (readonly LonLatPoint[])[], latitude: number) {
    this.#x = metresPerDegree * Math.cos((latitude * Math.PI) / 180);
    for (const [line, path] of paths.entries())
      for (let i = 1; i < path.length; i++) {
        const [ax, ay] = this.plane(path[i - 1]!);
        const [bx, by] = this.plane(path[i]!);
        const segment = this.#segments.push([line, ax, ay, bx, by]) - 1;
        const places = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / step));
        for (let p = 0; p <= places; p++) {
          const t = p / places;
          const key = cellOf(ax + t * (bx - ax), ay + t * (by - ay));
          const known = this.#cells.get(key) ?? new Set();
          known.add(segment);
          this.#cells.set(key, known);
        }
      }
  }

  plane([lon, lat]: LonLatPoint): [number, number] {
    return [lon * this.#x, lat * metresPerDegree];
  }

  length(a: LonLatPoint, b: LonLatPoint): number {
    const [ax, ay] = this.plane(a);
    const [bx, by] = this.plane(b);
    return Math.hypot(bx - ax, by - ay);
  }

  /** The nearest piece of each line around a place of a line that runs along `(dx, dy)`. */
  around(x: number, y: number, dx: number, dy: number, reach: number): readonly Near[] {
    const best = new Map<number, Near>();
    const length = Math.hypot(dx, dy) || 1;
    for (let i = -1; i <= 1; i++)
      for (let j = -1; j <= 1; j++)
        for (const s of this.#cells.get(cellOf(x + i * cell, y + j * cell)) ?? []) {
          const [line, ax, ay, bx, by] = this.#segments[s]!;
          const [ux, uy] = [bx - ax, by - ay];
          const square = ux * ux + uy * uy;
          if (square === 0) continue;
          const t = Math.min(1, Math.max(0, ((x - ax) * ux + (y - ay) * uy) / square));
          const [px, py] = [ax + t * ux - x, ay + t * uy - y];
          const distance = Math.hypot(px, py);
          if (distance > reach || distance >= (best.get(line)?.distance ?? Infinity)) continue;
          const parallel = (ux * dx + uy * dy) / (Math.sqrt(square) * length);
          best.set(line, { line, distance, parallel, offset: (dx * py - dy * px) / length });
        }
    return [...best.values()];
  }
}

const cellOf = (x: number, y: number): string => `${Math.floor(x / cell)},${Math.floor(y / cell)}`;
