/** Capacity per floor area, J/(m2 K), and effective mass area per floor area, table 12. */
const massClasses = [
  [165_000, 2.5],
  [260_000, 3],
  [370_000, 3.5],
] as const;

/** Effective mass area per floor area: the table's, straight between its classes. */
export function massAreaRatio(capacity: number): number {
  const after = massClasses.findIndex(([c]) => capacity <= c);
  if (after === 0) return massClasses[0][1];
  if (after < 0) return massClasses[massClasses.length - 1]![1];
  const [c0, a0] = massClasses[after - 1]!;
  const [c1, a1] = massClasses[after]!;
  return a0 + ((a1 - a0) * (capacity - c0)) / (c1 - c0);
}
