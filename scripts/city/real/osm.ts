import { createOSMStream } from 'osm-pbf-parser-node';
import type { LonLatPoint, Tags } from '../../../src/catalogue/network/road.ts';
import { Problem } from '../../../src/problem/problem.ts';

export type { LonLatPoint, Tags };

/** An open or closed way with its tags; `path` in WGS 84 degrees. */
export interface OsmWay {
  readonly id: number;
  readonly tags: Tags;
  readonly path: readonly LonLatPoint[];
  /** Node ids of the points. */
  readonly nodes: readonly number[];
  readonly closed: boolean;
}

/** A multipolygon relation put together from its member ways. */
export interface OsmArea {
  readonly id: number;
  readonly tags: Tags;
  /** Outer and inner rings alike; fill by the even-odd rule. */
  readonly rings: readonly (readonly LonLatPoint[])[];
}

export interface OsmData {
  readonly ways: readonly OsmWay[];
  readonly areas: readonly OsmArea[];
  /** Ways and relations that refer to things the extract does not hold. */
  readonly incompleteWays: number;
  readonly openAreas: number;
}

interface Item {
  readonly type: 'node' | 'way' | 'relation';
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
  readonly refs: readonly number[];
  readonly tags?: Tags;
  readonly members: readonly {
    readonly type: string;
    readonly ref: number;
    readonly role: string;
  }[];
}

/**
 * Reads the ways and multipolygons of an OpenStreetMap PBF extract.
 * @throws Problem `sourceFormat`
 */
export async function readOsm(file: string): Promise<OsmData> {
  const nodes = new Map<number, LonLatPoint>();
  const rawWays = new Map<number, Item>();
  const relations: Item[] = [];
  try {
    for await (const item of createOSMStream(file, { withTags: { node: false } })) {
      const entry = item as Item;
      if (entry.type === 'node') nodes.set(entry.id, [entry.lon, entry.lat]);
      else if (entry.type === 'way') rawWays.set(entry.id, entry);
      else if (entry.tags?.type === 'multipolygon' || entry.tags?.type === 'boundary')
        relations.push(entry);
    }
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('sourceFormat', { file, detail }, { cause });
  }

  let incompleteWays = 0;
  const ways = new Map<number, OsmWay>();
  for (const way of rawWays.values()) {
    const held = way.refs.filter((ref) => nodes.has(ref));
    const path = held.map((ref) => nodes.get(ref)!);
    if (path.length < way.refs.length) incompleteWays++;
    if (path.length < 2) continue;
    const closed = way.refs.length > 3 && way.refs[0] === way.refs.at(-1);
    ways.set(way.id, { id: way.id, tags: way.tags ?? {}, path, nodes: held, closed });
  }

  let openAreas = 0;
  const areas: OsmArea[] = [];
  for (const relation of relations) {
    const members = relation.members.filter((m) => m.type === 'way');
    const paths = members.map((m) => ways.get(m.ref)?.path).filter((p) => p !== undefined);
    const { rings, open } = joinRings(paths);
    if (open > 0 || paths.length < members.length) openAreas++;
    if (rings.length > 0) areas.push({ id: relation.id, tags: relation.tags ?? {}, rings });
  }
  return { ways: [...ways.values()], areas, incompleteWays, openAreas };
}

/** Joins paths end to end into closed rings; `open` counts what is left over. */
export function joinRings(paths: readonly (readonly LonLatPoint[])[]): {
  readonly rings: readonly (readonly LonLatPoint[])[];
  readonly open: number;
} {
  const key = (p: LonLatPoint): string => `${p[0]},${p[1]}`;
  const left = new Set(paths);
  const byEnd = new Map<string, (readonly LonLatPoint[])[]>();
  for (const path of paths)
    for (const end of [path[0]!, path.at(-1)!])
      byEnd.set(key(end), [...(byEnd.get(key(end)) ?? []), path]);
  const rings: (readonly LonLatPoint[])[] = [];
  let open = 0;
  for (const start of paths) {
    if (!left.delete(start)) continue;
    const ring = [...start];
    while (key(ring[0]!) !== key(ring.at(-1)!)) {
      const end = key(ring.at(-1)!);
      const next = byEnd.get(end)?.find((path) => left.has(path));
      if (next === undefined) break;
      left.delete(next);
      ring.push(...(key(next[0]!) === end ? next : next.toReversed()).slice(1));
    }
    if (ring.length > 3 && key(ring[0]!) === key(ring.at(-1)!)) rings.push(ring);
    else open++;
  }
  return { rings, open };
}
