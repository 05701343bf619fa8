import type { Point, StreetClass } from '../../plan.ts';
import { distance, type Leg } from './graph.ts';

/** Where a vehicle can stop: a junction or a bend of its way. */
export interface Halt {
  /** Index in `Way.points`. */
  readonly at: number;
  /** Junction node of the plan, undefined between junctions. */
  readonly node: number | undefined;
}

/** One direction of a line: the track that its vehicles follow, on the right side of the street. */
export interface Way {
  readonly points: readonly Point[];
  /** Metres along, by point. */
  readonly along: readonly number[];
  /** Street class and name after each point. */
  readonly classes: readonly StreetClass[];
  readonly streets: readonly string[];
  readonly halts: readonly Halt[];
}

/** Metres right of the middle of the street that vehicles keep. */
const keepRight = 2.6;

export const reversed = (legs: readonly Leg[]): Leg[] =>
  legs
    .map(({ street, from, to, path }) => ({
      street,
      from: to,
      to: from,
      path: [...path].reverse(),
    }))
    .reverse();

/** @param spacing wanted metres from stop to stop */
export function wayOf(legs: readonly Leg[], spacing: number): Way {
  const middle: Point[] = [];
  const classes: StreetClass[] = [];
  const streets: string[] = [];
  const nodes = new Map<number, number>([[0, legs[0]!.from]]);
  for (const { street, path, to } of legs) {
    for (const point of middle.length === 0 ? path : path.slice(1)) {
      if (middle.length > 0 && distance(middle.at(-1)!, point) < 0.5) continue;
      middle.push(point);
      classes.push(street.class);
      streets.push(street.name);
    }
    nodes.set(middle.length - 1, to);
  }
  const points = offset(middle, keepRight);
  const along = [0];
  for (let i = 1; i < points.length; i += 1) {
    along.push(Math.round((along[i - 1]! + distance(points[i - 1]!, points[i]!)) * 10) / 10);
  }
  return { points, along, classes, streets, halts: haltsOf(along, nodes, spacing) };
}

/** Stops at the junctions nearest to even spacing, at a bend where no junction is near. */
function haltsOf(
  along: readonly number[],
  nodes: ReadonlyMap<number, number>,
  spacing: number,
): Halt[] {
  const length = along.at(-1)!;
  const count = Math.max(1, Math.round(length / spacing));
  const halts: Halt[] = [{ at: 0, node: nodes.get(0) }];
  for (let k = 1; k < count; k += 1) {
    const wanted = (k / count) * length;
    const nearest = (candidates: Iterable<number>): number | undefined => {
      let best: number | undefined;
      for (const at of candidates) {
        const room = Math.min(along[at]! - along[halts.at(-1)!.at]!, length - along[at]!);
        if (room < spacing * 0.5) continue;
        if (best === undefined || Math.abs(along[at]! - wanted) < Math.abs(along[best]! - wanted)) {
          best = at;
        }
      }
      return best;
    };
    const junction = nearest(nodes.keys());
    const near = junction !== undefined && Math.abs(along[junction]! - wanted) < spacing * 0.4;
    const at = near ? junction : nearest(along.keys());
    if (at !== undefined) halts.push({ at, node: nodes.get(at) });
  }
  return [...halts, { at: along.length - 1, node: nodes.get(along.length - 1) }];
}

/** The line beside a line, `metres` to its right, mitred. */
export function offset(line: readonly Point[], metres: number): Point[] {
  const normals = line.slice(1).map((point, i): Point => {
    const length = distance(line[i]!, point);
    return [(point[1] - line[i]![1]) / length, -(point[0] - line[i]![0]) / length];
  });
  return line.map((point, i) => {
    const before = normals[Math.max(0, i - 1)]!;
    const after = normals[Math.min(i, normals.length - 1)]!;
    const sum: Point = [before[0] + after[0], before[1] + after[1]];
    const size = Math.hypot(...sum);
    // A sharp turn would throw the mitre far out.
    const stretch = size > 0.7 ? (2 * metres) / (size * size) : 0;
    return [point[0] + sum[0] * stretch, point[1] + sum[1] * stretch];
  });
}
