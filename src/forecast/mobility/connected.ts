/**
 * Marks (1) the nodes of the largest strongly connected part of a directed graph, by Tarjan's algorithm
 * (1972) without recursion.
 */
export function largestConnected(nodes: number, from: Int32Array, to: Int32Array): Uint8Array {
  const start = new Int32Array(nodes + 1);
  for (const node of from) start[node + 1]! += 1;
  for (let node = 0; node < nodes; node++) start[node + 1]! += start[node]!;
  const fill = start.slice();
  const heads = new Int32Array(from.length);
  for (let link = 0; link < from.length; link++) heads[fill[from[link]!]!++] = to[link]!;

  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const part = new Int32Array(nodes).fill(-1);
  const next = start.slice(0, nodes);
  const stack: number[] = [];
  let met = 0;
  let parts = 0;
  for (let root = 0; root < nodes; root++) {
    if (index[root] !== -1) continue;
    const way = [root];
    while (way.length > 0) {
      const node = way[way.length - 1]!;
      if (index[node] === -1) {
        index[node] = low[node] = met++;
        stack.push(node);
      }
      let deeper = -1;
      while (deeper < 0 && next[node]! < start[node + 1]!) {
        const head = heads[next[node]!++]!;
        if (index[head] === -1) deeper = head;
        else if (part[head] === -1) low[node] = Math.min(low[node]!, index[head]!);
      }
      if (deeper >= 0) {
        way.push(deeper);
        continue;
      }
      way.pop();
      const above = way[way.length - 1];
      if (above !== undefined) low[above] = Math.min(low[above]!, low[node]!);
      if (low[node] !== index[node]) continue;
      for (;;) {
        const member = stack.pop()!;
        part[member] = parts;
        if (member === node) break;
      }
      parts += 1;
    }
  }
  const size = new Int32Array(parts);
  for (const p of part) size[p]! += 1;
  let largest = 0;
  for (let p = 1; p < parts; p++) if (size[p]! > size[largest]!) largest = p;
  return Uint8Array.from(part, (p) => (p === largest ? 1 : 0));
}
