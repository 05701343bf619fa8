import type { RoadNetwork } from '../../src/channel/roads.ts';

/** Degrees between two junctions, about 80 and 110 m in northern Italy. */
const step = 0.001;
const origin = [9, 45] as const;

/** A square grid of streets, cut off at `count` roads; both directions of each may be driven. */
export function gridNetwork(count: number): RoadNetwork {
  const side = Math.ceil(Math.sqrt(count / 2)) + 1;
  const nodes = side * side;
  const ends: [number, number][] = [];
  for (let node = 0; node < nodes; node += 1) {
    if ((node + 1) % side !== 0) ends.push([node, node + 1]);
    if (node + side < nodes) ends.push([node, node + side]);
  }
  const roads = ends.slice(0, count);
  const lon = Float64Array.from({ length: nodes }, (_, node) => origin[0] + (node % side) * step);
  const lat = Float64Array.from(
    { length: nodes },
    (_, node) => origin[1] + Math.floor(node / side) * step,
  );
  const points = roads.flat();
  const links = 2 * roads.length;
  const ofLink = (pick: (ends: [number, number], forward: boolean) => number) =>
    Int32Array.from({ length: links }, (_, link) => pick(roads[link >> 1]!, link % 2 === 0));
  return {
    nodes: { count: nodes, lon, lat },
    roads: {
      count: roads.length,
      id: roads.map((_, road) => `r${road}`),
      name: roads.map(() => ''),
      class: new Uint8Array(roads.length).fill(6),
      length: new Float32Array(roads.length).fill(90),
      start: Int32Array.from({ length: roads.length + 1 }, (_, road) => 2 * road),
      lon: Float64Array.from(points, (node) => lon[node]!),
      lat: Float64Array.from(points, (node) => lat[node]!),
    },
    links: {
      count: links,
      road: Int32Array.from({ length: links }, (_, link) => link >> 1),
      forward: Uint8Array.from({ length: links }, (_, link) => (link % 2 === 0 ? 1 : 0)),
      from: ofLink(([a, b], forward) => (forward ? a : b)),
      to: ofLink(([a, b], forward) => (forward ? b : a)),
      lanes: new Uint8Array(links).fill(1),
      freeSpeed: new Float32Array(links).fill(30),
      capacity: new Float32Array(links).fill(800),
      assumed: new Uint8Array(links),
    },
  };
}
