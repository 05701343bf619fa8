/**
 * The largest strongly connected part of a directed graph: nodes each of which can be reached from
 * every other. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972),
 * without recursion.
 * @param links pairs of nodes, from and to
 * @returns 1 for each node of that part
 */
export function largestStrongPart(
  nodes: number,
  links: readonly (readonly [from: number, to: number])[],
): Uint8Array {
  const first = new Int32Array(nodes + 1);
  for (const [from] of links) first[from + 1]!++;
  for (let i = 0; i < nodes; i++) first[i + 1]! += first[i]!;
  const ends = new Int32Array(links.length);
  const next = first.slice();
  for (const [from, to] of links) ends[next[from]!++] = to;

  const unseen = -1;
  const order = new Int32Array(nodes).fill(unseen);
  const low = new Int32Array(nodes);
  const part = new Int32Array(nodes).fill(unseen);
  const at = first.slice(0, nodes);
  const open: number[] = [];
  const sizes: number[] = [];
  let count = 0;
  for (let root = 0; root < nodes; root++) {
    if (order[root] !== unseen) continue;
    const path = [root];
    order[root] = low[root] = count++;
    open.push(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (at[node]! < first[node + 1]!) {
        const to = ends[at[node]!++]!;
        if (order[to] === unseen) {
          order[to] = low[to] = count++;
          open.push(to);
          path.push(to);
        } else if (part[to] === unseen) low[node] = Math.min(low[node]!, order[to]!);
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before !== undefined) low[before] = Math.min(low[before]!, low[node]!);
      if (low[node] !== order[node]) continue;
      let size = 0;
      for (let member = open.pop()!; ; member = open.pop()!) {
        part[member] = sizes.length;
        size++;
        if (member === node) break;
      }
      sizes.push(size);
    }
  }
  const largest = sizes.indexOf(Math.max(...sizes));
  return Uint8Array.from(part, (p) => (p === largest ? 1 : 0));
}
