import type { Point, Polygon } from '../../plan.ts';
import type { EdgeKind } from './arrangement.ts';
import { areaOf, difference, inflated, polygon, stadium, tidied } from './clip.ts';
import type { Face, FaceMap } from './faces.ts';
import { distance, type OrientedBox, orientedBox } from './geometry.ts';
import { createRandom, type Random } from './random.ts';
import { isGreen, isOpenLand, type LandUse } from './settings.ts';
import type { Site } from './site.ts';

/** Ground between streets. */
export interface Block {
  readonly face: Face;
  readonly use: LandUse;
  readonly polygon: Polygon;
  readonly box: OrientedBox;
  /** Distance to the nearest old centre, in metres of the authored city. */
  readonly reach: number;
  readonly random: Random;
  /** Whether roofs get chimneys and dormers. */
  readonly detail: boolean;
}

/** Half the width that an edge takes off the blocks beside it, metres. */
function clearance(kind: EdgeKind): number {
  if (kind.kind === 'road') return kind.width / 2;
  return kind.kind === 'rail' ? 3 : kind.kind === 'bank' ? 6 : 0;
}

/** Turns the banks and makes quays of those in front of built land. */
export function layQuays(map: FaceMap, site: Site): void {
  const quay: EdgeKind = { kind: 'road', class: 'quay', width: site.size === 'small' ? 14 : 19 };
  const walk: EdgeKind = { kind: 'road', class: 'path', width: 5 };
  for (const { a, b, kind } of map.edges()) {
    if (kind.kind !== 'bank') continue;
    const sides = [map.across(a, b), map.across(b, a)].filter((f) => f?.ground === 'land');
    const [face] = sides;
    if (sides.length !== 1 || !face) continue;
    if (isOpenLand(face.use) || face.use === 'industry') continue;
    map.setKind(a, b, isGreen(face.use) ? walk : quay);
  }
}

export function reachOf(site: Site, p: Point): number {
  let best = Number.POSITIVE_INFINITY;
  for (const n of site.nuclei) {
    const d = distance(n.center, p) / n.scale;
    best = Math.min(best, n.kind === 'village' ? d + 300 : d);
  }
  return best;
}

/** Faces less half the streets around them. */
export function createBlocks(map: FaceMap, site: Site): Block[] {
  const around = new Map<number, { a: number; b: number; kind: EdgeKind }[]>();
  for (const edge of map.edges()) {
    if (clearance(edge.kind) === 0) continue;
    for (const n of [edge.a, edge.b]) {
      const list = around.get(n);
      if (list) list.push(edge);
      else around.set(n, [edge]);
    }
  }
  const blocks: Block[] = [];
  for (const face of map.faces) {
    if (face.ground !== 'land') continue;
    const edges = new Set(face.loop.flatMap((n) => around.get(n) ?? []));
    const streets = [...edges].map(({ a, b, kind }) =>
      stadium(map.nodes[a]!, map.nodes[b]!, clearance(kind)),
    );
    let pieces = difference([polygon(map.ring(face))], streets);
    if (!isOpenLand(face.use)) pieces = inflated(inflated(pieces, -3), 2.62);
    pieces = pieces
      .filter((p) => areaOf(p) > 90)
      .map((p) => tidied(p, 0.36))
      .sort((p, q) => areaOf(q) - areaOf(p));
    pieces.forEach((piece, i) => {
      const box = orientedBox(piece.outer);
      blocks.push({
        face,
        use: face.use,
        polygon: piece,
        box,
        reach: reachOf(site, box.center),
        random: createRandom(site.seed, 5, face.id, i),
        detail: site.size !== 'metro',
      });
    });
  }
  return blocks;
}
