import { Problem } from '../../problem/problem.ts';
import type { Demand, Network } from './network.ts';

/** Weights that bring toll and length into the unit of time; 0 where absent. */
export interface CostWeights {
  readonly toll?: number;
  readonly distance?: number;
}

/** Metadata `<NAME> value` in capitals, and the rows behind `<END OF METADATA>` with their line numbers. */
interface Parts {
  readonly metadata: ReadonlyMap<string, string>;
  readonly rows: readonly { readonly line: number; readonly text: string }[];
}

function partsOf(text: string): Parts {
  const metadata = new Map<string, string>();
  const rows: { line: number; text: string }[] = [];
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    // A tilde begins a comment.
    const row = raw.replace(/~.*$/, '').trim();
    const head = /^<([^>]+)>\s*(.*)$/.exec(row);
    if (head !== null) metadata.set(head[1]!.trim().toUpperCase(), head[2]!.trim());
    else if (row !== '') rows.push({ line: i + 1, text: row });
  }
  return { metadata, rows };
}

/**
 * A network in the TNTP format of "Transportation Networks for Research": columns init node, term
 * node, capacity, length, free flow time, b, power, speed, toll, type. Nodes are counted from 1.
 * Throws a Problem naming file and line.
 */
export function readTntpNetwork(file: string, text: string, weights: CostWeights = {}): Network {
  const { metadata, rows } = partsOf(text);
  const nodes = count(file, metadata, 'NUMBER OF NODES');
  const zones = count(file, metadata, 'NUMBER OF ZONES');
  const firstThrough = count(file, metadata, 'FIRST THRU NODE', '1') - 1;
  const declared = count(file, metadata, 'NUMBER OF LINKS', String(rows.length));
  if (zones > nodes)
    throw new Problem('tntpLine', { file, line: 1, detail: `${zones} zones on ${nodes} nodes` });
  if (rows.length !== declared)
    throw new Problem('tntpLine', {
      file,
      line: rows.at(-1)?.line ?? 1,
      detail: `${rows.length} links where the header says ${declared}`,
    });
  const network: Network = {
    nodes,
    zones,
    firstThrough,
    from: new Int32Array(rows.length),
    to: new Int32Array(rows.length),
    capacity: new Float64Array(rows.length),
    freeFlow: new Float64Array(rows.length),
    b: new Float64Array(rows.length),
    power: new Float64Array(rows.length),
    fixed: new Float64Array(rows.length),
  };
  for (const [link, row] of rows.entries()) {
    const wrong = (detail: string): Problem =>
      new Problem('tntpLine', { file, line: row.line, detail });
    const cells = row.text
      .replace(/;.*$/, '')
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const [from, to, capacity, length, freeFlow, b, power, , toll = 0] = cells;
    if (cells.length < 7 || !cells.slice(0, 9).every(Number.isFinite))
      throw wrong(`"${row.text.slice(0, 60)}" is not a row of ten numbers`);
    for (const node of [from!, to!])
      if (!(Number.isInteger(node) && node >= 1 && node <= nodes))
        throw wrong(`node ${node} is not within 1 to ${nodes}`);
    if (!(freeFlow! >= 0 && b! >= 0 && power! >= 0))
      throw wrong('free flow time, b or power is negative');
    if (b! > 0 && !(capacity! > 0)) throw wrong('the capacity is not positive');
    network.from[link] = from! - 1;
    network.to[link] = to! - 1;
    network.capacity[link] = capacity!;
    network.freeFlow[link] = freeFlow!;
    network.b[link] = b!;
    network.power[link] = power!;
    const fixed = toll * (weights.toll ?? 0) + length! * (weights.distance ?? 0);
    if (freeFlow! + fixed < 0) throw wrong('toll and distance make the cost negative');
    network.fixed[link] = fixed;
  }
  return network;
}

/** Trips in the TNTP format: `Origin n` and rows of `destination : trips;`. Throws a Problem naming file and line. */
export function readTntpTrips(file: string, text: string): Demand {
  const { metadata, rows } = partsOf(text);
  const zones = count(file, metadata, 'NUMBER OF ZONES');
  const trips = new Float64Array(zones * zones);
  let origin = -1;
  for (const { line, text: row } of rows) {
    const wrong = (detail: string): Problem => new Problem('tntpLine', { file, line, detail });
    const zone = (number: string): number => {
      const n = Number(number);
      if (Number.isInteger(n) && n >= 1 && n <= zones) return n - 1;
      throw wrong(`zone ${number} is not within 1 to ${zones}`);
    };
    const head = /^origin\s+(\S+)$/i.exec(row);
    if (head !== null) {
      origin = zone(head[1]!);
      continue;
    }
    for (const cell of row.split(';').map((c) => c.trim())) {
      if (cell === '') continue;
      const [, destination, amount] = /^(\S+)\s*:\s*(\S+)$/.exec(cell) ?? [];
      const flow = Number(amount);
      if (origin < 0) throw wrong('trips stand before the first "Origin"');
      if (destination === undefined || !(flow >= 0) || flow === Number.POSITIVE_INFINITY)
        throw wrong(`"${cell.slice(0, 60)}" is not "destination : trips"`);
      trips[origin * zones + zone(destination)]! += flow;
    }
  }
  return { zones, trips };
}

function count(
  file: string,
  metadata: ReadonlyMap<string, string>,
  name: string,
  otherwise?: string,
): number {
  const text = metadata.get(name) ?? otherwise;
  const value = Number(text?.split(/\s/)[0]);
  if (text !== undefined && text !== '' && Number.isInteger(value) && value >= 0) return value;
  throw new Problem('tntpHeader', { file, name });
}
