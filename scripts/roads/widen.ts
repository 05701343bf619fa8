import type { LonLatPoint, RoadLine } from '../../src/catalogue/network/road.ts';
import { touches } from '../../src/catalogue/network/split.ts';
import { type RoadClass, roadClasses } from '../../src/channel/roads.ts';
import type { Bounds } from '../../src/geo/bounds.ts';
import { carriageways, ramps } from './directions.ts';
import { Nearby } from './nearby.ts';
import { openWrongWays } from './repair.ts';

/** A line of another source lies on a known one: metres, and cosine of the angle between them. */
const same = 12;
const alike = 0.9;
/** Shorter leftovers of lines that are known otherwise are drawing differences, metres. */
const shortest = 40;
/** Ends meet a known point within this distance; ends that would meet nothing, within the second, metres. */
const meets = 6;
const meetsLone = 40;
/** How far a part follows a known road until it meets a point of it, metres. */
const follows = 600;
/** Places at which a line is compared, metres apart. */
const step = 15;

export interface Widened {
  readonly lines: readonly RoadLine[];
  /** Lines, or parts of lines, that came from the other source, and their kilometres. */
  readonly added: number;
  readonly kilometres: number;
  /** Of them: those whose direction was told by the carriageway beside them or the road they join. */
  readonly directed: number;
}

/**
 * Adds the main roads of another source where the first has none: an extract by a city's border lacks
 * roads that run along and across it. The other source must be a graph (lines meet at their ends). It
 * may lack directions: those of dual carriageways follow from right-hand traffic, those of ramps from the
 * carriageway that they join at an acute angle; what stays unclear is open both ways.
 * @param least least important class that is taken
 */
export function widen(
  base: readonly RoadLine[],
  further: readonly RoadLine[],
  {
    bounds,
    least = 'tertiary',
  }: { readonly bounds?: Bounds | undefined; readonly least?: RoadClass } = {},
): Widened {
  const rank = roadClasses.indexOf(least);
  const classed = further.filter(({ tags }) => {
    const own = roadClasses.indexOf((tags.highway ?? '').replace(/_link$/, '') as RoadClass);
    return own >= 0 && own <= rank;
  });
  const within = classed.filter(({ path }) => touches(path, bounds));
  // Motorways go on until each carriageway ends by itself.
  const onward = endsOf(within.filter(isFast));
  const beyond = classed.filter(
    (line) =>
      isFast(line) &&
      !touches(line.path, bounds) &&
      [line.path[0]!, line.path.at(-1)!].some((point) => onward.has(keyOf(point))),
  );
  const wanted = [...within, ...beyond];
  const latitude = base[0]?.path[0]?.[1] ?? wanted[0]?.path[0]?.[1] ?? 0;
  const known = new Nearby(
    base.map(({ path }) => path),
    latitude,
  );
  const points = new Points(base, known);
  const pieces = wanted.flatMap((line) => unknownParts(line, known, points));
  const ends = endsOf(further);
  const fresh = endsOf(pieces);
  const joined = pieces.map((line) => {
    const last = line.path.length - 1;
    // Roads that meet share the very point; where all that an end met is known, it meets that.
    const path = line.path.map((point, i) => {
      if (i !== 0 && i !== last) return point;
      const key = keyOf(point);
      const lone = fresh.get(key) === 1 && ends.get(key) !== 1;
      return points.near(point, lone ? meetsLone : meets) ?? point;
    });
    return { ...line, path, nodes: path.map((p, i) => (i % last === 0 ? keyOf(p) : undefined)) };
  });
  const met = new Set(joined.flatMap(({ nodes }) => [nodes[0]!, nodes.at(-1)!]));
  const opened = base.map((line) => points.opened(line, met));
  const directed = ramps(carriageways(joined, wanted, latitude), opened, latitude);
  const ids = new Set(directed.map(({ id }) => id));
  const lines = openWrongWays([...opened, ...directed], ({ id }) => ids.has(id));
  const added = lines.slice(opened.length);
  const metres = added.reduce((sum, { path }) => sum + lengthOf(path, known), 0);
  return {
    lines,
    added: added.length,
    kilometres: Math.round(metres / 100) / 10,
    directed: added.filter(({ tags }) => tags.oneway === 'yes' || tags.oneway === '-1').length,
  };
}

