import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { standards } from '../../../../src/catalogue/standards.ts';
import { Problem } from '../../../../src/problem/problem.ts';
import { type Step, textOption } from '../context.ts';

const models = resolve(import.meta.dirname, '../../../../seeds/stock');

/** Copies the stock model that the option `model` names from `seeds/stock` to `energy/stock.json`. */
export const stock: Step = async ({ dataset, dir }) => {
  const file = join(models, `${textOption(dataset, 'model', 'italy')}.json`);
  await mkdir(join(dir, 'energy'), { recursive: true });
  try {
    await writeFile(join(dir, 'energy/stock.json'), await readFile(file));
  } catch (cause) {
    throw new Problem('sourceFormat', { file, detail: 'no such stock model' }, { cause });
  }
  return {
    distributions: [
      {
        path: 'energy/stock.json',
        mediaType: 'application/json',
        conformsTo: [standards.stockModel],
      },
    ],
    licence: { url: 'https://creativecommons.org/licenses/by/4.0/', name: 'CC BY 4.0' },
    publisher: 'Institut Wohnen und Umwelt (IWU) and partners',
    attribution: 'TABULA © IWU and partners',
  };
};
