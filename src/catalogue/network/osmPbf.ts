import { unzlibSync } from 'fflate';
import { BlobHeader, Blob as BlobMessage } from 'osm-pbf-parser-node/proto/fileformat.js';
import { PrimitiveBlock } from 'osm-pbf-parser-node/proto/osmformat.js';
import Pbf from 'pbf';
import type { RoadLines } from './lines.ts';
import type { LonLatPoint, RoadLine, Tags } from './road.ts';

/** Largest block, packed or not, and header of one (wiki.openstreetmap.org/wiki/PBF_Format, "File format"). */
const mostBlock = 32 * 2 ** 20;
const mostHeader = 64 * 2 ** 10;

interface Way {
  readonly id: string;
  readonly tags: Tags;
  readonly refs: readonly number[];
}

/**
 * The ways of an OpenStreetMap PBF that have a class, with the barriers on them, and how many turn restrictions
 * there are. Ways come first and then the nodes that they need, so that memory goes with the roads alone.
 * @param progress share done, 0..1
 * @throws Error where the file is damaged
 */
export function osmPbfLines(
  file: Uint8Array,
  progress: (share: number) => void = () => undefined,
): RoadLines {
  const ways: Way[] = [];
  let turnRestrictions = 0;
  for (const { block, share } of blocksOf(file)) {
    const words = wordsOf(block);
    for (const group of block.primitivegroup) {
      for (const way of group.ways) {
        const tags = tagsOf(way.keys, way.vals, words);
        if (tags.highway === undefined) continue;
        let ref = 0;
        const refs = way.refs.map((step) => {
          ref += step;
          return ref;
        });
        ways.push({ id: String(way.id), tags, refs });
      }
      for (const relation of group.relations)
        if (forbidsTurn(tagsOf(relation.keys, relation.vals, words))) turnRestrictions++;
    }
    progress(share / 2);
  }
  const places = placesOf(file, new Set(ways.flatMap(({ refs }) => refs)), (share) =>
    progress(0.5 + share / 2),
  );
  const lines = ways.flatMap((way) => lineOf(way, places));
  return { lines, unreadable: 0, turnRestrictions };
}

function lineOf({ id, tags, refs }: Way, { at, shut }: Places): RoadLine[] {
  const nodes = refs.filter((ref) => at.has(ref));
  if (nodes.length < 2) return [];
  const barriers = new Set(nodes.flatMap((node, i) => (shut.has(node) ? [i] : [])));
  return [
    {
      id,
      tags,
      path: nodes.map((node) => at.get(node)!),
      nodes,
      ...(barriers.size > 0 && { barriers }),
    },
  ];
}

interface Places {
  readonly at: ReadonlyMap<number, LonLatPoint>;
  /** Nodes that cars cannot pass. */
  readonly shut: ReadonlySet<number>;
}

function placesOf(
  file: Uint8Array,
  wanted: ReadonlySet<number>,
  progress: (share: number) => void,
): Places {
  const at = new Map<number, LonLatPoint>();
  const shut = new Set<number>();
  for (const { block, share } of blocksOf(file)) {
    const words = wordsOf(block);
    const { granularity, lat_offset, lon_offset } = block;
    const degrees = (offset: number, steps: number): number => (offset + granularity * steps) / 1e9;
    const take = (id: number, lon: number, lat: number, tags: () => Tags): void => {
      if (!wanted.has(id)) return;
      at.set(id, [degrees(lon_offset, lon), degrees(lat_offset, lat)]);
      if (shutsCarsOut(tags())) shut.add(id);
    };
    for (const { nodes, dense } of block.primitivegroup) {
      for (const { id, lon, lat, keys, vals } of nodes)
        take(id, lon, lat, () => tagsOf(keys, vals, words));
      if (dense === null) continue;
      let [id, lon, lat, key] = [0, 0, 0, 0];
      for (let i = 0; i < dense.id.length; i++) {
        id += dense.id[i]!;
        lon += dense.lon[i] ?? Number.NaN;
        lat += dense.lat[i] ?? Number.NaN;
        const first = key;
        while ((dense.keys_vals[key] ?? 0) !== 0) key += 2;
        const pairs = dense.keys_vals.slice(first, key);
        key++;
        take(id, lon, lat, () =>
          tagsOf(
            pairs.filter((_, n) => n % 2 === 0),
            pairs.filter((_, n) => n % 2 === 1),
            words,
          ),
        );
      }
    }
    progress(share);
  }
  return { at, shut };
}

