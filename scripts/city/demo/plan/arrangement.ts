import type { Point, StreetClass } from '../../plan.ts';
import { crossing, distance, lerp } from './geometry.ts';
import type { LineKind, SkeletonLine } from './roads.ts';

export interface EdgeKind {
  readonly kind: LineKind;
  readonly class: StreetClass;
  readonly width: number;
}

/** Nodes and the straight edges between them, cut at every crossing. */
export interface Arrangement {
  readonly nodes: Point[];
  readonly edges: { a: number; b: number; kind: EdgeKind }[];
}

const rank: Record<LineKind, number> = { border: 0, rail: 1, bank: 2, road: 3 };
const cell = 60;
const bucket = (x: number, y: number): number =>
  (Math.floor(x / cell) + 4096) * 8192 + Math.floor(y / cell) + 4096;

interface Segment {
  a: Point;
  b: Point;
  kind: EdgeKind;
  cuts: number[];
}

function cutAll(segments: Segment[]): void {
  const cells = new Map<number, number[]>();
  segments.forEach((s, i) => {
    const steps = Math.max(1, Math.ceil(distance(s.a, s.b) / (cell * 0.5)));
    let last = -1;
    const seen = new Set<number>();
    for (let k = 0; k <= steps; k++) {
      const p = lerp(s.a, s.b, k / steps);
      for (const [dx, dy] of [
        [0, 0],
        [4, 0],
        [-4, 0],
        [0, 4],
        [0, -4],
      ] as const) {
        const key = bucket(p[0] + dx, p[1] + dy);
        if (key === last || seen.has(key)) continue;
        seen.add(key);
        last = key;
        const list = cells.get(key);
        if (list) list.push(i);
        else cells.set(key, [i]);
      }
    }
  });
  const done = new Set<number>();
  for (const list of cells.values()) {
    for (let i = 0; i < list.length; i++) {
      for (let j = i + 1; j < list.length; j++) {
        const key = list[i]! * 4194304 + list[j]!;
        if (done.has(key)) continue;
        done.add(key);
        const s = segments[list[i]!]!;
        const t = segments[list[j]!]!;
        const hit = crossing(s.a, s.b, t.a, t.b);
        if (!hit) continue;
        s.cuts.push(hit.t);
        t.cuts.push(hit.u);
      }
    }
  }
}

/** Joins points closer than `reach` metres into one node. */
function createWelder(nodes: Point[], reach: number): (p: Point) => number {
  const cells = new Map<number, number[]>();
  const key = (cx: number, cy: number): number => (cx + 32768) * 65536 + cy + 32768;
  return (p) => {
    const cx = Math.floor(p[0] / reach);
    const cy = Math.floor(p[1] / reach);
    let best = -1;
    let near = reach;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const i of cells.get(key(cx + dx, cy + dy)) ?? []) {
          const d = distance(p, nodes[i]!);
          if (d < near) {
            near = d;
            best = i;
          }
        }
      }
    }
    if (best >= 0) return best;
    nodes.push(p);
    const k = key(cx, cy);
    const list = cells.get(k);
    if (list) list.push(nodes.length - 1);
    else cells.set(k, [nodes.length - 1]);
    return nodes.length - 1;
  };
}

function weld(segments: readonly Segment[], reach: number): Arrangement {
  const nodes: Point[] = [];
  const node = createWelder(nodes, reach);
  for (const s of segments) if (s.kind.kind === 'border') [s.a, s.b].forEach(node);
  const edges = new Map<number, { a: number; b: number; kind: EdgeKind }>();
  for (const s of segments) {
    const stops = [0, ...s.cuts.sort((x, y) => x - y), 1];
    let previous = -1;
    for (const t of stops) {
      const next = node(lerp(s.a, s.b, t));
      if (previous >= 0 && previous !== next) {
        const [a, b] = previous < next ? [previous, next] : [next, previous];
        const key = a * 4194304 + b;
        const held = edges.get(key);
        if (!held || rank[s.kind.kind] > rank[held.kind.kind])
          edges.set(key, { a, b, kind: s.kind });
      }
      previous = next;
    }
  }
  return { nodes, edges: [...edges.values()] };
}

/** Takes off dead ends, then everything that hangs apart from the largest piece. */
export function pruned(arrangement: Arrangement): Arrangement {
  const { nodes } = arrangement;
  const around: Set<number>[] = nodes.map(() => new Set());
  arrangement.edges.forEach((e, i) => {
    around[e.a]!.add(i);
    around[e.b]!.add(i);
  });
  const alive = new Uint8Array(arrangement.edges.length).fill(1);
  const stack = nodes.map((_, i) => i).filter((i) => around[i]!.size === 1);
  for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
    if (around[n]!.size !== 1) continue;
    const i = [...around[n]!][0]!;
    alive[i] = 0;
    const e = arrangement.edges[i]!;
    const other = e.a === n ? e.b : e.a;
    around[n]!.delete(i);
    around[other]!.delete(i);
    if (around[other]!.size === 1) stack.push(other);
  }
  const piece = new Int32Array(nodes.length).fill(-1);
  const counts: number[] = [];
  for (let start = 0; start < nodes.length; start++) {
    if (piece[start] !== -1 || around[start]!.size === 0) continue;
    const id = counts.length;
    let count = 0;
    const queue = [start];
    piece[start] = id;
    for (let n = queue.pop(); n !== undefined; n = queue.pop()) {
      for (const i of around[n]!) {
        count++;
        const e = arrangement.edges[i]!;
        const other = e.a === n ? e.b : e.a;
        if (piece[other] === -1) {
          piece[other] = id;
          queue.push(other);
        }
      }
    }
    counts.push(count);
  }
  const main = counts.indexOf(Math.max(...counts));
  const edges = arrangement.edges.filter((e, i) => alive[i] === 1 && piece[e.a] === main);
  return { nodes, edges };
}

/** Cuts lines at their crossings inside the border, welds points within 3 m and prunes dead ends. */
export function arrange(lines: readonly SkeletonLine[], extent: Point): Arrangement {
  let segments: Segment[] = [];
  const within = ([x, y]: Point, by: number): boolean =>
    x > -by && y > -by && x < extent[0] + by && y < extent[1] + by;
  for (const line of lines) {
    const kind: EdgeKind = { kind: line.kind, class: line.class, width: line.width };
    const n = line.path.length;
    for (let i = 0; i < (line.closed ? n : n - 1); i++) {
      const a = line.path[i]!;
      const b = line.path[(i + 1) % n]!;
      if (within(a, 40) || within(b, 40)) segments.push({ a, b, kind, cuts: [] });
    }
  }
  let result: Arrangement = { nodes: [], edges: [] };
  for (let pass = 0; pass < 3; pass++) {
    cutAll(segments);
    result = weld(segments, pass === 0 ? 3 : 0.6);
    const { nodes, edges } = result;
    const kept = edges.filter((e) => within(lerp(nodes[e.a]!, nodes[e.b]!, 0.5), 0.5));
    result = { nodes, edges: kept };
    segments = kept.map((e) => ({ a: nodes[e.a]!, b: nodes[e.b]!, kind: e.kind, cuts: [] }));
  }
  return pruned(result);
}
