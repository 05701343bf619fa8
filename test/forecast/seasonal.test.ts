import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  reductionFactor,
  seasonalBalance,
  utilisationFactor,
} from '../../src/forecast/energy/seasonal.ts';
import { referenceArea, tabulaBalance } from '../../src/forecast/energy/tabula.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const orientations = fc.record({
  horizontal: number(0, 0.05),
  east: number(0, 0.1),
  south: number(0, 0.1),
  west: number(0, 0.1),
  north: number(0, 0.1),
});
const use = fc.record({
  thetaI: number(15, 24),
  reductionAt1: fc.constant(0.9),
  reductionAt4: fc.constant(0.8),
  airUse: number(0.1, 1),
  airInfiltration: number(0, 0.6),
  roomHeight: number(2.3, 4),
  gains: number(0, 8),
  shadingHorizontal: fc.constant(0.8),
  shadingVertical: fc.constant(0.6),
  frameShare: fc.constant(0.3),
  incidence: fc.constant(0.9),
  capacity: number(20, 150),
});
const climate = fc.record({
  heatingDays: number(50, 320),
  thetaE: number(-10, 12),
  solar: fc.constant({ horizontal: 368, east: 260, south: 394, west: 222, north: 123 }),
});

describe('seasonal balance', () => {
  it('closes: need and used gains make up the losses', () => {
    fc.assert(
      fc.property(number(0.1, 6), orientations, use, climate, (h, sun, zone, place) => {
        const b = seasonalBalance(h, sun, zone, place);
        const gains = b.solarGain + b.internalGain;
        expect(b.loss).toBeCloseTo(b.transmissionLoss + b.ventilationLoss, 9);
        expect(Math.abs(b.need + b.utilisation * gains - b.loss)).toBeLessThan(1e-9 * (1 + b.loss));
        expect(b.need).toBeGreaterThanOrEqual(-1e-9);
      }),
      { numRuns: 10_000 },
    );
  });

  it('never needs more heat with more insulation', () => {
    fc.assert(
      fc.property(
        number(0.1, 6),
        number(0, 1),
        orientations,
        use,
        climate,
        (h, share, sun, zone, place) => {
          const better = seasonalBalance(h * share, sun, zone, place).need;
          expect(better).toBeLessThanOrEqual(seasonalBalance(h, sun, zone, place).need + 1e-9);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('uses gains fully where they are few, and by the limit where they equal the losses', () => {
    expect(utilisationFactor(0, 2)).toBe(1);
    expect(utilisationFactor(1, 2)).toBeCloseTo(2 / 3, 12);
    expect(utilisationFactor(1 + 1e-6, 2)).toBeCloseTo(2 / 3, 5);
  });

  it('lowers the temperature less in a better envelope', () => {
    expect(reductionFactor(0.5, 0.9, 0.8)).toBe(1);
    expect(reductionFactor(1, 0.9, 0.8)).toBe(0.9);
    expect(reductionFactor(2.5, 0.9, 0.8)).toBeCloseTo(0.85, 12);
    expect(reductionFactor(9, 0.9, 0.8)).toBe(0.8);
  });
});

const row = {
  Code_TypeVariant: 'Refurbishment',
  A_C_Living: '100',
  A_Wall_1: '100',
  U_Wall_1: '1',
  b_Transmission_Wall_1: '1',
  f_Measure_Wall_1: '0.5',
  R_PredefinedMeasure_Wall_1: '3',
  d_Insulation_PredefinedMeasure_Wall_1: '0.12',
  delta_U_ThermalBridging_Original: '0.1',
  delta_U_ThermalBridging_Refurbished: '0.04',
  theta_i: '20',
  Theta_e: '5',
  HeatingDays: '200',
  n_air_use: '0.4',
  h_room: '2.5',
  c_m: '45',
  F_red_htr1: '0.9',
  F_red_htr4: '0.8',
};

describe('TABULA measures', () => {
  it('adds insulation in series on the share of the wall that gets it', () => {
    const { uActual } = tabulaBalance({ ...row, Code_MeasureType_Wall_1: 'Add' });
    expect(uActual.Wall_1).toBeCloseTo(0.5 * 1 + 0.5 * 0.25, 12);
  });

  it('replaces a construction, keeping the resistance of an unheated space', () => {
    const { uActual } = tabulaBalance({
      ...row,
      Code_MeasureType_Wall_1: 'Replace',
      f_Measure_Wall_1: '1',
      R_Add_UnheatedSpace_Wall_1: '0.3',
    });
    expect(uActual.Wall_1).toBeCloseTo(1 / 3.3, 12);
  });

  it('takes old insulation out first where only the insulation is replaced', () => {
    const { uActual } = tabulaBalance({
      ...row,
      Code_MeasureType_Wall_1: 'ReplaceInsulation',
      f_Measure_Wall_1: '1',
      d_Insulation_Wall_1: '0.02',
    });
    expect(uActual.Wall_1).toBeCloseTo(1 / (1 - 0.5 + 3), 12);
  });

  it('scales a predefined measure by the thickness entered', () => {
    const { uActual } = tabulaBalance({
      ...row,
      Code_MeasureType_Wall_1: 'Add',
      f_Measure_Wall_1: '1',
      d_Insulation_Input_Measure_Wall_1: '0.24',
    });
    expect(uActual.Wall_1).toBeCloseTo(1 / 7, 12);
  });

  it('mixes thermal bridges by the share refurbished, but takes a variation whole', () => {
    expect(tabulaBalance(row).thermalBridging).toBeCloseTo(0.07, 12);
    const variation = tabulaBalance({ ...row, Code_TypeVariant: 'Variation' });
    expect(variation.thermalBridging).toBe(0.04);
  });

  it('takes the reference area from what is given, in the order of the procedure', () => {
    expect(referenceArea(row)).toBeCloseTo(110, 9);
    expect(referenceArea({ ...row, A_C_ExtDim: '200' })).toBe(170);
    expect(referenceArea({ ...row, A_C_IntDim: '150' })).toBe(150);
    expect(referenceArea({ V_C: '300' })).toBeCloseTo(85, 9);
  });
});
