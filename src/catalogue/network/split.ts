import type { Bounds } from '../../geo/bounds.ts';
import type { LonLatPoint, Road, RoadLine } from './road.ts';
import { type NoRoad, type RoadOptions, roadFacts } from './tags.ts';

/** Roads from junction to junction, with nodes numbered in order of their first use. */
export interface Pieces {
  readonly roads: readonly Road[];
  /** Lines left out, by reason. */
  readonly left: Readonly<Record<NoRoad, number>>;
  /** Lines that are roads for cars. */
  readonly drivable: number;
  /** Barriers on them. */
  readonly barriers: number;
}

/**
 * Cuts the lines that cars may drive at their ends, wherever two of them share a point, and at barriers, which
 * no road leads across.
 */
export function splitLines(lines: readonly RoadLine[], options: RoadOptions = {}): Pieces {
  const left = { otherClass: 0, area: 0, access: 0, parking: 0, reversible: 0 };
  const kept = lines.flatMap((line) => {
    const facts = roadFacts(line.tags, options);
    if (typeof facts === 'string') left[facts]++;
    return typeof facts === 'string' ? [] : [{ line, facts }];
  });
  const uses = new Map<string | number, number>();
  for (const { line } of kept)
    for (const [i, node] of line.nodes.entries()) {
      if (node === undefined) continue;
      const end = i === 0 || i === line.nodes.length - 1;
      uses.set(node, (uses.get(node) ?? 0) + (end ? 2 : 1));
    }
  const numbers = new Map<string | number, number>();
  const numberOf = (node: string | number): number => {
    const known = numbers.get(node) ?? numbers.size;
    numbers.set(node, known);
    return known;
  };
  const pieces = new Map<string, number>();
  const roads: Road[] = [];
  for (const { line, facts } of kept) {
    let start = 0;
    for (let i = 1; i < line.path.length; i++) {
      const node = line.nodes[i];
      const shared = node !== undefined && uses.get(node)! >= 2;
      if (i < line.path.length - 1 && !shared && !line.barriers?.has(i)) continue;
      const path = withoutRepeats(line.path.slice(start, i + 1));
      const [from, to] = [nameAt(line, start, 'after'), nameAt(line, i, 'before')];
      start = i;
      if (path.length < 2 || !touches(path, options.bounds)) continue;
      const part = (pieces.get(line.id) ?? 0) + 1;
      pieces.set(line.id, part);
      const id = part === 1 ? line.id : `${line.id}.${part}`;
      roads.push({ ...facts, id, from: numberOf(from), to: numberOf(to), path });
    }
  }
  const barriers = kept.reduce((sum, { line }) => sum + (line.barriers?.size ?? 0), 0);
  return { roads, left, drivable: kept.length, barriers };
}

/** What a cut's place is called; both sides of a barrier are places of their own. */
const nameAt = ({ id, nodes, barriers }: RoadLine, i: number, side: string): string | number =>
  barriers?.has(i) ? `${id} ${i} ${side}` : nodes[i]!;

const withoutRepeats = (path: readonly LonLatPoint[]): LonLatPoint[] =>
  path.filter((p, i) => i === 0 || p[0] !== path[i - 1]![0] || p[1] !== path[i - 1]![1]);

/** Whether a point of a path lies within bounds (or there are none). */
export const touches = (path: readonly LonLatPoint[], bounds: Bounds | undefined): boolean =>
  bounds === undefined ||
  path.some(
    ([lon, lat]) => lon >= bounds[0] && lat >= bounds[1] && lon <= bounds[2] && lat <= bounds[3],
  );
