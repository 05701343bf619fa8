import { describe, expect, it } from 'vitest';
import {
  classTables,
  clcPlusBackbone,
  constructionPeriod,
  groundClasses,
} from '../../src/channel/classes.ts';
import { corineLandCover } from '../../src/channel/corine.ts';
import { urbanAtlas } from '../../src/channel/urbanAtlas.ts';

describe('class tables', () => {
  it('lists the eleven classes of CLC+ Backbone by their official codes', () => {
    expect(clcPlusBackbone.map((c) => c.code)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(clcPlusBackbone[9]!.label.en).toBe('Water');
  });

  it('knows the 44 classes of CORINE by raster value and by official code alike', () => {
    const byValue = corineLandCover.slice(0, 44);
    const byCode = corineLandCover.slice(44);
    expect(byValue.map((c) => c.code)).toEqual(Array.from({ length: 44 }, (_, i) => i + 1));
    expect(byCode.map((c) => c.key)).toEqual(byCode.map((c) => String(c.code)));
    expect(byValue.map((c) => [c.key, c.color])).toEqual(byCode.map((c) => [c.key, c.color]));
    expect(byCode[0]).toMatchObject({ code: 111, color: '#e6004d' });
    expect(byCode[43]).toMatchObject({ code: 523, label: { en: 'Sea and ocean' } });
    expect(corineLandCover.some((c) => c.code === 48)).toBe(false);
  });

  it('knows the classes of Urban Atlas from 11100 to 50000', () => {
    expect(urbanAtlas[0]).toMatchObject({ code: 11100, color: '#800000' });
    expect(urbanAtlas.at(-1)).toMatchObject({ code: 50000, label: { en: 'Water' } });
    expect(urbanAtlas).toHaveLength(29);
    expect(Math.max(...urbanAtlas.map((c) => c.code))).toBeLessThan(65536);
  });

  it.each(Object.entries(classTables))(
    '%s has rising codes, colours and German names',
    (_, table) => {
      for (const [i, c] of table.entries()) {
        if (i > 0) expect(c.code).toBeGreaterThan(table[i - 1]!.code);
        expect(c.color).toMatch(/^#[0-9a-f]{6}$/);
        expect(c.label.de).toBeTruthy();
      }
    },
  );

  it('puts every class of CORINE and Urban Atlas under its class of level 1', () => {
    for (const c of [...corineLandCover, ...urbanAtlas]) expect(c.group?.de).toBeTruthy();
    expect(corineLandCover.find((c) => c.key === '311')?.group?.en).toMatch(/^Forest/);
  });

  it('gives every ground kind a code of its own, with unknown at 0', () => {
    const codes = Object.values(groundClasses).map((c) => c.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(groundClasses.unknown.code).toBe(0);
  });

  it('puts a year into its period', () => {
    expect([1650, 1900, 1969, 1970, 2024].map(constructionPeriod)).toEqual([0, 1, 2, 3, 5]);
    expect(constructionPeriod(Number.NaN)).toBeNaN();
  });
});
