import { heatingSystems } from '../../channel/table.ts';
import { hashed } from '../random.ts';
import { type BuildingStock, noHeating } from './buildings.ts';

/**
 * Which buildings switch, and when. Every position is the share (0 to 1) of the floor or roof area
 * that comes before a building in a fixed order, so a building has switched as soon as the adopted
 * share exceeds its position: more adoption never takes a building back.
 */
export interface Adoption {
  /** Share of the heated area retrofitted before this building; 2 where it never is. */
  readonly retrofit: Float32Array;
  /** In [0, 1): an ambitious retrofit where the depth exceeds it. */
  readonly depth: Float32Array;
  /** Share of the heated area that gets a heat pump before this building; 2 where it has one. */
  readonly heatPump: Float32Array;
  /** Buildings that may be connected to district heating, densest demand first. */
  readonly districtOrder: Uint32Array;
  /** Share of the suitable roof area that carries modules before this building. */
  readonly pv: Float32Array;
  /** Today's shares of the heated area, 0 to 1. */
  readonly heatPumpToday: number;
  readonly districtToday: number;
  /** m2. */
  readonly heatedArea: number;
}

export const heatPump = heatingSystems.indexOf('heat_pump');
export const district = heatingSystems.indexOf('district');
const purpose = { retrofit: 11, depth: 12, heatPump: 13, district: 14, pv: 15 } as const;
const never = 2;
/** Weight of chance against the ranking by need: owners do not act in order of need. */
const chance = 2.5;

/** Weight of a roof's yield per kW against chance: one that yields a tenth less waits as if it were 0.3 behind. */
const sunWeight = 3;

/**
 * @param need today's heating need, kWh/(m2 a)
 * @param sunny roofs where their yield is known, kWh/a and kW: large ones and those that yield much of a kW bear modules first
 */
export function rankBuildings(
  stock: BuildingStock,
  need: Float32Array,
  seed: number,
  sunny?: { readonly yielded: Float32Array; readonly power: Float32Array },
): Adoption {
  const n = stock.count;
  const heated: number[] = [];
  for (let b = 0; b < n; b++)
    if (stock.area[b]! > 0 && stock.system[b] !== noHeating) heated.push(b);
  const sum = (of: readonly number[]): number => of.reduce((s, b) => s + stock.area[b]!, 0);
  const heatedArea = sum(heated);
  const noise = (b: number, what: number): number => chance * hashed(b, what, seed);
  const demand = (b: number): number => need[b]! * stock.area[b]!;
  const open = heated.filter((b) => stock.system[b] !== heatPump);
  const unconnected = heated.filter((b) => stock.system[b] !== district);
  const roofs = Array.from({ length: n }, (_, b) => b).filter((b) => stock.roofArea[b]! > 0);
  const byScore = (of: readonly number[], score: (b: number) => number): number[] => {
    const scores = new Float64Array(n);
    for (const b of of) scores[b] = score(b);
    return [...of].sort((a, b) => scores[b]! - scores[a]! || a - b);
  };
  const log = (x: number): number => Math.log(Math.max(1, x));
  const sunOf = (b: number): number =>
    sunny === undefined || !(sunny.power[b]! > 0) ? 0 : log(sunny.yielded[b]! / sunny.power[b]!);
  return {
    retrofit: positions(
      byScore(heated, (b) => log(need[b]!) + noise(b, purpose.retrofit)),
      stock.area,
      heatedArea,
    ),
    depth: Float32Array.from({ length: n }, (_, b) => hashed(b, purpose.depth, seed)),
    // Low needs first; buildings on district heating last, since they are supplied already.
    heatPump: positions(
      byScore(
        open,
        (b) =>
          noise(b, purpose.heatPump) - log(need[b]!) - (stock.system[b] === district ? 100 : 0),
      ),
      stock.area,
      heatedArea,
    ),
    districtOrder: Uint32Array.from(
      byScore(unconnected, (b) => log(demand(b)) + noise(b, purpose.district)),
    ),
    pv: positions(
      byScore(
        roofs,
        (b) => 0.3 * log(stock.roofArea[b]!) + sunWeight * sunOf(b) + noise(b, purpose.pv),
      ),
      stock.roofArea,
      roofs.reduce((s, b) => s + stock.roofArea[b]!, 0),
    ),
    heatPumpToday: sum(heated.filter((b) => stock.system[b] === heatPump)) / heatedArea || 0,
    districtToday: sum(heated.filter((b) => stock.system[b] === district)) / heatedArea || 0,
    heatedArea,
  };
}

/** Share of `total` before the middle of each building in the given order. */
function positions(order: readonly number[], area: Float32Array, total: number): Float32Array {
  const at = new Float32Array(area.length).fill(never);
  let before = 0;
  for (const b of order) {
    at[b] = (before + area[b]! / 2) / total;
    before += area[b]!;
  }
  return at;
}
