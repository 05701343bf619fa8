import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { type Choices, estimate } from '../../src/forecast/mobility/logit.ts';
import type { ReferenceCase, ReferenceSuite } from './suite.ts';

const file = 'logit/swissmetro.dat';
const parameters = ['ASC_CAR', 'ASC_TRAIN', 'B_TIME', 'B_COST'] as const;
const alternatives = ['train', 'swissmetro', 'car'] as const;

/** Biogeme, example 01logit. */
const published = {
  ASC_CAR: -0.154632,
  ASC_TRAIN: -0.701187,
  B_TIME: -1.27786,
  B_COST: -1.083791,
} as const;

type Row = Readonly<Record<string, number>>;

/**
 * The choices of Biogeme's specification: trips for commuting or business with a known choice; a season ticket
 * makes train and Swissmetro free; minutes and francs by 100; revealed preferences (SP 0) without train and car.
 */
export function swissmetro(text: string): Choices {
  const { data } = Papa.parse<Row>(text.trim(), {
    header: true,
    delimiter: '\t',
    dynamicTyping: true,
  });
  const rows = data.filter((row) => (row.PURPOSE === 1 || row.PURPOSE === 3) && row.CHOICE !== 0);
  const k = parameters.length;
  const m = alternatives.length;
  const attributes = new Float64Array(rows.length * m * k);
  const available = new Uint8Array(rows.length * m);
  const chosen = new Uint16Array(rows.length);
  for (const [n, row] of rows.entries()) {
    const ticket = row.GA === 0 ? 1 : 0;
    const stated = row.SP === 0 ? 0 : 1;
    const scaled = (value: number | undefined): number => value! / 100;
    attributes.set([0, 1, scaled(row.TRAIN_TT), scaled(row.TRAIN_CO) * ticket], n * m * k);
    attributes.set([0, 0, scaled(row.SM_TT), scaled(row.SM_CO) * ticket], (n * m + 1) * k);
    attributes.set([1, 0, scaled(row.CAR_TT), scaled(row.CAR_CO)], (n * m + 2) * k);
    available.set([row.TRAIN_AV! * stated, row.SM_AV!, row.CAR_AV! * stated], n * m);
    chosen[n] = row.CHOICE! - 1;
  }
  return { name: 'swissmetro.dat', parameters, alternatives, attributes, available, chosen };
}

export const logit: ReferenceSuite = {
  name: 'mode choice',
  source: 'Biogeme Swissmetro 01logit: multinomial logit by maximum likelihood',
  files: [file],
  run: async (folder) => {
    const choices = swissmetro(await readFile(join(folder, file), 'utf8'));
    const found = estimate(choices);
    const cases: ReferenceCase[] = [
      {
        case: 'observations',
        published: 6768,
        ours: choices.chosen.length,
        bar: 0,
        in: 'absolute',
      },
      {
        case: 'log-likelihood',
        published: -5331.252006978,
        ours: found.logLikelihood,
        bar: 1e-6,
        in: 'absolute',
      },
    ];
    for (const [i, name] of parameters.entries())
      cases.push({
        case: name,
        published: published[name],
        ours: found.beta[i]!,
        // As many digits as are printed.
        bar: 1e-6,
        in: 'absolute',
      });
    return cases;
  },
};
