import { type RoadClass, roadClasses } from '../../channel/roads.ts';
import type { Bounds } from '../../geo/bounds.ts';
import { defaultsOf, namedLimit } from './defaults.ts';
import type { Direction, RoadFacts, Tags } from './road.ts';

/** Why a line is no road for cars. */
export type NoRoad = 'otherClass' | 'area' | 'access' | 'parking' | 'reversible';

export interface RoadOptions {
  /** Only roads with a point inside, WGS 84 degrees. */
  readonly bounds?: Bounds;
  /** Highest speed without sign, km/h, motorways and trunk roads aside: the limit in built-up areas. */
  readonly urbanLimit?: number;
}

/** `highway=service` that leads to a parked car or a door and nowhere else. */
const doorways = new Set(['parking_aisle', 'driveway', 'drive-through', 'emergency_access']);
/** Values of access keys that shut ordinary cars out (wiki.openstreetmap.org/wiki/Key:access). */
const shut = new Set([
  'no',
  'private',
  'permit',
  'residents',
  'agricultural',
  'forestry',
  'delivery',
  'emergency',
  'military',
  'psv',
  'bus',
  'taxi',
]);
/** The most particular key that is there decides. */
const accessKeys = ['motorcar', 'motor_vehicle', 'vehicle', 'access'] as const;

const words = (value: string | undefined): string[] =>
  (value ?? '')
    .split(';')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** What OpenStreetMap's tags of a line make of it: a road for cars, or why it is none. */
export function roadFacts(tags: Tags, options: RoadOptions = {}): RoadFacts | NoRoad {
  const kind = classOf(tags.highway);
  if (kind === undefined) return 'otherClass';
  if (tags.area === 'yes') return 'area';
  const access = accessKeys.map((key) => tags[key]).find((value) => value !== undefined);
  const allowed = words(access);
  if (allowed.length > 0 && allowed.every((word) => shut.has(word))) return 'access';
  if (kind.class === 'service' && words(tags.service).some((word) => doorways.has(word)))
    return 'parking';
  const way = directionOf(tags, kind.class, kind.link);
  if (way === 'reversible') return 'reversible';

  const lanes = lanesOf(tags, way);
  const defaults = defaultsOf(kind.class, kind.link);
  const limited = !['motorway', 'trunk'].includes(kind.class);
  const unsigned = Math.min(
    defaults.speed,
    limited ? (options.urbanLimit ?? defaults.speed) : defaults.speed,
  );
  const common = speedOf(tags.maxspeed) ?? implied(tags);
  const speeds = [
    speedOf(tags['maxspeed:forward']) ?? common,
    speedOf(tags['maxspeed:backward']) ?? common,
  ] as const;
  const direction = (open: boolean, side: 0 | 1): Direction | undefined => {
    if (!open) return undefined;
    const count = lanes?.[side] ?? defaults.lanes;
    // Half a lane: one that both directions use in turn.
    return {
      lanes: Math.max(1, Math.round(count)),
      speed: speeds[side] ?? unsigned,
      capacity: count * defaults.capacity,
    };
  };
  const forward = direction(way !== 'backward', 0);
  const backward = direction(way !== 'forward', 1);
  return {
    name: tags.name ?? tags.ref ?? '',
    ...kind,
    forward,
    backward,
    assumedLanes: lanes === undefined,
    assumedSpeed:
      (forward !== undefined && speeds[0] === undefined) ||
      (backward !== undefined && speeds[1] === undefined),
  };
}

/** The most important of the classes that a line names; simplified networks name several. */
function classOf(highway: string | undefined): { class: RoadClass; link: boolean } | undefined {
  let best: { class: RoadClass; link: boolean; rank: number } | undefined;
  for (const word of words(highway)) {
    const link = word.endsWith('_link');
    const base = word === 'road' ? 'unclassified' : link ? word.slice(0, -5) : word;
    const rank = roadClasses.indexOf(base as RoadClass);
    if (rank >= 0 && (best === undefined || rank < best.rank))
      best = { class: roadClasses[rank]!, link, rank };
  }
  return best && { class: best.class, link: best.link };
}

