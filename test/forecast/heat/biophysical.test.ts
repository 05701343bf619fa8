import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBiophysical, surfaceOf } from '../../../src/forecast/heat/biophysical.ts';
import { groundCells } from '../../../src/forecast/heat/ground.ts';
import { crsOf } from '../../../src/geo/crs.ts';
import { Problem } from '../../../src/problem/problem.ts';

const text =
  '\uFEFFLUCODE;Lu_desc;Green_Area;KC;Albedo; shade\n1;"water; deep";0;1;0.05;0\n2;wood;1;1.1;.1;1\n\n';
const problemOf = (run: () => unknown): Problem => {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('no Problem');
};

describe('biophysical tables', () => {
  it('are read with columns in any case and order, and looked up by code', () => {
    const table = readBiophysical('t.csv', text, 'factors');
    const surface = surfaceOf('l.tif', Float64Array.of(2, Number.NaN, 1), table, 't.csv');
    expect(surface.shade).toEqual(Float64Array.of(1, Number.NaN, 0));
    expect(surface.kc).toEqual(Float64Array.of(1.1, Number.NaN, 1));
    expect(surface.green).toEqual(Float64Array.of(1, Number.NaN, 0));
    expect(surface.intensity.every(Number.isNaN)).toBe(true);
  });

  it('name the column, line or code that is wrong', () => {
    const read = (csv: string) => problemOf(() => readBiophysical('t.csv', csv, 'factors'));
    expect(problemOf(() => readBiophysical('t.csv', text, 'intensity')).params.columns).toBe(
      'building_intensity',
    );
    expect(read('').code).toBe('heatColumn');
    const head = 'lucode,green_area,kc,albedo,shade\n';
    expect(read(`${head}1,0,1,0.05,0\n\n1,0,1,0.05,0`).params).toMatchObject({ line: 4, code: 1 });
    for (const [row, column] of [
      ['1.5,0,1,.05,0', 'lucode'],
      [',0,1,.05,0', 'lucode'],
      ['1,0.5,1,.05,0', 'green_area'],
      ['1,0,-1,.05,0', 'kc'],
      ['1,0,Infinity,.05,0', 'kc'],
      ['1,0,1,5,0', 'albedo'],
      ['1,0,1,.05,x', 'shade'],
      ['1,0,1,.05', 'shade'],
    ] as const) {
      const { code, params } = read(head + row);
      expect([code, params.line, params.column]).toEqual(['heatValue', 2, column]);
    }
    const table = readBiophysical('t.csv', text, 'factors');
    const missing = problemOf(() =>
      surfaceOf('l.tif', Float64Array.of(9, 1, 7, 9), table, 't.csv'),
    );
    expect(missing.params).toMatchObject({
      file: 'l.tif',
      count: 2,
      codes: '7, 9',
      table: 't.csv',
    });
  });

  it('never throw anything but a Problem', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('factors', 'intensity'), (csv, method) => {
        try {
          readBiophysical('t.csv', `lucode,green_area,kc,albedo,shade\n${csv}`, method);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});

describe('cells on the ground', () => {
  const cellsOf = async (name: string, x: number, y: number, side: number) => {
    const crs = (await crsOf(name))!;
    const geotransform = [x, side, 0, y, 0, -side];
    const info = { name: 'l.tif', width: 4, height: 2, geotransform };
    const toLonLat = (col: number, row: number) => crs.toLonLat(x + col * side, y - row * side);
    return groundCells({ crs, info, toLonLat });
  };

  it('are the metres of the CRS, or measured where its unit is none', async () => {
    expect(await cellsOf('EPSG:32632', 690_000, 5_335_000, 30)).toMatchObject({
      width: 30,
      height: 30,
    });
    // Web Mercator stretches by 1 / cos(latitude).
    const mercator = await cellsOf('EPSG:3857', 1_288_000, 6_130_000, 30);
    expect(mercator.width).toBeGreaterThan(19.9);
    expect(mercator.width).toBeLessThan(20.2);
  });

  it('are refused in degrees', async () => {
    const refused = cellsOf('EPSG:4326', 11, 48, 0.001);
    await expect(refused).rejects.toMatchObject({ code: 'heatDegrees' });
  });
});
