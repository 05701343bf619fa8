/** Residents that an office counts: of all areas, and of some groups of them. */
export interface Residents {
  readonly total: number;
  readonly groups: Readonly<Record<string, number>>;
}

/**
 * People by area, scaled so that groups and the whole sum to what is counted: a group that is told by its
 * own count, the others together by what is left. A spread that undercounts keeps its shape within them.
 */
export function scaledToResidents(
  people: Float64Array,
  groupOf: readonly (string | null)[],
  { total, groups }: Residents,
): Float64Array {
  const told = groupOf.map((group) => (group !== null && group in groups ? group : ''));
  const sums = new Map<string, number>();
  for (const [i, group] of told.entries()) sums.set(group, (sums.get(group) ?? 0) + people[i]!);
  const rest = total - [...sums.keys()].reduce((sum, group) => sum + (groups[group] ?? 0), 0);
  return people.map((count, i) => {
    const sum = sums.get(told[i]!)!;
    return sum > 0 ? (count * (groups[told[i]!] ?? rest)) / sum : count;
  });
}

/** The option `residents` of a dataset; undefined where there is none. */
export function residentsOption(value: unknown): Residents | undefined {
  const { total, groups = {} } = (value ?? {}) as { total?: unknown; groups?: unknown };
  return typeof total === 'number'
    ? { total, groups: groups as Readonly<Record<string, number>> }
    : undefined;
}