type Way = 'both' | 'forward' | 'backward';

/** `oneway`, with what motorways and roundabouts imply (wiki.openstreetmap.org/wiki/Key:oneway). */
function directionOf(tags: Tags, name: RoadClass, link: boolean): Way | 'reversible' {
  const value = tags['oneway:motor_vehicle'] ?? tags['oneway:vehicle'] ?? tags.oneway;
  if (value === '-1' || value === 'reverse') return 'backward';
  if (value === 'yes' || value === 'true' || value === '1') return 'forward';
  if (value === 'reversible') return 'reversible';
  if (value !== undefined) return 'both';
  const circle = words(tags.junction).some((j) => j === 'roundabout' || j === 'circular');
  return circle || (name === 'motorway' && !link) ? 'forward' : 'both';
}

/** A whole number of lanes; the fewest of several, which is where a queue begins. */
function countOf(value: string | undefined): number | undefined {
  const counts = words(value).map(Number);
  const sane = counts.length > 0 && counts.every((n) => n >= 0 && n <= 16);
  return sane ? Math.floor(Math.min(...counts)) : undefined;
}

/** Lanes for cars forward and backward, or undefined where none are mapped. */
function lanesOf(tags: Tags, way: Way): readonly [number, number] | undefined {
  const total = countOf(tags.lanes);
  const forward = countOf(tags['lanes:forward']);
  const backward = countOf(tags['lanes:backward']);
  const reserved = (side: string): number =>
    Math.max(countOf(tags[`lanes:psv${side}`]) ?? 0, countOf(tags[`lanes:bus${side}`]) ?? 0);
  if (way !== 'both') {
    const mapped = (way === 'forward' ? forward : backward) ?? total;
    if (mapped === undefined || mapped === 0) return undefined;
    const open = Math.max(1, mapped - reserved(''));
    return [open, open];
  }
  const shared = countOf(tags['lanes:both_ways']) ?? 0;
  const rest = total === undefined ? undefined : total - shared;
  const [a, b] = [
    forward ?? (backward !== undefined && rest !== undefined ? rest - backward : undefined),
    backward ?? (forward !== undefined && rest !== undefined ? rest - forward : undefined),
  ];
  if (a !== undefined && b !== undefined)
    return [Math.max(1, a - reserved(':forward')), Math.max(1, b - reserved(':backward'))];
  if (rest === undefined || rest <= 0) return undefined;
  if (rest === 1) return [0.5, 0.5];
  // The odd lane in the middle is for turning.
  const each = Math.floor(rest / 2);
  return [Math.max(1, each - reserved(':forward')), Math.max(1, each - reserved(':backward'))];
}

const mile = 1.609344;
const knot = 1.852;

/** km/h of a `maxspeed` value; the mean of several. Undefined for signals, unlimited and nonsense. */
export function speedOf(value: string | undefined): number | undefined {
  const speeds = words(value).map(oneSpeed);
  const known = speeds.filter((v) => v !== undefined && v >= 1 && v <= 200) as number[];
  if (known.length === 0 || known.length < speeds.length) return undefined;
  return known.reduce((sum, v) => sum + v, 0) / known.length;
}

function oneSpeed(word: string): number | undefined {
  const number = /^(\d+(?:\.\d+)?)\s*(km\/h|kmh|kph|mph|knots)?$/.exec(word);
  if (number === null) return namedLimit(word);
  const factor = number[2] === 'mph' ? mile : number[2] === 'knots' ? knot : 1;
  return Number(number[1]) * factor;
}

/** The limit that a mapper named by its kind, e.g. `maxspeed:type=DE:urban`. */
function implied(tags: Tags): number | undefined {
  for (const key of ['maxspeed:type', 'zone:maxspeed', 'source:maxspeed', 'zone:traffic']) {
    const limit = tags[key] === undefined ? undefined : namedLimit(tags[key]);
    if (limit !== undefined) return limit;
  }
  return undefined;
}
