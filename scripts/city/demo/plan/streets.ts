import type { Point, Street, StreetClass } from '../../plan.ts';
import type { EdgeKind } from './arrangement.ts';
import type { FaceMap } from './faces.ts';
import { direction, distance, dot } from './geometry.ts';
import { createNamer, type StreetRole } from './names.ts';
import { lengthOf } from './polyline.ts';
import { createRandom } from './random.ts';
import { isGreen, isOpenLand } from './settings.ts';
import type { Site } from './site.ts';

/** The street network and where each ground edge went. */
export interface Network {
  readonly nodes: readonly Point[];
  readonly streets: readonly Street[];
  /** Street number and distance along it of each ground edge, by `edgeOf`. */
  readonly edges: ReadonlyMap<
    number,
    { readonly street: number; readonly start: number; readonly forward: boolean }
  >;
  /** Streets of one name in walking order: stroke number per street, its start and direction. */
  readonly strokes: readonly {
    readonly stroke: number;
    readonly start: number;
    readonly forward: boolean;
  }[];
}

export const edgeOf = (a: number, b: number): number => (a < b ? a * 4194304 + b : b * 4194304 + a);

const isStreet = (kind: EdgeKind): boolean => kind.kind === 'road';

/** Leaves only the largest connected piece of the street network. */
export function keepMainNetwork(map: FaceMap): void {
  const around = new Map<number, number[]>();
  const roads = map.edges().filter((e) => isStreet(e.kind));
  for (const { a, b } of roads) {
    for (const [n, m] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = around.get(n);
      if (list) list.push(m);
      else around.set(n, [m]);
    }
  }
  const piece = new Map<number, number>();
  const sizes: number[] = [];
  for (const start of around.keys()) {
    if (piece.has(start)) continue;
    const id = sizes.length;
    let size = 0;
    const stack = [start];
    piece.set(start, id);
    for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
      size++;
      for (const m of around.get(n)!) {
        if (piece.has(m)) continue;
        piece.set(m, id);
        stack.push(m);
      }
    }
    sizes.push(size);
  }
  const main = sizes.indexOf(Math.max(...sizes));
  for (const { a, b } of roads) {
    if (piece.get(a) !== main) map.setKind(a, b, { kind: 'border', class: 'path', width: 0 });
  }
}

interface Chain {
  readonly nodes: number[];
  readonly class: StreetClass;
  readonly width: number;
  readonly bridge: boolean;
}

function createChains(map: FaceMap): Chain[] {
  const around = new Map<number, { to: number; tag: string }[]>();
  const tags = new Map<number, { class: StreetClass; width: number; bridge: boolean }>();
  for (const { a, b, kind } of map.edges()) {
    if (!isStreet(kind)) continue;
    const one = map.across(a, b);
    const two = map.across(b, a);
    const off = (ground: string | undefined): boolean => ground === 'water' || ground === 'rail';
    const bridge = off(one?.ground) && off(two?.ground);
    const tag = `${kind.class} ${kind.width} ${bridge}`;
    tags.set(edgeOf(a, b), { class: kind.class, width: kind.width, bridge });
    for (const [n, m] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = around.get(n);
      if (list) list.push({ to: m, tag });
      else around.set(n, [{ to: m, tag }]);
    }
  }
  const passes = (n: number): boolean => {
    const list = around.get(n)!;
    return list.length === 2 && list[0]!.tag === list[1]!.tag;
  };
  const seen = new Set<number>();
  const chains: Chain[] = [];
  const walk = (from: number, to: number): void => {
    if (seen.has(edgeOf(from, to))) return;
    const nodes = [from, to];
    seen.add(edgeOf(from, to));
    let at = to;
    let last = from;
    while (passes(at) && at !== from) {
      const next = around.get(at)!.find((e) => e.to !== last)!.to;
      if (seen.has(edgeOf(at, next))) break;
      seen.add(edgeOf(at, next));
      nodes.push(next);
      last = at;
      at = next;
    }
    chains.push({ nodes, ...tags.get(edgeOf(from, to))! });
  };
  for (const [n, list] of around) if (!passes(n)) for (const e of list) walk(n, e.to);
  for (const [n, list] of around) for (const e of list) walk(n, e.to);
  return chains;
}

/** Chains that run on through junctions as one street; `next[2c]`, `next[2c+1]`: beyond its end, its start. */
function createLinks(chains: readonly Chain[], nodes: readonly Point[]): Int32Array {
  const ends = new Map<number, number[]>();
  chains.forEach((c, i) => {
    for (const [n, end] of [
      [c.nodes[c.nodes.length - 1]!, 2 * i],
      [c.nodes[0]!, 2 * i + 1],
    ] as const) {
      const list = ends.get(n);
      if (list) list.push(end);
      else ends.set(n, [end]);
    }
  });
  const next = new Int32Array(chains.length * 2).fill(-1);
  const outward = (end: number): Point => {
    const c = chains[end >> 1]!.nodes;
    return end % 2 === 0
      ? direction(nodes[c[c.length - 2]!]!, nodes[c[c.length - 1]!]!)
      : direction(nodes[c[1]!]!, nodes[c[0]!]!);
  };
  for (const list of ends.values()) {
    const pairs: { a: number; b: number; score: number }[] = [];
    for (let i = 0; i < list.length; i++) {
      for (let j = i + 1; j < list.length; j++) {
        const [a, b] = [list[i]!, list[j]!];
        if (a >> 1 === b >> 1) continue;
        const straight = -dot(outward(a), outward(b));
        const same = chains[a >> 1]!.class === chains[b >> 1]!.class ? 0.25 : 0;
        if (straight > 0.72) pairs.push({ a, b, score: straight + same });
      }
    }
    pairs.sort((p, q) => q.score - p.score);
    for (const { a, b } of pairs) {
      if (next[a] !== -1 || next[b] !== -1) continue;
      next[a] = b;
      next[b] = a;
    }
  }
  return next;
}

