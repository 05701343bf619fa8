import type { RoadClass } from '../../channel/roads.ts';

/** A link of a network with its road's class. */
export interface ClassedLink {
  readonly from: number;
  readonly to: number;
  readonly class: RoadClass;
}

/** Roads that end because the area ends: those of lesser classes end at a house or a field. */
const leaving = new Set<RoadClass>(['motorway', 'trunk', 'primary']);

/**
 * Links over a place outside, node `nodes`, between main roads that end without a junction: an extract
 * cuts them off from each other, but not from the world.
 */
export function outsideLinks(
  nodes: number,
  links: readonly ClassedLink[],
): (readonly [from: number, to: number])[] {
  /** The only neighbour of a node; -2 where there are several. */
  const neighbour = new Int32Array(nodes).fill(-1);
  const meet = (node: number, other: number): void => {
    if (neighbour[node] === -1) neighbour[node] = other;
    else if (neighbour[node] !== other) neighbour[node] = -2;
  };
  for (const { from, to } of links) {
    meet(from, to);
    meet(to, from);
  }
  return links.flatMap(({ from, to, class: name }) => {
    if (!leaving.has(name)) return [];
    const found: (readonly [number, number])[] = [];
    if (neighbour[to]! >= 0) found.push([to, nodes]);
    if (neighbour[from]! >= 0) found.push([nodes, from]);
    return found;
  });
}
