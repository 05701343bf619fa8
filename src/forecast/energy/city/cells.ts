import { archetypeOf, envelopesOf } from '../archetypes.ts';
import type { BuildingStock } from '../buildings.ts';
import type { Envelope, StockModel } from '../model.ts';
import type { Shape } from '../need.ts';
import { classIds } from '../stock.ts';
import { uses } from './use.ts';
import { scheduled, type UseYear } from './zones.ts';

/** Buildings of one class in one envelope: their hours differ by their shape alone. */
export interface Cell {
  readonly year: UseYear;
  /** Place in `classIds`. */
  readonly kind: number;
  readonly envelope: Envelope;
  /** Place in `variants` of the first state that it was met in. */
  readonly state: number;
  /** Places of its representatives, one or two, the compact one first; a small cell borrows another's. */
  readonly first: number;
  readonly count: 1 | 2;
}

/** A mean building that stands for a cell, or for the compact or the spread-out half of it. */
export interface Representative {
  readonly cell: number;
  readonly shape: Shape;
}

export interface Cells {
  readonly cells: readonly Cell[];
  readonly representatives: readonly Representative[];
  /** Cell by `archetype * 3 + variant`; -1 where the city has no such building. */
  readonly of: Int16Array;
}

/** Envelope per reference area, by which representatives are told apart. */
export const spreadOutness = (shape: Shape): number => shape.wall + shape.roof + shape.floor;

/** Share of the city's area from which a cell has a representative of its own, and from which two. */
const worthOne = 0.01;
const worthTwo = 0.05;

/**
 * Envelope of an archetype in one state. Where the age is not known, the mean of the age classes by their stated
 * weights: one building instead of one for each age.
 */
export function envelopeOf(model: StockModel, archetype: number, v: number): Envelope {
  const { of, weights } = archetypeOf(model, archetype);
  const envelopes = envelopesOf(model, of, v);
  const known = weights.indexOf(1);
  if (known >= 0) return envelopes[known]!;
  const mean = (key: keyof Envelope): number =>
    envelopes.reduce((sum, e, k) => sum + e[key] * weights[k]!, 0);
  return {
    wall: mean('wall'),
    roof: mean('roof'),
    floor: mean('floor'),
    window: mean('window'),
    g: mean('g'),
    bridge: mean('bridge'),
    infiltration: mean('infiltration'),
  };
}

export function cellsOfCity(stock: BuildingStock, model: StockModel): Cells {
  const ages = model.ageClasses.length + 1;
  const years = classIds.map((id) => scheduled(model.classes[id]!, uses[id]));
  const present = new Set<number>();
  let total = 0;
  for (let b = 0; b < stock.count; b++)
    if (stock.area[b]! > 0) {
      present.add(stock.archetype[b]!);
      total += stock.area[b]!;
    }
  const of = new Int16Array(classIds.length * ages * 3).fill(-1);
  const keys = new Map<string, number>();
  const found: Omit<Cell, 'first' | 'count'>[] = [];
  for (const a of [...present].sort((x, y) => x - y))
    for (let v = 0; v < 3; v++) {
      const envelope = envelopeOf(model, a, v);
      const c = Math.floor(a / ages);
      const key = `${c} ${Object.values(envelope).join(' ')}`;
      if (!keys.has(key)) {
        keys.set(key, found.length);
        found.push({ year: years[c]!, kind: c, envelope, state: v });
      }
      of[a * 3 + v] = keys.get(key)!;
    }
  const members = membersOf(stock, of, found.length);
  const areas = members.map((list) => list.reduce((sum, b) => sum + stock.area[b]!, 0));
  const representatives: Representative[] = [];
  const own = found.map((cell, i) => {
    // A small cell borrows the hours of the largest of the same class and state.
    const alike = found.flatMap((other, k) =>
      other.year === cell.year && other.state === cell.state ? [k] : [],
    );
    const largest = alike.reduce((best, k) => (areas[k]! > areas[best]! ? k : best), i);
    return areas[i]! < worthOne * total ? largest : i;
  });
  const places = found.map((_, i) => {
    if (own[i] !== i) return undefined;
    const shapes = meanShapes(stock, members[i]!, areas[i]! >= worthTwo * total);
    const first = representatives.length;
    representatives.push(...shapes.map((shape) => ({ cell: i, shape })));
    return { first, count: shapes.length as 1 | 2 };
  });
  const cells = found.map((cell, i): Cell => ({ ...cell, ...places[own[i]!]! }));
  return { cells, representatives, of };
}

/** Buildings that may come to be in each cell. */
function membersOf(stock: BuildingStock, of: Int16Array, cells: number): readonly number[][] {
  const members = Array.from({ length: cells }, () => [] as number[]);
  for (let b = 0; b < stock.count; b++) {
    if (!(stock.area[b]! > 0)) continue;
    const own = new Set([0, 1, 2].map((v) => of[stock.archetype[b]! * 3 + v]!));
    for (const cell of own) members[cell]!.push(b);
  }
  return members;
}

/** Area-weighted mean shape of a cell, or of its compact and its spread-out half. */
function meanShapes(stock: BuildingStock, list: readonly number[], two: boolean): Shape[] {
  const x = (b: number): number => stock.wall[b]! + stock.roof[b]! + stock.floor[b]!;
  const sorted = Float64Array.from(list, x).sort();
  const middle = sorted[Math.floor(sorted.length / 2)]!;
  const halves = [list.filter((b) => x(b) < middle), list.filter((b) => x(b) >= middle)];
  return two && halves.every((half) => half.length > 0)
    ? halves.map((half) => meanShape(stock, half))
    : [meanShape(stock, list)];
}

function meanShape(stock: BuildingStock, list: readonly number[]): Shape {
  const sum = { area: 0, wall: 0, roof: 0, floor: 0 };
  for (const b of list) {
    const area = stock.area[b]!;
    sum.area += area;
    sum.wall += area * stock.wall[b]!;
    sum.roof += area * stock.roof[b]!;
    sum.floor += area * stock.floor[b]!;
  }
  return { wall: sum.wall / sum.area, roof: sum.roof / sum.area, floor: sum.floor / sum.area };
}
