import Papa from 'papaparse';
import { Problem } from '../../../problem/problem.ts';
import { type TabulaElement, type TabulaRow, tabulaBalance, tabulaElements } from '../tabula.ts';
import { massAreaRatio } from './mass.ts';
import { constantProfile, type OpaquePart, type WindowPart, type Zone } from './zone.ts';

/**
 * Zones from the TABULA building tables (`Calc.Set.Building`; IWU and partners, CC BY 4.0): areas, U values
 * after measures, thermal bridges, air change, gains, set-point and capacity are those of the row. What the
 * table does not tell is stated here:
 * - opaque walls lie in equal parts on the four sides, roofs are level, absorptance is 0.6;
 * - windows have the row's area by orientation, its mean g, frame share, shading and incidence factor;
 * - parts before unheated rooms, cellar or soil lose `b_Transmission` of the difference and see no sun;
 * - thermal bridges are a part of the whole envelope without sun;
 * - the mass area follows from the capacity by the classes of EN ISO 13790, table 12;
 * - gains and set-point are constant, because the table knows no hours.
 */

const absorptance = 0.6;
const hIs = 3.45;
const surfaceRatio = 4.5;
const quarters = [0, 90, 180, 270] as const;
/** Window columns of the table: azimuth and tilt. */
const orientations = {
  North: [0, 90],
  East: [90, 90],
  South: [180, 90],
  West: [270, 90],
  Horizontal: [0, 0],
} as const;

/** All rows of a table; lines that start with # are remarks. */
export const readTabula = (text: string): readonly TabulaRow[] =>
  Papa.parse<TabulaRow>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
    comments: '#',
  }).data;

export interface TabulaWanted {
  /** As in `Code_Country`, for example `DE`. */
  readonly country: string;
  /** `SFH`, `TH`, `MFH` or `AB`. */
  readonly type: string;
  /** Year of construction. */
  readonly year: number;
  /** 1 as it is, 2 usual and 3 advanced refurbishment. */
  readonly variant: number;
}

/** The first row for a country, size class, year and variant; undefined where the table has none. */
export const findTabula = (
  rows: readonly TabulaRow[],
  { country, type, year, variant }: TabulaWanted,
): TabulaRow | undefined =>
  rows.find(
    (row) =>
      row.Code_Country === country &&
      row.Code_BuildingSizeClass === type &&
      Number(row.Year1_Building) <= year &&
      year <= Number(row.Year2_Building) &&
      Number(row.Number_BuildingVariant) === variant,
  );

/** The zone of a building variant. @throws Problem `zoneTabula` where the row lacks what a zone needs */
export function zoneOfTabula(row: TabulaRow, file: string): Zone {
  const number = (column: string): number => Number(row[column] ?? '') || 0;
  const balance = tabulaBalance(row);
  const area = balance.referenceArea;
  const name = row.Code_BuildingVariant ?? row.code ?? '';
  const lack = (column: string): never => {
    throw new Problem('zoneTabula', { file, row: name, column });
  };
  if (!(area > 0)) lack('A_C_Ref_Input');
  for (const column of ['theta_i', 'h_room', 'c_m', 'A_Wall_1', 'U_Wall_1'])
    if (!(number(column) > 0)) lack(column);
  const capacity = number('c_m') * 3600;
  return {
    floorArea: area,
    volume: area * number('h_room'),
    massArea: area * massAreaRatio(capacity),
    heatCapacity: area * capacity,
    hIs,
    surfaceArea: surfaceRatio * area,
    opaque: opaqueParts(number, balance.uActual, balance.thermalBridging),
    windows: windowParts(number, balance.uActual, balance.gValue),
    airChanges: constantProfile(number('n_air_use')),
    infiltration: constantProfile(number('n_air_infiltration')),
    heatRecovery: 0,
    gains: constantProfile(number('phi_int') * area),
    heating: constantProfile(number('theta_i')),
    cooling: constantProfile(Number.NaN),
    maxHeating: Number.POSITIVE_INFINITY,
    maxCooling: Number.POSITIVE_INFINITY,
  };
}

type NumberOf = (column: string) => number;
type UValues = Readonly<Record<TabulaElement, number>>;

function opaqueParts(number: NumberOf, u: UValues, bridging: number): OpaquePart[] {
  const parts: OpaquePart[] = [];
  for (const element of tabulaElements) {
    const area = number(`A_${element}`);
    if (area === 0 || element.startsWith('Window')) continue;
    const door = element.startsWith('Door');
    const b = door ? 1 : number(`b_Transmission_${element}`);
    const part = { area, u: u[element], azimuth: 0, tilt: 0, absorptance, ground: undefined };
    if (b !== 1 || element.startsWith('Floor')) parts.push({ ...part, ground: b });
    else if (element.startsWith('Roof')) parts.push(part);
    else parts.push(...quarters.map((azimuth) => ({ ...part, area: area / 4, azimuth, tilt: 90 })));
  }
  const envelope = tabulaElements.reduce((sum, element) => sum + number(`A_${element}`), 0);
  parts.push({ area: envelope, u: bridging, azimuth: 0, tilt: 0, absorptance: 0, ground: 1 });
  return parts;
}

function windowParts(number: NumberOf, u: UValues, g: number): WindowPart[] {
  const [one, two] = [number('A_Window_1'), number('A_Window_2')];
  const area = one + two;
  if (area === 0) return [];
  const mean = (one * u.Window_1 + two * u.Window_2) / area;
  const sides = Object.entries(orientations).map(([name, [azimuth, tilt]]) => ({
    share: number(`A_Window_${name}`),
    azimuth,
    tilt,
  }));
  const total = sides.reduce((sum, side) => sum + side.share, 0);
  return sides
    .map((side) => ({ ...side, share: total > 0 ? side.share / total : side.tilt / 360 }))
    .filter(({ share }) => share > 0)
    .map(({ share, azimuth, tilt }) => ({
      area: area * share,
      u: mean,
      g: g * number('F_w'),
      azimuth,
      tilt,
      incidence: [],
      frame: number('F_f'),
      shading: number(tilt === 0 ? 'F_sh_hor' : 'F_sh_vert'),
    }));
}
