import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LeverGroup } from '../../src/scenario/lever.ts';
import { fairChoice, inGroups } from '../../src/ui/scenario/groups.ts';

const of = (id: string, group?: LeverGroup) => ({ id, ...(group === undefined ? {} : { group }) });
const ids = (things: readonly { id: string }[]): string => things.map(({ id }) => id).join(' ');

test('things stand under their headings in a fixed order, energy where they name none', () => {
  const groups = inGroups([of('a', 'heat'), of('b'), of('c', 'mobility'), of('d', 'energy')]);
  expect(groups.map(({ group, things }) => `${group}: ${ids(things)}`)).toEqual([
    'energy: b d',
    'mobility: c',
    'heat: a',
  ]);
});

test('a short choice takes from every heading in turn and keeps the order', () => {
  const things = [of('a'), of('b'), of('c'), of('x', 'mobility'), of('y', 'mobility')];
  expect(ids(fairChoice(things, 3))).toBe('a b x');
  expect(ids(fairChoice(things.slice(0, 3), 3))).toBe('a b c');
  expect(ids(fairChoice(things, 9))).toBe('a b c x y');
  const group = fc.constantFrom<LeverGroup>('energy', 'mobility', 'heat');
  fc.assert(
    fc.property(fc.array(group, { maxLength: 12 }), fc.nat(5), (groups, limit) => {
      const all = groups.map((one, i) => of(String(i), one));
      const chosen = fairChoice(all, limit);
      expect(chosen).toHaveLength(Math.min(limit, all.length));
      const present = new Set(groups).size;
      expect(new Set(chosen.map((one) => one.group)).size).toBe(Math.min(present, chosen.length));
    }),
  );
});
