import { co2Of, noxOf, type VehicleClassId } from '../../src/forecast/mobility/emissions.ts';
import type { ReferenceCase, ReferenceSuite } from './suite.ts';

interface Evaluated {
  readonly id: VehicleClassId;
  /** g/km. */
  readonly nox: number;
  /** MJ/km. */
  readonly energy: number;
  /** IPCC, g. */
  readonly co2PerMegajoule: number;
}

/** Cars at 100 km/h as EFcalculatoR (A. Caseiro) evaluated them from the guidebook's annex of December 2018. */
const cars: readonly Evaluated[] = [
  { id: 'petrolEuro4', nox: 0.019315087752686, energy: 2.42129803778947, co2PerMegajoule: 69.3 },
  { id: 'petrolEuro5', nox: 0.0135649648650121, energy: 2.42129803778947, co2PerMegajoule: 69.3 },
  { id: 'petrolEuro6', nox: 0.0138219444224466, energy: 2.42129803778947, co2PerMegajoule: 69.3 },
  { id: 'dieselEuro4', nox: 0.57599999432558, energy: 1.94509042431482, co2PerMegajoule: 74.1 },
  { id: 'dieselEuro5', nox: 0.54222877430432, energy: 1.94509042431482, co2PerMegajoule: 74.1 },
];

/** The same program's trucks with SCR, half laden on a level road, at 86 km/h. */
const trucks: readonly Evaluated[] = [
  { id: 'rigid12Euro5', nox: 0.829852896428734, energy: 6.12031868666523, co2PerMegajoule: 74.1 },
  { id: 'rigid20Euro5', nox: 1.06726553545544, energy: 6.30476608712534, co2PerMegajoule: 74.1 },
  { id: 'artic40Euro5', nox: 1.26762279700184, energy: 9.13251287596234, co2PerMegajoule: 74.1 },
];

const at = (speed: number, evaluated: readonly Evaluated[]): readonly ReferenceCase[] =>
  evaluated.flatMap(({ id, nox, energy, co2PerMegajoule }): readonly ReferenceCase[] => {
    const note = `EFcalculatoR test output (its annex is that of December 2018), ${speed} km/h`;
    const as = { bar: 0.001, in: 'percent', note } as const;
    return [
      { case: `NOx of ${id}, g/km`, published: nox, ours: noxOf(id, speed), ...as },
      {
        case: `CO2 of ${id}, g/km`,
        published: energy * co2PerMegajoule,
        ours: co2Of(id, speed),
        ...as,
      },
    ];
  });

export const emissions: ReferenceSuite = {
  name: 'vehicle exhaust',
  source: 'EMEP/EEA guidebook 1.A.3.b.i-iv, hot factors, annex of December 2018',
  run: async () => [...at(100, cars), ...at(86, trucks)],
};
