import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillGaps } from '../../../src/forecast/series/gaps.ts';
import { readSeries } from '../../../src/forecast/series/read.ts';
import { Problem } from '../../../src/problem/problem.ts';

const read = (text: string) => readSeries(text, 'f.csv');
const code = (text: string): string | undefined => {
  try {
    read(text);
    return undefined;
  } catch (error) {
    return error instanceof Problem ? error.code : String(error);
  }
};

describe('file of series', () => {
  it('is read as the M4 competition writes it', () => {
    const [one, two] = read('"V1","V2","V3","V4","V5"\r\n"H1",605,586,,\r\n"H2",1,NA,3,NA\r\n');
    expect(one).toEqual({
      id: 'H1',
      values: Float64Array.of(605, 586),
      count: 0,
      longest: 0,
      skipped: 0,
    });
    expect(two).toEqual({
      id: 'H2',
      values: Float64Array.of(1, 2, 3),
      count: 1,
      longest: 1,
      skipped: 0,
    });
  });

  it('may lack a header, quote commas in names, use semicolons, tabs and a byte order mark', () => {
    expect(read('a,1,2,3')[0]!.values).toEqual(Float64Array.of(1, 2, 3));
    expect(read('"a, b",1,2\nc,3,4').map((s) => s.id)).toEqual(['a, b', 'c']);
    expect(read('\uFEFFid;t1;t2\na;1;-2.5e3')[0]!.values).toEqual(Float64Array.of(1, -2500));
    expect(read('a\t1\t2')[0]!.values).toEqual(Float64Array.of(1, 2));
    expect(read(',1,2\n')[0]!.id).toBe('row 1');
  });

  it('names row and column of what is no number', () => {
    try {
      read('id,a,b\nx,1,2\ny,3,4 kW');
      expect.fail();
    } catch (error) {
      expect((error as Problem).code).toBe('loadValue');
      expect((error as Problem).params).toMatchObject({ row: 3, column: 3, value: '4 kW' });
    }
    for (const cell of ['0x1F', '1e999', 'Infinity', '"1,5"', '1 2', '--1'])
      expect(code(`x,1,${cell},2`), cell).toBe('loadValue');
  });

  it('is refused without rows, without values and with an open quote', () => {
    for (const text of ['', '\n\n', 'id,a,b']) expect(code(text)).toBe('loadEmpty');
    expect(code('id,a\nx,1')).toBe('loadShort');
    expect(code('a,1,2\nx,,NA')).toBe('loadShort');
    expect(code('a,1,2\n"x,1,2')).toBe('loadQuote');
  });

  it('fails with a problem or gives series without gaps, whatever it holds', () => {
    const cell = fc.constantFrom('', 'NA', '1', '-2.5', 'x', '"', '1e3', ' 7 ', '\n', ',', ';');
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), (cells) => {
        try {
          for (const { values } of read(cells.join(','))) {
            expect(values.length).toBeGreaterThanOrEqual(2);
            expect(values.every(Number.isFinite)).toBe(true);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});

describe('gaps', () => {
  it('are filled on a straight line, counted, and cut off at the ends', () => {
    const gap = Number.NaN;
    expect(fillGaps([gap, 4, gap, gap, 10, gap, 12, gap])).toEqual({
      values: Float64Array.of(4, 6, 8, 10, 11, 12),
      count: 3,
      longest: 2,
      skipped: 1,
    });
    expect(fillGaps([gap, gap]).values.length).toBe(0);
    expect(fillGaps([]).values.length).toBe(0);
  });
});
