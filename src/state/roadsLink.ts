import * as v from 'valibot';
import type { RoadChange } from '../scenario/roadChange.ts';
import { pack, unpack } from './packed.ts';

/** A link comes from anyone: what it may hold is bounded in number and in length. */
export const mostChanges = 64;
export const mostRoads = 20_000;
const mostCorners = 500;
const mostPacked = 64 * 1024;
const mostBytes = 1024 * 1024;

/** Speeds that a road may be slowed down to, km/h. */
export const speeds = { min: 5, max: 130 } as const;

const roadId = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const corner = v.strictTuple([
  v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
]);

const change = v.pipe(
  v.strictObject({
    kind: v.picklist(['closed', 'speed']),
    speed: v.exactOptional(v.pipe(v.number(), v.minValue(speeds.min), v.maxValue(speeds.max))),
    roads: v.pipe(v.array(roadId), v.minLength(1), v.maxLength(mostRoads)),
    area: v.exactOptional(v.pipe(v.array(corner), v.minLength(3), v.maxLength(mostCorners))),
  }),
  v.check(({ kind, speed }) => (kind === 'speed') === (speed !== undefined)),
);

/** A change as it is written to links and files: without its number, corners as [lon, lat] degrees. */
const written = ({ kind, speed, roads, area }: RoadChange) => ({
  kind,
  ...(speed === undefined ? {} : { speed }),
  roads,
  ...(area === undefined ? {} : { area: area.map(({ lon, lat }) => [round(lon), round(lat)]) }),
});

/** Six digits of a degree are 0.1 m. */
const round = (degrees: number): number => Number(degrees.toFixed(6));

export const writeRoadChanges = (changes: readonly RoadChange[]): readonly unknown[] =>
  changes.slice(0, mostChanges).map(written);

/** The changes in what a link or file holds, numbered from 1; what is malformed is left out. */
export function readRoadChanges(given: unknown): readonly RoadChange[] {
  if (!Array.isArray(given)) return [];
  return given
    .slice(0, mostChanges)
    .flatMap((one) => {
      const read = v.safeParse(change, one);
      return read.success ? [read.output] : [];
    })
    .map(({ kind, speed, roads, area }, i) => ({
      id: String(i + 1),
      kind,
      ...(speed === undefined ? {} : { speed }),
      roads: [...new Set(roads)],
      ...(area === undefined ? {} : { area: area.map(([lon, lat]) => ({ lon, lat })) }),
    }));
}

/** Changes of roads for the fragment of a link; undefined where there are none, or too many for one. */
export function packRoads(changes: readonly RoadChange[]): string | undefined {
  if (changes.length === 0) return undefined;
  const packed = pack(writeRoadChanges(changes));
  return packed.length > mostPacked ? undefined : packed;
}

/** What `packRoads` wrote; anything malformed or too large is left out, never thrown. */
export const unpackRoads = (packed: string): readonly RoadChange[] =>
  packed === '' || packed.length > mostPacked ? [] : readRoadChanges(unpack(packed, mostBytes));
