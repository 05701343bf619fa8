import type { Point } from '../../plan.ts';
import type { Arrangement, EdgeKind } from './arrangement.ts';
import { lerp, signedArea } from './geometry.ts';
import type { LandUse } from './settings.ts';

export type Ground = 'land' | 'water' | 'rail';

/** One face of the ground: node numbers counter-clockwise. */
export interface Face {
  readonly id: number;
  loop: number[];
  readonly ground: Ground;
  use: LandUse;
}

const span = 4194304;
const edgeKey = (a: number, b: number): number => (a < b ? a * span + b : b * span + a);

/** Planar map of faces that share nodes and edges; faces can be cut in two. */
export class FaceMap {
  readonly nodes: Point[];
  readonly faces: Face[] = [];
  private readonly kinds = new Map<number, EdgeKind>();
  private readonly leftFace = new Map<number, number>();

  constructor(nodes: readonly Point[]) {
    this.nodes = [...nodes];
  }

  kindOf(a: number, b: number): EdgeKind {
    return this.kinds.get(edgeKey(a, b))!;
  }

  ring(face: Face): Point[] {
    return face.loop.map((n) => this.nodes[n]!);
  }

  /** The face on the other side of directed edge a-b of some face; undefined at the border. */
  across(a: number, b: number): Face | undefined {
    const id = this.leftFace.get(b * span + a);
    return id === undefined ? undefined : this.faces[id];
  }

  edges(): { a: number; b: number; kind: EdgeKind }[] {
    return [...this.kinds].map(([key, kind]) => ({
      a: Math.floor(key / span),
      b: key % span,
      kind,
    }));
  }

  addFace(loop: number[], ground: Ground, use: LandUse): Face {
    const face: Face = { id: this.faces.length, loop, ground, use };
    this.faces.push(face);
    this.claim(face);
    return face;
  }

  setKind(a: number, b: number, kind: EdgeKind): void {
    this.kinds.set(edgeKey(a, b), kind);
  }

  /** Puts a node on edge a-b at share t; both faces beside the edge get it. */
  splitEdge(a: number, b: number, t: number): number {
    const node = this.nodes.length;
    this.nodes.push(lerp(this.nodes[a]!, this.nodes[b]!, t));
    const kind = this.kindOf(a, b);
    this.kinds.delete(edgeKey(a, b));
    this.setKind(a, node, kind);
    this.setKind(node, b, kind);
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const id = this.leftFace.get(from * span + to);
      if (id === undefined) continue;
      const { loop } = this.faces[id]!;
      const at = loop.findIndex((n, i) => n === from && loop[(i + 1) % loop.length] === to);
      loop.splice(at + 1, 0, node);
      this.leftFace.delete(from * span + to);
      this.leftFace.set(from * span + node, id);
      this.leftFace.set(node * span + to, id);
    }
    return node;
  }

  /** Cuts a face along a path of nodes whose ends lie on its loop; returns both halves. */
  cut(face: Face, path: readonly number[], kind: EdgeKind): [Face, Face] {
    const first = path[0]!;
    const last = path[path.length - 1]!;
    const inner = path.slice(1, -1);
    const i = face.loop.indexOf(first);
    const turned = [...face.loop.slice(i), ...face.loop.slice(0, i)];
    const j = turned.indexOf(last);
    const one = [...turned.slice(0, j + 1), ...[...inner].reverse()];
    const two = [first, ...inner, ...turned.slice(j)];
    for (let k = 1; k < path.length; k++) this.setKind(path[k - 1]!, path[k]!, kind);
    face.loop = one;
    this.claim(face);
    return [face, this.addFace(two, face.ground, face.use)];
  }

  private claim(face: Face): void {
    const { loop } = face;
    for (let i = 0; i < loop.length; i++) {
      this.leftFace.set(loop[i]! * span + loop[(i + 1) % loop.length]!, face.id);
    }
  }
}

/** Walks round every face of an arrangement; the outside is left out. */
export function traceFaces(
  arrangement: Arrangement,
  classify: (loop: readonly number[], ring: readonly Point[]) => { ground: Ground; use: LandUse },
): FaceMap {
  const { nodes, edges } = arrangement;
  const map = new FaceMap(nodes);
  const around: number[][] = nodes.map(() => []);
  for (const { a, b, kind } of edges) {
    map.setKind(a, b, kind);
    around[a]!.push(b);
    around[b]!.push(a);
  }
  const angle = (from: number, to: number): number =>
    Math.atan2(nodes[to]![1] - nodes[from]![1], nodes[to]![0] - nodes[from]![0]);
  const place = new Map<number, number>();
  around.forEach((list, from) => {
    list.sort((p, q) => angle(from, p) - angle(from, q));
    for (const [i, to] of list.entries()) place.set(from * span + to, i);
  });
  const seen = new Set<number>();
  for (let from = 0; from < nodes.length; from++) {
    for (const to of around[from]!) {
      if (seen.has(from * span + to)) continue;
      const loop: number[] = [];
      let a = from;
      let b = to;
      while (!seen.has(a * span + b)) {
        seen.add(a * span + b);
        loop.push(a);
        const list = around[b]!;
        const next = list[(place.get(b * span + a)! - 1 + list.length) % list.length]!;
        a = b;
        b = next;
      }
      const ring = loop.map((n) => nodes[n]!);
      if (loop.length < 3 || signedArea(ring) <= 0) continue;
      const { ground, use } = classify(loop, ring);
      map.addFace(loop, ground, use);
    }
  }
  return map;
}
