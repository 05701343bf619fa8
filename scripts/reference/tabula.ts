import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import {
  type TabulaResult,
  type TabulaRow,
  tabulaBalance,
} from '../../src/forecast/energy/tabula.ts';
import type { ReferenceSuite } from './suite.ts';

const rowsFile = 'buildings/TABULA_DE_reference_rows.csv';
/** The building tables lie beside the published results. */
const tableFile = '../data/energy/tabula/germany.csv';

/** Column of the published rows -> our name. */
export const tabulaColumns = {
  A_C_Ref: 'referenceArea',
  h_Transmission_W_m2K: 'transmission',
  h_Ventilation_W_m2K: 'ventilation',
  Sum_DeltaT_Kd: 'degreeDays',
  F_red_temp: 'reduction',
  q_ht_tr: 'transmissionLoss',
  q_ht_ve: 'ventilationLoss',
  q_ht: 'loss',
  g_gl: 'gValue',
  q_sol: 'solarGain',
  q_int: 'internalGain',
  tau_h: 'timeConstant',
  a_H: 'exponent',
  gamma: 'gainRatio',
  eta: 'utilisation',
  q_h_nd_kWh_m2a: 'need',
} as const satisfies Readonly<Record<string, keyof TabulaResult>>;

export const tabula: ReferenceSuite = {
  name: 'TABULA',
  source: 'TABULA building tables, IWU: every intermediate of the seasonal balance',
  files: [rowsFile, tableFile],
  run: async (folder) => {
    const inputs = new Map(
      (await rowsOf(join(folder, tableFile))).map((row) => [row.Code_BuildingVariant, row]),
    );
    return (await rowsOf(join(folder, rowsFile))).flatMap((row) => {
      const input = inputs.get(row.code);
      const balance = input === undefined ? undefined : tabulaBalance(input);
      return Object.entries(tabulaColumns).map(([column, name]) => ({
        case: `${row.code} ${column}`,
        published: Number(row[column]),
        ours: balance?.[name] ?? Number.NaN,
        bar: 1e-3,
        in: 'absolute' as const,
      }));
    });
  },
};

async function rowsOf(file: string): Promise<readonly TabulaRow[]> {
  const options = { header: true, skipEmptyLines: true, comments: '#' } as const;
  return Papa.parse<TabulaRow>(await readFile(file, 'utf8'), options).data;
}
