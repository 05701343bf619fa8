const metresPerDegree = (Math.PI / 180) * 6_371_008.8;

/** Metres between two positions some kilometres apart at most (equirectangular, error below 0.1 %). */
export function metres(lonA: number, latA: number, lonB: number, latB: number): number {
  const mid = (((latA + latB) / 2) * Math.PI) / 180;
  return Math.hypot((lonB - lonA) * Math.cos(mid), latB - latA) * metresPerDegree;
}

/** Degrees clockwise from north, 0 <= bearing < 360; 0 where the two positions are one. */
export function bearing(lonA: number, latA: number, lonB: number, latB: number): number {
  const mid = (((latA + latB) / 2) * Math.PI) / 180;
  const angle = (Math.atan2((lonB - lonA) * Math.cos(mid), latB - latA) * 180) / Math.PI;
  return (angle + 360) % 360;
}

/** Last index in `from <= i < to` with `values[i] <= value`; `from` where none is. */
export function lastAtMost(
  values: ArrayLike<number>,
  value: number,
  from: number,
  to: number,
): number {
  let low = from;
  let high = to - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (values[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A line in WGS 84 degrees with metres along it by point. */
export interface Line {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly distance: Float64Array;
}

export function lineOf(lon: Float64Array, lat: Float64Array): Line {
  const distance = new Float64Array(lon.length);
  for (let i = 1; i < lon.length; i += 1) {
    distance[i] = distance[i - 1]! + metres(lon[i - 1]!, lat[i - 1]!, lon[i]!, lat[i]!);
  }
  return { lon, lat, distance };
}

/** Places of stops along a line: metres along it, and the largest distance of a stop from it. */
export interface Projection {
  readonly along: Float64Array;
  readonly farthest: number;
}

/**
 * Square metres by which a place counts as worse for each square metre that it lies from where the timetable
 * expects it: too little to outweigh a distance that can be seen, enough to choose between two equal ones.
 */
const byTimetable = 1e-7;

/** Stops times segments that are compared at most, 20 bytes each: no real trip comes near. */
const mostCells = 20_000_000;

/**
 * Projects stops on a line so that none comes before the one it follows, with the least sum of squared
 * distances: right on loops and where a line uses a street twice. Where a line goes forth and back on one
 * street, both places of a stop are equally near; the one nearer to `expected` is taken. O(stops x segments).
 * Beyond 20 million of these, stops are placed by their share of the straight way from stop to stop.
 * @param expected metres along the line by the timetable, at even speed; NaN where it does not say
 */
export function projectStops(
  line: Line,
  lon: Float64Array,
  lat: Float64Array,
  expected?: Float64Array,
): Projection {
  const stops = lon.length;
  const segments = Math.max(1, line.lon.length - 1);
  if (stops * segments > mostCells) return { along: byShare(line, lon, lat), farthest: 0 };
  const along = new Float64Array(stops * segments);
  const from = new Int32Array(stops * segments);
  const off = new Float64Array(stops * segments);
  let cost = new Float64Array(segments);
  const costOf = (place: Place, stop: number): number => {
    const early = place.along - (expected?.[stop] ?? Number.NaN);
    return place.off ** 2 + (Number.isNaN(early) ? 0 : byTimetable * early ** 2);
  };
  for (let stop = 0; stop < stops; stop += 1) {
    const next = new Float64Array(segments);
    let best = Number.POSITIVE_INFINITY;
    let bestSegment = 0;
    const before = (stop - 1) * segments;
    for (let s = 0; s < segments; s += 1) {
      const here = stop * segments + s;
      const least = stop === 0 ? line.distance[s]! : along[before + s]!;
      const stay = onSegment(line, s, lon[stop]!, lat[stop]!, least);
      const move = onSegment(line, s, lon[stop]!, lat[stop]!, 0);
      const stays = stop === 0 || cost[s]! + costOf(stay, stop) <= best + costOf(move, stop);
      const chosen = stays ? stay : move;
      along[here] = chosen.along;
      off[here] = chosen.off;
      from[here] = stays ? s : bestSegment;
      next[s] = costOf(chosen, stop) + (stop === 0 ? 0 : stays ? cost[s]! : best);
      if (cost[s]! < best) {
        best = cost[s]!;
        bestSegment = s;
      }
    }
    cost = next;
  }
  let segment = cost.indexOf(cost.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY));
  const result = new Float64Array(stops);
  let farthest = 0;
  for (let stop = stops - 1; stop >= 0; stop -= 1) {
    const at = stop * segments + segment;
    result[stop] = along[at]!;
    farthest = Math.max(farthest, off[at]!);
    segment = from[at]!;
  }
  return { along: result, farthest };
}

function byShare(line: Line, lon: Float64Array, lat: Float64Array): Float64Array {
  const { distance } = lineOf(lon, lat);
  const whole = distance.at(-1)!;
  const length = line.distance.at(-1)!;
  return distance.map((at) => (whole > 0 ? (at / whole) * length : 0));
}

interface Place {
  readonly along: number;
  readonly off: number;
}

/** Nearest place of a segment to a position, at `least` metres along the line at the earliest. */
export function onSegment(
  line: Line,
  segment: number,
  lon: number,
  lat: number,
  least: number,
): Place {
  const a = segment;
  const b = Math.min(segment + 1, line.lon.length - 1);
  const length = line.distance[b]! - line.distance[a]!;
  const east = Math.cos((lat * Math.PI) / 180) * metresPerDegree;
  const x = (line.lon[b]! - line.lon[a]!) * east;
  const y = (line.lat[b]! - line.lat[a]!) * metresPerDegree;
  const px = (lon - line.lon[a]!) * east;
  const py = (lat - line.lat[a]!) * metresPerDegree;
  const square = x * x + y * y;
  const earliest = length > 0 ? Math.max(0, (least - line.distance[a]!) / length) : 0;
  const share = Math.min(1, Math.max(earliest, square > 0 ? (px * x + py * y) / square : 0));
  return {
    along: line.distance[a]! + share * length,
    off: Math.hypot(px - share * x, py - share * y),
  };
}