/** Barriers that a car passes, as OSRM's profile for cars takes them (profiles/car.lua, `barrier_whitelist`). */
const passable = new Set(
  'cattle_grid border_control toll_booth sally_port gate lift_gate swing_gate no entrance height_restrictor arch'.split(
    ' ',
  ),
);
const open = new Set(['yes', 'permissive', 'designated', 'destination', 'customers', 'public']);
const shutWords = new Set(['no', 'private', 'agricultural', 'forestry', 'emergency', 'psv', 'bus']);

/** Whether a node's tags keep ordinary cars from passing it. */
export function shutsCarsOut(tags: Tags): boolean {
  const { barrier } = tags;
  if (barrier === undefined) return false;
  const access = tags.motorcar ?? tags.motor_vehicle ?? tags.vehicle ?? tags.access;
  if (access !== undefined && shutWords.has(access)) return true;
  if (access !== undefined && open.has(access)) return false;
  // A kerb at a crossing lies beside the carriageway; a bollard that can be lowered is for some.
  if (barrier === 'kerb')
    return tags.highway !== 'crossing' && !/^(lowered|flush|flat)$/.test(tags.kerb ?? '');
  return !passable.has(barrier) && tags.bollard !== 'rising';
}

/** Whether a relation forbids or prescribes a turn for cars at a node or way (wiki, Relation:restriction). */
function forbidsTurn(tags: Tags): boolean {
  if (tags.type !== 'restriction') return false;
  const said =
    tags['restriction:motorcar'] ?? tags['restriction:motor_vehicle'] ?? tags.restriction;
  const except = (tags.except ?? '').split(';').map((word) => word.trim());
  return (
    /^(no|only)_/.test(said ?? '') && !except.some((word) => /^motor(car|_vehicle)$/.test(word))
  );
}

function tagsOf(
  keys: readonly number[],
  values: readonly number[],
  words: readonly string[],
): Tags {
  const tags: Record<string, string> = {};
  keys.forEach((key, i) => {
    const [name, value] = [words[key], words[values[i] ?? -1]];
    if (name !== undefined && value !== undefined) tags[name] = value;
  });
  return tags;
}

type Block = ReturnType<typeof PrimitiveBlock.read>;

const wordsOf = ({ stringtable }: Block): readonly string[] => {
  const decoder = new TextDecoder();
  return (stringtable?.s ?? []).map((bytes) => decoder.decode(bytes));
};

/** The data blocks of a file, one unpacked at a time. */
function* blocksOf(file: Uint8Array): Generator<{ block: Block; share: number }> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at < file.length; ) {
    const size = view.getUint32(at);
    if (size > mostHeader || at + 4 + size > file.length) throw new Error(`damaged at byte ${at}`);
    const header = BlobHeader.read(new Pbf(file.subarray(at + 4, at + 4 + size)));
    const start = at + 4 + size;
    const end = start + header.datasize;
    if (!(header.datasize >= 0 && header.datasize <= mostBlock && end <= file.length))
      throw new Error(`cut off at byte ${file.length}`);
    at = end;
    if (header.type !== 'OSMData') continue;
    const block = PrimitiveBlock.read(new Pbf(unpacked(file.subarray(start, end))));
    yield { block, share: end / file.length };
  }
}

function unpacked(bytes: Uint8Array): Uint8Array {
  const { raw, zlib_data, raw_size, data } = BlobMessage.read(new Pbf(bytes));
  if (raw !== null) return raw;
  if (zlib_data === null) throw new Error(`packed as ${data ?? 'nothing known'}, not by zlib`);
  if (!(raw_size >= 0 && raw_size <= mostBlock)) throw new Error(`a block of ${raw_size} bytes`);
  return unzlibSync(zlib_data, { out: new Uint8Array(raw_size) });
}
