import { sectorCount } from '../../../src/channel/envelope.ts';
import { addCovers, type Cover, type Line } from './cover.ts';
import { type OpenPart, openPart, type Side } from './openpart.ts';
import type { Solid, Surfaces } from './solid.ts';

/** How far apart two walls may be and still be one party wall, m. */
const gap = 0.25;
/** The same between parts of one building, whose corners agree to the centimetre, m. */
const ownGap = 0.05;

/** One plane of wall, or what of it is open to the air. */
export interface Facade {
  /** Direction that it faces, degrees from north, clockwise. */
  readonly azimuth: number;
  /** Open to the air, m2, and the middle of that, m. */
  readonly area: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface OuterWalls {
  readonly facades: readonly Facade[];
  /** Wall shared with neighbours, m2. */
  readonly party: number;
}

/**
 * Outer walls of a building. A wall is open where, a hand's breadth before it, there is neither ground nor
 * another part of the building nor a neighbour: so the part of a higher building's wall above its neighbour's
 * roof is open. What a neighbour covers, up to `gap` away, is party wall.
 * @param neighbours other solids whose boxes come near; those of unknown height cover nothing
 * @param groundAt height of the ground in the frame, m
 */
export function outerWalls(
  solid: Surfaces,
  neighbours: readonly Solid[],
  groundAt: (x: number, y: number) => number,
): OuterWalls {
  const facades: Facade[] = [];
  let party = 0;
  const { walls } = solid;
  for (let i = 0; i < walls.length; ) {
    const side = sideOf(walls, i);
    if (side === undefined) {
      i += 9;
      continue;
    }
    // The triangles of one quad follow each other and share what covers them.
    const own = coversOf([solid], side, ownGap);
    const others = coversOf(neighbours, side, gap);
    let open: OpenPart | undefined;
    do {
      const part = openPart(walls, i, side, own, others, groundAt);
      open = open === undefined ? part : sum(open, part);
      i += 9;
    } while (i < walls.length && isOn(walls, i, side));
    party += open.party;
    if (open.area <= 0) continue;
    const t = open.along / open.area;
    facades.push({
      azimuth: (Math.atan2(side.nx, side.ny) * 180) / Math.PI,
      area: open.area,
      x: side.x + t * side.ux,
      y: side.y + t * side.uy,
      z: open.up / open.area,
    });
  }
  return { facades, party };
}

const sum = (a: OpenPart, b: OpenPart): OpenPart => ({
  area: a.area + b.area,
  party: a.party + b.party,
  along: a.along + b.along,
  up: a.up + b.up,
});

/** The upright plane of a wall triangle and its reach there; undefined where it has no area. */
function sideOf(walls: Float64Array, i: number): Side | undefined {
  const [ax, ay, az] = [walls[i]!, walls[i + 1]!, walls[i + 2]!];
  const [bx, by, bz] = [walls[i + 3]! - ax, walls[i + 4]! - ay, walls[i + 5]! - az];
  const [cx, cy, cz] = [walls[i + 6]! - ax, walls[i + 7]! - ay, walls[i + 8]! - az];
  const nx = by * cz - bz * cy;
  const ny = bz * cx - bx * cz;
  const length = Math.hypot(nx, ny);
  if (length < 1e-6) return undefined;
  const ux = -ny / length;
  const uy = nx / length;
  const b = bx * ux + by * uy;
  const c = cx * ux + cy * uy;
  const [from, to] = [Math.min(0, b, c), Math.max(0, b, c)];
  return { x: ax, y: ay, ux, uy, nx: nx / length, ny: ny / length, from, to };
}

/** Whether a triangle lies on a side and over the same stretch of it. */
function isOn(walls: Float64Array, i: number, side: Side): boolean {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < 9; k += 3) {
    const [dx, dy] = [walls[i + k]! - side.x, walls[i + k + 1]! - side.y];
    if (Math.abs(dx * side.nx + dy * side.ny) > 1e-6) return false;
    const t = dx * side.ux + dy * side.uy;
    from = Math.min(from, t);
    to = Math.max(to, t);
  }
  const next = sideOf(walls, i);
  if (next === undefined || next.nx * side.nx + next.ny * side.ny < 0.9) return false;
  return Math.abs(from - side.from) < 1e-6 && Math.abs(to - side.to) < 1e-6;
}

function coversOf(solids: readonly Solid[], side: Side, away: number): Cover[] {
  const line: Line = {
    x: side.x + away * side.nx,
    y: side.y + away * side.ny,
    ux: side.ux,
    uy: side.uy,
  };
  const [ax, ay] = [line.x + side.from * side.ux, line.y + side.from * side.uy];
  const [bx, by] = [line.x + side.to * side.ux, line.y + side.to * side.uy];
  const covers: Cover[] = [];
  for (const { box, columns, known } of solids) {
    if (!known || Math.max(ax, bx) < box[0] || Math.min(ax, bx) > box[2]) continue;
    if (Math.max(ay, by) < box[1] || Math.min(ay, by) > box[3]) continue;
    addCovers(columns, line, side.from, side.to, covers);
  }
  return covers;
}

/** The sector that a direction in degrees lies in; sectors are `sectors` of the channel. */
export function sectorOf(azimuth: number): number {
  const width = 360 / sectorCount;
  const at = Math.floor(azimuth / width + 0.5) % sectorCount;
  return at < 0 ? at + sectorCount : at;
}
