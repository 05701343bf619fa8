import type { KeptPath, PathFlows } from './paths.ts';

/** Paths in four arrays, for crossing a worker boundary. */
export interface PackedPaths {
  readonly zones: number;
  /** By path: pair, first link in `links` (one more at the end), key, share of the pair's trips. */
  readonly pair: Int32Array;
  readonly key: Float64Array;
  readonly first: Int32Array;
  readonly share: Float64Array;
  readonly links: Int32Array;
}

export function packPaths({ zones, pairs }: PathFlows): PackedPaths {
  let paths = 0;
  let count = 0;
  for (const list of pairs.values())
    for (const { links } of list) {
      paths += 1;
      count += links.length;
    }
  const packed = {
    zones,
    pair: new Int32Array(paths),
    key: new Float64Array(paths),
    first: new Int32Array(paths + 1),
    share: new Float64Array(paths),
    links: new Int32Array(count),
  };
  let path = 0;
  for (const [pair, list] of pairs)
    for (const { links, key, share } of list) {
      packed.pair[path] = pair;
      packed.key[path] = key;
      packed.share[path] = share;
      packed.links.set(links, packed.first[path]!);
      packed.first[path + 1] = packed.first[path]! + links.length;
      path += 1;
    }
  return packed;
}

export function unpackPaths({ zones, pair, key, first, share, links }: PackedPaths): PathFlows {
  const pairs = new Map<number, KeptPath[]>();
  for (let path = 0; path < pair.length; path++) {
    const one = {
      links: links.subarray(first[path]!, first[path + 1]!),
      key: key[path]!,
      share: share[path]!,
    };
    const known = pairs.get(pair[path]!);
    if (known === undefined) pairs.set(pair[path]!, [one]);
    else known.push(one);
  }
  return { zones, pairs };
}