const isFast = ({ tags }: RoadLine): boolean => /^(motorway|trunk)$/.test(tags.highway ?? '');
const keyOf = ([lon, lat]: LonLatPoint): string => `${lon.toFixed(7)},${lat.toFixed(7)}`;

const lengthOf = (path: readonly LonLatPoint[], plane: Nearby): number =>
  path.reduce((sum, point, i) => sum + (i === 0 ? 0 : plane.length(path[i - 1]!, point)), 0);

/** How many lines end at each point. */
function endsOf(lines: readonly RoadLine[]): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const { path } of lines)
    for (const point of [path[0]!, path.at(-1)!])
      ends.set(keyOf(point), (ends.get(keyOf(point)) ?? 0) + 1);
  return ends;
}

/** Parts of a line that run along no known line, drawn out to the known points that they lead to. */
function unknownParts(line: RoadLine, known: Nearby, points: Points): readonly RoadLine[] {
  const { path } = line;
  const fresh = path.slice(1).map((b, i) => !runsAlong(path[i]!, b, known));
  const parts: RoadLine[] = [];
  for (let i = 0; i < fresh.length; i++) {
    if (!fresh[i]) continue;
    let end = i;
    while (fresh[end + 1] === true) end++;
    const own = path.slice(i, end + 2);
    const whole = i === 0 && end === fresh.length - 1;
    if (whole || lengthOf(own, known) >= shortest) {
      const from = reached(path, i, -1, known, points);
      const to = reached(path, end + 1, 1, known, points);
      const id = `w${line.id}${parts.length === 0 ? '' : `-${parts.length + 1}`}`;
      parts.push({ ...line, id, path: path.slice(from, to + 1), nodes: [] });
      end = Math.max(end, to - 1);
    }
    i = end;
  }
  return parts;
}

/** The first point from `start` on that lies on a known one; `start` itself where none is near. */
function reached(
  path: readonly LonLatPoint[],
  start: number,
  step: 1 | -1,
  known: Nearby,
  points: Points,
): number {
  let way = 0;
  for (let i = start; i >= 0 && i < path.length && way <= follows; i += step) {
    if (points.near(path[i]!, meets) !== undefined) return i;
    const next = path[i + step];
    if (next !== undefined) way += known.length(path[i]!, next);
  }
  return start;
}

/** Whether most of a segment lies on known lines of about the same bearing. */
function runsAlong(a: LonLatPoint, b: LonLatPoint, known: Nearby): boolean {
  const [ax, ay] = known.plane(a);
  const [bx, by] = known.plane(b);
  const [dx, dy] = [bx - ax, by - ay];
  const places = Math.max(1, Math.round(Math.hypot(dx, dy) / step));
  let on = 0;
  for (let p = 0; p < places; p++) {
    const t = (p + 0.5) / places;
    const near = known.around(ax + t * dx, ay + t * dy, dx, dy, same);
    if (near.some(({ parallel }) => Math.abs(parallel) >= alike)) on++;
  }
  return on > places / 2;
}

/** Points of known lines, found by place. */
class Points {
  readonly #cells = new Map<string, LonLatPoint[]>();
  readonly #plane: Nearby;

  constructor(lines: readonly RoadLine[], plane: Nearby) {
    this.#plane = plane;
    for (const { path } of lines)
      for (const point of path) {
        const key = this.#cell(point, 0, 0);
        this.#cells.set(key, [...(this.#cells.get(key) ?? []), point]);
      }
  }

  /** The nearest point within reach. */
  near(place: LonLatPoint, reach: number): LonLatPoint | undefined {
    let best: LonLatPoint | undefined;
    let least = reach;
    for (let i = -1; i <= 1; i++)
      for (let j = -1; j <= 1; j++)
        for (const point of this.#cells.get(this.#cell(place, i, j)) ?? []) {
          const distance = this.#plane.length(place, point);
          if (distance > least) continue;
          [best, least] = [point, distance];
        }
    return best;
  }

  /** A line whose points that others meet are named. */
  opened(line: RoadLine, met: ReadonlySet<string | number>): RoadLine {
    const nodes = line.path.map((point, i) => {
      const key = keyOf(point);
      return line.nodes[i] ?? (met.has(key) ? key : undefined);
    });
    return { ...line, nodes };
  }

  #cell(place: LonLatPoint, i: number, j: number): string {
    const [x, y] = this.#plane.plane(place);
    return `${Math.floor(x / meetsLone) + i},${Math.floor(y / meetsLone) + j}`;
  }
}
