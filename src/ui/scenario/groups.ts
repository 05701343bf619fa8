import type { LeverGroup } from '../../scenario/lever.ts';
import { groupOf } from '../../state/scenario.ts';

export const groupOrder: readonly LeverGroup[] = ['energy', 'mobility', 'heat'];

/** Things under their headings, headings in a fixed order; those without any are left out. */
export const inGroups = <T extends { readonly group?: LeverGroup }>(
  things: readonly T[],
): readonly { readonly group: LeverGroup; readonly things: readonly T[] }[] =>
  groupOrder
    .map((group) => ({ group, things: things.filter((one) => groupOf(one) === group) }))
    .filter((one) => one.things.length > 0);

/** The first few, taking from each heading in turn, in the order in which they stood. */
export function fairChoice<T extends { readonly group?: LeverGroup }>(
  things: readonly T[],
  limit: number,
): readonly T[] {
  const groups = inGroups(things);
  const chosen = new Set<T>();
  for (let round = 0; chosen.size < Math.min(limit, things.length); round += 1)
    for (const { things: own } of groups) {
      const next = own[round];
      if (next !== undefined && chosen.size < limit) chosen.add(next);
    }
  return things.filter((one) => chosen.has(one));
}