function roleOf(map: FaceMap, site: Site, parts: readonly Chain[]): StreetRole {
  const first = parts[0]!;
  const longest = parts.reduce((p, q) => (q.nodes.length > p.nodes.length ? q : p), first);
  const votes = new Map<StreetRole, number>();
  for (const c of parts)
    votes.set(c.class as StreetRole, (votes.get(c.class as StreetRole) ?? 0) + c.nodes.length);
  if (longest.class === 'quay') return 'quay';
  if (longest.class === 'arterial' || longest.class === 'boulevard') {
    let inward = 0;
    let all = 0;
    for (const c of parts) {
      for (let i = 1; i < c.nodes.length; i++) {
        const [p, q] = [map.nodes[c.nodes[i - 1]!]!, map.nodes[c.nodes[i]!]!];
        const l = distance(p, q);
        inward += l * Math.abs(dot(direction(p, q), direction(p, site.center)));
        all += l;
      }
    }
    return inward / all > 0.55 ? 'radial' : 'loop';
  }
  const middle = Math.floor(longest.nodes.length / 2);
  const [a, b] = [longest.nodes[middle - 1]!, longest.nodes[middle]!];
  const land = [map.across(a, b), map.across(b, a)].find((f) => f?.ground === 'land');
  const use = land?.use ?? 'inter';
  if (longest.class === 'path') return use;
  if (isOpenLand(use)) return longest.class === 'collector' ? 'radial' : 'sub';
  return isGreen(use) ? 'inter' : use;
}

/** Streets between junctions, with names that run on through them. */
export function createNetwork(map: FaceMap, site: Site): Network {
  const chains = createChains(map);
  const next = createLinks(chains, map.nodes);
  const namer = createNamer(createRandom(site.seed, 7));
  const paths = chains.map((c) => c.nodes.map((n) => map.nodes[n]!));
  const lengths = paths.map(lengthOf);
  const strokes: { stroke: number; start: number; forward: boolean }[] = new Array(chains.length);
  const names: string[] = new Array(chains.length);
  const groups: number[][] = [];
  for (let c = 0; c < chains.length; c++) {
    if (strokes[c]) continue;
    let entry = 2 * c + 1;
    const visited = new Set<number>([c]);
    while (next[entry]! >= 0 && !visited.has(next[entry]! >> 1)) {
      const beyond = next[entry]!;
      visited.add(beyond >> 1);
      entry = beyond ^ 1;
    }
    const group: number[] = [];
    let start = 0;
    for (let at = entry; ; ) {
      const id = at >> 1;
      if (strokes[id]) break;
      strokes[id] = { stroke: groups.length, start, forward: at % 2 === 1 };
      group.push(id);
      start += lengths[id]!;
      const beyond = next[at ^ 1]!;
      if (beyond < 0) break;
      at = beyond;
    }
    groups.push(group);
  }
  const order = groups
    .map((group, i) => ({ i, length: group.reduce((s, id) => s + lengths[id]!, 0) }))
    .sort((p, q) => q.length - p.length || p.i - q.i);
  for (const { i } of order) {
    const parts = groups[i]!.map((id) => chains[id]!);
    const name = namer(roleOf(map, site, parts));
    for (const id of groups[i]!) names[id] = name;
  }
  const numbers = new Map<number, number>();
  const nodes: Point[] = [];
  const number = (n: number): number => {
    let id = numbers.get(n);
    if (id === undefined) {
      id = nodes.length;
      numbers.set(n, id);
      nodes.push(map.nodes[n]!);
    }
    return id;
  };
  const edges = new Map<number, { street: number; start: number; forward: boolean }>();
  const streets = chains.map((c, id): Street => {
    let start = 0;
    for (let i = 1; i < c.nodes.length; i++) {
      const [a, b] = [c.nodes[i - 1]!, c.nodes[i]!];
      edges.set(edgeOf(a, b), { street: id, start, forward: a < b });
      start += distance(map.nodes[a]!, map.nodes[b]!);
    }
    return {
      id,
      name: names[id]!,
      class: c.class,
      width: c.width,
      from: number(c.nodes[0]!),
      to: number(c.nodes[c.nodes.length - 1]!),
      path: paths[id]!,
      bridge: c.bridge,
    };
  });
  return { nodes, streets, edges, strokes };
}
