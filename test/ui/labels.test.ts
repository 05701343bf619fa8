import fc from 'fast-check';
import { expect, it } from 'vitest';
import { labelGap, labelSides } from '../../src/ui/charts/labels.ts';

const height = 14;

it('puts a name right of its point, left where another stands there, else leaves it out', () => {
  const at = (x: number, y = 50) => ({ x, y, width: 40 });
  expect(labelSides([at(100)], height)).toEqual(['start']);
  expect(labelSides([at(100), at(120)], height)).toEqual(['end', 'start']);
  expect(labelSides([at(100), at(120), at(110)], height)[2]).toBeUndefined();
  expect(labelSides([at(100), at(120, 90)], height)).toEqual(['start', 'start']);
});

it('never lays a name over another', () => {
  const points = fc.array(
    fc.record({
      x: fc.integer({ min: 0, max: 300 }),
      y: fc.integer({ min: 0, max: 300 }),
      width: fc.integer({ min: 10, max: 60 }),
    }),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(points, (list) => {
      const boxes = labelSides(list, height).flatMap((side, i) => {
        const { x, y, width } = list[i]!;
        if (side === undefined) return [];
        const from = side === 'start' ? x + labelGap : x - labelGap - width;
        return [{ from, to: from + width, y }];
      });
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1))
          expect(Math.abs(a.y - b.y) >= height || a.to <= b.from || b.to <= a.from).toBe(true);
      });
    }),
    { numRuns: 200 },
  );
});
