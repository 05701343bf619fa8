import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { massAreaRatio } from '../../../src/forecast/energy/hourly/mass.ts';
import { conductances } from '../../../src/forecast/energy/hourly/network.ts';
import { runZone } from '../../../src/forecast/energy/hourly/run.ts';
import {
  findTabula,
  readTabula,
  zoneOfTabula,
} from '../../../src/forecast/energy/hourly/tabulazone.ts';
import { tabulaBalance } from '../../../src/forecast/energy/tabula.ts';
import { Problem } from '../../../src/problem/problem.ts';
import { sharedPath } from '../../shared.ts';
import { madePlace } from './zones.ts';

const file = sharedPath('data/energy/tabula/germany.csv');
const head =
  'Code_BuildingVariant,Code_Country,Code_BuildingSizeClass,Year1_Building,Year2_Building,Number_BuildingVariant,' +
  'A_C_Ref_Input,A_Wall_1,U_Wall_1,b_Transmission_Wall_1,A_Floor_1,U_Floor_1,b_Transmission_Floor_1,A_Window_1,U_Window_1,' +
  'A_Window_South,A_Window_North,g_gl_n_Window_1,delta_U_ThermalBridging_Original,theta_i,h_room,c_m,n_air_use,' +
  'n_air_infiltration,phi_int,F_sh_hor,F_sh_vert,F_f,F_w';
const row =
  'X.1,DE,SFH,1949,1957,1,100,120,1.2,1,80,1,0.5,20,2.8,15,5,0.75,0.1,20,2.5,45,0.4,0.2,3,0.8,0.6,0.3,0.9';
const rows = readTabula(`# a remark\n${head}\n${row}\n`);

describe('zones from TABULA', () => {
  it('are found by country, type, year and variant', () => {
    const wanted = { country: 'DE', type: 'SFH', year: 1950, variant: 1 };
    expect(findTabula(rows, wanted)?.Code_BuildingVariant).toBe('X.1');
    expect(findTabula(rows, { ...wanted, year: 1960 })).toBeUndefined();
    expect(findTabula(rows, { ...wanted, country: 'IT' })).toBeUndefined();
  });

  it('lose as much heat as the row says, and have its windows where it puts them', () => {
    const zone = zoneOfTabula(rows[0]!, 't.csv');
    const c = conductances(zone);
    expect(c.opaque).toBeCloseTo(120 * 1.2 + 80 * 0.5 + 0.1 * 220, 9);
    expect(c.window).toBeCloseTo(20 * 2.8, 9);
    expect(zone.windows.map((w) => [w.azimuth, w.area])).toEqual([
      [0, 5],
      [180, 15],
    ]);
    expect(zone.windows[0]!.g).toBeCloseTo(0.75 * 0.9, 12);
    expect(zone.massArea).toBe(250);
  });

  it('take the mass area of the standard by capacity', () => {
    expect(massAreaRatio(80_000)).toBe(2.5);
    expect(massAreaRatio(165_000)).toBe(2.5);
    expect(massAreaRatio(260_000)).toBe(3);
    expect(massAreaRatio(315_000)).toBeCloseTo(3.25, 12);
    expect(massAreaRatio(900_000)).toBe(3.5);
  });

  it('say which column of which row is missing', () => {
    const { A_Wall_1: _, ...without } = rows[0]!;
    expect(() => zoneOfTabula(without, 't.csv')).toThrow(Problem);
    expect(() => zoneOfTabula(without, 't.csv')).toThrow(/t\.csv: row “X\.1” has no A_Wall_1/);
    expect(() => zoneOfTabula({ code: 'Y' }, 't.csv')).toThrow(/“Y” has no A_C_Ref_Input/);
  });

  it.runIf(file !== undefined)('meet the heat transfer of every row of the German table', () => {
    const all = readTabula(readFileSync(file!, 'utf8'));
    const place = madePlace(30 * 24);
    expect(all.length).toBeGreaterThan(200);
    for (const each of all) {
      const zone = zoneOfTabula(each, 'germany.csv');
      const { opaque, window } = conductances(zone);
      const expected = tabulaBalance(each);
      const whole = expected.transmission * expected.referenceArea;
      expect(Math.abs((opaque + window) / whole - 1), each.Code_BuildingVariant).toBeLessThan(1e-9);
      expect(runZone(zone, place).heating, each.Code_BuildingVariant).toBeGreaterThan(0);
    }
  });

  it.runIf(file !== undefined)('need less heat with each step of refurbishment', () => {
    const all = readTabula(readFileSync(file!, 'utf8'));
    const place = madePlace(60 * 24);
    const need = (variant: number): number =>
      runZone(
        zoneOfTabula(
          findTabula(all, { country: 'DE', type: 'AB', year: 1930, variant })!,
          'germany.csv',
        ),
        place,
      ).heating;
    expect(need(2)).toBeLessThan(need(1));
    expect(need(3)).toBeLessThan(need(2));
  });
});
