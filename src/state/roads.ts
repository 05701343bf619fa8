import { createStore } from 'zustand/vanilla';
import type { RoadNetwork } from '../channel/roads.ts';

/** Search results for streets carry their name as id, after this. */
export const streetPrefix = 'street:';

/** The open city's roads, once they are read, and how they are found. */
export interface RoadsState {
  readonly network: RoadNetwork | undefined;
  /** Row of a road by its id. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Rows of all roads of one name. */
  readonly streets: ReadonlyMap<string, readonly number[]>;
}

const none = { network: undefined, rowOf: new Map(), streets: new Map() } as const;

export const roadsStore = createStore<RoadsState>(() => none);

export function setRoads(network: RoadNetwork | undefined): void {
  if (network === undefined) {
    roadsStore.setState(none);
    return;
  }
  const { id, name, count } = network.roads;
  const rowOf = new Map<string, number>();
  const streets = new Map<string, number[]>();
  for (let row = 0; row < count; row += 1) {
    rowOf.set(id[row]!, row);
    const street = name[row]!;
    if (street === '') continue;
    const rows = streets.get(street);
    if (rows === undefined) streets.set(street, [row]);
    else rows.push(row);
  }
  roadsStore.setState({ network, rowOf, streets });
}
