import { co2Of, noxOf, type VehicleClassId } from '../../src/forecast/mobility/emissions.ts';
import type { ReferenceCase, ReferenceSuite } from './suite.ts';

const log = 'EFcalculatoR test output (its annex is that of December 2018), 100 km/h';

/**
 * Factors that an open program evaluated from the guidebook's annex of December 2018 at 100 km/h
 * (EFcalculatoR, A. Caseiro; energy in MJ/km, made CO2 with the IPCC's 69.3 and 74.1 g/MJ).
 */
const evaluated: readonly {
  readonly id: VehicleClassId;
  readonly nox: number;
  readonly energy: number;
  readonly co2PerMegajoule: number;
}[] = [
  { id: 'petrolEuro4', nox: 0.019315087752686, energy: 2.42129803778947, co2PerMegajoule: 69.3 },
  { id: 'petrolEuro5', nox: 0.0135649648650121, energy: 2.42129803778947, co2PerMegajoule: 69.3 },
  { id: 'petrolEuro6', nox: 0.0138219444224466, energy: 2.42129803778947, co2PerMegajoule: 69.3 },
  { id: 'dieselEuro4', nox: 0.57599999432558, energy: 1.94509042431482, co2PerMegajoule: 74.1 },
  { id: 'dieselEuro5', nox: 0.54222877430432, energy: 1.94509042431482, co2PerMegajoule: 74.1 },
];

export const emissions: ReferenceSuite = {
  name: 'vehicle exhaust',
  source: 'EMEP/EEA guidebook 1.A.3.b.i-iv, hot factors, annex of December 2018',
  run: async () =>
    evaluated.flatMap(({ id, nox, energy, co2PerMegajoule }): ReferenceCase[] => [
      {
        case: `NOx of ${id}, g/km`,
        published: nox,
        ours: noxOf(id, 100),
        bar: 2,
        in: 'percent',
        note: log,
      },
      {
        case: `CO2 of ${id}, g/km`,
        published: energy * co2PerMegajoule,
        ours: co2Of(id, 100),
        bar: 2,
        in: 'percent',
        note: `${log}; fuel by mass is given the IPCC's calorific values here`,
      },
    ]),
};
