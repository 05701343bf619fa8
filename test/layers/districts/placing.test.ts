import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenName, type Name, placeNames } from '../../../src/layers/districts/placing.ts';

const name = (of: Partial<Name> = {}): Name => ({
  x: 100,
  y: 100,
  width: 60,
  height: 17,
  room: 200,
  shown: false,
  ...of,
});

describe('names of districts on the screen', () => {
  it('give way to the name of a larger district', () => {
    expect(placeNames([name(), name({ x: 120, room: 300 })])).toEqual([false, true]);
    expect(placeNames([name(), name({ x: 300, room: 300 })])).toEqual([true, true]);
  });

  it('are left out where their district is too small for them or off the screen', () => {
    expect(placeNames([name({ room: 30 }), undefined, name()])).toEqual([false, false, true]);
  });

  it('stay when a rival becomes a little larger', () => {
    expect(placeNames([name({ shown: true }), name({ x: 120, room: 220 })])).toEqual([true, false]);
  });

  it('never lie over each other', () => {
    const some = fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.integer({ min: 0, max: 600 }),
      width: fc.integer({ min: 10, max: 150 }),
      height: fc.constantFrom(17, 34),
      room: fc.integer({ min: 0, max: 500 }),
      shown: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 60 }), (names) => {
        const show = placeNames(names);
        const kept = names.filter((_, i) => show[i]);
        for (const [i, a] of kept.entries())
          for (const b of kept.slice(i + 1))
            expect(
              Math.abs(a.x - b.x) >= (a.width + b.width) / 2 ||
                Math.abs(a.y - b.y) >= (a.height + b.height) / 2,
            ).toBe(true);
      }),
    );
  });

  it('break on the space nearest their middle', () => {
    expect(brokenName('Altstadt')).toBe('Altstadt');
    expect(brokenName('San Michele In Bosco')).toBe('San Michele\nIn Bosco');
    expect(brokenName('Bahnhofsviertel')).toBe('Bahnhofsviertel');
  });
});
