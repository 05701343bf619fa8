import type { Day } from '../day.ts';
import { type Line, onSegment } from '../geometry.ts';
import type { VehicleReport } from './reports.ts';

/** Farther than this from its line, metres, a vehicle is not on it; straight lines only stand for a way. */
const farFromShape = 150;
const farFromStraight = 800;
/** Metres of distance from the line that outweigh a metre from where the vehicle was expected. */
const byPace = 0.02;
/** Room around the stretch that a report names, metres: positions and stops are not exact. */
const room = 60;

/** Where a report puts a vehicle: metres along its path, and metres beside it. */
export interface Fix {
  readonly metres: number;
  readonly off: number;
}

/**
 * A reported position on the path of its trip; undefined where it lies too far beside it. Of several places on
 * a path that passes twice, the one in the stretch that the report names, else nearest to `expected` metres.
 * @param rows first and behind-last row of `day.times` of the trip
 */
export function fixOf(
  day: Day,
  path: number,
  rows: readonly [number, number],
  report: VehicleReport,
  expected: number,
): Fix | undefined {
  const { start, lon, lat, distance, straight } = day.network.paths;
  const part = [start[path]!, start[path + 1]!] as const;
  const line: Line = {
    lon: lon.subarray(...part),
    lat: lat.subarray(...part),
    distance: distance.subarray(...part),
  };
  const most = straight[path] === 1 ? farFromStraight : farFromShape;
  const stretch = stretchOf(day, rows, report);
  const named = stretch && nearest(line, report, expected, stretch);
  if (named !== undefined && named.off <= most) return named;
  const anywhere = nearest(line, report, expected, [
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ]);
  return anywhere !== undefined && anywhere.off <= most ? anywhere : undefined;
}

/** Metres between which the vehicle must be by the stop that it names. */
function stretchOf(
  { times, network }: Day,
  [from, to]: readonly [number, number],
  { sequence, stop, standing }: VehicleReport,
): readonly [number, number] | undefined {
  const row = rowOf();
  if (row === undefined) return undefined;
  const at = times.distance[row]!;
  return standing
    ? [at - room, at + room]
    : [times.distance[Math.max(from, row - 1)]! - room, at + room];

  function rowOf(): number | undefined {
    for (let i = from; i < to; i += 1) {
      const isStop = stop === '' || network.stops.ids[times.stop[i]!] === stop;
      if (sequence === undefined ? stop !== '' && isStop : times.sequence[i] === sequence && isStop)
        return i;
    }
    return undefined;
  }
}

function nearest(
  line: Line,
  { lon, lat }: VehicleReport,
  expected: number,
  [least, most]: readonly [number, number],
): Fix | undefined {
  let best: Fix | undefined;
  let worth = Number.POSITIVE_INFINITY;
  for (let s = 0; s < line.lon.length - 1; s += 1) {
    if (line.distance[s + 1]! < least || line.distance[s]! > most) continue;
    const { along, off } = onSegment(line, s, lon, lat, least);
    const metres = Math.min(along, most);
    const cost = off + (Number.isNaN(expected) ? 0 : byPace * Math.abs(metres - expected));
    if (cost >= worth) continue;
    worth = cost;
    best = { metres, off };
  }
  return best;
}
