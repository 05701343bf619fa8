import { type Cover, coverAt, type Line } from './cover.ts';

/** A stretch of an upright plane with its normal to the outside, m. */
export interface Side extends Line {
  readonly nx: number;
  readonly ny: number;
  readonly from: number;
  readonly to: number;
}

/** Integrals over a wall, m2 and m3. */
export interface OpenPart {
  readonly area: number;
  readonly party: number;
  /** Of the place along the side, and of the height, over the open part. */
  readonly along: number;
  readonly up: number;
}

/** A height that is straight along a stretch. */
interface Level {
  readonly start: number;
  readonly end: number;
}

/**
 * Open part and party wall of a wall triangle, exactly: its own limits, the ground and all covers are straight
 * between their ends, so the wall is cut there and where they cross.
 */
export function openPart(
  walls: Float64Array,
  i: number,
  side: Side,
  own: readonly Cover[],
  others: readonly Cover[],
  groundAt: (x: number, y: number) => number,
): OpenPart {
  const corners = [0, 3, 6]
    .map((k) => ({
      t: (walls[i + k]! - side.x) * side.ux + (walls[i + k + 1]! - side.y) * side.uy,
      z: walls[i + k + 2]!,
    }))
    .sort((a, b) => a.t - b.t);
  const [a, b, c] = corners as [Corner, Corner, Corner];
  const stops = new Set([a.t, b.t, c.t]);
  for (const { from, to } of [...own, ...others])
    for (const t of [from, to]) if (t > a.t && t < c.t) stops.add(t);
  const places = [...stops].sort((p, q) => p - q);
  const out = { area: 0, party: 0, along: 0, up: 0 };
  for (let k = 0; k + 1 < places.length; k++) {
    const [from, to] = [places[k]!, places[k + 1]!];
    if (to - from < 1e-9) continue;
    const level = (at: (t: number) => number): Level => ({ start: at(from), end: at(to) });
    const middle = (from + to) / 2;
    const long = level((t) => on(a, c, t));
    const short = middle < b.t ? level((t) => on(a, b, t)) : level((t) => on(b, c, t));
    const longIsLow = long.start + long.end < short.start + short.end;
    const over = (list: readonly Cover[]): Level[] =>
      list
        .filter((cover) => cover.from < middle && cover.to > middle)
        .map((cover) => level((t) => coverAt(cover, t)));
    const ground = level((t) => groundAt(side.x + t * side.ux, side.y + t * side.uy));
    add(out, from, to, {
      high: longIsLow ? short : long,
      floors: [longIsLow ? long : short, ground, ...over(own)],
      covers: over(others),
    });
  }
  return out;
}

interface Corner {
  readonly t: number;
  readonly z: number;
}

const on = (a: Corner, b: Corner, t: number): number =>
  b.t - a.t < 1e-12 ? a.z : a.z + ((b.z - a.z) * (t - a.t)) / (b.t - a.t);

interface Stretch {
  readonly high: Level;
  readonly floors: readonly Level[];
  readonly covers: readonly Level[];
}

function add(
  out: { -readonly [K in keyof OpenPart]: number },
  from: number,
  to: number,
  { high, floors, covers }: Stretch,
): void {
  const at = (level: Level, s: number): number => level.start + (level.end - level.start) * s;
  const most = (levels: readonly Level[], s: number): number =>
    levels.reduce((top, level) => Math.max(top, at(level, s)), Number.NEGATIVE_INFINITY);
  /** Top and bottom of the open part and of the party wall below it, m. */
  const cut = (s: number) => {
    const top = at(high, s);
    const own = Math.min(top, most(floors, s));
    const open = Math.min(top, Math.max(own, most(covers, s)));
    return { top, open, own };
  };
  const bends = crossings([high, ...floors, ...covers]);
  for (let k = 0; k + 1 < bends.length; k++) {
    const [p, q] = [bends[k]!, bends[k + 1]!];
    const width = (q - p) * (to - from);
    // Simpson's rule is exact: heights are straight here, moments of second degree.
    for (const [s, weight] of [
      [p, 1 / 6],
      [(p + q) / 2, 4 / 6],
      [q, 1 / 6],
    ] as const) {
      const { top, open, own } = cut(s);
      const share = weight * width;
      out.area += share * (top - open);
      out.party += share * (open - own);
      out.along += share * (top - open) * (from + s * (to - from));
      out.up += (share * (top - open) * (top + open)) / 2;
    }
  }
}

/** Shares of a stretch, 0 and 1 among them, between which no two levels cross. */
function crossings(levels: readonly Level[]): number[] {
  const found = [0, 1];
  for (let i = 0; i < levels.length; i++)
    for (let j = i + 1; j < levels.length; j++) {
      const before = levels[i]!.start - levels[j]!.start;
      const after = levels[i]!.end - levels[j]!.end;
      if (before * after < 0) found.push(before / (before - after));
    }
  return found.length === 2 ? found : found.sort((a, b) => a - b);
}
