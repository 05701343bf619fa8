import { type SeasonalBalance, seasonalBalance } from './seasonal.ts';

/**
 * The TABULA calculation of one building variant from a row of the published tables
 * (`Calc.Set.Building`, inputs named as there): reference area, measures, thermal bridges, balance.
 */

/** One row by column name; numbers as text, empty or 0 where a part does not exist. */
export type TabulaRow = Readonly<Record<string, string | undefined>>;

export interface TabulaResult extends SeasonalBalance {
  /** A_C_Ref, m2. */
  readonly referenceArea: number;
  /** U after the measure with the resistance of an unheated space, W/(m2 K), by element. */
  readonly uActual: Readonly<Record<TabulaElement, number>>;
  readonly refurbishedShare: number;
  /** delta_U of the thermal bridges, W/(m2 K) of envelope. */
  readonly thermalBridging: number;
  /** Mean g of the windows at right angles. */
  readonly gValue: number;
}

export const tabulaElements = [
  'Roof_1',
  'Roof_2',
  'Wall_1',
  'Wall_2',
  'Wall_3',
  'Floor_1',
  'Floor_2',
  'Window_1',
  'Window_2',
  'Door_1',
] as const;
export type TabulaElement = (typeof tabulaElements)[number];

const numberIn = (row: TabulaRow, column: string): number => {
  const value = Number(row[column] ?? '');
  return Number.isFinite(value) ? value : 0;
};

/** A_C_Ref: as entered, else from the first of internal, external, living, use area or volume. */
export function referenceArea(row: TabulaRow): number {
  const rules: readonly (readonly [string, number])[] = [
    ['A_C_Ref_Input', 1],
    ['A_C_IntDim', 1],
    ['A_C_ExtDim', 0.85],
    ['A_C_Living', 1.1],
    ['A_C_Use', 1.4],
    ['V_C', 0.85 / 3],
  ];
  const rule = rules.find(([column]) => numberIn(row, column) > 0);
  return rule === undefined ? 0 : numberIn(row, rule[0]) * rule[1];
}

/** R of a measure in m2 K/W; a thickness of its own scales the predefined one. */
function measureResistance(row: TabulaRow, element: TabulaElement): number {
  const predefined = numberIn(row, `R_PredefinedMeasure_${element}`);
  const thickness = numberIn(row, `d_Insulation_Input_Measure_${element}`);
  const nominal = numberIn(row, `d_Insulation_PredefinedMeasure_${element}`);
  return thickness > 0 && nominal > 0 ? (predefined * thickness) / nominal : predefined;
}

/** Conductivity of an insulation that is taken out, W/(m K), set by the procedure. */
const replacedInsulation = 0.04;

/** U after the measure, on the share of the element to which it is applied. */
function actualU(row: TabulaRow, element: TabulaElement, measure: number): number {
  const u = numberIn(row, `U_${element}`);
  if (u <= 0) return 0;
  const unheated = numberIn(row, `R_Add_UnheatedSpace_${element}`);
  const type = row[`Code_MeasureType_${element}`];
  const before = 1 / u + unheated;
  const removed =
    type === 'ReplaceInsulation'
      ? numberIn(row, `d_Insulation_${element}`) / replacedInsulation
      : 0;
  const after = (type === 'Replace' ? unheated : before - removed) + measure;
  const share = numberIn(row, `f_Measure_${element}`);
  return (1 - share) / before + (after > 0 ? share / after : 0);
}

function thermalBridging(row: TabulaRow, refurbishedShare: number): number {
  const original = numberIn(row, 'delta_U_ThermalBridging_Original');
  const refurbished = numberIn(row, 'delta_U_ThermalBridging_Refurbished');
  if (row.Code_TypeVariant === 'Variation') return refurbished;
  return (1 - refurbishedShare) * original + refurbishedShare * refurbished;
}

/** Area-weighted g of the windows; a new window counts with its own g. */
function meanG(row: TabulaRow): number {
  let area = 0;
  let sum = 0;
  for (const element of ['Window_1', 'Window_2'] as const) {
    const a = numberIn(row, `A_${element}`);
    const renewed = (row[`Code_Measure_${element}`] ?? '').length > 1;
    area += a;
    sum += a * numberIn(row, `g_gl_n_${renewed ? 'PredefinedMeasure_' : ''}${element}`);
  }
  return area > 0 ? sum / area : 0;
}

/** The whole calculation; `need` is q_h_nd. */
export function tabulaBalance(row: TabulaRow): TabulaResult {
  const area = referenceArea(row);
  let conductance = 0;
  let envelope = 0;
  let refurbished = 0;
  const uActual = {} as Record<TabulaElement, number>;
  for (const element of tabulaElements) {
    const measure = measureResistance(row, element);
    const a = numberIn(row, `A_${element}`);
    const opaque = !element.startsWith('Window') && !element.startsWith('Door');
    const adjacent = opaque ? numberIn(row, `b_Transmission_${element}`) : 1;
    uActual[element] = actualU(row, element, measure);
    conductance += a * uActual[element] * adjacent;
    envelope += a;
    if (measure > 0) refurbished += a * numberIn(row, `f_Measure_${element}`);
  }
  const share = envelope > 0 ? refurbished / envelope : 0;
  const bridging = thermalBridging(row, share);
  const g = meanG(row);
  const aperture = (side: string): number => (numberIn(row, `A_Window_${side}`) * g) / area;
  const balance = seasonalBalance(
    (conductance + bridging * envelope) / area,
    {
      horizontal: aperture('Horizontal'),
      east: aperture('East'),
      south: aperture('South'),
      west: aperture('West'),
      north: aperture('North'),
    },
    {
      thetaI: numberIn(row, 'theta_i'),
      reductionAt1: numberIn(row, 'F_red_htr1'),
      reductionAt4: numberIn(row, 'F_red_htr4'),
      airUse: numberIn(row, 'n_air_use'),
      airInfiltration: numberIn(row, 'n_air_infiltration'),
      roomHeight: numberIn(row, 'h_room'),
      gains: numberIn(row, 'phi_int'),
      shadingHorizontal: numberIn(row, 'F_sh_hor'),
      shadingVertical: numberIn(row, 'F_sh_vert'),
      frameShare: numberIn(row, 'F_f'),
      incidence: numberIn(row, 'F_w'),
      capacity: numberIn(row, 'c_m'),
    },
    {
      heatingDays: numberIn(row, 'HeatingDays'),
      thetaE: numberIn(row, 'Theta_e'),
      solar: {
        horizontal: numberIn(row, 'I_Sol_Hor'),
        east: numberIn(row, 'I_Sol_East'),
        south: numberIn(row, 'I_Sol_South'),
        west: numberIn(row, 'I_Sol_West'),
        north: numberIn(row, 'I_Sol_North'),
      },
    },
  );
  return {
    ...balance,
    referenceArea: area,
    uActual,
    refurbishedShare: share,
    thermalBridging: bridging,
    gValue: g,
  };
}
