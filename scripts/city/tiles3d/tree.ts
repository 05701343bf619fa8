/** Something to be tiled: a place in the plane, metres, and how much it matters from afar. */
export interface Placed {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  /** Larger is shown earlier. */
  readonly weight: number;
}

/** A quadtree node that shows its own things and adds its children's (3D Tiles refinement ADD). */
export interface Node {
  readonly path: string;
  /** What this tile itself shows, by rising index so that neighbours stay together. */
  readonly own: readonly number[];
  readonly children: readonly Node[];
  /** Edge of the node's square, metres. */
  readonly size: number;
  /** Greatest weight of what only the children show; 0 for a leaf. */
  readonly missing: number;
}

/**
 * Sorts things into a quadtree: every node keeps the `capacity` weightiest of its square and hands the
 * rest to its quarters, so that each thing is in exactly one tile. Same input, same tree.
 */
export function quadtree(things: readonly Placed[], capacity: number): Node | undefined {
  if (things.length === 0) return undefined;
  const sorted = [...things].sort((a, b) => b.weight - a.weight || a.index - b.index);
  const xs = bounds(sorted.map((t) => t.x));
  const ys = bounds(sorted.map((t) => t.y));
  const size = Math.max(xs[1] - xs[0], ys[1] - ys[0]);
  return node('0', sorted, capacity, xs[0], ys[0], size);
}

function bounds(values: readonly number[]): readonly [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], v) => [Math.min(low, v), Math.max(high, v)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function node(
  path: string,
  sorted: readonly Placed[],
  capacity: number,
  x: number,
  y: number,
  size: number,
): Node {
  // A quarter that is only a little over full would make four nearly empty tiles; things at one
  // point can never be told apart by halving.
  const whole = sorted.length <= capacity * 1.3 || size < 1;
  const own = whole ? sorted : sorted.slice(0, capacity);
  const rest = whole ? [] : sorted.slice(capacity);
  const half = size / 2;
  const quarters: Placed[][] = [[], [], [], []];
  for (const thing of rest) {
    quarters[(thing.x >= x + half ? 1 : 0) + (thing.y >= y + half ? 2 : 0)]!.push(thing);
  }
  return {
    path,
    size,
    own: own.map((t) => t.index).sort((a, b) => a - b),
    missing: rest[0]?.weight ?? 0,
    children: quarters.flatMap((quarter, q) =>
      quarter.length === 0
        ? []
        : [node(`${path}${q}`, quarter, capacity, x + (q & 1) * half, y + (q >> 1) * half, half)],
    ),
  };
}
